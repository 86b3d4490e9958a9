//! Operators of bags.

use super::MoneyBag;
use crate::currency::{AnyCurrency, Currency, MinorUnit};
use crate::exact::ExactMoney;
use crate::monetary::Monetary;
use crate::money::Money;
use crate::number::Exact;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

impl<C: Currency, M: Monetary<Currency: Into<C>>> AddAssign<M> for MoneyBag<C> {
    fn add_assign(&mut self, amount: M) {
        let amount = amount.exact_amount();
        self.add_amount(amount.currency().into(), amount.amount());
    }
}

impl<C: Currency, M: Monetary<Currency: Into<C>>> SubAssign<M> for MoneyBag<C> {
    fn sub_assign(&mut self, amount: M) {
        let amount = -amount.exact_amount();
        self.add_amount(amount.currency().into(), amount.amount());
    }
}

impl<C: Currency> AddAssign<&Self> for MoneyBag<C> {
    fn add_assign(&mut self, other: &Self) {
        for amount in other.iter() {
            self.add_amount(amount.currency(), amount.amount());
        }
    }
}

impl<C: Currency> SubAssign<&Self> for MoneyBag<C> {
    fn sub_assign(&mut self, other: &Self) {
        for amount in other.iter() {
            self.add_amount(amount.currency(), &-amount.amount());
        }
    }
}

impl<C: Currency> AddAssign for MoneyBag<C> {
    fn add_assign(&mut self, other: Self) {
        *self += &other;
    }
}

impl<C: Currency> SubAssign for MoneyBag<C> {
    fn sub_assign(&mut self, other: Self) {
        *self -= &other;
    }
}

/// A bag and whatever can be added to it in place.
impl<C: Currency, T> Add<T> for MoneyBag<C>
where
    Self: AddAssign<T>,
{
    type Output = Self;
    fn add(mut self, other: T) -> Self {
        self += other;
        self
    }
}

/// A bag and whatever can be taken from it in place.
impl<C: Currency, T> Sub<T> for MoneyBag<C>
where
    Self: SubAssign<T>,
{
    type Output = Self;
    fn sub(mut self, other: T) -> Self {
        self -= other;
        self
    }
}

impl<C: Currency> Neg for MoneyBag<C> {
    type Output = Self;
    fn neg(self) -> Self {
        -&self
    }
}

impl<C: Currency> Neg for &MoneyBag<C> {
    type Output = MoneyBag<C>;
    fn neg(self) -> MoneyBag<C> {
        let amounts = self.amounts.iter().map(|(code, amount)| (*code, -amount));
        MoneyBag { amounts: amounts.collect() }
    }
}

/// Every amount times the factor.
impl<C: Currency, T: Exact> Mul<T> for &MoneyBag<C> {
    type Output = MoneyBag<C>;
    fn mul(self, factor: T) -> MoneyBag<C> {
        let mut product = MoneyBag::empty();
        factor.with(|factor| {
            for amount in self.iter() {
                product.add_amount(amount.currency(), &(amount.amount() * factor));
            }
        });
        product
    }
}

/// Every amount times the factor.
impl<C: Currency, T: Exact> Mul<T> for MoneyBag<C> {
    type Output = Self;
    fn mul(self, factor: T) -> Self {
        &self * factor
    }
}

/// The sum of bags, or of amounts of any currencies.
///
/// # Example
///
/// ```
/// use money::{AnyCurrency, Money, MoneyBag};
///
/// let prices = ["EUR 1.50", "USD 2.00", "EUR 0.50"];
/// let prices = prices.map(|price| price.parse::<Money<AnyCurrency>>());
/// let total: MoneyBag = prices.into_iter().collect::<Result<Vec<_>, _>>()?.iter().sum();
/// assert_eq!(total.to_string(), "EUR 2.00 + USD 2.00");
/// # Ok::<(), money::Error>(())
/// ```
impl<C: Currency, T> Sum<T> for MoneyBag<C>
where
    Self: AddAssign<T>,
{
    fn sum<I: Iterator<Item = T>>(amounts: I) -> Self {
        amounts.fold(Self::empty(), Self::add)
    }
}

impl<C: Currency, T> Extend<T> for MoneyBag<C>
where
    Self: AddAssign<T>,
{
    fn extend<I: IntoIterator<Item = T>>(&mut self, amounts: I) {
        for amount in amounts {
            *self += amount;
        }
    }
}

impl<C: Currency, T> FromIterator<T> for MoneyBag<C>
where
    Self: AddAssign<T>,
{
    fn from_iter<I: IntoIterator<Item = T>>(amounts: I) -> Self {
        amounts.into_iter().sum()
    }
}

impl<C: MinorUnit + Into<AnyCurrency>> From<Money<C>> for MoneyBag {
    fn from(amount: Money<C>) -> Self {
        Self::empty() + amount
    }
}

impl<C: Currency + Into<AnyCurrency>> From<ExactMoney<C>> for MoneyBag {
    fn from(amount: ExactMoney<C>) -> Self {
        Self::empty() + amount
    }
}
