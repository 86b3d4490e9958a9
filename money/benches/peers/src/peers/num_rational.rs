//! `BigRational`, the reference.

use crate::peer::{Field, Peer, Quantize, Whole, rational};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::fmt::Write;

pub struct NumRational;

impl Peer for NumRational {
    type Number = BigRational;
    const NAME: &'static str = "num BigRational";

    fn parse(text: &str) -> BigRational {
        rational(text)
    }
    fn format(number: &BigRational, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &BigRational) -> BigRational {
        number.clone()
    }
    fn add(a: &BigRational, b: &BigRational) -> BigRational {
        a + b
    }
    fn sum(numbers: &[BigRational]) -> BigRational {
        numbers.iter().sum()
    }
    fn add_assign(a: &mut BigRational, b: &BigRational) {
        *a += b;
    }
    fn less(a: &BigRational, b: &BigRational) -> bool {
        a < b
    }
}

impl Field for NumRational {
    fn integer(value: u64) -> BigRational {
        BigRational::from_integer(value.into())
    }
    fn sub(a: &BigRational, b: &BigRational) -> BigRational {
        a - b
    }
    fn mul(a: &BigRational, b: &BigRational) -> BigRational {
        a * b
    }
    fn div(a: &BigRational, b: &BigRational) -> BigRational {
        a / b
    }
    fn mul_assign(a: &mut BigRational, b: &BigRational) {
        *a *= b;
    }
}

impl Whole for NumRational {
    fn half_up(number: &BigRational) -> (BigRational, BigRational) {
        let whole = number.round();
        let rest = number - &whole;
        (whole, rest)
    }
    fn truncate(number: &BigRational) -> (BigRational, BigRational) {
        (number.trunc(), number.fract())
    }
}

impl Quantize for NumRational {
    type Exact = BigRational;
    type Parts = (BigRational, BigRational);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> BigRational {
        rational(plain)
    }
    fn quantize(exact: &BigRational) -> (BigRational, BigRational) {
        let hundred = BigInt::from(100);
        let quantized = (exact * &hundred).round() / hundred;
        let rest = exact - &quantized;
        (quantized, rest)
    }
    fn values((quantized, rest): Self::Parts) -> [BigRational; 2] {
        [quantized, rest]
    }
}
