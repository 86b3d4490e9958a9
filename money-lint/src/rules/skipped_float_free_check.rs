#![doc = include_str!("../../docs/rules/skipped-float-free-check.md")]

use super::support::World;
use super::{Found, Place};
use crate::evidence::Verdict;
use crate::facts::At;

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let Some(source) = world.source(file) else {
        return Vec::new();
    };
    let of_fields = source.facts.structs.iter().flat_map(|found| &found.unchecked);
    source.facts.unchecked.iter().chain(of_fields).map(|at| skipped(*at)).collect()
}

fn skipped(at: At) -> Found {
    Found {
        place: Place::At(at),
        ident: "float_free".to_owned(),
        message: "`float_free` is told to look away".to_owned(),
        label: "a float may pass here".to_owned(),
        help: "use an exact type, so that the check needs no exception".to_owned(),
        labels: Vec::new(),
        verdict: Verdict::money("the check stands here"),
        in_test: false,
    }
}
