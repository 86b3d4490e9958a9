#![doc = include_str!("../../docs/rules/float-money-rate.md")]

use super::Found;
use super::support::{World, of_decl};
use crate::evidence::{Kind, is_currency_code};
use crate::facts::DeclKind;

const KINDS: &[DeclKind] = &[
    DeclKind::Field,
    DeclKind::TupleField,
    DeclKind::VariantField,
    DeclKind::Param,
    DeclKind::Return,
    DeclKind::Const,
    DeclKind::Static,
    DeclKind::Let,
    DeclKind::ClosureParam,
];

/// What is charged, paid or converted at a rate.
const OF_MONEY: [&str; 18] = [
    "apr",
    "apy",
    "bps",
    "commission",
    "discount",
    "dividend",
    "exchange",
    "fee",
    "fees",
    "fx",
    "gst",
    "interest",
    "markup",
    "mortgage",
    "royalty",
    "tax",
    "tip",
    "vat",
];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let rates = world.floats(file, KINDS, Kind::Rate);
    // A learning rate is a rate, too: only those that speak of money count.
    let of_money = rates.filter(|found| {
        let words = world.verdicts.words();
        let parts = words.split(&found.decl.name);
        parts.iter().any(|word| {
            OF_MONEY.contains(&word.as_str()) || is_currency_code(word) || words.is_own_rate(word)
        })
    });
    of_money
        .map(|found| {
            let (name, leaf) = (&found.decl.name, found.float.leaf.name());
            let mut made =
                of_decl(world, &found, format!("`{name}` is a rate of money in `{leaf}`"));
            for label in &mut made.labels {
                label.text = String::from("this is a rate");
            }
            let help = "use an exact rate: a fraction, a decimal, or basis points";
            Found { help: help.to_owned(), ..made }
        })
        .collect()
}
