#![doc = include_str!("../../docs/rules/amount-without-currency.md")]

use super::support::World;
use super::{Found, Place};
use crate::evidence::{Kind, is_currency_code};
use crate::facts::{Decl, Struct};
use crate::world::{Ref, Type};

/// Words that say which currency, or what stands for one; units that only one currency has.
const WORDS: [&str; 23] = [
    "asset",
    "base",
    "ccy",
    "coin",
    "commodity",
    "currency",
    "denomination",
    "gwei",
    "kopecks",
    "lamports",
    "mint",
    "msat",
    "msats",
    "paisa",
    "paise",
    "pence",
    "quote",
    "sat",
    "satoshi",
    "satoshis",
    "sats",
    "token",
    "wei",
];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let structs = world.source(file).map(|source| source.facts.structs.as_slice());
    let structs = structs.unwrap_or_default().iter();
    structs.filter_map(|found| first_amount(world, file, found)).collect()
}

fn first_amount(world: &World<'_>, file: u32, structure: &Struct) -> Option<Found> {
    if structure.parent.is_some() || structure.tuple || names_currency(world, &structure.name) {
        return None;
    }
    let fields: Vec<(Ref, &Decl)> = structure
        .fields
        .iter()
        .filter_map(|index| {
            let at = Ref { file, index: *index };
            Some((at, world.table.decl(at)?))
        })
        .collect();
    let says = |(at, decl): &(Ref, &Decl)| {
        let ty = world.table.type_of(*at);
        let name = match ty.value() {
            Type::Struct(at, _) => world.table.structure(*at).map(|found| found.name.as_str()),
            other => other.name(),
        };
        let is_money = name.is_some_and(|name| {
            world.verdicts.words().is_money_type(name) || names_currency(world, name)
        });
        is_money || names_currency(world, &decl.name)
    };
    if fields.iter().any(says) {
        return None;
    }
    let is_amount = |(at, _): &&(Ref, &Decl)| {
        let ty = world.table.type_of(*at);
        let is_exact = ty.is_int() || world.is_exact(&ty);
        is_exact && world.verdicts.kind(*at) == Kind::Money
    };
    let (at, decl) = fields.iter().find(is_amount)?;
    Some(Found {
        place: Place::At(decl.at),
        ident: decl.name.to_string(),
        message: format!("`{}` holds `{}`, and no currency", structure.name, decl.name),
        label: "an amount of what?".to_owned(),
        help: "store the currency beside it, or use a money type that carries it".to_owned(),
        labels: Vec::new(),
        verdict: world.verdicts.decl(*at),
        in_test: decl.in_test,
    })
}

fn names_currency(world: &World<'_>, name: &str) -> bool {
    let words = world.verdicts.words();
    let parts = words.split(name);
    parts.iter().any(|part| WORDS.contains(&part.as_str()) || is_currency_code(part))
}
