#![doc = include_str!("../../docs/rules/float-money-alias.md")]

use super::Found;
use super::support::{World, of_decl};
use crate::facts::DeclKind;

const KINDS: &[DeclKind] = &[DeclKind::Alias, DeclKind::AssocType];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let found = world.float_money(file, KINDS).filter(|found| !found.float.many);
    found
        .map(|found| {
            let (name, leaf) = (&found.decl.name, found.float.leaf.name());
            let made = of_decl(world, &found, format!("type `{name}` calls `{leaf}` money"));
            let help = "make it an exact type: every use of the alias inherits the float";
            Found { help: help.to_owned(), ..made }
        })
        .collect()
}
