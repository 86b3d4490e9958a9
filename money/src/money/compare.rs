//! Equality and order of amounts, and what may stand on the right of `==` and `<`.

use super::{Money, sealed};
use crate::currency::{MinorUnit, StaticCurrency};
use crate::error::Error;
use core::cmp::Ordering;

/// What an amount of type `M` can be equal to: an amount of the same currency, whole or exact.
///
/// Amounts of two run-time currencies are not equal, whatever they are worth.
#[diagnostic::on_unimplemented(
    message = "cannot compare `{M}` with `{Self}`",
    label = "not an amount of the same currency",
    note = "amounts of two currencies are never compared: convert one of them first",
    note = "a number is no amount: write `usd!(5)`, or ask `is_zero()`, `is_positive()`"
)]
pub trait Comparand<M>: sealed::Addend {
    #[doc(hidden)]
    fn equals(&self, amount: &M) -> bool;
}

/// What an amount of type `M` can be less than: an amount of the same compile-time currency.
///
/// Amounts of run-time currencies have [`Money::try_cmp`] instead: whether 5 EUR are less than
/// 6 USD has no answer, and `false` would be one.
#[diagnostic::on_unimplemented(
    message = "`{M}` and `{Self}` have no order",
    label = "not an amount of the same currency",
    note = "amounts of two currencies are never compared: convert one of them first",
    note = "a number is no amount: write `usd!(5)`, or ask `is_zero()`, `is_positive()`",
    note = "for a currency known only at run time write `a.try_cmp(&b)?.is_lt()`"
)]
pub trait Orderable<M>: Comparand<M> {
    #[doc(hidden)]
    fn compared_to(&self, amount: &M) -> Ordering;
}

impl<C: PartialEq> Comparand<Self> for Money<C> {
    #[inline]
    fn equals(&self, amount: &Self) -> bool {
        self.minor == amount.minor && self.currency == amount.currency
    }
}

impl<C: StaticCurrency + MinorUnit> Orderable<Self> for Money<C> {
    #[inline]
    fn compared_to(&self, amount: &Self) -> Ordering {
        self.minor.cmp(&amount.minor)
    }
}

impl<C, T: Comparand<Self>> PartialEq<T> for Money<C> {
    #[inline]
    fn eq(&self, other: &T) -> bool {
        other.equals(self)
    }
}

impl<C, T: Orderable<Self>> PartialOrd<T> for Money<C> {
    #[inline]
    fn partial_cmp(&self, other: &T) -> Option<Ordering> {
        Some(other.compared_to(self).reverse())
    }
}

impl<C: StaticCurrency + MinorUnit> Ord for Money<C> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.minor.cmp(&other.minor)
    }
}

impl<C: MinorUnit> Money<C> {
    /// Which of two amounts is larger, if their currencies are the same.
    ///
    /// Amounts of a currency known only at run time have no `<`, because it would have to be
    /// `false` for two currencies.
    ///
    /// # Errors
    ///
    /// When the currencies differ.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Money};
    ///
    /// let five: Money<AnyCurrency> = "EUR 5.00".parse()?;
    /// let six: Money<AnyCurrency> = "EUR 6.00".parse()?;
    /// assert!(five.try_cmp(&six)?.is_lt());
    ///
    /// let yen: Money<AnyCurrency> = "JPY 6".parse()?;
    /// assert!(five.try_cmp(&yen).unwrap_err().is_currency_mismatch());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_cmp(&self, other: &Self) -> Result<Ordering, Error> {
        if self.currency != other.currency {
            return Err(Error::mismatch(self.currency.code(), other.currency.code()));
        }
        Ok(self.minor.cmp(&other.minor))
    }
}
