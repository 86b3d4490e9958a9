#![doc = include_str!("../../docs/rules/mixed-currency-arithmetic.md")]

use super::Found;
use super::support::{World, of_site};
use crate::evidence::{Kind, is_currency_code};
use crate::world::{Meaning, Site, SiteKind, Val};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| mixed(world, site)).collect()
}

fn mixed(world: &World<'_>, site: &Site) -> Option<Found> {
    let right = match &site.kind {
        SiteKind::Arithmetic { op, right, .. } if op.keeps_dimension() => right,
        SiteKind::Equal { right } | SiteKind::Order { right } => right,
        _ => return None,
    };
    let (left_name, left) = currency(world, &site.operand)?;
    let (right_name, right) = currency(world, right)?;
    if left == right {
        return None;
    }
    let verdict = world.verdicts.meaning(&site.operand.is, site.function);
    let (left, right) = (left.to_uppercase(), right.to_uppercase());
    let texts = (
        format!("`{left_name}` is {left} and `{right_name}` is {right}: they do not add up"),
        "two currencies meet without an exchange rate".to_owned(),
        "convert one with a rate first; a type for each currency refuses this".to_owned(),
    );
    Some(of_site(site, site.at, left_name, verdict, texts))
}

/// The one currency that the name of an amount says.
fn currency(world: &World<'_>, val: &Val) -> Option<(String, String)> {
    if !matches!(val.is, Meaning::Decl(_) | Meaning::Word(..))
        || world.verdicts.kind_of(&val.is) != Kind::Money
    {
        return None;
    }
    let name = world.verdicts.name_of(&val.is)?;
    let words = world.verdicts.words();
    let parts = words.split(&name);
    let mut codes = parts.iter().filter(|part| is_currency_code(part));
    let code = codes.next()?.clone();
    codes.next().is_none().then_some((name, code))
}
