//! `ExactMoney`: any exact amount of a currency.

mod compare;
mod ops;

use crate::currency::{ActiveIso, AnyCurrency, Currency, MinorUnit, StaticCurrency};
use crate::error::{Error, ErrorKind};
use crate::money::Money;
use crate::number::{Exact, SafeNumber};

/// An exact amount of a currency, in major units: a third of a dollar is `1/3`.
///
/// This is where interest, shares, taxes and conversions are computed, without rounding. It becomes
/// [`Money`] through [`quantize`](Self::quantize), which hands back the remainder.
///
/// # Panics
///
/// `/` panics when the divisor is zero.
///
/// # Example
///
/// ```
/// use money::{Rounding, num, usd};
///
/// let share = usd!(100.00) / 3;
/// assert_eq!(share.to_string(), "USD 100/3");
/// let (paid, remainder) = share.quantize(Rounding::HalfUp).into_parts();
/// assert_eq!(paid, usd!(33.33));
/// assert_eq!(remainder.amount(), &num!(1/300));
/// ```
#[must_use = "an amount that nobody books is lost"]
#[derive(Clone, Eq, Hash)]
pub struct ExactMoney<C> {
    amount: SafeNumber,
    currency: C,
}

impl<C: StaticCurrency> ExactMoney<C> {
    /// No money.
    pub const ZERO: Self = Self { amount: SafeNumber::ZERO, currency: C::VALUE };

    /// `amount` major units.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, USD, num};
    ///
    /// assert_eq!(ExactMoney::<USD>::new(num!(0.0043)).to_string(), "USD 0.0043");
    /// ```
    #[inline]
    pub fn new(amount: impl Exact) -> Self {
        Self::new_in(SafeNumber::new(amount), C::VALUE)
    }
}

impl<C: Currency> ExactMoney<C> {
    /// `amount` major units of `currency`.
    #[inline]
    pub const fn new_in(amount: SafeNumber, currency: C) -> Self {
        Self { amount, currency }
    }

    /// The amount in major units, without its currency.
    #[must_use]
    #[inline]
    pub const fn amount(&self) -> &SafeNumber {
        &self.amount
    }

    pub(crate) fn into_amount(self) -> SafeNumber {
        self.amount
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> C {
        self.currency
    }

    /// True for no money.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.amount.is_zero()
    }

    /// True for amounts below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.amount.is_negative()
    }

    /// True for amounts above zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.amount.is_positive()
    }

    /// The sum, if the currencies are the same.
    ///
    /// # Errors
    ///
    /// When the currencies differ.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, ExactMoney, SafeNumber};
    ///
    /// let third = SafeNumber::new(1) / 3;
    /// let euros = ExactMoney::new_in(third.clone(), "EUR".parse::<AnyCurrency>()?);
    /// let yen = ExactMoney::new_in(third, "JPY".parse::<AnyCurrency>()?);
    /// assert_eq!(euros.try_add(&euros)?.to_string(), "EUR 2/3");
    /// assert!(euros.try_add(&yen).unwrap_err().is_currency_mismatch());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_add(&self, other: &Self) -> Result<Self, Error> {
        self.same_currency(other)?;
        Ok(Self { amount: &self.amount + &other.amount, currency: self.currency })
    }

    /// The difference, if the currencies are the same.
    ///
    /// # Errors
    ///
    /// When the currencies differ.
    pub fn try_sub(&self, other: &Self) -> Result<Self, Error> {
        self.same_currency(other)?;
        Ok(Self { amount: &self.amount - &other.amount, currency: self.currency })
    }

    /// The exact quotient; `None` when `divisor` is zero.
    #[must_use]
    pub fn checked_div(&self, divisor: impl Exact) -> Option<Self> {
        let amount = self.amount.checked_div(divisor)?;
        Some(Self { amount, currency: self.currency })
    }

    /// How many times `self` is `other`: the exact quotient of two amounts.
    ///
    /// # Errors
    ///
    /// When the currencies differ or `other` is zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, IsoCurrency, num};
    ///
    /// let half: ExactMoney<IsoCurrency> = "XAU 1/2".parse()?;
    /// let third: ExactMoney<IsoCurrency> = "XAU 1/3".parse()?;
    /// assert_eq!(half.try_ratio(&third)?, num!(1.5));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_ratio(&self, other: &Self) -> Result<SafeNumber, Error> {
        self.same_currency(other)?;
        self.amount.checked_div(&other.amount).ok_or_else(|| Error::new(ErrorKind::DivisionByZero))
    }

    pub(crate) fn same_currency(&self, other: &Self) -> Result<(), Error> {
        if self.currency == other.currency {
            return Ok(());
        }
        Err(Error::mismatch(self.currency.code(), other.currency.code()))
    }

    /// The sum of two amounts that are known to have one currency.
    pub(crate) fn add_same(&mut self, other: &SafeNumber) {
        self.amount += other;
    }

    /// The distance from zero.
    pub fn abs(&self) -> Self {
        self.map(SafeNumber::abs)
    }

    /// -1, 0 or 1.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// let third = usd!(1) / -3;
    /// assert_eq!((third.signum(), third.abs()), (-1, usd!(1) / 3));
    /// ```
    #[must_use]
    pub fn signum(&self) -> i128 {
        i128::from(self.is_positive()) - i128::from(self.is_negative())
    }

    #[inline]
    fn map(&self, f: impl FnOnce(&SafeNumber) -> SafeNumber) -> Self {
        Self { amount: f(&self.amount), currency: self.currency }
    }
}

impl<C: MinorUnit> Money<C> {
    /// The exact quotient; `None` when `divisor` is zero.
    #[must_use]
    pub fn checked_div(&self, divisor: impl Exact) -> Option<ExactMoney<C>> {
        self.to_exact().checked_div(divisor)
    }

    /// How many times `self` is `other`: the exact quotient of two amounts.
    ///
    /// # Errors
    ///
    /// When the currencies differ or `other` is zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// assert_eq!(usd!(5).try_ratio(usd!(2))?.to_string(), "2.5");
    /// assert!(usd!(5).try_ratio(usd!(0)).unwrap_err().is_division_by_zero());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_ratio(&self, other: Self) -> Result<SafeNumber, Error> {
        self.to_exact().same_currency(&other.to_exact())?;
        SafeNumber::from_ratio(self.minor(), other.minor())
    }

    /// The same amount as exact money.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// assert_eq!((usd!(1).to_exact() / 3).to_string(), "USD 1/3");
    /// ```
    #[inline]
    pub fn to_exact(&self) -> ExactMoney<C> {
        ExactMoney::new_in(self.amount(), self.currency())
    }
}

impl<C: StaticCurrency> Default for ExactMoney<C> {
    fn default() -> Self {
        Self::ZERO
    }
}

/// An amount of a currency known at compile time is one of a currency known at run time.
impl<C: ActiveIso + MinorUnit> From<Money<C>> for Money<AnyCurrency> {
    fn from(money: Money<C>) -> Self {
        Self::from_minor_in(money.minor(), money.currency().into())
    }
}

impl<C: StaticCurrency + MinorUnit> TryFrom<Money<AnyCurrency>> for Money<C> {
    type Error = Error;

    /// # Errors
    ///
    /// When the amount is of another currency.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, EUR, Money, USD, usd};
    ///
    /// let read: Money<AnyCurrency> = "USD 12.34".parse()?;
    /// assert_eq!(Money::<USD>::try_from(read)?, usd!(12.34));
    /// assert!(Money::<EUR>::try_from(read).unwrap_err().is_currency_mismatch());
    /// # Ok::<(), money::Error>(())
    /// ```
    fn try_from(money: Money<AnyCurrency>) -> Result<Self, Error> {
        C::from_code(money.currency().code())?;
        Ok(Self::from_minor(money.minor()))
    }
}

impl<C: MinorUnit> From<Money<C>> for ExactMoney<C> {
    fn from(money: Money<C>) -> Self {
        money.to_exact()
    }
}
