#![doc = include_str!("../../docs/rules/discarded-remainder.md")]

use super::Found;
use super::support::{World, of_site};
use crate::evidence::Verdict;
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(dropped).collect()
}

fn dropped(site: &Site) -> Option<Found> {
    let SiteKind::Dropped { how } = &site.kind else {
        return None;
    };
    let verdict = Verdict::money("it is a `Quantized`");
    let texts = (
        format!("the remainder of a `Quantized` is lost: {how}"),
        "a fraction of a minor unit vanishes here".to_owned(),
        "`settle` it into an account, use both `into_parts`, or `forgive` it with a reason"
            .to_owned(),
    );
    Some(of_site(site, site.at, "Quantized".to_owned(), verdict, texts))
}
