//! What a peer must be able to do to take part. A peer without an operation leaves its trait out.

use num_bigint::BigInt;
use num_rational::BigRational;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::hash::Hash;

/// A type under measurement: amounts that can be added, compared, read and written.
pub trait Peer: 'static {
    type Number: Clone + Hash + Serialize + DeserializeOwned + 'static;
    const NAME: &'static str;

    /// The peer's own text of a plain decimal.
    fn text(plain: &str) -> String {
        plain.into()
    }
    /// Reads its own text.
    fn parse(text: &str) -> Self::Number;
    fn format(number: &Self::Number, out: &mut String);
    fn to_rational(number: &Self::Number) -> BigRational;

    fn add(a: &Self::Number, b: &Self::Number) -> Self::Number;
    fn sum(numbers: &[Self::Number]) -> Self::Number;
    /// In place where the peer can.
    fn add_assign(a: &mut Self::Number, b: &Self::Number) {
        *a = Self::add(a, b);
    }
    fn less(a: &Self::Number, b: &Self::Number) -> bool;
}

/// A peer that multiplies and divides.
pub trait Field: Peer {
    fn integer(value: u64) -> Self::Number;
    fn sub(a: &Self::Number, b: &Self::Number) -> Self::Number;
    fn mul(a: &Self::Number, b: &Self::Number) -> Self::Number;
    fn div(a: &Self::Number, b: &Self::Number) -> Self::Number;
    /// In place where the peer can.
    fn mul_assign(a: &mut Self::Number, b: &Self::Number) {
        *a = Self::mul(a, b);
    }
}

/// A peer that rounds to a whole number, and can say what that left over.
pub trait Whole: Field {
    /// Half-up: ties go away from zero.
    fn half_up(number: &Self::Number) -> (Self::Number, Self::Number);
    /// Toward zero.
    fn truncate(number: &Self::Number) -> (Self::Number, Self::Number);
}

/// A peer that rounds to two digits after the point, half-up, and can say what that left over.
pub trait Quantize: 'static {
    type Exact: 'static;
    type Parts: 'static;
    const NAME: &'static str;

    fn exact(plain: &str) -> Self::Exact;
    fn quantize(exact: &Self::Exact) -> Self::Parts;
    /// The rounded amount and the remainder.
    fn values(parts: Self::Parts) -> [BigRational; 2];
}

/// A peer that computes in amounts of cents.
pub trait Cents: 'static {
    type Amount: Clone + 'static;
    /// What converts to another currency.
    type Rate: 'static;
    /// What interest is by.
    type Daily: 'static;
    /// What a rounding left over.
    type Rest: 'static;
    /// The amount and the remainder in another currency.
    type Converted: 'static;
    type Divisor: 'static;
    /// What an allocation is by.
    type Ratios<const N: usize>: 'static;
    /// What an allocation gives.
    type Parts<const N: usize>: AsRef<[Self::Amount]> + 'static;
    const NAME: &'static str;

    fn amount(plain: &str) -> Self::Amount;
    fn rate(plain: &str) -> Self::Rate;
    /// `rate` percent a year, for one day of 365.
    fn daily(rate: &str) -> Self::Daily;
    fn divisor(value: u32) -> Self::Divisor;
    /// Ratios that sum to 100.
    fn ratios<const N: usize>(percent: &[u32; N]) -> Self::Ratios<N>;

    fn convert(amount: &Self::Amount, rate: &Self::Rate) -> Self::Converted;
    fn divide(amount: &Self::Amount, by: &Self::Divisor) -> (Self::Amount, Self::Rest);
    /// Thirty days of interest, each paid in cents; the remainders are collected.
    fn month(balance: &Self::Amount, daily: &Self::Daily) -> (Self::Amount, Self::Rest);
    /// Parts that sum to the amount.
    fn allocate<const N: usize>(amount: &Self::Amount, ratios: &Self::Ratios<N>) -> Self::Parts<N>;

    /// In cents.
    fn value(amount: &Self::Amount) -> BigRational;
    /// In cents.
    fn rest_value(rest: &Self::Rest) -> BigRational;
    fn converted_values(converted: Self::Converted) -> [BigRational; 2];
}

/// How many days a month of interest has.
pub const DAYS: usize = 30;

/// What one part of `rate` is for a day: percent, and a year of 365 days.
pub const DAILY: u32 = 100 * 365;

/// The value of a plain decimal, by the reference.
pub fn rational(text: &str) -> BigRational {
    let (digits, scale) = digits(text);
    BigRational::new(digits.parse().expect("digits"), BigInt::from(10).pow(scale))
}

/// The digits of a plain decimal, and how many of them stand after the point.
pub fn digits(text: &str) -> (String, u32) {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    (format!("{whole}{fraction}"), u32::try_from(fraction.len()).expect("short"))
}
