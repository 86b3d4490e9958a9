//! `rust_decimal`: 28 digits; a quotient that needs more is rounded, and its remainder with it.

use crate::peer::{Field, Peer, Quantize, Whole};
use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt::Write;
use std::str::FromStr;

pub struct RustDecimal;

impl Peer for RustDecimal {
    type Number = Decimal;
    const NAME: &'static str = "rust_decimal";

    fn parse(text: &str) -> Decimal {
        Decimal::from_str(text).expect("a number")
    }
    fn format(number: &Decimal, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &Decimal) -> BigRational {
        let denominator = BigInt::from(10).pow(number.scale());
        BigRational::new(number.mantissa().into(), denominator)
    }
    fn add(a: &Decimal, b: &Decimal) -> Decimal {
        a + b
    }
    fn sum(numbers: &[Decimal]) -> Decimal {
        numbers.iter().sum()
    }
    fn less(a: &Decimal, b: &Decimal) -> bool {
        a < b
    }
}

impl Field for RustDecimal {
    fn integer(value: u64) -> Decimal {
        value.into()
    }
    fn sub(a: &Decimal, b: &Decimal) -> Decimal {
        a - b
    }
    fn mul(a: &Decimal, b: &Decimal) -> Decimal {
        a * b
    }
    fn div(a: &Decimal, b: &Decimal) -> Decimal {
        a / b
    }
}

impl Whole for RustDecimal {
    fn half_up(number: &Decimal) -> (Decimal, Decimal) {
        let whole = number.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        (whole, number - whole)
    }
    fn truncate(number: &Decimal) -> (Decimal, Decimal) {
        (number.trunc(), number.fract())
    }
}

impl Quantize for RustDecimal {
    type Exact = Decimal;
    type Parts = (Decimal, Decimal);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> Decimal {
        Self::parse(plain)
    }
    fn quantize(exact: &Decimal) -> (Decimal, Decimal) {
        let rounded = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        (rounded, exact - rounded)
    }
    fn values((rounded, rest): Self::Parts) -> [BigRational; 2] {
        [Self::to_rational(&rounded), Self::to_rational(&rest)]
    }
}
