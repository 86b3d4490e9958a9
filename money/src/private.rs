//! What the macros expand to. Not public: anything here may change in any release.

use crate::currency::{MinorUnit, StaticCurrency};
use crate::money::Money;
use crate::number::SafeNumber;
use core::num::NonZeroU64;

/// Minor units that a literal was checked to be.
#[must_use]
pub const fn money<C: StaticCurrency + MinorUnit>(minor: i128) -> Money<C> {
    Money::from_minor(minor)
}

/// A fraction in lowest terms that a literal was checked to be.
#[must_use]
#[expect(
    clippy::panic,
    reason = "only in const evaluation, and only if the macros are wrong"
)]
pub const fn number(numerator: i64, denominator: u64) -> SafeNumber {
    match NonZeroU64::new(denominator) {
        Some(denominator) => SafeNumber::from_literal(numerator, denominator),
        None => panic!("zero denominator"),
    }
}
