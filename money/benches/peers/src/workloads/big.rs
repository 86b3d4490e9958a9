//! Fractions of about 20 limbs on both sides, added and multiplied in lowest terms.

use crate::case::{Case, Label};
use crate::input::Input;
use crate::peer::Field;

const FRACTIONS: usize = 128;
/// How many days make the balances about 20 limbs long.
const BALANCE_DAYS: usize = 45;
/// How many quotients make their product about 20 limbs long.
const FACTORS: usize = 45;

pub fn cases<P: Field>(input: &Input) -> Vec<Case> {
    let mut cases = on::<P>(&balances::<P>(input), "big + big, balances", "big x big, balances");
    cases.extend(on::<P>(&products::<P>(input), "big + big, unrelated", "big x big, unrelated"));
    cases
}

/// Balances of daily compounding: denominators of the same few primes.
fn balances<P: Field>(input: &Input) -> Vec<P::Number> {
    let (one, year) = (P::integer(1), P::integer(365));
    let balance = |(amount, rate): (&String, &String)| {
        let factor = P::add(&one, &P::div(&P::parse(rate), &year));
        let step = |balance, _| P::mul(&balance, &factor);
        (0..BALANCE_DAYS).fold(P::parse(amount), step)
    };
    input.amounts.iter().zip(&input.rates).take(FRACTIONS).map(balance).collect()
}

/// Products of quotients of amounts: denominators that share few factors.
fn products<P: Field>(input: &Input) -> Vec<P::Number> {
    let quotient = |pair: &[String]| P::div(&P::parse(&pair[0]), &P::parse(&pair[1]));
    let product = |texts: &[String]| {
        texts.chunks_exact(2).map(quotient).fold(P::integer(1), |a, b| P::mul(&a, &b))
    };
    input.amounts.chunks_exact(2 * FACTORS).take(FRACTIONS).map(product).collect()
}

fn on<P: Field>(numbers: &[P::Number], add: &str, mul: &str) -> Vec<Case> {
    let label = Label { prefix: "", peer: P::NAME, size: size_of::<P::Number>() };
    let numbers: &'static [P::Number] = Vec::leak(numbers.to_vec());
    let value = |number| vec![P::to_rational(&number)];
    vec![
        label.pairs(add, numbers, &numbers[1..], P::add, value),
        label.pairs(mul, numbers, &numbers[1..], P::mul, value),
    ]
}
