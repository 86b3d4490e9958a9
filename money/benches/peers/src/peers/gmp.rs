//! GMP's rationals, through rug.

use crate::peer::{Field, Peer, Quantize, Whole, digits};
use num_bigint::BigInt;
use num_rational::BigRational;
use rug::{Integer, Rational};
use std::fmt::Write;

pub struct Gmp;

impl Peer for Gmp {
    type Number = Rational;
    const NAME: &'static str = "rug (GMP)";

    fn parse(text: &str) -> Rational {
        let (digits, scale) = digits(text);
        let power = Integer::from(Integer::u_pow_u(10, scale));
        Rational::from((digits.parse::<Integer>().expect("digits"), power))
    }
    fn format(number: &Rational, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn to_rational(number: &Rational) -> BigRational {
        let text = |text: String| text.parse::<BigInt>().expect("digits");
        BigRational::new(text(number.numer().to_string()), text(number.denom().to_string()))
    }
    fn add(a: &Rational, b: &Rational) -> Rational {
        Rational::from(a + b)
    }
    fn sum(numbers: &[Rational]) -> Rational {
        Rational::from(Rational::sum(numbers.iter()))
    }
    fn add_assign(a: &mut Rational, b: &Rational) {
        *a += b;
    }
    fn less(a: &Rational, b: &Rational) -> bool {
        a < b
    }
}

impl Field for Gmp {
    fn integer(value: u64) -> Rational {
        value.into()
    }
    fn sub(a: &Rational, b: &Rational) -> Rational {
        Rational::from(a - b)
    }
    fn mul(a: &Rational, b: &Rational) -> Rational {
        Rational::from(a * b)
    }
    fn div(a: &Rational, b: &Rational) -> Rational {
        Rational::from(a / b)
    }
    fn mul_assign(a: &mut Rational, b: &Rational) {
        *a *= b;
    }
}

impl Whole for Gmp {
    fn half_up(number: &Rational) -> (Rational, Rational) {
        let mut parts = (Rational::new(), Integer::new());
        rug::Assign::assign(&mut (&mut parts.0, &mut parts.1), number.fract_round_ref());
        (parts.1.into(), parts.0)
    }
    fn truncate(number: &Rational) -> (Rational, Rational) {
        let mut parts = (Rational::new(), Integer::new());
        rug::Assign::assign(&mut (&mut parts.0, &mut parts.1), number.fract_trunc_ref());
        (parts.1.into(), parts.0)
    }
}

impl Quantize for Gmp {
    type Exact = Rational;
    type Parts = (Rational, Rational);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> Rational {
        Self::parse(plain)
    }
    fn quantize(exact: &Rational) -> (Rational, Rational) {
        let scaled = Rational::from(exact * 100u32);
        let quantized = scaled.round() / 100u32;
        let rest = Rational::from(exact - &quantized);
        (quantized, rest)
    }
    fn values((quantized, rest): Self::Parts) -> [BigRational; 2] {
        [Self::to_rational(&quantized), Self::to_rational(&rest)]
    }
}
