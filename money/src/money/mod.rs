//! `Money`: whole minor units.
//!
//! Knows nothing of rounding: nothing here can produce a fraction of a minor unit but as
//! [`ExactMoney`](crate::ExactMoney), which lives one layer up.

mod compare;
mod ops;

pub use compare::{Comparand, Orderable};
pub(crate) use ops::sealed;
pub use ops::{Addend, Whole};

use crate::currency::{MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::number::SafeNumber;

/// An amount of whole minor units of a currency: what can be paid.
///
/// `Money<USD>` is `Copy` and 16 bytes: an `i128` of cents. Adding, subtracting and multiplying by
/// an integer stay `Money`; whatever can leave a fraction of a cent (division, multiplication by a
/// rate) gives an [`ExactMoney`](crate::ExactMoney), which comes back through
/// [`quantize`](crate::ExactMoney::quantize) with its remainder.
///
/// # Panics
///
/// `+`, `-`, `*` and `Sum` panic on overflow in every profile; the `checked_` methods do not.
///
/// # Example
///
/// ```
/// use money::usd;
///
/// let total = usd!(0.10) + usd!(0.20);
/// assert_eq!(total, usd!(0.30));
/// assert_eq!((total * 3).to_string(), "USD 0.90");
/// assert_eq!(usd!(5).minor(), 500);
/// ```
#[must_use = "an amount that nobody books is lost"]
#[derive(Clone, Copy, Eq, Hash)]
pub struct Money<C> {
    minor: i128,
    currency: C,
}

impl<C: StaticCurrency + MinorUnit> Money<C> {
    /// No money.
    pub const ZERO: Self = Self::from_minor(0);
    /// The smallest amount.
    pub const MIN: Self = Self::from_minor(i128::MIN);
    /// The largest amount.
    pub const MAX: Self = Self::from_minor(i128::MAX);
}

// The bounds of constructors stand on the method: only there do the messages of the traits show.
impl<C> Money<C> {
    /// This many minor units: cents of a dollar, yen of a yen.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{JPY, Money, USD};
    ///
    /// assert_eq!(Money::<USD>::from_minor(1234).to_string(), "USD 12.34");
    /// assert_eq!(Money::<JPY>::from_minor(1234).to_string(), "JPY 1234");
    /// ```
    pub const fn from_minor(minor: i128) -> Self
    where
        C: StaticCurrency + MinorUnit,
    {
        Self { minor, currency: C::VALUE }
    }
}

impl<C: MinorUnit> Money<C> {
    /// This many minor units of `currency`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Money};
    ///
    /// let currency: AnyCurrency = "GBP".parse()?;
    /// assert_eq!(Money::from_minor_in(-5, currency).to_string(), "GBP -0.05");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub const fn from_minor_in(minor: i128, currency: C) -> Self {
        Self { minor, currency }
    }

    /// The amount in minor units.
    #[must_use]
    pub const fn minor(&self) -> i128 {
        self.minor
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> C {
        self.currency
    }

    /// True for no money.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.minor == 0
    }

    /// True for amounts below zero.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.minor < 0
    }

    /// True for amounts above zero.
    #[must_use]
    pub const fn is_positive(&self) -> bool {
        self.minor > 0
    }

    /// The sum, if the currencies are the same and it fits.
    ///
    /// # Errors
    ///
    /// When the currencies differ or the sum overflows.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Money, usd};
    ///
    /// assert_eq!(usd!(1).try_add(usd!(2))?, usd!(3));
    /// assert!(Money::MAX.try_add(usd!(0.01)).unwrap_err().is_overflow());
    /// # Ok::<(), money::Error>(())
    /// ```
    #[inline]
    pub fn try_add(self, other: Self) -> Result<Self, Error> {
        self.try_with(other, i128::checked_add)
    }

    /// The difference, if the currencies are the same and it fits.
    ///
    /// # Errors
    ///
    /// When the currencies differ or the difference overflows.
    #[inline]
    pub fn try_sub(self, other: Self) -> Result<Self, Error> {
        self.try_with(other, i128::checked_sub)
    }

    #[inline]
    fn try_with(self, other: Self, op: fn(i128, i128) -> Option<i128>) -> Result<Self, Error> {
        if self.currency != other.currency {
            return Err(Error::mismatch(self.currency.code(), other.currency.code()));
        }
        let minor = op(self.minor, other.minor).ok_or_else(|| Error::overflow("`Money`"))?;
        Ok(Self { minor, ..self })
    }

    /// The product with an integer; `None` on overflow.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Money, USD, usd};
    ///
    /// assert_eq!(usd!(0.10).checked_mul(3), Some(usd!(0.30)));
    /// assert_eq!(Money::<USD>::MAX.checked_mul(2), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn checked_mul(self, factor: impl Whole) -> Option<Self> {
        let minor = factor.times(self.minor)?;
        Some(Self { minor, ..self })
    }

    /// The amount with the other sign; `None` for `MIN`.
    #[must_use]
    pub fn checked_neg(self) -> Option<Self> {
        Some(Self { minor: self.minor.checked_neg()?, ..self })
    }

    /// The sum of any number of amounts; `None` of no amounts, whose currency nobody knows.
    ///
    /// # Errors
    ///
    /// When the currencies differ or the whole sum overflows: the order of the amounts does not
    /// matter.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Money};
    ///
    /// let euro: AnyCurrency = "EUR".parse()?;
    /// let prices = [1999, 500].map(|minor| Money::from_minor_in(minor, euro));
    /// assert_eq!(Money::try_sum(prices)?.map(|sum| sum.to_string()), Some("EUR 24.99".into()));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_sum(amounts: impl IntoIterator<Item = Self>) -> Result<Option<Self>, Error> {
        let mut amounts = amounts.into_iter();
        let Some(first) = amounts.next() else { return Ok(None) };
        let mut total = ops::Total::default();
        total.add(first.minor);
        for amount in amounts {
            if amount.currency != first.currency {
                return Err(Error::mismatch(first.currency.code(), amount.currency.code()));
            }
            total.add(amount.minor);
        }
        let minor = total.finish().ok_or_else(|| Error::overflow("`Money`"))?;
        Ok(Some(Self { minor, ..first }))
    }

    /// The distance from zero; `None` for `MIN`.
    #[must_use]
    pub fn checked_abs(self) -> Option<Self> {
        Some(Self { minor: self.minor.checked_abs()?, ..self })
    }

    /// The distance from zero.
    ///
    /// # Panics
    ///
    /// For `MIN`; [`checked_abs`](Self::checked_abs) does not.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// assert_eq!(usd!(-0.50).abs(), usd!(0.50));
    /// ```
    #[track_caller]
    pub fn abs(self) -> Self {
        self.checked_abs().unwrap_or_else(|| ops::overflowed("take the absolute value of"))
    }

    /// The distance from another amount, which is not negative.
    ///
    /// # Errors
    ///
    /// When the currencies differ or the distance overflows.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// assert_eq!(usd!(1).try_abs_diff(usd!(3.50))?, usd!(2.50));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_abs_diff(self, other: Self) -> Result<Self, Error> {
        self.try_with(other, |a, b| i128::try_from(a.abs_diff(b)).ok())
    }

    /// -1, 0 or 1.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// assert_eq!(usd!(-0.50).signum(), -1);
    /// ```
    #[must_use]
    pub const fn signum(&self) -> i128 {
        self.minor.signum()
    }
}

impl<C: StaticCurrency + MinorUnit> Money<C> {
    /// The sum; `None` on overflow.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Money, usd};
    ///
    /// assert_eq!(usd!(1).checked_add(usd!(2)), Some(usd!(3)));
    /// assert_eq!(Money::MAX.checked_add(usd!(2)), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.minor.checked_add(other.minor).map(Self::from_minor)
    }

    /// The difference; `None` on overflow.
    #[must_use]
    #[inline]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.minor.checked_sub(other.minor).map(Self::from_minor)
    }
}

impl<C> Money<C> {
    /// This many major units: dollars, not cents.
    ///
    /// # Errors
    ///
    /// When that many do not fit.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{JPY, Money, USD};
    ///
    /// assert_eq!(Money::<USD>::from_major(12)?.to_string(), "USD 12.00");
    /// assert_eq!(Money::<JPY>::from_major(12)?.to_string(), "JPY 12");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_major(major: i128) -> Result<Self, Error>
    where
        C: StaticCurrency + MinorUnit,
    {
        Self::from_major_in(major, C::VALUE)
    }
}

impl<C: MinorUnit> Money<C> {
    /// This many major units of `currency`.
    ///
    /// # Errors
    ///
    /// When that many do not fit.
    pub fn from_major_in(major: i128, currency: C) -> Result<Self, Error> {
        let units = 10i128.checked_pow(u32::from(currency.scale()));
        let minor = units.and_then(|units| major.checked_mul(units));
        minor.map(|minor| Self { minor, currency }).ok_or_else(|| Error::overflow("`Money`"))
    }
}

impl<C: StaticCurrency + MinorUnit> Money<C> {
    /// The distance from another amount, which is not negative.
    ///
    /// # Panics
    ///
    /// When it overflows; [`try_abs_diff`](Self::try_abs_diff) does not.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// assert_eq!(usd!(3.50).abs_diff(usd!(-1)), usd!(4.50));
    /// ```
    #[track_caller]
    pub fn abs_diff(self, other: Self) -> Self {
        self.try_abs_diff(other).unwrap_or_else(|_| ops::overflowed("subtract"))
    }
}

impl<C: StaticCurrency + MinorUnit> Default for Money<C> {
    fn default() -> Self {
        Self::ZERO
    }
}

impl<C: MinorUnit> Money<C> {
    /// The amount in major units, without its currency.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// assert_eq!(usd!(12.50).amount().to_string(), "12.5");
    /// ```
    #[must_use]
    #[inline]
    pub fn amount(&self) -> SafeNumber {
        SafeNumber::from_scaled(self.minor, u32::from(self.currency.scale()))
    }
}
