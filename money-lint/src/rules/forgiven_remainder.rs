#![doc = include_str!("../../docs/rules/forgiven-remainder.md")]

use super::Found;
use super::support::{World, of_site};
use crate::evidence::Verdict;
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(forgiven).collect()
}

fn forgiven(site: &Site) -> Option<Found> {
    if site.kind != SiteKind::Forgiven {
        return None;
    }
    let verdict = Verdict::money("it is a `Quantized`");
    let texts = (
        "`forgive` gives up the remainder of a `Quantized`".to_owned(),
        "somebody decided that this fraction belongs to nobody".to_owned(),
        "`settle` it into an account where the amount is paid".to_owned(),
    );
    Some(of_site(site, site.at, "forgive".to_owned(), verdict, texts))
}
