#![doc = include_str!("../../docs/rules/cast-money-to-float.md")]

use super::Found;
use crate::evidence::{Judge, Kind, Verdict};
use crate::facts::{Site, SiteKind, Table, Value};

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    source.facts.sites.iter().filter_map(|site| cast(table, file, site)).collect()
}

fn cast(table: &Table<'_>, file: usize, site: &Site) -> Option<Found> {
    let SiteKind::Cast { to, scaled } = &site.kind else {
        return None;
    };
    let float = table.float(file, to)?;
    let judge = Judge::new(table, file, site.function)?;
    if is_float(table, &judge, &site.operand) {
        return None;
    }
    let verdict = operand_or_target(&judge, site, *scaled);
    if !verdict.is_money() {
        return None;
    }
    let ident = site.operand.ident().unwrap_or_default().to_owned();
    let message = if ident.is_empty() {
        format!("exact money is cast to `{}`", float.leaf)
    } else {
        format!("`{ident}` is exact money, and is cast to `{}`", float.leaf)
    };
    Some(Found {
        bytes: site.bytes.clone(),
        ident,
        message,
        label: format!(
            "above 2^{} the cast itself rounds",
            if float.leaf == "f64" { 53 } else { 24 }
        ),
        help: "keep it exact: compute in integers or exact decimals, and format from those"
            .to_owned(),
        labels: Vec::new(),
        verdict,
    })
}

/// What is cast decides; where that is open, `price = x as f64 / 100.0` says that `x` is cents.
fn operand_or_target(judge: &Judge<'_>, site: &Site, scaled: bool) -> Verdict {
    let operand = judge.value(&site.operand);
    if operand.kind == Kind::Unknown && scaled {
        return judge.target(site.target.as_ref());
    }
    operand
}

/// A float that becomes another float was reported where it was declared.
fn is_float(table: &Table<'_>, judge: &Judge<'_>, operand: &Value) -> bool {
    operand.any(&|value| match value {
        Value::Float(_) => true,
        Value::Name(name) => {
            judge.type_of(name).is_some_and(|(home, ty)| table.float(home, &ty).is_some())
        }
        _ => false,
    })
}
