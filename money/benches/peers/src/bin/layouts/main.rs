//! Other layouts that a small exact number could have, beside the one that `SafeNumber` has. The
//! others are prototypes: no more than these workloads need, and inlined where the compiler likes.

mod binary_gcd;
mod decimal;
mod layout;
mod ratio;

use decimal::{Decimal, Packed, Unpacked};
use layout::{Layout, Quotients};
use money::SafeNumber;
use money_bench_peers::case::{Case, Label, truth};
use money_bench_peers::input::Input;
use money_bench_peers::peer::digits;
use money_bench_peers::report::report;
use num_rational::BigRational;
use ratio::Ratio;
use std::hash::{DefaultHasher, Hash, Hasher};

fn main() {
    let input = Input::new();
    let mut cases = Vec::new();
    cases.extend(with_quotients::<BigRational>(&input));
    cases.extend(with_quotients::<Ratio<false>>(&input));
    cases.extend(with_quotients::<Ratio<true>>(&input));
    cases.extend(decimals::<Decimal<Unpacked>>(&input));
    cases.extend(decimals::<Decimal<Packed>>(&input));
    cases.extend(with_quotients::<SafeNumber>(&input));
    report(cases);
}

/// A plain decimal; `zeros` more digits than it needs, where the layout keeps them.
fn number<L: Layout>(plain: &str, zeros: u32) -> L {
    let (digits, scale) = digits(plain);
    let mantissa: i64 = digits.parse().expect("digits");
    L::decimal(mantissa * 10i64.pow(zeros), scale + zeros)
}

fn all<L: Layout>(plain: &[String]) -> &'static [L] {
    Vec::leak(plain.iter().map(|plain| number(plain, 0)).collect())
}

fn label<L: Layout>() -> Label {
    Label { prefix: "", peer: L::NAME, size: size_of::<L>() }
}

fn hash(number: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

/// What every layout can do.
fn decimals<L: Layout>(input: &Input) -> Vec<Case> {
    let amounts: &'static [L] = all(&input.amounts);
    let rates: &'static [L] = all(&input.rates);
    // Every second one is equal to its neighbour, written with two zeros more.
    let other = |index: usize| match index % 2 {
        0 => number::<L>(&input.amounts[index], 2),
        _ => amounts[index - 1].clone(),
    };
    let others: &'static [L] = Vec::leak((0..amounts.len()).map(other).collect());
    let value = |number: L| vec![number.to_rational()];
    let mut cases = vec![
        label::<L>().pairs("add", amounts, &amounts[1..], L::add, value),
        label::<L>().pairs("amount x rate", amounts, rates, L::mul, value),
        label::<L>().pairs("compare", amounts, &amounts[1..], L::less, truth),
        label::<L>().pairs("equal", amounts, others, |a, b| a == b, truth),
    ];
    let mut hashed = label::<L>().each("hash", amounts, hash, |_| Vec::new());
    hashed.answers = Box::new(move || {
        let same = |(a, b)| truth((a == b) == (hash(a) == hash(b)));
        amounts.iter().zip(others).take(256).flat_map(same).collect()
    });
    cases.push(hashed);
    cases
}

/// What only layouts with a denominator can do.
fn with_quotients<L: Quotients>(input: &Input) -> Vec<Case> {
    let amounts: &'static [L] = all(&input.amounts);
    let divisor = |n: &u64| L::decimal(i64::try_from(*n).expect("small"), 0);
    let divisors: &'static [L] = Vec::leak(input.divisors.iter().map(divisor).collect());
    let part = |(amount, divisor): (&L, &L)| amount.div(divisor);
    let parts: &'static [L] = Vec::leak(amounts.iter().zip(divisors).map(part).collect());
    let value = |number: L| vec![number.to_rational()];
    let mut cases = decimals::<L>(input);
    cases.extend([
        label::<L>().pairs("amount / 3..97", amounts, divisors, L::div, value),
        label::<L>().pairs("amount/j + amount/k", parts, &parts[1..], L::add, value),
        label::<L>().pairs("amount + amount/k", amounts, &parts[1..], L::add, value),
        label::<L>().pairs("amount/k compare", parts, &parts[1..], L::less, truth),
    ]);
    cases
}
