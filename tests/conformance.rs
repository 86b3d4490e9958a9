//! A second opinion: what Python's `fractions` and `decimal` say (`vectors/generate.py`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::{ExactMoney, JPY, MinorUnit, SafeNumber, StaticCurrency, USD};
use money_tests::mode;
use std::cmp::Ordering;

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|row| row.split('\t').collect())
}

fn number(text: &str) -> SafeNumber {
    text.parse().unwrap()
}

#[test]
fn arithmetic_agrees_with_fractions() {
    let mut count = 0;
    for row in rows(include_str!("vectors/arithmetic.tsv")) {
        let (a, b) = (number(row[0]), number(row[1]));
        assert_eq!(&a + &b, number(row[2]), "{row:?}");
        assert_eq!(&a - &b, number(row[3]), "{row:?}");
        assert_eq!(&a * &b, number(row[4]), "{row:?}");
        let quotient = (row[5] != "none").then(|| number(row[5]));
        assert_eq!(a.checked_div(&b), quotient, "{row:?}");
        let order = match row[6] {
            "-1" => Ordering::Less,
            "0" => Ordering::Equal,
            _ => Ordering::Greater,
        };
        assert_eq!(a.cmp(&b), order, "{row:?}");
        count += 1;
    }
    assert_eq!(count, 2000);
}

fn quantize<C: StaticCurrency + MinorUnit>(row: &[&str]) {
    let exact = ExactMoney::<C>::new(number(row[0]));
    let (money, remainder) = exact.quantize(mode(row[2])).into_parts();
    assert_eq!(money.amount(), number(row[3]), "{row:?}");
    assert_eq!(*remainder.amount(), number(row[4]), "{row:?}");
}

#[test]
fn quantize_agrees_with_decimal() {
    let mut count = 0;
    for row in rows(include_str!("vectors/quantize.tsv")) {
        match row[1] {
            "0" => quantize::<JPY>(&row),
            "2" => quantize::<USD>(&row),
            other => panic!("no currency has scale {other} here"),
        }
        count += 1;
    }
    assert_eq!(count, 4800);
}
