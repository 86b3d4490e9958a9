#![doc = include_str!("../../docs/rules/float-money-equality.md")]

use super::Found;
use super::support::{World, of_site, quoted};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| equality(world, site)).collect()
}

fn equality(world: &World<'_>, site: &Site) -> Option<Found> {
    let SiteKind::Equal { right } = &site.kind else {
        return None;
    };
    let is_float = site.operand.ty.is_float() || right.ty.is_float();
    let money = [&site.operand, right].into_iter().find(|side| world.is_money(side));
    let money = money.filter(|_| is_float)?;
    let verdict = world.verdicts.meaning(&money.is, site.function);
    let ident = world.verdicts.name_of(&money.is).unwrap_or_default();
    let texts = (
        format!("{} is money, and is compared as a float", quoted(&ident, "this")),
        "two ways to the same sum differ in the last bits".to_owned(),
        "compare exact amounts: they are equal or they are not".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
