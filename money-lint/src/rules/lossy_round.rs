#![doc = include_str!("../../docs/rules/lossy-round.md")]

use super::Found;
use super::support::{World, is_float, of_site, quoted};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| round(world, site)).collect()
}

fn round(world: &World<'_>, site: &Site) -> Option<Found> {
    let SiteKind::Round { method } = &site.kind else {
        return None;
    };
    // Decimals round too: only what is a float for sure counts here.
    if !is_float(&site.operand) {
        return None;
    }
    let verdict = world.operand_or_target(site);
    if !verdict.is_money() {
        return None;
    }
    let ident = world.ident(site);
    let texts = (
        format!(
            "{} is money, and `.{method}()` throws away what it rounds off",
            quoted(&ident, "this")
        ),
        "the remainder is lost here".to_owned(),
        "round an exact amount once, with a named mode, and book the remainder".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
