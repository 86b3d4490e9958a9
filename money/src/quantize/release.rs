//! What a remainder account gives back: whole minor units.

use crate::currency::MinorUnit;
use crate::error::Error;
use crate::money::Money;
use crate::remainder::RemainderAccount;
use crate::rounding::Rounding;

impl<C: MinorUnit> RemainderAccount<C> {
    /// Takes the whole minor units out, and leaves the fraction in.
    ///
    /// Law: `released + balance after == balance before`, and the balance after is within one minor
    /// unit of zero. A negative balance releases a negative amount: what was paid too much.
    ///
    /// # Panics
    ///
    /// When the balance exceeds an `i128` of minor units; [`try_release`](Self::try_release) does
    /// not.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, RemainderAccount, num, usd};
    ///
    /// let mut kept = RemainderAccount::from_balance(ExactMoney::new(num!(300000/7)));
    /// assert_eq!(kept.release(), usd!(42857.14));
    /// assert_eq!(kept.balance().amount(), &num!(1/350));
    /// ```
    #[track_caller]
    #[must_use = "the released amount left the account"]
    pub fn release(&mut self) -> Money<C> {
        let (money, rest) = self.balance().quantize(Rounding::Down).into_parts();
        *self = Self::from_balance(rest.into_exact());
        money
    }

    /// [`release`](Self::release) for balances that may be of any size.
    ///
    /// # Errors
    ///
    /// When the balance exceeds an `i128` of minor units; it stays in the account.
    pub fn try_release(&mut self) -> Result<Money<C>, Error> {
        let (money, rest) = self.balance().try_quantize(Rounding::Down)?.into_parts();
        *self = Self::from_balance(rest.into_exact());
        Ok(money)
    }
}
