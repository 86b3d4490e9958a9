//! The peers.

use crate::peer::{Peer, rational, std_hash};
use dashu_ratio::RBig;
use fastnum::D128;
use malachite_q::Rational;
use money::{Rounding, SafeNumber};
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, Signed};
use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt::Write;
use std::str::FromStr;

pub struct Ours;

impl Peer for Ours {
    type Number = SafeNumber;
    const NAME: &'static str = "SafeNumber";
    const COUNTS_HUNDREDTHS: bool = true;

    fn parse(text: &str) -> SafeNumber {
        text.parse().expect("a number")
    }
    fn integer(value: u64) -> SafeNumber {
        value.into()
    }
    fn to_rational(number: &SafeNumber) -> BigRational {
        number.to_big_rational()
    }
    fn add(a: &SafeNumber, b: &SafeNumber) -> SafeNumber {
        a + b
    }
    fn mul(a: &SafeNumber, b: &SafeNumber) -> SafeNumber {
        a * b
    }
    fn div(a: &SafeNumber, b: &SafeNumber) -> Option<SafeNumber> {
        Some(a / b)
    }
    fn sum(numbers: &[SafeNumber]) -> SafeNumber {
        numbers.iter().sum()
    }
    fn mul_assign(a: &mut SafeNumber, b: &SafeNumber) {
        *a *= b;
    }
    fn add_assign(a: &mut SafeNumber, b: &SafeNumber) {
        *a += b;
    }
    fn less(a: &SafeNumber, b: &SafeNumber) -> bool {
        a < b
    }
    fn hash(number: &SafeNumber) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &SafeNumber, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(number: &SafeNumber) -> Option<(SafeNumber, SafeNumber)> {
        let (steps, rest) = number.quantize_to_scale(2, Rounding::HalfUp);
        Some((steps, rest))
    }
}

pub struct NumRational;

impl Peer for NumRational {
    type Number = BigRational;
    const NAME: &'static str = "num BigRational";

    fn parse(text: &str) -> BigRational {
        rational(text)
    }
    fn integer(value: u64) -> BigRational {
        BigRational::from_integer(value.into())
    }
    fn to_rational(number: &BigRational) -> BigRational {
        number.clone()
    }
    fn add(a: &BigRational, b: &BigRational) -> BigRational {
        a + b
    }
    fn mul(a: &BigRational, b: &BigRational) -> BigRational {
        a * b
    }
    fn div(a: &BigRational, b: &BigRational) -> Option<BigRational> {
        Some(a / b)
    }
    fn sum(numbers: &[BigRational]) -> BigRational {
        numbers.iter().sum()
    }
    fn mul_assign(a: &mut BigRational, b: &BigRational) {
        *a *= b;
    }
    fn add_assign(a: &mut BigRational, b: &BigRational) {
        *a += b;
    }
    fn less(a: &BigRational, b: &BigRational) -> bool {
        a < b
    }
    fn hash(number: &BigRational) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &BigRational, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(number: &BigRational) -> Option<(BigRational, BigRational)> {
        let hundred = BigInt::from(100);
        let half = BigRational::new(1.into(), 2.into());
        let scaled = number * &hundred;
        let rounded =
            if scaled.is_negative() { (scaled - half).ceil() } else { (scaled + half).floor() };
        let quantized = rounded / hundred;
        let rest = number - &quantized;
        Some((quantized, rest))
    }
}

pub struct RustDecimal;

impl Peer for RustDecimal {
    type Number = Decimal;
    const NAME: &'static str = "rust_decimal";

    fn parse(text: &str) -> Decimal {
        Decimal::from_str(text).expect("a number")
    }
    fn integer(value: u64) -> Decimal {
        value.into()
    }
    fn to_rational(number: &Decimal) -> BigRational {
        let denominator = BigInt::from(10).pow(number.scale());
        BigRational::new(number.mantissa().into(), denominator)
    }
    fn add(a: &Decimal, b: &Decimal) -> Decimal {
        a + b
    }
    fn mul(a: &Decimal, b: &Decimal) -> Decimal {
        a * b
    }
    fn div(a: &Decimal, b: &Decimal) -> Option<Decimal> {
        Some(a / b)
    }
    fn sum(numbers: &[Decimal]) -> Decimal {
        numbers.iter().sum()
    }
    fn less(a: &Decimal, b: &Decimal) -> bool {
        a < b
    }
    fn hash(number: &Decimal) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &Decimal, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(number: &Decimal) -> Option<(Decimal, Decimal)> {
        let rounded = number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        Some((rounded, number - rounded))
    }
}

pub struct Dashu;

impl Peer for Dashu {
    type Number = RBig;
    const NAME: &'static str = "dashu RBig";

    fn parse(text: &str) -> RBig {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let power = dashu_int::UBig::from(10u8).pow(fraction.len());
        RBig::from_parts(digits.parse().expect("digits"), power)
    }
    fn integer(value: u64) -> RBig {
        value.into()
    }
    fn to_rational(number: &RBig) -> BigRational {
        let text = |text: String| text.parse::<BigInt>().expect("digits");
        let (num, den) = (number.numerator().to_string(), number.denominator().to_string());
        BigRational::new(text(num), text(den))
    }
    fn add(a: &RBig, b: &RBig) -> RBig {
        a + b
    }
    fn mul(a: &RBig, b: &RBig) -> RBig {
        a * b
    }
    fn div(a: &RBig, b: &RBig) -> Option<RBig> {
        Some(a / b)
    }
    fn sum(numbers: &[RBig]) -> RBig {
        numbers.iter().fold(RBig::ZERO, |sum, number| sum + number)
    }
    fn mul_assign(a: &mut RBig, b: &RBig) {
        *a *= b;
    }
    fn add_assign(a: &mut RBig, b: &RBig) {
        *a += b;
    }
    fn less(a: &RBig, b: &RBig) -> bool {
        a < b
    }
    fn hash(number: &RBig) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &RBig, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(number: &RBig) -> Option<(RBig, RBig)> {
        let hundred = RBig::from(100);
        let rounded = RBig::from((number * &hundred).round());
        let quantized = rounded / hundred;
        let rest = number - &quantized;
        Some((quantized, rest))
    }
}

pub struct Malachite;

impl Peer for Malachite {
    type Number = Rational;
    const NAME: &'static str = "malachite Rational";

    fn parse(text: &str) -> Rational {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits: malachite_nz::integer::Integer =
            format!("{whole}{fraction}").parse().expect("digits");
        let power: malachite_nz::integer::Integer =
            format!("1{}", "0".repeat(fraction.len())).parse().expect("digits");
        Rational::from_integers(digits, power)
    }
    fn integer(value: u64) -> Rational {
        value.into()
    }
    fn to_rational(number: &Rational) -> BigRational {
        let text = number.to_string();
        let (num, den) = text.split_once('/').unwrap_or((&text, "1"));
        BigRational::new(num.parse().expect("digits"), den.parse().expect("digits"))
    }
    fn add(a: &Rational, b: &Rational) -> Rational {
        a + b
    }
    fn mul(a: &Rational, b: &Rational) -> Rational {
        a * b
    }
    fn div(a: &Rational, b: &Rational) -> Option<Rational> {
        Some(a / b)
    }
    fn sum(numbers: &[Rational]) -> Rational {
        numbers.iter().sum()
    }
    fn mul_assign(a: &mut Rational, b: &Rational) {
        *a *= b;
    }
    fn add_assign(a: &mut Rational, b: &Rational) {
        *a += b;
    }
    fn less(a: &Rational, b: &Rational) -> bool {
        a < b
    }
    fn hash(number: &Rational) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &Rational, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(_: &Rational) -> Option<(Rational, Rational)> {
        None
    }
}

#[cfg(feature = "gmp")]
pub struct Gmp;

#[cfg(feature = "gmp")]
impl Peer for Gmp {
    type Number = rug::Rational;
    const NAME: &'static str = "rug (GMP)";

    fn parse(text: &str) -> rug::Rational {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let power = rug::Integer::from(rug::Integer::u_pow_u(10, fraction.len() as u32));
        rug::Rational::from((rug::Integer::from_str(&digits).expect("digits"), power))
    }
    fn integer(value: u64) -> rug::Rational {
        value.into()
    }
    fn to_rational(number: &rug::Rational) -> BigRational {
        let text = |text: String| text.parse::<BigInt>().expect("digits");
        BigRational::new(text(number.numer().to_string()), text(number.denom().to_string()))
    }
    fn add(a: &rug::Rational, b: &rug::Rational) -> rug::Rational {
        rug::Rational::from(a + b)
    }
    fn mul(a: &rug::Rational, b: &rug::Rational) -> rug::Rational {
        rug::Rational::from(a * b)
    }
    fn div(a: &rug::Rational, b: &rug::Rational) -> Option<rug::Rational> {
        Some(rug::Rational::from(a / b))
    }
    fn sum(numbers: &[rug::Rational]) -> rug::Rational {
        rug::Rational::from(rug::Rational::sum(numbers.iter()))
    }
    fn mul_assign(a: &mut rug::Rational, b: &rug::Rational) {
        *a *= b;
    }
    fn add_assign(a: &mut rug::Rational, b: &rug::Rational) {
        *a += b;
    }
    fn less(a: &rug::Rational, b: &rug::Rational) -> bool {
        a < b
    }
    fn hash(number: &rug::Rational) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &rug::Rational, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(number: &rug::Rational) -> Option<(rug::Rational, rug::Rational)> {
        let scaled = rug::Rational::from(number * 100u32);
        let quantized = scaled.round() / 100u32;
        let rest = rug::Rational::from(number - &quantized);
        Some((quantized, rest))
    }
}

pub struct CheckedRatio;

impl Peer for CheckedRatio {
    type Number = Ratio<i128>;
    const NAME: &'static str = "Ratio<i128> checked";

    fn parse(text: &str) -> Ratio<i128> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = format!("{whole}{fraction}");
        let power = 10i128.pow(u32::try_from(fraction.len()).expect("short"));
        Ratio::new(digits.parse().expect("digits"), power)
    }
    fn integer(value: u64) -> Ratio<i128> {
        Ratio::from_integer(value.into())
    }
    fn to_rational(number: &Ratio<i128>) -> BigRational {
        BigRational::new((*number.numer()).into(), (*number.denom()).into())
    }
    fn add(a: &Ratio<i128>, b: &Ratio<i128>) -> Ratio<i128> {
        a.checked_add(b).unwrap_or_default()
    }
    fn mul(a: &Ratio<i128>, b: &Ratio<i128>) -> Ratio<i128> {
        a.checked_mul(b).unwrap_or_default()
    }
    fn div(a: &Ratio<i128>, b: &Ratio<i128>) -> Option<Ratio<i128>> {
        a.checked_div(b)
    }
    fn sum(numbers: &[Ratio<i128>]) -> Ratio<i128> {
        numbers.iter().fold(Ratio::default(), |sum, number| Self::add(&sum, number))
    }
    fn less(a: &Ratio<i128>, b: &Ratio<i128>) -> bool {
        a < b
    }
    fn hash(number: &Ratio<i128>) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &Ratio<i128>, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(_: &Ratio<i128>) -> Option<(Ratio<i128>, Ratio<i128>)> {
        None
    }
}

pub struct Fastnum;

impl Peer for Fastnum {
    type Number = D128;
    const NAME: &'static str = "fastnum D128";

    fn parse(text: &str) -> D128 {
        D128::from_str(text, fastnum::decimal::Context::default()).expect("a number")
    }
    fn integer(value: u64) -> D128 {
        value.into()
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
    fn mul(a: &D128, b: &D128) -> D128 {
        *a * *b
    }
    fn div(a: &D128, b: &D128) -> Option<D128> {
        Some(*a / *b)
    }
    fn sum(numbers: &[D128]) -> D128 {
        numbers.iter().fold(D128::ZERO, |sum, number| sum + *number)
    }
    fn less(a: &D128, b: &D128) -> bool {
        a < b
    }
    fn hash(number: &D128) -> Option<u64> {
        Some(std_hash(number))
    }
    fn format(number: &D128, out: &mut String) {
        write!(out, "{number}").expect("a string");
    }
    fn quantize(_: &D128) -> Option<(D128, D128)> {
        None
    }
}
