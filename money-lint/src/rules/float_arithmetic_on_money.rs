#![doc = include_str!("../../docs/rules/float-arithmetic-on-money.md")]

use std::collections::BTreeSet;

use super::Found;
use super::support::{World, of_site, quoted};
use crate::evidence::Kind;
use crate::facts::Op;
use crate::world::{Meaning, Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let mut lines = BTreeSet::new();
    let found = world.sites(file).iter().filter_map(|site| arithmetic(world, site));
    // A line that computes twice is one place to mend.
    found.filter(|(line, _)| lines.insert(*line)).map(|(_, found)| found).collect()
}

fn arithmetic(world: &World<'_>, site: &Site) -> Option<(u32, Found)> {
    let (is, is_float) = match &site.kind {
        SiteKind::Arithmetic { op, right, updates, nested: false, .. } => {
            let is_float = site.operand.ty.is_float() || right.ty.is_float();
            let is = if *updates && !op.keeps_dimension() {
                site.operand.is.clone()
            } else {
                result(*op, &site.operand.is, &right.is)
            };
            (is, is_float)
        }
        SiteKind::Sum => (site.operand.is.clone(), site.operand.ty.is_float()),
        _ => return None,
    };
    let blocked = matches!(world.target_kind(site), Kind::Rate | Kind::NotMoney);
    if !is_float || blocked || world.verdicts.kind_of(&is) != Kind::Money {
        return None;
    }
    let verdict = world.verdicts.meaning(&is, site.function);
    let ident = world.verdicts.name_of(&is).unwrap_or_default();
    let texts = (
        format!("{} is money, and is computed in floats", quoted(&ident, "this")),
        "each step rounds to the nearest binary fraction".to_owned(),
        "compute in a money type, an exact decimal, or integer minor units".to_owned(),
    );
    Some((site.at.start.line, of_site(site, site.at, ident, verdict, texts)))
}

fn result(op: Op, left: &Meaning, right: &Meaning) -> Meaning {
    let pair = || Box::new((left.clone(), right.clone()));
    match op {
        Op::Mul => Meaning::Product(pair()),
        Op::Div => Meaning::Quotient(pair()),
        _ => Meaning::Same(vec![left.clone(), right.clone()]),
    }
}
