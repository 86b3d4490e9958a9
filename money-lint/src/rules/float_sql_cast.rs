#![doc = include_str!("../../docs/rules/float-sql-cast.md")]

use super::support::World;
use super::{Found, Place};
use crate::facts::SqlCast;

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let casts = world.source(file).map(|source| source.facts.casts.as_slice());
    casts.unwrap_or_default().iter().filter_map(|found| cast(world, file, found)).collect()
}

fn cast(world: &World<'_>, file: u32, cast: &SqlCast) -> Option<Found> {
    let verdict = world.verdicts.sql_cast(file, cast);
    if !verdict.is_money() {
        return None;
    }
    let ident = cast.names.first().or(cast.alias.as_ref())?.clone();
    let ty = &cast.ty;
    Some(Found {
        place: Place::Bytes(cast.bytes.clone()),
        message: format!("`{ident}` is money, and the statement casts it to `{ty}`"),
        ident,
        label: format!("`{ty}` is a binary float: it cannot hold 0.10"),
        help: "select it as `NUMERIC` or text, or as an integer number of minor units".to_owned(),
        labels: Vec::new(),
        verdict,
        in_test: cast.in_test || world.source(file).is_some_and(|source| source.facts.in_test),
    })
}
