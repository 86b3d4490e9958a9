#![doc = include_str!("../../docs/rules/decimal-from-float.md")]

use super::Found;
use crate::evidence::{Judge, Kind};
use crate::facts::{Site, SiteKind, Table, Value};

/// The exact decimal types that have a door for floats.
const DECIMALS: [&str; 4] = ["BigDecimal", "D128", "Decimal", "FixedDecimal"];

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    source.facts.sites.iter().filter_map(|site| conversion(table, file, site)).collect()
}

fn conversion(table: &Table<'_>, file: usize, site: &Site) -> Option<Found> {
    let SiteKind::FromFloat { ty, function } = &site.kind else {
        return None;
    };
    if !DECIMALS.contains(&ty.as_str()) {
        return None;
    }
    let judge = Judge::new(table, file, site.function)?.with_decimal();
    // `try_from` takes integers and text too: only what is a float for sure counts.
    if function == "try_from" && !is_float(table, &judge, &site.operand) {
        return None;
    }
    let operand = judge.value(&site.operand);
    let target = judge.target(site.target.as_ref());
    let verdict = match (operand.kind, target.kind) {
        (Kind::Money, Kind::Rate | Kind::NotMoney) => return None,
        (Kind::Money, _) => operand,
        (Kind::Unknown, Kind::Money) => target,
        _ => return None,
    };
    let name = |target: &crate::facts::Name| target.path.last().cloned();
    let ident = site.operand.ident().map(str::to_owned);
    let ident = ident.or_else(|| site.target.as_ref().and_then(name)).unwrap_or_default();
    Some(Found {
        bytes: site.bytes.clone(),
        message: format!("`{ident}` is money, and `{ty}` is made from its float"),
        ident,
        label: "an exact decimal cannot repair what the float lost".to_owned(),
        help: format!("make the `{ty}` from text or from integer minor units, and drop the float"),
        labels: Vec::new(),
        verdict,
    })
}

fn is_float(table: &Table<'_>, judge: &Judge<'_>, operand: &Value) -> bool {
    operand.any(&|value| match value {
        Value::Float(_) => true,
        Value::Cast { to, .. } => to.name().is_some_and(|name| name == "f64" || name == "f32"),
        Value::Name(name) => {
            judge.type_of(name).is_some_and(|(home, ty)| table.float(home, &ty).is_some())
        }
        _ => false,
    })
}
