#![doc = include_str!("../../docs/rules/integer-division-loses-remainder.md")]

use super::Found;
use super::support::{World, integer_arithmetic, of_site, quoted};
use crate::facts::Op;
use crate::world::{Meaning, Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let sites = world.sites(file);
    let found = sites.iter().filter_map(|site| division(world, sites, site));
    found.collect()
}

fn division(world: &World<'_>, sites: &[Site], site: &Site) -> Option<Found> {
    let (right, by_ten) = integer_arithmetic(site, Op::Div)?;
    let is_percent = by_ten && matches!(site.operand.is, Meaning::Product(_));
    if is_percent || !world.is_money(&site.operand) || world.is_money(right) {
        return None;
    }
    if takes_remainder(sites, site, &right.is) {
        return None;
    }
    let verdict = world.verdicts.meaning(&site.operand.is, site.function);
    let ident = world.verdicts.name_of(&site.operand.is).unwrap_or_default();
    let texts = (
        format!("{} is money, and the division drops its remainder", quoted(&ident, "this")),
        "the parts no longer sum to the whole".to_owned(),
        "take `%` of the same numbers too, or allocate a money type".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}

/// Whether the function takes `%` of the same operands.
fn takes_remainder(sites: &[Site], division: &Site, by: &Meaning) -> bool {
    sites.iter().any(|site| {
        let SiteKind::Arithmetic { op: Op::Rem, right, .. } = &site.kind else {
            return false;
        };
        site.function == division.function
            && site.operand.is == division.operand.is
            && right.is == *by
    })
}
