//! The workloads, each written once for every peer.

use crate::input::Input;
use crate::peer::Peer;
use num_rational::BigRational;
use std::hint::black_box;

/// One workload of one peer, ready to run.
pub struct Case {
    pub workload: &'static str,
    pub peer: &'static str,
    /// The size of the peer's type in bytes.
    pub size: usize,
    /// Operations of one run.
    pub operations: usize,
    pub run: Box<dyn FnMut()>,
    /// Answers to compare with the reference's.
    pub answers: Box<dyn Fn() -> Vec<BigRational>>,
}

const CHECKED: usize = 256;
const DAYS: usize = 30;
const TERMS: usize = 256;

pub fn cases<P: Peer + 'static>(input: &Input) -> Vec<Case>
where
    P::Number: 'static,
{
    let numbers = |texts: &[String]| texts.iter().map(|text| P::parse(text)).collect::<Vec<_>>();
    let amounts: &'static [P::Number] = Vec::leak(numbers(&input.amounts));
    let rates: &'static [P::Number] = Vec::leak(numbers(&input.rates));
    let divisors: Vec<P::Number> = input.divisors.iter().map(|n| P::integer(*n)).collect();
    let divisors: &'static [P::Number] = Vec::leak(divisors);
    let texts: &'static [String] = Vec::leak(input.amounts.clone());
    let mut cases = vec![
        pairs::<P>("add", amounts, &amounts[1..], |a, b| Some(P::add(a, b))),
        pairs::<P>("amount x rate", amounts, rates, |a, b| Some(P::mul(a, b))),
        pairs::<P>("amount / 3..97", amounts, divisors, P::div),
        sum::<P>(amounts),
        interest::<P>(amounts, rates),
        adverse::<P>(amounts, divisors),
        Case {
            workload: "compare",
            peer: P::NAME,
            size: size_of::<P::Number>(),
            operations: amounts.len() - 1,
            run: Box::new(move || {
                for pair in amounts.windows(2) {
                    black_box(P::less(black_box(&pair[0]), black_box(&pair[1])));
                }
            }),
            answers: Box::new(move || {
                let less = |pair: &[P::Number]| u8::from(P::less(&pair[0], &pair[1]));
                amounts
                    .windows(2)
                    .take(CHECKED)
                    .map(|p| BigRational::from_integer(less(p).into()))
                    .collect()
            }),
        },
        Case {
            workload: "parse",
            peer: P::NAME,
            size: size_of::<P::Number>(),
            operations: texts.len(),
            run: Box::new(move || {
                for text in texts {
                    black_box(&P::parse(black_box(text)));
                }
            }),
            answers: Box::new(move || {
                texts.iter().take(CHECKED).map(|text| P::to_rational(&P::parse(text))).collect()
            }),
        },
        format::<P>(amounts),
    ];
    if P::hash(&amounts[0]).is_some() {
        cases.push(Case {
            workload: "hash",
            peer: P::NAME,
            size: size_of::<P::Number>(),
            operations: amounts.len(),
            run: Box::new(move || {
                for amount in amounts {
                    black_box(P::hash(black_box(amount)));
                }
            }),
            answers: Box::new(Vec::new),
        });
    }
    if P::quantize(&amounts[0]).is_some() {
        cases.push(Case {
            workload: "quantize to 2 places with remainder",
            peer: P::NAME,
            size: size_of::<P::Number>(),
            operations: amounts.len(),
            run: Box::new(move || {
                for amount in amounts {
                    black_box(&P::quantize(black_box(amount)));
                }
            }),
            answers: Box::new(move || {
                let parts = amounts.iter().take(CHECKED).filter_map(|amount| P::quantize(amount));
                let unit = if P::COUNTS_HUNDREDTHS { 100 } else { 1 };
                let value = |a| P::to_rational(&a) / num_bigint::BigInt::from(unit);
                parts.flat_map(|(a, b)| [value(a), P::to_rational(&b)]).collect()
            }),
        });
    }
    cases
}

fn pairs<P: Peer>(
    workload: &'static str,
    left: &'static [P::Number],
    right: &'static [P::Number],
    op: fn(&P::Number, &P::Number) -> Option<P::Number>,
) -> Case {
    let answer = move |(a, b)| op(a, b).map_or_else(BigRational::default, |n| P::to_rational(&n));
    Case {
        workload,
        peer: P::NAME,
        size: size_of::<P::Number>(),
        operations: left.len().min(right.len()),
        run: Box::new(move || {
            for (a, b) in left.iter().zip(right) {
                black_box(&op(black_box(a), black_box(b)));
            }
        }),
        answers: Box::new(move || left.iter().zip(right).take(CHECKED).map(answer).collect()),
    }
}

/// A million: the amounts over and over.
fn sum<P: Peer>(amounts: &'static [P::Number]) -> Case {
    let million: Vec<_> = amounts.iter().cycle().take(1_000_000).cloned().collect();
    let million: &'static [P::Number] = Vec::leak(million);
    Case {
        workload: "sum of 1M, per element",
        peer: P::NAME,
        size: size_of::<P::Number>(),
        operations: million.len(),
        run: Box::new(move || {
            black_box(&P::sum(black_box(million)));
        }),
        answers: Box::new(move || vec![P::to_rational(&P::sum(&million[..10_000]))]),
    }
}

/// `balance *= 1 + rate/365`, thirty times, in lowest terms after each.
fn interest<P: Peer>(amounts: &'static [P::Number], rates: &'static [P::Number]) -> Case {
    let year = P::integer(365);
    let one = P::integer(1);
    let factors = rates.iter().take(64).filter_map(|rate| P::div(rate, &year));
    let factors: Vec<_> = factors.map(|daily| P::add(&one, &daily)).collect();
    let chain = move |index: usize| {
        let mut balance = amounts[index].clone();
        for _ in 0..DAYS {
            P::mul_assign(&mut balance, black_box(&factors[index]));
        }
        balance
    };
    let chain = std::rc::Rc::new(chain);
    let checked = chain.clone();
    Case {
        workload: "interest, 30 days exact, per step",
        peer: P::NAME,
        size: size_of::<P::Number>(),
        operations: 64 * DAYS,
        run: Box::new(move || {
            for index in 0..64 {
                black_box(&chain(index));
            }
        }),
        answers: Box::new(move || (0..4).map(|index| P::to_rational(&checked(index))).collect()),
    }
}

/// `sum of amount / k`, whose denominators do not match.
fn adverse<P: Peer>(amounts: &'static [P::Number], divisors: &'static [P::Number]) -> Case {
    let parts = amounts.iter().zip(divisors).filter_map(|(amount, k)| P::div(amount, k));
    let parts: Vec<_> = parts.take(8 * TERMS).collect();
    let total = move |from: usize| {
        let mut total = P::integer(0);
        for part in &parts[from..from + TERMS] {
            P::add_assign(&mut total, black_box(part));
        }
        total
    };
    let total = std::rc::Rc::new(total);
    let checked = total.clone();
    Case {
        workload: "adverse: sum of 256 amount/k",
        peer: P::NAME,
        size: size_of::<P::Number>(),
        operations: 8 * TERMS,
        run: Box::new(move || {
            for chain in 0..8 {
                black_box(&total(chain * TERMS));
            }
        }),
        answers: Box::new(move || vec![P::to_rational(&checked(0))]),
    }
}

fn format<P: Peer>(amounts: &'static [P::Number]) -> Case {
    let mut out = String::with_capacity(64);
    Case {
        workload: "format",
        peer: P::NAME,
        size: size_of::<P::Number>(),
        operations: amounts.len(),
        run: Box::new(move || {
            for amount in amounts {
                out.clear();
                P::format(black_box(amount), &mut out);
                black_box(&out);
            }
        }),
        answers: Box::new(move || {
            let text = |amount| {
                let mut out = String::new();
                P::format(amount, &mut out);
                let (num, den) = out.split_once('/').unwrap_or((&out, "1"));
                crate::peer::rational(num) / crate::peer::rational(den)
            };
            amounts.iter().take(CHECKED).map(text).collect()
        }),
    }
}
