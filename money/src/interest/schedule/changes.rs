//! A loan beside its installments: a fraction brought forward, prepayments, the end.

use super::Schedule;
use crate::currency::MinorUnit;
use crate::error::{Error, excerpt};
use crate::exact::ExactMoney;
use crate::interest::InterestRounding;
use crate::interest::accrual::Posted;
use crate::money::Money;
use crate::remainder::{Remainder, RemainderAccount};
use alloc::format;
use alloc::string::ToString;

impl<C: MinorUnit> Schedule<C> {
    /// This schedule, with a fraction of interest brought forward, from a loan that it replaces.
    ///
    /// With [`InterestRounding::Carried`] it is paid with the first interest that completes a minor
    /// unit; with [`InterestRounding::Each`] it stays in what is [carried](Self::carried).
    ///
    /// Law: all interest paid, and the last `carried`, are the exact interest and the fraction.
    ///
    /// # Errors
    ///
    /// When the account is of another currency, the schedule has begun, or interest is carried and
    /// the fraction is none that its mode leaves: half a minor unit at most for the modes that
    /// round to the nearest. The account comes back, with the reason.
    ///
    /// # Example
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use money::interest::{InterestRounding, Schedule};
    /// use money::{RemainderAccount, Rounding, exact, rate, usd};
    ///
    /// let two = NonZeroU32::new(2).ok_or("zero")?;
    /// let (mode, rounding) = (Rounding::HalfUp, InterestRounding::Carried);
    /// let loan = Schedule::constant_principal(usd!(10.00), &rate!(0.43%), two, mode, rounding)?;
    /// let brought = RemainderAccount::from_balance(exact!(0.003 USD));
    /// let loan = loan.opening(brought).map_err(|(_, error)| error)?;
    ///
    /// let interest: Vec<_> = loan.map(|part| (part.interest, part.carried)).collect();
    /// assert_eq!(interest[0], (usd!(0.05), exact!(-0.004 USD)));
    /// assert_eq!(interest[1], (usd!(0.02), exact!(-0.0025 USD)));
    ///
    /// let loan = Schedule::constant_principal(usd!(10.00), &rate!(0.43%), two, mode, rounding)?;
    /// let whole = RemainderAccount::from_balance(exact!(1 USD));
    /// let (account, error) = loan.opening(whole).unwrap_err();
    /// assert_eq!(account.balance(), &exact!(1 USD));
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`USD 1.00` is brought forward, expected a fraction of a minor unit that HalfUp leaves",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn opening(
        mut self,
        account: RemainderAccount<C>,
    ) -> Result<Self, (RemainderAccount<C>, Error)> {
        match self.opened(account.balance()) {
            Ok(interest) => {
                self.interest = interest;
                Ok(self)
            }
            Err(error) => Err((account, error)),
        }
    }

    fn opened(&self, carried: &ExactMoney<C>) -> Result<Posted, Error> {
        self.carried().same_currency(carried)?;
        if self.number > 0 || !self.interest.carried().is_zero() {
            return Err(Error::terms(
                "the schedule has begun, expected a fraction brought forward before that, once",
            ));
        }
        let posted = match self.rounding {
            InterestRounding::Each => Some(Posted::carrying(carried.amount())),
            InterestRounding::Carried => {
                Posted::left_by(self.mode, carried.amount(), self.balance.currency().scale())
            }
        };
        posted.ok_or_else(|| {
            Error::terms(format!(
                "`{}` is brought forward, expected a fraction of a minor unit that {:?} leaves",
                excerpt(&carried.to_string()),
                self.mode,
            ))
        })
    }

    /// What is owed after the installments and prepayments so far.
    pub fn balance(&self) -> Money<C> {
        self.balance
    }

    /// The exact interest so far, less all interest paid so far.
    pub fn carried(&self) -> ExactMoney<C> {
        ExactMoney::new_in(self.interest.carried(), self.balance.currency())
    }

    /// Repays a part of the loan beside the installments, on the day of the last one, or before the
    /// first. The payments stay as they are, and the term is shorter; [`balance`](Self::balance) is
    /// what is owed then.
    ///
    /// To keep the term and lower the payments, make a new schedule of what is owed, and bring
    /// forward what this one carried.
    ///
    /// Law: all principals and all prepayments sum to the loan.
    ///
    /// # Errors
    ///
    /// When the amount is not above zero, more than is owed, or of another currency: nothing is
    /// changed.
    ///
    /// # Example
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use money::interest::{InterestRounding, Schedule};
    /// use money::{Rounding, rate, usd};
    ///
    /// let year = NonZeroU32::new(12).ok_or("zero")?;
    /// let (mode, rounding) = (Rounding::HalfUp, InterestRounding::Each);
    /// let mut loan = Schedule::annuity(usd!(1000.00), &rate!(1%), year, mode, rounding)?;
    /// let first = loan.next().ok_or("no installment")?;
    /// assert_eq!(first.balance, usd!(921.15));
    /// loan.prepay(usd!(500.00))?;
    /// assert_eq!(loan.balance(), usd!(421.15));
    ///
    /// let rest: Vec<_> = loan.collect();
    /// assert_eq!(rest.len(), 5);
    /// assert_eq!(rest[0].to_string(), "2: USD 88.85 = USD 4.21 + USD 84.64, balance USD 336.51");
    /// assert_eq!(rest[4].to_string(), "6: USD 78.26 = USD 0.77 + USD 77.49, balance USD 0.00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn prepay(&mut self, amount: Money<C>) -> Result<(), Error> {
        let balance = self.balance.try_sub(amount)?;
        if !amount.is_positive() || balance.is_negative() {
            return Err(Error::terms(format!(
                "a prepayment of `{amount}` where `{}` is owed, expected an amount above zero and \
                 at most that",
                self.balance,
            )));
        }
        self.balance = balance;
        Ok(())
    }

    /// Ends the schedule: what it carried is in the account.
    ///
    /// A schedule can be cloned, and what a clone carries is no other money: book the account of
    /// the one that was paid.
    ///
    /// # Example
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use money::interest::{InterestRounding, Schedule};
    /// use money::{Rounding, exact, rate, usd};
    ///
    /// let two = NonZeroU32::new(2).ok_or("zero")?;
    /// let (mode, rounding) = (Rounding::HalfUp, InterestRounding::Each);
    /// let mut loan =
    ///     Schedule::constant_principal(usd!(10.00), &rate!(0.43%), two, mode, rounding)?;
    /// let interest: Vec<_> = loan.by_ref().map(|part| part.interest).collect();
    /// assert_eq!(interest, [usd!(0.04), usd!(0.02)]);
    /// assert_eq!(loan.close().balance(), &exact!(0.0045 USD));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn close(self) -> RemainderAccount<C> {
        let mut account = RemainderAccount::new_in(self.balance.currency());
        account.absorb_same(Remainder::new(self.carried()));
        account
    }
}
