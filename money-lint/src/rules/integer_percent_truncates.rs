#![doc = include_str!("../../docs/rules/integer-percent-truncates.md")]

use super::Found;
use super::support::{World, integer_arithmetic, of_site, quoted};
use crate::facts::Op;
use crate::world::{Meaning, Site};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| percent(world, site)).collect()
}

fn percent(world: &World<'_>, site: &Site) -> Option<Found> {
    let (_, by_ten) = integer_arithmetic(site, Op::Div)?;
    if !by_ten || !matches!(site.operand.is, Meaning::Product(_)) || !world.is_money(&site.operand)
    {
        return None;
    }
    let verdict = world.verdicts.meaning(&site.operand.is, site.function);
    let ident = world.verdicts.name_of(&site.operand.is).unwrap_or_default();
    let texts = (
        format!("a share of {} is truncated by the division", quoted(&ident, "money")),
        "the fraction of a minor unit is lost, always in one direction".to_owned(),
        "multiply an exact amount by an exact rate, quantize once, and book the remainder"
            .to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
