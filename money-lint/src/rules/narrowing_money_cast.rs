#![doc = include_str!("../../docs/rules/narrowing-money-cast.md")]

use super::Found;
use super::support::{World, cast_of, of_site, quoted};
use crate::evidence::Kind;
use crate::world::{Site, Type};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| cast(world, site)).collect()
}

fn cast(world: &World<'_>, site: &Site) -> Option<Found> {
    let (to, _) = cast_of(site)?;
    let Type::Int(to) = to.value() else {
        return None;
    };
    let (lost, help) = match site.operand.ty.value() {
        Type::Float(leaf) => (
            format!("`{}` to `{to}` truncates and saturates", leaf.name()),
            "compute in integers or exact decimals, and round once, with a named mode".to_owned(),
        ),
        Type::Int(from) if loses(from, to) => (
            format!("not every `{from}` is a `{to}`"),
            format!("use `{to}::try_from`, or keep the wider type"),
        ),
        _ => return None,
    };
    if world.verdicts.kind_of(&site.operand.is) != Kind::Money {
        return None;
    }
    let verdict = world.verdicts.meaning(&site.operand.is, site.function);
    let ident = world.ident(site);
    let texts = (
        format!("{} is money, and the cast to `{to}` may lose some", quoted(&ident, "this")),
        lost,
        help,
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}

/// Whether a value of one integer type may not fit the other.
fn loses(from: &str, to: &str) -> bool {
    let (Some((from_signed, from_bits)), Some((to_signed, to_bits))) = (shape(from), shape(to))
    else {
        return false;
    };
    match (from_signed, to_signed) {
        (true, false) => true,
        (false, true) => from_bits >= to_bits,
        _ => from_bits > to_bits,
    }
}

fn shape(name: &str) -> Option<(bool, u32)> {
    let (sign, bits) = name.split_at_checked(1)?;
    let bits = if bits == "size" { 64 } else { bits.parse().ok()? };
    Some((sign == "i", bits))
}
