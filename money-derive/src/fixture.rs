//! The literals of `tests/vectors/literals.tsv`, through the reader of the macros. A test of the
//! workspace takes the same file through the readers of text, so the two cannot disagree unnoticed.

use crate::amount::Amount;
use crate::literal::{Complete, Number};
use crate::number::Inline;

const VECTORS: &str = include_str!("../../tests/vectors/literals.tsv");

/// The digits with a point before the last `scale` of them.
fn decimal(mantissa: i128, scale: usize) -> String {
    let sign = if mantissa < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", mantissa.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn number(text: &str) -> Option<String> {
    let Complete(number): Complete<Number> = syn::parse_str(text).ok()?;
    Some(match Inline::of(&number)? {
        Inline::Decimal(mantissa, scale) => decimal(mantissa, scale.into()),
        Inline::Ratio(numerator, denominator) => format!("{numerator}/{denominator}"),
    })
}

fn amount(text: &str, code: &str) -> Option<String> {
    let Complete(amount): Complete<Amount> = syn::parse_str(&format!("{text} {code}")).ok()?;
    let minor = amount.minor_units().ok()?;
    let scale = crate::currency::minor_unit_of(&amount.code).ok()??;
    Some(decimal(minor, usize::try_from(scale).ok()?))
}

#[test]
fn literals_are_what_the_vectors_say() {
    let rows = VECTORS.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
    let mut count = 0;
    for row in rows {
        let [code, text, expected, ..] = row[..] else { panic!("{row:?}") };
        let read = if code == "-" { number(text) } else { amount(text, code) };
        assert_eq!(read.as_deref().unwrap_or("!"), expected, "{code} {text}");
        count += 1;
    }
    assert!(count > 50, "{count}");
}
