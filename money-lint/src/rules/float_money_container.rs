#![doc = include_str!("../../docs/rules/float-money-container.md")]

use super::Found;
use super::support::{World, of_decl};
use crate::facts::DeclKind;

const KINDS: &[DeclKind] = &[
    DeclKind::Field,
    DeclKind::TupleField,
    DeclKind::VariantField,
    DeclKind::Param,
    DeclKind::Return,
    DeclKind::Let,
    DeclKind::Const,
    DeclKind::Static,
    DeclKind::Alias,
    DeclKind::AssocType,
    DeclKind::ClosureParam,
    DeclKind::ClosureReturn,
];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let found = world.float_money(file, KINDS).filter(|found| found.float.many);
    found
        .map(|found| {
            let (name, leaf) = (&found.decl.name, found.float.leaf.name());
            let message = match found.decl.kind {
                DeclKind::Return => format!("`{name}` returns money in a container of `{leaf}`"),
                _ => format!("`{name}` holds money in a container of `{leaf}`"),
            };
            of_decl(world, &found, message)
        })
        .collect()
}
