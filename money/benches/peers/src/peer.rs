//! What a peer must be able to do to take part. A peer without an operation leaves it out.

use num_rational::BigRational;

/// A number type under measurement.
pub trait Peer {
    type Number: Clone;
    const NAME: &'static str;

    /// Reads a plain decimal.
    fn parse(text: &str) -> Self::Number;
    fn integer(value: u64) -> Self::Number;
    fn to_rational(number: &Self::Number) -> BigRational;

    fn add(a: &Self::Number, b: &Self::Number) -> Self::Number;
    fn mul(a: &Self::Number, b: &Self::Number) -> Self::Number;
    /// `None` where the peer cannot divide at all.
    fn div(a: &Self::Number, b: &Self::Number) -> Option<Self::Number>;
    fn sum(numbers: &[Self::Number]) -> Self::Number;
    /// In place where the peer can.
    fn mul_assign(a: &mut Self::Number, b: &Self::Number) {
        *a = Self::mul(a, b);
    }
    /// In place where the peer can.
    fn add_assign(a: &mut Self::Number, b: &Self::Number) {
        *a = Self::add(a, b);
    }
    fn less(a: &Self::Number, b: &Self::Number) -> bool;
    fn hash(number: &Self::Number) -> Option<u64>;
    fn format(number: &Self::Number, out: &mut String);
    /// Whether `quantize` counts hundredths instead of giving their sum.
    const COUNTS_HUNDREDTHS: bool = false;
    /// Two digits after the point, half-up, and the remainder.
    fn quantize(number: &Self::Number) -> Option<(Self::Number, Self::Number)>;
}

pub fn std_hash(value: &impl std::hash::Hash) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The value of a plain decimal, by the reference.
pub fn rational(text: &str) -> BigRational {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    let scale = u32::try_from(fraction.len()).expect("short");
    BigRational::new(digits.parse().expect("digits"), num_bigint::BigInt::from(10).pow(scale))
}
