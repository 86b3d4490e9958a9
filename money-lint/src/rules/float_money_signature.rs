#![doc = include_str!("../../docs/rules/float-money-signature.md")]

use super::Found;
use super::support::{World, of_decl};
use crate::facts::DeclKind;

const KINDS: &[DeclKind] =
    &[DeclKind::Param, DeclKind::Return, DeclKind::ClosureParam, DeclKind::ClosureReturn];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let found = world.float_money(file, KINDS).filter(|found| !found.float.many);
    found
        .map(|found| {
            let (name, leaf) = (&found.decl.name, found.float.leaf.name());
            let (message, verb) = match found.decl.kind {
                DeclKind::Return => (format!("`{name}` returns money as `{leaf}`"), "return"),
                DeclKind::ClosureReturn => {
                    (format!("the closure returns money as `{leaf}`"), "return")
                }
                _ => (format!("parameter `{name}` takes money as `{leaf}`"), "take"),
            };
            let mut made = of_decl(world, &found, message);
            made.help = format!(
                "{verb} a money type, an exact decimal, or an integer number of minor units"
            );
            made
        })
        .collect()
}
