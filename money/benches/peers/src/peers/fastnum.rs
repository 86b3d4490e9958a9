//! fastnum's `D128`: 38 digits.

use crate::peer::{Field, Peer, Quantize, Whole, rational};
use fastnum::D128;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::fmt::Write;

pub struct Fastnum;

impl Peer for Fastnum {
    type Number = D128;
    const NAME: &'static str = "fastnum D128";

    fn parse(text: &str) -> D128 {
        D128::from_str(text, fastnum::decimal::Context::default()).expect("a number")
    }
    fn format(number: &D128, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &D128) -> BigRational {
        let text = number.to_string();
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((&text, "0"));
        let exponent: i32 = exponent.parse().expect("digits");
        let power = BigRational::from_integer(BigInt::from(10).pow(exponent.unsigned_abs()));
        let mantissa = rational(mantissa);
        if exponent < 0 { mantissa / power } else { mantissa * power }
    }
    fn add(a: &D128, b: &D128) -> D128 {
        *a + *b
    }
    fn sum(numbers: &[D128]) -> D128 {
        numbers.iter().fold(D128::ZERO, |sum, number| sum + *number)
    }
    fn less(a: &D128, b: &D128) -> bool {
        a < b
    }
}

impl Field for Fastnum {
    fn integer(value: u64) -> D128 {
        value.into()
    }
    fn sub(a: &D128, b: &D128) -> D128 {
        *a - *b
    }
    fn mul(a: &D128, b: &D128) -> D128 {
        *a * *b
    }
    fn div(a: &D128, b: &D128) -> D128 {
        *a / *b
    }
}

/// Its default context rounds ties away from zero.
impl Whole for Fastnum {
    fn half_up(number: &D128) -> (D128, D128) {
        let whole = number.round(0);
        (whole, *number - whole)
    }
    fn truncate(number: &D128) -> (D128, D128) {
        let whole = number.trunc();
        (whole, *number - whole)
    }
}

impl Quantize for Fastnum {
    type Exact = D128;
    type Parts = (D128, D128);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> D128 {
        Self::parse(plain)
    }
    fn quantize(exact: &D128) -> (D128, D128) {
        let rounded = exact.round(2);
        (rounded, *exact - rounded)
    }
    fn values((rounded, rest): Self::Parts) -> [BigRational; 2] {
        [Self::to_rational(&rounded), Self::to_rational(&rest)]
    }
}
