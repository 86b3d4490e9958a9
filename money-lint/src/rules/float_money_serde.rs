#![doc = include_str!("../../docs/rules/float-money-serde.md")]

use super::support::World;
use super::{Found, Place};
use crate::evidence::Kind;

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let found = world.decls(file).filter_map(|(at, decl)| {
        let path = decl.serde_with.as_ref()?;
        let words = world.verdicts.words().split(path);
        let is_float =
            words.iter().any(|word| matches!(word.as_str(), "float" | "f64" | "f32" | "double"));
        if !is_float || world.verdicts.kind(at) != Kind::Money || world.table.float(at).is_some() {
            return None;
        }
        Some(Found {
            place: Place::At(decl.serde_at),
            ident: decl.name.to_string(),
            message: format!("`{}` is exact money, and `{path}` sends it as a float", decl.name),
            label: "whoever reads it gets a binary fraction".to_owned(),
            help: "send text (`rust_decimal::serde::str`) or an integer number of minor units"
                .to_owned(),
            labels: Vec::new(),
            verdict: world.verdicts.decl(at),
            in_test: decl.in_test,
        })
    });
    found.collect()
}
