#![doc = include_str!("../../docs/rules/decimal-from-float.md")]

use super::Found;
use super::support::{World, of_site};
use crate::evidence::{Kind, Verdict};
use crate::world::{Site, SiteKind};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| conversion(world, site)).collect()
}

fn conversion(world: &World<'_>, site: &Site) -> Option<Found> {
    let SiteKind::FromFloat { ty, function } = &site.kind else {
        return None;
    };
    if !world.verdicts.words().is_decimal_type(ty) && !world.verdicts.words().is_money_type(ty) {
        return None;
    }
    // `try_from` and `from` take integers and text too: only what is a float for sure counts.
    if !function.contains("f64") && !function.contains("f32") && !site.operand.ty.is_float() {
        return None;
    }
    let verdict = judged(world, site);
    if !verdict.is_money() {
        return None;
    }
    let ident = world.ident(site);
    let texts = (
        format!("`{ident}` is money, and `{ty}` is made from its float"),
        "an exact decimal cannot repair what the float lost".to_owned(),
        format!("make the `{ty}` from text or from integer minor units, and drop the float"),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}

/// Somebody who makes an exact decimal of it thinks that it is money: a hint is enough.
fn judged(world: &World<'_>, site: &Site) -> Verdict {
    let verdict = world.operand_or_target(site);
    let blocked = |kind| matches!(kind, Kind::Rate | Kind::NotMoney);
    if verdict.is_money() || blocked(world.target_kind(&site.target)) {
        return verdict;
    }
    let hint = world.verdicts.with_decimal(&site.operand.is, site.function);
    if hint.is_money() { hint } else { verdict }
}
