//! Multiplication and division, and chains of them.

use crate::case::{Case, Label};
use crate::input::Input;
use crate::peer::{DAYS, Field};
use std::hint::black_box;
use std::rc::Rc;

const TERMS: usize = 256;

pub fn cases<P: Field>(input: &Input) -> Vec<Case> {
    let label = Label { prefix: "", peer: P::NAME, size: size_of::<P::Number>() };
    let numbers = |texts: &[String]| texts.iter().map(|text| P::parse(text)).collect::<Vec<_>>();
    let amounts: &'static [P::Number] = Vec::leak(numbers(&input.amounts));
    let rates: &'static [P::Number] = Vec::leak(numbers(&input.rates));
    let divisors: Vec<P::Number> = input.divisors.iter().map(|n| P::integer(*n)).collect();
    let divisors: &'static [P::Number] = Vec::leak(divisors);
    let value = |number| vec![P::to_rational(&number)];
    vec![
        label.pairs("amount x rate", amounts, rates, P::mul, value),
        label.pairs("amount / 3..97", amounts, divisors, P::div, value),
        interest::<P>(label, amounts, rates),
        adverse::<P>(label, amounts, divisors),
    ]
}

/// `balance *= 1 + rate/365`, thirty times, in lowest terms after each.
fn interest<P: Field>(
    label: Label,
    amounts: &'static [P::Number],
    rates: &'static [P::Number],
) -> Case {
    let year = P::integer(365);
    let one = P::integer(1);
    let factor = |rate| P::add(&one, &P::div(rate, &year));
    let factors: Vec<_> = rates.iter().take(64).map(factor).collect();
    let chain = Rc::new(move |index: usize| {
        let mut balance = amounts[index].clone();
        for _ in 0..DAYS {
            P::mul_assign(&mut balance, black_box(&factors[index]));
        }
        balance
    });
    let checked = chain.clone();
    let run = move || {
        for index in 0..64 {
            black_box(&chain(index));
        }
    };
    let answers = move || (0..4).map(|index| P::to_rational(&checked(index))).collect();
    label.case("interest, 30 days exact, per step", 64 * DAYS, run, answers)
}

/// `sum of amount / k`, whose denominators do not match.
fn adverse<P: Field>(
    label: Label,
    amounts: &'static [P::Number],
    divisors: &'static [P::Number],
) -> Case {
    let parts = amounts.iter().zip(divisors).map(|(amount, k)| P::div(amount, k));
    let parts: Vec<_> = parts.take(8 * TERMS).collect();
    let total = Rc::new(move |from: usize| {
        let mut total = P::integer(0);
        for part in &parts[from..from + TERMS] {
            P::add_assign(&mut total, black_box(part));
        }
        total
    });
    let checked = total.clone();
    let run = move || {
        for chain in 0..8 {
            black_box(&total(chain * TERMS));
        }
    };
    let answers = move || vec![P::to_rational(&checked(0))];
    label.case("adverse: sum of 256 amount/k", 8 * TERMS, run, answers)
}
