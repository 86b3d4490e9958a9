//! Amounts that must be above zero.

use crate::currency::{Currency, MinorUnit};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::monetary::Monetary;
use crate::money::Money;
use core::fmt;

/// An amount above zero: what a price, a payment or a deposit must be.
///
/// A function that takes `Positive<Money<C>>` need not check, and cannot be called with an amount
/// that nobody checked.
///
/// # Example
///
/// ```
/// use money::{Money, Positive, USD, usd};
///
/// fn deposit(balance: Money<USD>, amount: Positive<Money<USD>>) -> Money<USD> {
///     balance + amount.get()
/// }
///
/// assert_eq!(deposit(usd!(10), Positive::new(usd!(5))?), usd!(15));
/// let error = Positive::new(usd!(-5)).unwrap_err();
/// assert_eq!(error.to_string(), "`USD -5.00` is no positive amount: expected one above zero");
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Positive<M>(M);

impl<M: Monetary> Positive<M> {
    /// The amount, if it is above zero.
    ///
    /// # Errors
    ///
    /// When it is zero or below.
    pub fn new(amount: M) -> Result<Self, Error> {
        let exact = amount.exact_amount();
        if exact.is_positive() {
            return Ok(Self(amount));
        }
        Err(Error::out_of_range(exact, "no positive amount", "one above zero"))
    }
}

impl<M> Positive<M> {
    /// The amount.
    #[must_use]
    pub fn get(self) -> M {
        self.0
    }
}

impl<M> AsRef<M> for Positive<M> {
    fn as_ref(&self) -> &M {
        &self.0
    }
}

impl<C: MinorUnit> TryFrom<Money<C>> for Positive<Money<C>> {
    type Error = Error;

    fn try_from(amount: Money<C>) -> Result<Self, Error> {
        Self::new(amount)
    }
}

impl<C: Currency> TryFrom<ExactMoney<C>> for Positive<ExactMoney<C>> {
    type Error = Error;

    fn try_from(amount: ExactMoney<C>) -> Result<Self, Error> {
        Self::new(amount)
    }
}

impl<M: fmt::Display> fmt::Display for Positive<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
