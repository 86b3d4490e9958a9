#![doc = include_str!("../../docs/rules/decimal-to-float.md")]

use super::Found;
use super::support::{World, of_site, quoted};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| conversion(world, site)).collect()
}

fn conversion(world: &World<'_>, site: &Site) -> Option<Found> {
    let SiteKind::ToFloat { method } = &site.kind else {
        return None;
    };
    let verdict = world.operand_or_target(site);
    if !verdict.is_money() {
        return None;
    }
    let ident = world.ident(site);
    let texts = (
        format!("{} is exact money, and `{method}` makes it a float", quoted(&ident, "this")),
        "what follows is no longer exact".to_owned(),
        "keep the exact type, or format it as text where another system wants text".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
