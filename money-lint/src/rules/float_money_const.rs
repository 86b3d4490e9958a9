#![doc = include_str!("../../docs/rules/float-money-const.md")]

use super::Found;
use super::support::{World, of_decl};
use crate::facts::DeclKind;

const KINDS: &[DeclKind] = &[DeclKind::Const, DeclKind::Static];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let found = world.float_money(file, KINDS).filter(|found| !found.float.many);
    found
        .map(|found| {
            let (name, leaf) = (&found.decl.name, found.float.leaf.name());
            of_decl(world, &found, format!("constant `{name}` is money in `{leaf}`"))
        })
        .collect()
}
