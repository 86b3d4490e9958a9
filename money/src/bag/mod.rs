//! `MoneyBag`: amounts of several currencies at once.
//!
//! Knows nothing of rates but what a caller converts with.

mod ops;
#[cfg(feature = "serde")]
mod serde;

use crate::currency::{AnyCurrency, Currency};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::exchange::ExchangeRate;
#[cfg(feature = "jiff_02")]
use crate::exchange::{RateQuery, RateTable};
use crate::number::SafeNumber;
use alloc::collections::BTreeMap;
use alloc::format;
use core::fmt;

/// Exact amounts of several currencies, at most one of each, none of them zero.
///
/// Adding never fails: an amount of any currency goes to the amount of that currency. Nothing is
/// converted unless [`convert_with`](Self::convert_with) is asked to.
///
/// `C` is a currency known at run time, to which the static ones convert: [`AnyCurrency`] unless
/// said otherwise.
///
/// # Example
///
/// ```
/// use money::{EUR, JPY, MoneyBag, eur, usd};
///
/// let mut bag = MoneyBag::new();
/// bag += usd!(-3.10);
/// bag += eur!(4.50);
/// bag += eur!(1) / 2;
/// assert_eq!(bag.to_string(), "EUR 5.00 + USD -3.10");
/// assert_eq!(bag.get(EUR), eur!(5.00));
/// assert!(bag.get(JPY).is_zero());
///
/// bag -= eur!(5.00);
/// assert_eq!(bag.to_string(), "USD -3.10");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct MoneyBag<C = AnyCurrency> {
    /// By code; no amount is zero.
    amounts: BTreeMap<&'static str, ExactMoney<C>>,
}

impl MoneyBag {
    /// A bag without money.
    #[must_use]
    pub const fn new() -> Self {
        Self::empty()
    }
}

impl<C> MoneyBag<C> {
    /// A bag without money, of run-time currencies of your own.
    #[must_use]
    pub const fn empty() -> Self {
        Self { amounts: BTreeMap::new() }
    }

    /// How many currencies there is money of.
    #[must_use]
    pub fn len(&self) -> usize {
        self.amounts.len()
    }

    /// True for a bag without money; the same as [`is_zero`](Self::is_zero).
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.amounts.is_empty()
    }

    /// True for a bag without money: amounts of zero disappear.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{MoneyBag, eur};
    ///
    /// let mut bag = MoneyBag::from(eur!(1));
    /// bag -= eur!(1);
    /// assert!(bag.is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.is_empty()
    }
}

impl<C: Currency> MoneyBag<C> {
    /// The amount of a currency; zero if there is none.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, GBP, MoneyBag, gbp};
    ///
    /// let bag = MoneyBag::from(gbp!(2.50));
    /// assert_eq!(bag.get(GBP), gbp!(2.50));
    /// assert!(bag.get("EUR".parse::<AnyCurrency>()?).is_zero());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn get<T: Currency + Into<C>>(&self, currency: T) -> ExactMoney<T> {
        let amount = self.amounts.get(currency.code()).map(ExactMoney::amount);
        ExactMoney::new_in(amount.cloned().unwrap_or(SafeNumber::ZERO), currency)
    }

    /// The amounts, in the order of their codes.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{MoneyBag, eur, usd};
    ///
    /// let bag = MoneyBag::from(usd!(1)) + eur!(2);
    /// let amounts: Vec<_> = bag.iter().map(|amount| amount.to_string()).collect();
    /// assert_eq!(amounts, ["EUR 2.00", "USD 1.00"]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &ExactMoney<C>> {
        self.amounts.values()
    }

    /// All of it in one currency, exactly, by a rate that `rate` gives for each other currency.
    ///
    /// # Errors
    ///
    /// The first error of `rate`; or when a rate that it gave is between other currencies.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, MoneyBag, chf, eur, num, usd};
    ///
    /// let bag = MoneyBag::from(eur!(10)) + usd!(5) + chf!(-2);
    /// let total = bag.convert_with(EUR, |from| {
    ///     let rate = if from.to_string() == "USD" { num!(0.92) } else { num!(1.04) };
    ///     ExchangeRate::new_in(from, EUR, rate)
    /// })?;
    /// assert_eq!(total.to_string(), "EUR 12.52");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn convert_with<T: Currency, E: From<Error>>(
        &self,
        to: T,
        mut rate: impl FnMut(C) -> Result<ExchangeRate<C, T>, E>,
    ) -> Result<ExactMoney<T>, E> {
        let mut total = ExactMoney::new_in(SafeNumber::ZERO, to);
        for amount in self.iter() {
            if amount.currency().code() == to.code() {
                total.add_same(amount.amount());
                continue;
            }
            let rate = rate(amount.currency())?;
            if rate.target() != to {
                let expected = format!("one to {}", to.code());
                return Err(
                    Error::other_currency(format!("a {} rate", rate.pair()), expected).into()
                );
            }
            total.add_same(rate.try_convert(amount)?.amount());
        }
        Ok(total)
    }

    /// All of it in one currency, exactly, by the rates of a table.
    ///
    /// Every amount is converted by the same side of the market, also one below zero: ask twice,
    /// with the bags apart, where debts go by the other side.
    ///
    /// # Errors
    ///
    /// When the table has no rate for one of the currencies; the message says for which, and what
    /// it does have.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::{
    ///     DatePolicy, EUR, ExchangeRate, MoneyBag, RateKind, RateQuery, RateTable, USD, eur, gbp,
    ///     num, usd,
    /// };
    ///
    /// let day = date(2024, 3, 1);
    /// let mut table = RateTable::new();
    /// table.insert(day, RateKind::Mid, &ExchangeRate::<EUR, USD>::new(num!(1.08))?)?;
    /// let query = RateQuery::new(RateKind::Mid, day, DatePolicy::SameDay);
    ///
    /// let bag = MoneyBag::from(eur!(10)) + usd!(5);
    /// assert_eq!(bag.convert(USD, &table, &query)?.to_string(), "USD 15.80");
    /// let error = (bag + gbp!(1)).convert(USD, &table, &query).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "no GBP/USD mid rate of 2024-03-01; the table has EUR/USD mid (2024-03-01)",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    #[cfg(feature = "jiff_02")]
    pub fn convert<T: Currency>(
        &self,
        to: T,
        table: &RateTable,
        query: &RateQuery,
    ) -> Result<ExactMoney<T>, Error> {
        self.convert_with(to, |from| table.rate(from, to, query))
    }

    fn add_amount(&mut self, currency: C, amount: &SafeNumber) {
        let zero = || ExactMoney::new_in(SafeNumber::ZERO, currency);
        let sum = self.amounts.entry(currency.code()).or_insert_with(zero);
        sum.add_same(amount);
        if sum.is_zero() {
            self.amounts.remove(currency.code());
        }
    }
}

impl<C> Default for MoneyBag<C> {
    fn default() -> Self {
        Self::empty()
    }
}

/// Writes `EUR 5.00 + USD -3.10`, in the order of the codes; `0` for a bag without money.
impl<C: Currency> fmt::Display for MoneyBag<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_zero() {
            return f.write_str("0");
        }
        for (index, amount) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(" + ")?;
            }
            write!(f, "{amount}")?;
        }
        Ok(())
    }
}

impl<C: Currency> fmt::Debug for MoneyBag<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MoneyBag({self})")
    }
}
