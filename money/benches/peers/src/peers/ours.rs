//! `SafeNumber`.

use crate::peer::{Field, Peer, Quantize, Whole};
use money::{Rounding, SafeNumber};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::fmt::Write;

pub struct Ours;

impl Peer for Ours {
    type Number = SafeNumber;
    const NAME: &'static str = "SafeNumber";

    fn parse(text: &str) -> SafeNumber {
        text.parse().expect("a number")
    }
    fn format(number: &SafeNumber, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &SafeNumber) -> BigRational {
        number.to_big_rational()
    }
    fn add(a: &SafeNumber, b: &SafeNumber) -> SafeNumber {
        a + b
    }
    fn sum(numbers: &[SafeNumber]) -> SafeNumber {
        numbers.iter().sum()
    }
    fn add_assign(a: &mut SafeNumber, b: &SafeNumber) {
        *a += b;
    }
    fn less(a: &SafeNumber, b: &SafeNumber) -> bool {
        a < b
    }
}

impl Field for Ours {
    fn integer(value: u64) -> SafeNumber {
        value.into()
    }
    fn sub(a: &SafeNumber, b: &SafeNumber) -> SafeNumber {
        a - b
    }
    fn mul(a: &SafeNumber, b: &SafeNumber) -> SafeNumber {
        a * b
    }
    fn div(a: &SafeNumber, b: &SafeNumber) -> SafeNumber {
        a / b
    }
    fn mul_assign(a: &mut SafeNumber, b: &SafeNumber) {
        *a *= b;
    }
}

impl Whole for Ours {
    fn half_up(number: &SafeNumber) -> (SafeNumber, SafeNumber) {
        number.quantize_to_scale(0, Rounding::HalfUp)
    }
    fn truncate(number: &SafeNumber) -> (SafeNumber, SafeNumber) {
        number.trunc()
    }
}

impl Quantize for Ours {
    type Exact = SafeNumber;
    type Parts = (SafeNumber, SafeNumber);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> SafeNumber {
        Self::parse(plain)
    }
    fn quantize(exact: &SafeNumber) -> (SafeNumber, SafeNumber) {
        exact.quantize_to_scale(2, Rounding::HalfUp)
    }
    fn values((hundredths, rest): Self::Parts) -> [BigRational; 2] {
        [hundredths.to_big_rational() / BigInt::from(100), rest.to_big_rational()]
    }
}
