#![doc = include_str!("../../docs/rules/float-money-binding.md")]

use super::support::{World, of_decl};
use super::{Found, Place};
use crate::evidence::Kind;
use crate::facts::DeclKind;

const KINDS: &[DeclKind] = &[DeclKind::Let];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let typed = world.float_money(file, KINDS).filter(|found| !found.float.many).map(|found| {
        let (name, leaf) = (&found.decl.name, found.float.leaf.name());
        of_decl(world, &found, format!("`{name}` is money in `{leaf}`"))
    });
    // `let mut total = 0.0`: the literal makes it a float.
    let literal = world.decls(file).filter(|(at, decl)| {
        decl.literal && decl.ty.is_none() && world.verdicts.kind(*at) == Kind::Money
    });
    let literal = literal.map(|(at, decl)| Found {
        place: Place::At(decl.at),
        ident: decl.name.to_string(),
        message: format!("`{}` is money, and its first value makes it a float", decl.name),
        label: "a float cannot hold 0.10".to_owned(),
        help: "start with `ZERO` of a money type, an exact decimal, or an integer".to_owned(),
        labels: Vec::new(),
        verdict: world.verdicts.decl(at),
        in_test: decl.in_test,
    });
    typed.chain(literal).collect()
}
