#![doc = include_str!("../../docs/rules/json-number-money.md")]

use super::Found;
use super::support::{World, of_site};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| json(world, site)).collect()
}

fn json(world: &World<'_>, site: &Site) -> Option<Found> {
    let SiteKind::Json { key, read } = &site.kind else {
        return None;
    };
    let verdict = if *read { world.target_or_operand(site) } else { world.operand_or_target(site) };
    if !verdict.is_money() {
        return None;
    }
    let ident = if key.is_empty() { world.ident(site) } else { key.to_string() };
    let message = if *read {
        format!("`{ident}` is money, and is read from a JSON number as a float")
    } else {
        format!("`{ident}` is money, and is written as a JSON number from a float")
    };
    let texts = (
        message,
        "JSON readers turn such a number into a binary float".to_owned(),
        "write and read a string, or an integer number of minor units".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
