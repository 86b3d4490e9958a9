//! `Rate`: an exact proportion, such as 7.25%.
//!
//! Knows nothing of what it is a rate of: interest, tax and discounts are built on it.

mod ops;
#[cfg(feature = "serde")]
mod serde;
mod text;

use crate::number::{Exact, SafeNumber, SealedExact};

/// An exact rate without a dimension: 7.25%, 125 basis points.
///
/// A rate is a number written in hundredths, so that `7.25` is never mistaken for 725%: it is made
/// from percent, from basis points or from a fraction, each by name, and it is text with its unit.
/// It may be negative, and beyond 100%.
///
/// It is [`Exact`]: `money * rate` is an [`ExactMoney`](crate::ExactMoney), `1 + &rate` a
/// [`SafeNumber`]. A rate times or by a number is a rate (an annual rate by 12 is a monthly one);
/// rates are added to rates only.
///
/// # Panics
///
/// `/` panics when the divisor is zero.
///
/// # Example
///
/// ```
/// use money::{Rounding, rate, usd};
///
/// let vat = rate!(7.25%);
/// let (tax, remainder) = (usd!(19.99) * &vat).quantize(Rounding::HalfUp).into_parts();
/// assert_eq!(tax, usd!(1.45));
/// assert_eq!(remainder.to_string(), "USD -0.000725");
/// assert_eq!((1 + &vat).to_string(), "1.0725");
/// ```
///
/// # Example: a constant
///
/// ```
/// use money::{Rate, rate};
///
/// const FEE: Rate = rate!(125 bps);
/// assert_eq!(FEE, rate!(1.25%));
/// assert_eq!((FEE / 12).to_string(), "5/48%");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate {
    fraction: SafeNumber,
}

impl Rate {
    /// No rate at all: 0%.
    pub const ZERO: Self = Self { fraction: SafeNumber::ZERO };

    pub(crate) const fn from_literal(fraction: SafeNumber) -> Self {
        Self { fraction }
    }

    /// This many hundredths: `from_percent(5)` is 5%.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rate, num};
    ///
    /// assert_eq!(Rate::from_percent(5).to_string(), "5%");
    /// assert_eq!(Rate::from_percent(num!(7.25)).as_fraction(), &num!(0.0725));
    /// ```
    #[must_use]
    pub fn from_percent(percent: impl Exact) -> Self {
        percent.with(|percent| Self { fraction: percent / 100 })
    }

    /// This many hundredths of a percent: `from_basis_points(125)` is 1.25%.
    ///
    /// # Example
    ///
    /// ```
    /// use money::Rate;
    ///
    /// assert_eq!(Rate::from_basis_points(125).to_string(), "1.25%");
    /// ```
    #[must_use]
    pub fn from_basis_points(basis_points: impl Exact) -> Self {
        basis_points.with(|basis_points| Self { fraction: basis_points / 10_000 })
    }

    /// The rate that is this fraction of one: `from_fraction(num!(0.0725))` is 7.25%.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rate, num};
    ///
    /// assert_eq!(Rate::from_fraction(num!(0.0725)).to_string(), "7.25%");
    /// assert_eq!(Rate::from_fraction(1).to_string(), "100%");
    /// ```
    #[must_use]
    pub fn from_fraction(fraction: impl Exact) -> Self {
        Self { fraction: SafeNumber::new(fraction) }
    }

    /// The rate as a fraction of one: 7.25% is 0.0725.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{num, rate};
    ///
    /// assert_eq!(rate!(7.25%).as_fraction(), &num!(0.0725));
    /// ```
    #[must_use]
    pub const fn as_fraction(&self) -> &SafeNumber {
        &self.fraction
    }

    /// The rate in hundredths: 7.25% is 7.25.
    ///
    /// # Example
    ///
    /// ```
    /// use money::rate;
    ///
    /// assert_eq!(rate!(125 bps).to_percent().to_string(), "1.25");
    /// ```
    #[must_use]
    pub fn to_percent(&self) -> SafeNumber {
        &self.fraction * 100
    }

    /// The rate in hundredths of a percent: 1.25% is 125.
    #[must_use]
    pub fn to_basis_points(&self) -> SafeNumber {
        &self.fraction * 10_000
    }

    /// True for 0%.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.fraction.is_zero()
    }

    /// True for rates below 0%.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.fraction.is_negative()
    }

    /// True for rates above 0%.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.fraction.is_positive()
    }

    /// The exact quotient; `None` when `divisor` is zero.
    #[must_use]
    pub fn checked_div(&self, divisor: impl Exact) -> Option<Self> {
        Some(Self { fraction: self.fraction.checked_div(divisor)? })
    }
}

impl SealedExact for Rate {}

impl Exact for Rate {
    #[inline]
    fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(&self.fraction)
    }
}

impl From<Rate> for SafeNumber {
    fn from(rate: Rate) -> Self {
        rate.fraction
    }
}
