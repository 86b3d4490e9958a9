//! Equality and order of exact amounts, among themselves and with whole ones.

use super::ExactMoney;
use crate::currency::{Currency, MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::money::{Comparand, Money, Orderable};
use core::cmp::Ordering;

impl<C: PartialEq> Comparand<Self> for ExactMoney<C> {
    #[inline]
    fn equals(&self, amount: &Self) -> bool {
        self.amount == amount.amount && self.currency == amount.currency
    }
}

impl<C: MinorUnit> Comparand<Money<C>> for ExactMoney<C> {
    fn equals(&self, amount: &Money<C>) -> bool {
        self.currency == amount.currency() && self.amount == amount.amount()
    }
}

impl<C: MinorUnit> Comparand<ExactMoney<C>> for Money<C> {
    fn equals(&self, amount: &ExactMoney<C>) -> bool {
        amount.equals(self)
    }
}

impl<C: StaticCurrency> Orderable<Self> for ExactMoney<C> {
    #[inline]
    fn compared_to(&self, amount: &Self) -> Ordering {
        self.amount.cmp(&amount.amount)
    }
}

impl<C: StaticCurrency + MinorUnit> Orderable<Money<C>> for ExactMoney<C> {
    fn compared_to(&self, amount: &Money<C>) -> Ordering {
        self.amount.cmp(&amount.amount())
    }
}

impl<C: StaticCurrency + MinorUnit> Orderable<ExactMoney<C>> for Money<C> {
    fn compared_to(&self, amount: &ExactMoney<C>) -> Ordering {
        self.amount().cmp(&amount.amount)
    }
}

impl<C, T: Comparand<Self>> PartialEq<T> for ExactMoney<C> {
    #[inline]
    fn eq(&self, other: &T) -> bool {
        other.equals(self)
    }
}

impl<C, T: Orderable<Self>> PartialOrd<T> for ExactMoney<C> {
    #[inline]
    fn partial_cmp(&self, other: &T) -> Option<Ordering> {
        Some(other.compared_to(self).reverse())
    }
}

impl<C: StaticCurrency> Ord for ExactMoney<C> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.amount.cmp(&other.amount)
    }
}

impl<C: Currency> ExactMoney<C> {
    /// Which of two amounts is larger, if their currencies are the same.
    ///
    /// # Errors
    ///
    /// When the currencies differ.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, IsoCurrency};
    ///
    /// let third: ExactMoney<IsoCurrency> = "XAU 1/3".parse()?;
    /// let half: ExactMoney<IsoCurrency> = "XAU 1/2".parse()?;
    /// assert!(third.try_cmp(&half)?.is_lt());
    ///
    /// let silver: ExactMoney<IsoCurrency> = "XAG 1/2".parse()?;
    /// assert!(third.try_cmp(&silver).unwrap_err().is_currency_mismatch());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_cmp(&self, other: &Self) -> Result<Ordering, Error> {
        self.same_currency(other)?;
        Ok(self.amount.cmp(&other.amount))
    }
}
