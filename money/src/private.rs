//! What the macros expand to. Not public: anything here may change in any release.

use crate::currency::{MinorUnit, StaticCurrency};
use crate::money::Money;
use crate::number::SafeNumber;
use crate::rate::Rate;

/// Minor units that a literal was checked to be.
#[must_use]
pub const fn money<C: StaticCurrency + MinorUnit>(minor: i128) -> Money<C> {
    Money::from_minor(minor)
}

/// A decimal without trailing zeros after the point, that a literal was checked to be.
#[must_use]
pub const fn decimal(mantissa: i128, scale: u8) -> SafeNumber {
    SafeNumber::from_decimal_literal(mantissa, scale)
}

/// A fraction in lowest terms whose expansion does not end, that a literal was checked to be.
#[must_use]
pub const fn ratio(numerator: i64, denominator: u64) -> SafeNumber {
    SafeNumber::from_ratio_literal(numerator, denominator)
}

/// A rate, as the fraction that a literal was checked to be.
#[must_use]
pub const fn rate(fraction: SafeNumber) -> Rate {
    Rate::from_literal(fraction)
}
