//! What is done with amounts of cents: every rounding is half-up and hands back its remainder.

use crate::case::{Case, Label};
use crate::input::Input;
use crate::peer::{Cents, DAYS};
use num_rational::BigRational;
use num_traits::{One, Signed};

/// Enough for the branch predictor, at a microsecond and more each.
const CHAINS: usize = 2_048;
const ALLOCATIONS: usize = 8_192;

const THREE: [u32; 3] = [50, 30, 20];
const SEVEN: [u32; 7] = [30, 20, 15, 12, 10, 8, 5];

pub fn cases<C: Cents>(input: &Input) -> Vec<Case> {
    let label = Label { prefix: "", peer: C::NAME, size: size_of::<C::Amount>() };
    let amounts: Vec<C::Amount> = input.cents.iter().map(|plain| C::amount(plain)).collect();
    let amounts: &'static [C::Amount] = Vec::leak(amounts);
    vec![
        convert::<C>(label, amounts, &input.rates),
        payout::<C>(label, amounts),
        interest::<C>(label, amounts, &input.rates),
        allocate::<C, _>(label, "allocate 50/30/20", amounts, &THREE),
        allocate::<C, _>(label, "allocate seven ways", amounts, &SEVEN),
    ]
}

fn both<C: Cents>((amount, rest): (C::Amount, C::Rest)) -> Vec<BigRational> {
    vec![C::value(&amount), C::rest_value(&rest)]
}

/// Amount x rate, in cents of the other currency, and the remainder.
fn convert<C: Cents>(label: Label, amounts: &'static [C::Amount], rates: &[String]) -> Case {
    let rates: Vec<C::Rate> = rates.iter().map(|rate| C::rate(rate)).collect();
    let values = |converted| C::converted_values(converted).into();
    label.pairs("FX to cents with remainder", amounts, Vec::leak(rates), C::convert, values)
}

/// A seventh, in cents, and the remainder: a decimal's remainder cannot be exact.
fn payout<C: Cents>(label: Label, amounts: &'static [C::Amount]) -> Case {
    let seven: &'static C::Divisor = Box::leak(Box::new(C::divisor(7)));
    let op = |amount: &C::Amount| C::divide(amount, seven);
    label.each("payout of 1/7 to cents with remainder", amounts, op, both::<C>)
}

/// `balance += balance * rate / 36500` in cents, thirty times, and the sum of the remainders; a
/// decimal's daily rate is rounded, and so is its remainder.
fn interest<C: Cents>(label: Label, amounts: &'static [C::Amount], rates: &[String]) -> Case {
    let daily: Vec<C::Daily> = rates.iter().map(|rate| C::daily(rate)).take(CHAINS).collect();
    let workload = "interest, 30 days in cents with remainder, per day";
    let mut case = label.pairs(workload, amounts, Vec::leak(daily), C::month, both::<C>);
    case.operations *= DAYS;
    case
}

/// Cents that sum to the amount. The answers are that sum, and how many parts are more than a cent
/// away from their exact share: who gets the cents that are left over is the peer's own rule, for
/// all but rusty-money the largest remainders.
fn allocate<C: Cents, const N: usize>(
    label: Label,
    workload: &str,
    amounts: &'static [C::Amount],
    percent: &'static [u32; N],
) -> Case {
    let ratios: &'static C::Ratios<N> = Box::leak(Box::new(C::ratios(percent)));
    let op = |amount: &C::Amount| C::allocate(amount, ratios);
    let answer = move |parts: C::Parts<N>| {
        let parts: Vec<BigRational> = parts.as_ref().iter().map(C::value).collect();
        let whole: BigRational = parts.iter().sum();
        let share = |percent: &u32| &whole * BigRational::new((*percent).into(), 100.into());
        let away = |(part, percent): (&BigRational, &u32)| {
            (part - share(percent)).abs() > BigRational::one()
        };
        let astray = parts.iter().zip(percent).filter(|pair| away(*pair)).count();
        assert_eq!(parts.len(), percent.len(), "parts");
        vec![whole, BigRational::from_integer(astray.into())]
    };
    label.each(workload, &amounts[..ALLOCATIONS], op, answer)
}
