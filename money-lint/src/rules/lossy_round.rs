#![doc = include_str!("../../docs/rules/lossy-round.md")]

use super::Found;
use crate::evidence::{Judge, Kind, Verdict};
use crate::facts::{Site, SiteKind, Table, Value};

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    source.facts.sites.iter().filter_map(|site| round(table, file, site)).collect()
}

fn round(table: &Table<'_>, file: usize, site: &Site) -> Option<Found> {
    let SiteKind::Round { method } = &site.kind else {
        return None;
    };
    let judge = Judge::new(table, file, site.function)?;
    // Decimals round too: only what is a float for sure counts here.
    if !is_float(table, &judge, &site.operand) {
        return None;
    }
    let (verdict, ident) = judged(&judge, site);
    if !verdict.is_money() {
        return None;
    }
    Some(Found {
        bytes: site.bytes.clone(),
        message: format!("`{ident}` is money, and `.{method}()` throws away what it rounds off"),
        ident,
        label: "the remainder is lost here".to_owned(),
        help: "round an exact amount once, with a named mode, and book the remainder".to_owned(),
        labels: Vec::new(),
        verdict,
    })
}

/// What is rounded decides; where that is open, what the result is called.
fn judged(judge: &Judge<'_>, site: &Site) -> (Verdict, String) {
    let target = judge.target(site.target.as_ref());
    let operand = judge.value(&site.operand);
    let of_target = || site.target.as_ref().and_then(|target| target.path.last().cloned());
    match (operand.kind, target.kind) {
        (_, Kind::Rate | Kind::NotMoney) => (target, String::new()),
        (Kind::Unknown, _) => (target, of_target().unwrap_or_default()),
        _ => {
            let ident = money_name(judge, &site.operand).or_else(of_target).unwrap_or_default();
            (operand, ident)
        }
    }
}

/// The name of the money in an expression, not the first name in it.
fn money_name(judge: &Judge<'_>, value: &Value) -> Option<String> {
    match value.core() {
        Value::Binary { left, right, .. } => {
            money_name(judge, left).or_else(|| money_name(judge, right))
        }
        Value::Cast { value, .. } => money_name(judge, value),
        core if judge.value(core).is_money() => core.ident().map(str::to_owned),
        _ => None,
    }
}

fn is_float(table: &Table<'_>, judge: &Judge<'_>, operand: &Value) -> bool {
    let is_exact = |value: &Value| match value {
        Value::Name(name) => judge.type_of(name).is_some_and(|(home, ty)| {
            table.float(home, &ty).is_none() && table.is_exact(home, &ty)
        }),
        _ => false,
    };
    operand.any(&|value| match value {
        Value::Float(_) => !operand.any(&is_exact),
        Value::Cast { to, .. } => table.float(0, to).is_some(),
        Value::Name(name) => {
            judge.type_of(name).is_some_and(|(home, ty)| table.float(home, &ty).is_some())
        }
        _ => false,
    })
}
