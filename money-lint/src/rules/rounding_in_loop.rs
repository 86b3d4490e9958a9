#![doc = include_str!("../../docs/rules/rounding-in-loop.md")]

use super::Found;
use super::support::{World, of_site, quoted};
use crate::world::{Site, SiteKind};

/// Roundings that name their mode, too: the loop is the fault here.
pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let sites = world.sites(file);
    sites.iter().filter_map(|site| round(world, site)).collect()
}

fn round(world: &World<'_>, site: &Site) -> Option<Found> {
    let is_round = match &site.kind {
        SiteKind::Round { .. } => world.is_exact(&site.operand.ty) || site.operand.ty.is_float(),
        SiteKind::Quantized => true,
        _ => false,
    };
    if !is_round || !site.in_loop || !site.is_summed {
        return None;
    }
    let verdict = match site.kind {
        SiteKind::Quantized => crate::evidence::Verdict::money("it is quantized"),
        _ => world.operand_or_target(site),
    };
    if !verdict.is_money() {
        return None;
    }
    let ident = world.ident(site);
    let texts = (
        format!("{} is rounded before it is summed", quoted(&ident, "money")),
        "each step rounds: the sum is off by up to half a unit a step".to_owned(),
        "sum exact amounts and round once".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}
