#![doc = include_str!("../../docs/rules/cast-money-to-float.md")]

use super::Found;
use super::support::{World, cast_of, of_site, quoted};
use crate::evidence::{Kind, Verdict};
use crate::world::{Leaf, Site, Type};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| cast(world, site)).collect()
}

fn cast(world: &World<'_>, site: &Site) -> Option<Found> {
    let (to, scaled) = cast_of(site)?;
    let Type::Float(leaf) = to.value() else {
        return None;
    };
    // A float that becomes another float was reported where it was declared.
    if site.operand.ty.is_float() {
        return None;
    }
    let verdict = judged(world, site, scaled);
    if !verdict.is_money() {
        return None;
    }
    let ident = world.ident(site);
    let bits = if *leaf == Leaf::F64 { 53 } else { 24 };
    let leaf = leaf.name();
    let texts = (
        format!("{} is exact money, and is cast to `{leaf}`", quoted(&ident, "this")),
        format!("above 2^{bits} the cast itself rounds"),
        "keep it exact: compute in integers or exact decimals, and format from those".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}

/// What is cast decides; where that is open, `price = x as f64 / 100.0` says that `x` is cents.
fn judged(world: &World<'_>, site: &Site, scaled: bool) -> Verdict {
    match world.verdicts.kind_of(&site.operand.is) {
        Kind::Money => world.verdicts.meaning(&site.operand.is, site.function),
        Kind::Unknown if scaled => world.verdicts.target(&site.target, site.function),
        _ => Verdict::unknown(),
    }
}
