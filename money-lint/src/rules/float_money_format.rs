#![doc = include_str!("../../docs/rules/float-money-format.md")]

use super::Found;
use super::support::{World, of_site, quoted};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| format(world, site)).collect()
}

fn format(world: &World<'_>, site: &Site) -> Option<Found> {
    if site.kind != SiteKind::Format {
        return None;
    }
    let verdict = world.verdicts.meaning(&site.operand.is, site.function);
    if !verdict.is_money() {
        return None;
    }
    let ident = world.verdicts.name_of(&site.operand.is).unwrap_or_default();
    let texts = (
        format!("{} is money, and a float is printed", quoted(&ident, "this")),
        "formatting rounds, and hides that it did".to_owned(),
        "format an exact amount".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
