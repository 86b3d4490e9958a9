#![doc = include_str!("../../docs/rules/parse-money-as-float.md")]

use super::Found;
use super::support::{World, of_site};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| parse(world, site)).collect()
}

fn parse(world: &World<'_>, site: &Site) -> Option<Found> {
    let SiteKind::Parse { leaf } = &site.kind else {
        return None;
    };
    // What the value is called after parsing says more than the text that it came from.
    let verdict = world.target_or_operand(site);
    if !verdict.is_money() {
        return None;
    }
    let target = world.verdicts.target_name(&site.target);
    let ident = target.unwrap_or_else(|| world.ident(site));
    let leaf = leaf.name();
    let texts = (
        format!("`{ident}` is money, and its text is parsed as `{leaf}`"),
        format!("the digits of the text do not survive `{leaf}`"),
        "parse into a money type or an exact decimal: both read the digits as written".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
