//! What a layout must be able to do, and the two that are not prototypes.

use money::SafeNumber;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::hash::Hash;

pub trait Layout: Clone + PartialEq + Hash + 'static {
    const NAME: &'static str;

    /// `mantissa / 10^scale`.
    fn decimal(mantissa: i64, scale: u32) -> Self;
    fn to_rational(&self) -> BigRational;
    fn add(&self, other: &Self) -> Self;
    fn mul(&self, other: &Self) -> Self;
    fn less(&self, other: &Self) -> bool;
}

/// A layout whose quotients are exact.
pub trait Quotients: Layout {
    fn div(&self, other: &Self) -> Self;
}

impl Layout for SafeNumber {
    const NAME: &'static str = "SafeNumber";

    fn decimal(mantissa: i64, scale: u32) -> Self {
        Self::from_ratio(mantissa, 10i128.pow(scale)).expect("not by zero")
    }
    fn to_rational(&self) -> BigRational {
        self.to_big_rational()
    }
    fn add(&self, other: &Self) -> Self {
        self + other
    }
    fn mul(&self, other: &Self) -> Self {
        self * other
    }
    fn less(&self, other: &Self) -> bool {
        self < other
    }
}

impl Quotients for SafeNumber {
    fn div(&self, other: &Self) -> Self {
        self / other
    }
}

impl Layout for BigRational {
    const NAME: &'static str = "num BigRational";

    fn decimal(mantissa: i64, scale: u32) -> Self {
        Self::new(mantissa.into(), BigInt::from(10).pow(scale))
    }
    fn to_rational(&self) -> BigRational {
        self.clone()
    }
    fn add(&self, other: &Self) -> Self {
        self + other
    }
    fn mul(&self, other: &Self) -> Self {
        self * other
    }
    fn less(&self, other: &Self) -> bool {
        self < other
    }
}

impl Quotients for BigRational {
    fn div(&self, other: &Self) -> Self {
        self / other
    }
}
