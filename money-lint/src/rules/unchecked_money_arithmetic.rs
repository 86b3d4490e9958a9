#![doc = include_str!("../../docs/rules/unchecked-money-arithmetic.md")]

use std::collections::BTreeSet;

use super::Found;
use super::support::{World, integer_arithmetic, of_site, quoted};
use crate::evidence::Kind;
use crate::facts::Op;
use crate::world::{Meaning, Site};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let mut lines = BTreeSet::new();
    let found = world.sites(file).iter().filter_map(|site| arithmetic(world, site));
    found.filter(|(line, _)| lines.insert(*line)).map(|(_, found)| found).collect()
}

fn arithmetic(world: &World<'_>, site: &Site) -> Option<(u32, Found)> {
    let found = [Op::Add, Op::Sub, Op::Mul]
        .into_iter()
        .find_map(|op| integer_arithmetic(site, op).map(|(right, _)| (op, right)));
    let (op, right) = found?;
    let (left, right) = (site.operand.is.clone(), right.is.clone());
    let is = match op {
        Op::Mul => Meaning::Product(Box::new((left, right))),
        _ => Meaning::Same(vec![left, right]),
    };
    if world.verdicts.kind_of(&is) != Kind::Money {
        return None;
    }
    let verdict = world.verdicts.meaning(&is, site.function);
    let ident = world.verdicts.name_of(&is).unwrap_or_default();
    let texts = (
        format!("{} is money, and the operator may overflow", quoted(&ident, "this")),
        "it wraps in a release build and panics in a debug build".to_owned(),
        "use `checked_add` and its kin, or a money type whose operators check".to_owned(),
    );
    Some((site.at.start.line, of_site(site, site.at, ident, verdict, texts)))
}
