#![doc = include_str!("../../docs/rules/implicit-bankers-rounding.md")]

use super::Found;
use super::support::{World, of_site, quoted};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| round(world, site)).collect()
}

fn round(world: &World<'_>, site: &Site) -> Option<Found> {
    let SiteKind::Round { method } = &site.kind else {
        return None;
    };
    // Money types of other crates round as they say; these are the decimals' methods.
    let is_decimal = site
        .operand
        .ty
        .value()
        .name()
        .is_some_and(|name| world.verdicts.words().is_decimal_type(name));
    if !matches!(method.as_str(), "round" | "round_dp") || !is_decimal {
        return None;
    }
    let verdict = world.operand_or_target(site);
    if !verdict.is_money() {
        return None;
    }
    let ident = world.ident(site);
    let texts = (
        format!("{} is money, and `.{method}` rounds half to even", quoted(&ident, "this")),
        "nobody chose this mode, and the remainder is lost".to_owned(),
        "name the mode (`round_dp_with_strategy`), or quantize and book the remainder".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
