//! dashu's `RBig`.

use crate::peer::{Field, Peer, Quantize, Whole, digits};
use dashu_int::UBig;
use dashu_ratio::RBig;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::fmt::Write;

pub struct Dashu;

impl Peer for Dashu {
    type Number = RBig;
    const NAME: &'static str = "dashu RBig";

    fn parse(text: &str) -> RBig {
        let (digits, scale) = digits(text);
        let power = UBig::from(10u8).pow(usize::try_from(scale).expect("short"));
        RBig::from_parts(digits.parse().expect("digits"), power)
    }
    fn format(number: &RBig, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &RBig) -> BigRational {
        let text = |text: String| text.parse::<BigInt>().expect("digits");
        let (num, den) = (number.numerator().to_string(), number.denominator().to_string());
        BigRational::new(text(num), text(den))
    }
    fn add(a: &RBig, b: &RBig) -> RBig {
        a + b
    }
    fn sum(numbers: &[RBig]) -> RBig {
        numbers.iter().fold(RBig::ZERO, |sum, number| sum + number)
    }
    fn add_assign(a: &mut RBig, b: &RBig) {
        *a += b;
    }
    fn less(a: &RBig, b: &RBig) -> bool {
        a < b
    }
}

impl Field for Dashu {
    fn integer(value: u64) -> RBig {
        value.into()
    }
    fn sub(a: &RBig, b: &RBig) -> RBig {
        a - b
    }
    fn mul(a: &RBig, b: &RBig) -> RBig {
        a * b
    }
    fn div(a: &RBig, b: &RBig) -> RBig {
        a / b
    }
    fn mul_assign(a: &mut RBig, b: &RBig) {
        *a *= b;
    }
}

impl Whole for Dashu {
    fn half_up(number: &RBig) -> (RBig, RBig) {
        let whole = RBig::from(number.round());
        let rest = number - &whole;
        (whole, rest)
    }
    fn truncate(number: &RBig) -> (RBig, RBig) {
        let (whole, rest) = number.clone().split_at_point();
        (whole.into(), rest)
    }
}

impl Quantize for Dashu {
    type Exact = RBig;
    type Parts = (RBig, RBig);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> RBig {
        Self::parse(plain)
    }
    fn quantize(exact: &RBig) -> (RBig, RBig) {
        let hundred = RBig::from(100);
        let rounded = RBig::from((exact * &hundred).round());
        let quantized = rounded / hundred;
        let rest = exact - &quantized;
        (quantized, rest)
    }
    fn values((quantized, rest): Self::Parts) -> [BigRational; 2] {
        [Self::to_rational(&quantized), Self::to_rational(&rest)]
    }
}
