//! malachite's `Rational`. Its nearest integer is half-even, so half-up adds a half and cuts.

use crate::peer::{Field, Peer, Quantize, Whole, digits};
use malachite_base::num::arithmetic::traits::Sign;
use malachite_base::num::basic::traits::OneHalf;
use malachite_base::num::conversion::traits::RoundingFrom;
use malachite_base::rounding_modes::RoundingMode;
use malachite_nz::integer::Integer;
use malachite_q::Rational;
use num_rational::BigRational;
use std::cmp::Ordering;
use std::fmt::Write;

pub struct Malachite;

impl Peer for Malachite {
    type Number = Rational;
    const NAME: &'static str = "malachite Rational";

    fn parse(text: &str) -> Rational {
        let (digits, scale) = digits(text);
        let digits: Integer = digits.parse().expect("digits");
        Rational::from_integers(digits, Integer::from(10u64.pow(scale)))
    }
    fn format(number: &Rational, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &Rational) -> BigRational {
        let text = number.to_string();
        let (num, den) = text.split_once('/').unwrap_or((&text, "1"));
        BigRational::new(num.parse().expect("digits"), den.parse().expect("digits"))
    }
    fn add(a: &Rational, b: &Rational) -> Rational {
        a + b
    }
    fn sum(numbers: &[Rational]) -> Rational {
        numbers.iter().sum()
    }
    fn add_assign(a: &mut Rational, b: &Rational) {
        *a += b;
    }
    fn less(a: &Rational, b: &Rational) -> bool {
        a < b
    }
}

impl Field for Malachite {
    fn integer(value: u64) -> Rational {
        value.into()
    }
    fn sub(a: &Rational, b: &Rational) -> Rational {
        a - b
    }
    fn mul(a: &Rational, b: &Rational) -> Rational {
        a * b
    }
    fn div(a: &Rational, b: &Rational) -> Rational {
        a / b
    }
    fn mul_assign(a: &mut Rational, b: &Rational) {
        *a *= b;
    }
}

fn toward_zero(number: &Rational) -> Rational {
    Integer::rounding_from(number, RoundingMode::Down).0.into()
}

fn half_up(number: &Rational) -> Rational {
    const HALF: Rational = Rational::ONE_HALF;
    let negative = number.sign() == Ordering::Less;
    toward_zero(&if negative { number - HALF } else { number + HALF })
}

impl Whole for Malachite {
    fn half_up(number: &Rational) -> (Rational, Rational) {
        let whole = half_up(number);
        let rest = number - &whole;
        (whole, rest)
    }
    fn truncate(number: &Rational) -> (Rational, Rational) {
        let whole = toward_zero(number);
        let rest = number - &whole;
        (whole, rest)
    }
}

impl Quantize for Malachite {
    type Exact = Rational;
    type Parts = (Rational, Rational);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> Rational {
        Self::parse(plain)
    }
    fn quantize(exact: &Rational) -> (Rational, Rational) {
        let hundred = Rational::from(100);
        let quantized = half_up(&(exact * &hundred)) / hundred;
        let rest = exact - &quantized;
        (quantized, rest)
    }
    fn values((quantized, rest): Self::Parts) -> [BigRational; 2] {
        [Self::to_rational(&quantized), Self::to_rational(&rest)]
    }
}
