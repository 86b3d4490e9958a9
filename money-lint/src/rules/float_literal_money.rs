#![doc = include_str!("../../docs/rules/float-literal-money.md")]

use super::Found;
use super::support::{World, of_site};
use crate::facts::DeclKind;
use crate::world::{Site, SiteKind, Target};

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    world.sites(file).iter().filter_map(|site| literal(world, site)).collect()
}

fn literal(world: &World<'_>, site: &Site) -> Option<Found> {
    if site.kind != SiteKind::Literal || is_reported_there(world, site) {
        return None;
    }
    let verdict = world.verdicts.target(&site.target, site.function);
    if !verdict.is_money() {
        return None;
    }
    let ident = world.verdicts.target_name(&site.target).unwrap_or_default();
    let texts = (
        format!("`{ident}` is money, and is given a float literal"),
        "the literal is rounded to a binary fraction".to_owned(),
        "write an exact literal of a money type, or an integer number of minor units".to_owned(),
    );
    Some(of_site(site, site.at, ident, verdict, texts))
}

/// The value of a `let` or a constant is reported with its declaration.
fn is_reported_there(world: &World<'_>, site: &Site) -> bool {
    let Target::Decl(at) = &site.target else {
        return false;
    };
    world.table.decl(*at).is_some_and(|decl| {
        let is_own = matches!(decl.kind, DeclKind::Let | DeclKind::Const | DeclKind::Static);
        is_own && decl.at.start.line == site.at.start.line || decl.kind == DeclKind::Return
    })
}
