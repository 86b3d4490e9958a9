//! Remainders, and the account that keeps them.
//!
//! Knows nothing of rounding: `quantize` makes remainders, and releases what an account has
//! gathered.

use crate::currency::{Currency, StaticCurrency};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::number::SafeNumber;
use core::fmt;

/// What quantizing left over: `exact - quantized`, in major units; negative when the amount was
/// rounded up.
///
/// Neither `Clone` nor `Copy`: a copied remainder would be money from nowhere.
#[must_use = "a remainder must go somewhere: `account.absorb(remainder)`, or write it down"]
#[derive(PartialEq, Eq)]
pub struct Remainder<C> {
    exact: ExactMoney<C>,
}

impl<C: Currency> Remainder<C> {
    pub(crate) fn new(exact: ExactMoney<C>) -> Self {
        Self { exact }
    }

    pub(crate) fn as_exact(&self) -> &ExactMoney<C> {
        &self.exact
    }

    /// The amount in major units, without its currency.
    #[must_use]
    pub fn amount(&self) -> &SafeNumber {
        self.exact.amount()
    }

    /// The currency.
    #[must_use]
    pub fn currency(&self) -> C {
        self.exact.currency()
    }

    /// True when nothing was rounded.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.exact.is_zero()
    }

    /// The remainder as an exact amount, to add to the next operation.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rounding, usd};
    ///
    /// let (first, remainder) = (usd!(2) / 3).quantize(Rounding::HalfUp).into_parts();
    /// let next = usd!(1) / 3 + remainder.into_exact();
    /// let (second, remainder) = next.quantize(Rounding::HalfUp).into_parts();
    /// assert_eq!((first, second), (usd!(0.67), usd!(0.33)));
    /// assert!(remainder.is_zero());
    /// ```
    #[must_use = "the remainder must go somewhere"]
    pub fn into_exact(self) -> ExactMoney<C> {
        self.exact
    }
}

/// An account that absorbs remainders and gives whole minor units back.
///
/// Its balance is exact and may be negative (more was rounded up than down). Neither `Clone` nor
/// `Copy`: a copied account would be money from nowhere.
///
/// # Example
///
/// ```
/// use money::{RemainderAccount, Rounding, USD, num, usd};
///
/// let mut kept = RemainderAccount::<USD>::new();
/// for _ in 0..7 {
///     let _paid = (usd!(100000.00) / 7).quantize(Rounding::HalfUp).settle(&mut kept);
/// }
/// assert_eq!(kept.balance().amount(), &num!(0.03));
/// assert_eq!(kept.release(), usd!(0.03));
/// assert!(kept.balance().is_zero());
/// ```
#[must_use = "the account holds money"]
#[derive(PartialEq, Eq)]
pub struct RemainderAccount<C> {
    balance: ExactMoney<C>,
}

impl<C: StaticCurrency> RemainderAccount<C> {
    /// An account without money.
    pub const fn new() -> Self {
        Self { balance: ExactMoney::ZERO }
    }

    /// Takes a remainder in.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{RemainderAccount, Rounding, num, usd};
    ///
    /// let mut kept = RemainderAccount::new();
    /// let (_, remainder) = (usd!(1) / 3).quantize(Rounding::HalfUp).into_parts();
    /// kept.absorb(remainder);
    /// assert_eq!(kept.balance().amount(), &num!(1/300));
    /// ```
    pub fn absorb(&mut self, remainder: Remainder<C>) {
        self.absorb_same(remainder);
    }

    /// Takes another account's balance in.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, RemainderAccount, num};
    /// # use money::USD;
    ///
    /// let mut a = RemainderAccount::<USD>::from_balance(ExactMoney::new(num!(1/3)));
    /// let b = RemainderAccount::from_balance(ExactMoney::new(num!(2/3)));
    /// a.merge(b);
    /// assert_eq!(a.balance().amount(), &num!(1));
    /// ```
    pub fn merge(&mut self, other: Self) {
        self.add_same(other);
    }
}

impl<C: Currency> RemainderAccount<C> {
    /// An account of `currency` without money.
    pub const fn new_in(currency: C) -> Self {
        Self { balance: ExactMoney::new_in(SafeNumber::ZERO, currency) }
    }

    /// The account that [`into_balance`](Self::into_balance) took apart, as read from a store.
    pub const fn from_balance(balance: ExactMoney<C>) -> Self {
        Self { balance }
    }

    /// The exact balance, for writing it to a store; the account is gone.
    #[must_use = "the balance is money"]
    pub fn into_balance(self) -> ExactMoney<C> {
        self.balance
    }

    /// The exact balance.
    pub const fn balance(&self) -> &ExactMoney<C> {
        &self.balance
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> C {
        self.balance.currency()
    }

    /// Takes a remainder in, if it is of the account's currency.
    ///
    /// # Errors
    ///
    /// When the currencies differ: the remainder comes back, with the reason.
    pub fn try_absorb(&mut self, remainder: Remainder<C>) -> Result<(), (Remainder<C>, Error)> {
        match self.balance.same_currency(remainder.as_exact()) {
            Ok(()) => {
                self.absorb_same(remainder);
                Ok(())
            }
            Err(error) => Err((remainder, error)),
        }
    }

    /// Takes in an account that is known to be of the account's currency.
    pub(crate) fn add_same(&mut self, other: Self) {
        self.balance.add_same(other.into_balance().amount());
    }

    /// Takes in a remainder that is known to be of the account's currency.
    pub(crate) fn absorb_same(&mut self, remainder: Remainder<C>) {
        let exact = remainder.into_exact();
        self.balance.add_same(exact.amount());
    }
}

impl<C: StaticCurrency> Default for RemainderAccount<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: Currency> fmt::Display for Remainder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.exact.fmt(f)
    }
}

impl<C: Currency> fmt::Debug for Remainder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Remainder({})", self.exact)
    }
}

impl<C: Currency> fmt::Debug for RemainderAccount<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RemainderAccount({})", self.balance)
    }
}
