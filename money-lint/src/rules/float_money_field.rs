#![doc = include_str!("../../docs/rules/float-money-field.md")]

use super::Found;
use super::support::{World, of_decl};
use crate::facts::DeclKind;

const KINDS: &[DeclKind] = &[DeclKind::Field, DeclKind::TupleField, DeclKind::VariantField];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let found = world.float_money(file, KINDS).filter(|found| !found.float.many);
    found
        .map(|found| {
            let (name, leaf) = (&found.decl.name, found.float.leaf.name());
            let message = if found.decl.kind == DeclKind::TupleField {
                format!("`{name}` is money, but it wraps `{leaf}`")
            } else {
                format!("field `{name}` holds money in `{leaf}`")
            };
            of_decl(world, &found, message)
        })
        .collect()
}
