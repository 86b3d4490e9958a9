//! `Ratio<i128>` with checked operations; what does not fit becomes zero, which the check marks.

use crate::peer::{Field, Peer, Whole, digits};
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub};
use std::fmt::Write;

pub struct CheckedRatio;

impl Peer for CheckedRatio {
    type Number = Ratio<i128>;
    const NAME: &'static str = "Ratio<i128> checked";

    fn parse(text: &str) -> Ratio<i128> {
        let (digits, scale) = digits(text);
        Ratio::new(digits.parse().expect("digits"), 10i128.pow(scale))
    }
    fn format(number: &Ratio<i128>, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &Ratio<i128>) -> BigRational {
        BigRational::new((*number.numer()).into(), (*number.denom()).into())
    }
    fn add(a: &Ratio<i128>, b: &Ratio<i128>) -> Ratio<i128> {
        a.checked_add(b).unwrap_or_default()
    }
    fn sum(numbers: &[Ratio<i128>]) -> Ratio<i128> {
        numbers.iter().fold(Ratio::default(), |sum, number| Self::add(&sum, number))
    }
    fn less(a: &Ratio<i128>, b: &Ratio<i128>) -> bool {
        a < b
    }
}

impl Field for CheckedRatio {
    fn integer(value: u64) -> Ratio<i128> {
        Ratio::from_integer(value.into())
    }
    fn sub(a: &Ratio<i128>, b: &Ratio<i128>) -> Ratio<i128> {
        a.checked_sub(b).unwrap_or_default()
    }
    fn mul(a: &Ratio<i128>, b: &Ratio<i128>) -> Ratio<i128> {
        a.checked_mul(b).unwrap_or_default()
    }
    fn div(a: &Ratio<i128>, b: &Ratio<i128>) -> Ratio<i128> {
        a.checked_div(b).unwrap_or_default()
    }
}

impl Whole for CheckedRatio {
    fn half_up(number: &Ratio<i128>) -> (Ratio<i128>, Ratio<i128>) {
        let whole = number.round();
        (whole, Self::sub(number, &whole))
    }
    fn truncate(number: &Ratio<i128>) -> (Ratio<i128>, Ratio<i128>) {
        (number.trunc(), number.fract())
    }
}
