//! What every amount must do: add, compare, be read, written and hashed; and be rounded to cents.

use crate::case::{Case, Label, truth};
use crate::peer::{Peer, Quantize, rational};
use num_rational::BigRational;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;

pub fn cases<P: Peer>(prefix: &'static str, plain: &[String]) -> Vec<Case> {
    let label = Label { prefix, peer: P::NAME, size: size_of::<P::Number>() };
    let texts: Vec<String> = plain.iter().map(|plain| P::text(plain)).collect();
    let texts: &'static [String] = Vec::leak(texts);
    let amounts: Vec<P::Number> = texts.iter().map(|text| P::parse(text)).collect();
    let amounts: &'static [P::Number] = Vec::leak(amounts);
    let json: Vec<String> = amounts.iter().map(json_text).collect();
    let json: &'static [String] = Vec::leak(json);
    let value = |number| vec![P::to_rational(&number)];
    vec![
        label.pairs("add", amounts, &amounts[1..], P::add, value),
        label.pairs("compare", amounts, &amounts[1..], P::less, truth),
        sum::<P>(label, amounts),
        label.each("parse", texts, |text| P::parse(text), value),
        format::<P>(label, amounts),
        hash::<P>(label, texts, amounts),
        json_out::<P>(label, amounts),
        label.each("JSON in", json, |text| serde_json::from_str(text).expect("JSON"), value),
    ]
}

/// A million: the amounts over and over.
fn sum<P: Peer>(label: Label, amounts: &'static [P::Number]) -> Case {
    let million: Vec<_> = amounts.iter().cycle().take(1_000_000).cloned().collect();
    let million: &'static [P::Number] = Vec::leak(million);
    let run = move || {
        black_box(&P::sum(black_box(million)));
    };
    let answers = move || vec![P::to_rational(&P::sum(&million[..10_000]))];
    label.case("sum of 1M, per element", million.len(), run, answers)
}

/// Into one buffer, in the peer's own text.
fn format<P: Peer>(label: Label, amounts: &'static [P::Number]) -> Case {
    let mut out = String::with_capacity(64);
    let run = move || {
        for amount in amounts {
            out.clear();
            P::format(black_box(amount), &mut out);
            black_box(&out);
        }
    };
    let answer = |amount| {
        let mut out = String::new();
        P::format(amount, &mut out);
        // Without a currency's code or sign, and without the commas of thousands.
        out.retain(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '/'));
        let (num, den) = out.split_once('/').unwrap_or((&out, "1"));
        rational(num) / rational(den)
    };
    let answers = move || amounts.iter().take(256).map(answer).collect();
    label.case("format", amounts.len(), run, answers)
}

/// With the standard hasher; equal amounts must have equal hashes.
fn hash<P: Peer>(label: Label, texts: &'static [String], amounts: &'static [P::Number]) -> Case {
    let hash = |amount: &P::Number| {
        let mut hasher = DefaultHasher::new();
        amount.hash(&mut hasher);
        hasher.finish()
    };
    let run = move || {
        for amount in amounts {
            black_box(&hash(black_box(amount)));
        }
    };
    let answers = move || {
        let same = |(text, amount): (&String, _)| truth(hash(&P::parse(text)) == hash(amount));
        texts.iter().zip(amounts).take(256).flat_map(same).collect()
    };
    label.case("hash", amounts.len(), run, answers)
}

fn json_text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("JSON")
}

/// Into one buffer, in the form that the peer's own `Serialize` writes; it is read back to check.
fn json_out<P: Peer>(label: Label, amounts: &'static [P::Number]) -> Case {
    let mut out = Vec::with_capacity(256);
    let run = move || {
        for amount in amounts {
            out.clear();
            serde_json::to_writer(&mut out, black_box(amount)).expect("JSON");
            black_box(&out);
        }
    };
    let answer =
        |amount| P::to_rational(&serde_json::from_str(&json_text(amount)).expect("its own text"));
    let answers = move || amounts.iter().take(256).map(answer).collect::<Vec<BigRational>>();
    label.case("JSON out", amounts.len(), run, answers)
}

/// 0 to 6 decimals to 2, half-up, and what that leaves.
pub fn quantize<Q: Quantize>(plain: &[String]) -> Case {
    let label = Label { prefix: "", peer: Q::NAME, size: size_of::<Q::Exact>() };
    let exact: Vec<Q::Exact> = plain.iter().map(|plain| Q::exact(plain)).collect();
    let values = |parts| Q::values(parts).into();
    label.each("quantize to 2 places with remainder", Vec::leak(exact), Q::quantize, values)
}
