//! `Schedule`: repayment of a loan, down to exactly zero.

mod changes;

use super::accrual::Posted;
use super::growth;
use crate::allocate::Split;
use crate::currency::MinorUnit;
use crate::error::{Error, excerpt};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::rate::Rate;
use crate::rounding::Rounding;
use alloc::format;
use alloc::string::ToString;
use core::fmt;
use core::iter::FusedIterator;
use core::num::NonZeroU32;

/// What becomes of the fraction when the interest of a period is rounded. Example: 0.004 of
/// interest in each of three periods, half up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum InterestRounding {
    /// Each period is rounded for itself, as most loan contracts say: 0.00, 0.00, 0.00, and 0.012
    /// is left over.
    Each,
    /// The fraction is carried to the next period: 0.00, 0.01, 0.00, and 0.002 is left over.
    Carried,
}

/// The installments of a loan, one at a time: it costs no memory however long it is, and ends when
/// exactly nothing is owed.
///
/// A fraction of interest can be [brought forward](Self::opening), a part of the loan
/// [prepaid](Self::prepay); what is carried in the end is in the [account](Self::close) that is
/// left. `DueDates` has the days (feature `jiff`).
///
/// Laws, for a schedule that has run to its end, and without those two:
///
/// - each `payment == interest + principal`, and each balance is the one before less `principal`;
/// - the last balance is zero, so the principals sum to the loan;
/// - all interest paid, and the last `carried`, are the exact interest on the balances.
///
/// # Example
///
/// ```
/// use core::num::NonZeroU32;
/// use money::interest::{InterestRounding, Schedule};
/// use money::{Money, Rounding, rate, usd};
///
/// let months = NonZeroU32::new(12).ok_or("zero")?;
/// let schedule = Schedule::annuity(
///     usd!(1000.00),
///     &(rate!(12%) / 12),
///     months,
///     Rounding::HalfUp,
///     InterestRounding::Each,
/// )?;
/// let plan: Vec<_> = schedule.collect();
/// assert_eq!(plan[0].to_string(), "1: USD 88.85 = USD 10.00 + USD 78.85, balance USD 921.15");
/// assert_eq!(plan[11].to_string(), "12: USD 88.84 = USD 0.88 + USD 87.96, balance USD 0.00");
/// assert_eq!(plan.iter().map(|part| part.principal).sum::<Money<_>>(), usd!(1000.00));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[must_use = "a schedule is computed only as it is iterated"]
pub struct Schedule<C> {
    plan: Plan<C>,
    rate: SafeNumber,
    mode: Rounding,
    rounding: InterestRounding,
    /// What is still owed.
    balance: Money<C>,
    interest: Posted,
    number: u64,
}

#[derive(Clone)]
enum Plan<C> {
    /// The same payment each period; the last of these periods, if their number is known, pays all
    /// that is left.
    Level { payment: Money<C>, periods: Option<NonZeroU32> },
    /// The same principal each period, up to a minor unit.
    Principal(Split<C>),
}

/// One payment of a [`Schedule`].
///
/// Law: `payment == interest + principal`.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Installment<C> {
    /// Which one it is: 1 is the first.
    pub number: u64,
    /// What is paid.
    pub payment: Money<C>,
    /// The part of it that is interest.
    pub interest: Money<C>,
    /// The part of it that repays the loan.
    pub principal: Money<C>,
    /// What is owed afterwards.
    pub balance: Money<C>,
    /// The exact interest so far, less all interest paid so far.
    pub carried: ExactMoney<C>,
}

/// The exact payment at the end of each of `periods` periods that repays `principal` with its
/// interest: `principal * rate / (1 - (1 + rate)^-periods)`, and `principal / periods` without
/// interest.
///
/// The rate is that of one period: `rate!(6%) / 12` for months.
///
/// # Errors
///
/// When the rate is negative, or a power in the formula would have more than about a million bits.
///
/// # Example
///
/// ```
/// use core::num::NonZeroU32;
/// use money::interest::level_payment;
/// use money::{Rounding, rate, usd};
///
/// let months = NonZeroU32::new(360).ok_or("zero")?;
/// let exact = level_payment(usd!(100000.00), &(rate!(6%) / 12), months)?;
/// let (payment, _remainder) = exact.quantize(Rounding::HalfUp).into_parts();
/// assert_eq!(payment, usd!(599.55));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn level_payment<C: MinorUnit>(
    principal: Money<C>,
    rate: &Rate,
    periods: NonZeroU32,
) -> Result<ExactMoney<C>, Error> {
    not_negative(rate)?;
    if rate.is_zero() {
        return Ok(principal / periods.get());
    }
    let growth = growth(rate, periods.get())?;
    Ok(principal * rate * (&growth / (&growth - 1)))
}

impl<C: MinorUnit> Schedule<C> {
    /// Level payments: [`level_payment`] rounded in this mode to whole minor units, and a last
    /// payment that is what is left.
    ///
    /// Where the payment was rounded up on a long and small loan, nothing may be left before the
    /// last period; the schedule ends there.
    ///
    /// # Errors
    ///
    /// When the principal is not above zero, the rate is negative, the rounded payment is not above
    /// the interest of the first period, or an amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use money::interest::{InterestRounding, Schedule};
    /// use money::{Rate, Rounding, usd};
    ///
    /// let three = NonZeroU32::new(3).ok_or("zero")?;
    /// let schedule = Schedule::annuity(
    ///     usd!(100.00), &Rate::ZERO, three, Rounding::HalfUp, InterestRounding::Each,
    /// )?;
    /// let payments: Vec<_> = schedule.map(|part| part.payment).collect();
    /// assert_eq!(payments, [usd!(33.33), usd!(33.33), usd!(33.34)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn annuity(
        principal: Money<C>,
        rate: &Rate,
        periods: NonZeroU32,
        mode: Rounding,
        rounding: InterestRounding,
    ) -> Result<Self, Error> {
        above_zero(principal)?;
        let exact = level_payment(principal, rate, periods)?;
        // The rounding of the level payment is made good by the last payment.
        // money-lint: allow(discarded-remainder) it is not owed: the last payment pays what is left
        let (payment, _) = exact.try_quantize(mode)?.into_parts();
        let plan = Plan::Level { payment, periods: Some(periods) };
        let schedule = Self::checked(plan, principal, rate, mode, rounding)?;
        if periods.get() > 1 {
            schedule.pays_off(payment)?;
        }
        Ok(schedule)
    }

    /// This payment each period, until nothing is left; the last one is what is left.
    ///
    /// # Errors
    ///
    /// When the principal is not above zero, the rate is negative, the payment is not above the
    /// interest of the first period (it would never pay off), or an amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::interest::{InterestRounding, Schedule};
    /// use money::{Rounding, rate, usd};
    ///
    /// let terms = |payment| {
    ///     let (mode, rounding) = (Rounding::HalfUp, InterestRounding::Each);
    ///     Schedule::with_payment(usd!(1000.00), &rate!(1%), payment, mode, rounding)
    /// };
    /// let last = terms(usd!(250.00))?.last();
    /// assert_eq!(
    ///     last.map(|part| part.to_string()).as_deref(),
    ///     Some("5: USD 25.77 = USD 0.26 + USD 25.51, balance USD 0.00"),
    /// );
    /// let error = terms(usd!(10.00)).unwrap_err();
    /// assert!(error.is_invalid_terms());
    /// assert_eq!(
    ///     error.to_string(),
    ///     "a payment of `USD 10.00` never pays off `USD 1000.00`: the interest of the first \
    ///      period is `USD 10.00`, expected a payment above it",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn with_payment(
        principal: Money<C>,
        rate: &Rate,
        payment: Money<C>,
        mode: Rounding,
        rounding: InterestRounding,
    ) -> Result<Self, Error> {
        above_zero(principal)?;
        not_negative(rate)?;
        principal.to_exact().same_currency(&payment.to_exact())?;
        let plan = Plan::Level { payment, periods: None };
        let schedule = Self::checked(plan, principal, rate, mode, rounding)?;
        schedule.pays_off(payment)?;
        Ok(schedule)
    }

    /// The same principal each period, by [`Money::split`], and the interest on top: payments fall.
    ///
    /// # Errors
    ///
    /// When the principal is not above zero, the rate is negative, or an amount does not fit
    /// `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use money::interest::{InterestRounding, Schedule};
    /// use money::{Rounding, rate, usd};
    ///
    /// let three = NonZeroU32::new(3).ok_or("zero")?;
    /// let schedule = Schedule::constant_principal(
    ///     usd!(100.00), &rate!(1%), three, Rounding::HalfUp, InterestRounding::Each,
    /// )?;
    /// let payments: Vec<_> = schedule.map(|part| part.payment).collect();
    /// assert_eq!(payments, [usd!(34.34), usd!(34.00), usd!(33.66)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn constant_principal(
        principal: Money<C>,
        rate: &Rate,
        periods: NonZeroU32,
        mode: Rounding,
        rounding: InterestRounding,
    ) -> Result<Self, Error> {
        above_zero(principal)?;
        not_negative(rate)?;
        let plan = Plan::Principal(principal.split(periods));
        Self::checked(plan, principal, rate, mode, rounding)
    }

    /// A schedule whose amounts all fit `Money`: none exceeds the principal with the interest of
    /// the first period, rounded and carried, because balances only fall.
    fn checked(
        plan: Plan<C>,
        principal: Money<C>,
        rate: &Rate,
        mode: Rounding,
        rounding: InterestRounding,
    ) -> Result<Self, Error> {
        let rate = rate.as_fraction().clone();
        let largest = principal.amount() * (1 + &rate) + 2;
        let (largest, _) = largest.quantize_to_scale(principal.currency().scale(), Rounding::Up);
        largest.to_i128().ok_or_else(|| Error::overflow("`Money`"))?;
        let (balance, interest) = (principal, Posted::NOTHING);
        Ok(Self { plan, rate, mode, rounding, balance, interest, number: 0 })
    }

    /// A payment that is above the interest of the first period, as that will be rounded, lowers
    /// the balance, and so is above that of each later one.
    fn pays_off(&self, payment: Money<C>) -> Result<(), Error> {
        let exact = self.balance.amount() * &self.rate;
        let enough = match self.rounding {
            InterestRounding::Each => {
                let scale = self.balance.currency().scale();
                self.interest.after_each(&exact, scale, self.mode).0 < payment.minor()
            }
            InterestRounding::Carried => exact < payment.amount(),
        };
        if enough {
            return Ok(());
        }
        let interest = ExactMoney::new_in(exact, self.balance.currency());
        Err(Error::terms(format!(
            "a payment of `{payment}` never pays off `{}`: the interest of the first period is \
             `{}`, expected a payment above it",
            self.balance,
            excerpt(&interest.to_string()),
        )))
    }

    /// The principal of the next installment, given its interest in minor units.
    fn next_principal(&mut self, interest: i128) -> Option<i128> {
        match &mut self.plan {
            Plan::Principal(parts) => {
                parts.next().map(|part| part.minor().min(self.balance.minor()))
            }
            Plan::Level { payment, periods } => {
                let is_last =
                    periods.is_some_and(|periods| self.number == u64::from(periods.get()));
                let principal = payment.minor() - interest;
                Some(if is_last {
                    self.balance.minor()
                } else {
                    principal.min(self.balance.minor())
                })
            }
        }
    }
}

impl<C: MinorUnit> Iterator for Schedule<C> {
    type Item = Installment<C>;

    fn next(&mut self) -> Option<Installment<C>> {
        if self.balance.is_zero() {
            return None;
        }
        let (currency, before) = (self.balance.currency(), self.balance.minor());
        let exact = self.balance.amount() * &self.rate;
        let (minor, posted) = match self.rounding {
            InterestRounding::Each => self.interest.after_each(&exact, currency.scale(), self.mode),
            InterestRounding::Carried => self.interest.after(&exact, currency.scale(), self.mode),
        };
        self.interest = posted;
        self.number = self.number.checked_add(1)?;
        let interest = minor.to_i128()?;
        let principal = self.next_principal(interest)?;
        let money = |minor| Money::from_minor_in(minor, currency);
        self.balance = money(before - principal);
        Some(Installment {
            number: self.number,
            payment: money(interest + principal),
            interest: money(interest),
            principal: money(principal),
            balance: self.balance,
            carried: ExactMoney::new_in(self.interest.carried(), currency),
        })
    }
}

impl<C: MinorUnit> FusedIterator for Schedule<C> {}

impl<C: MinorUnit> fmt::Debug for Schedule<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schedule")
            .field("number", &self.number)
            .field("balance", &self.balance)
            .field("rate", &self.rate)
            .field("mode", &self.mode)
            .field("rounding", &self.rounding)
            .finish_non_exhaustive()
    }
}

/// Writes `1: USD 88.85 = USD 10.00 + USD 78.85, balance USD 921.15`: the payment, its interest and
/// its principal, and what is owed afterwards.
impl<C: MinorUnit> fmt::Display for Installment<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, payment, interest, principal, balance, .. } = self;
        write!(f, "{number}: {payment} = {interest} + {principal}, balance {balance}")
    }
}

impl<C: MinorUnit> fmt::Debug for Installment<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Installment({self}, carried {})", self.carried)
    }
}

impl<C: MinorUnit> Installment<C> {
    /// The installment, if its parts fit together.
    #[cfg(feature = "serde")]
    pub(crate) fn checked(self) -> Result<Self, Error> {
        self.payment.to_exact().same_currency(&self.carried)?;
        self.payment.to_exact().same_currency(&self.balance.to_exact())?;
        let parts = self.interest.try_add(self.principal)?;
        self.payment.to_exact().same_currency(&parts.to_exact())?;
        if self.payment == parts && !self.balance.is_negative() && self.number > 0 {
            return Ok(self);
        }
        Err(Error::terms(format!(
            "`{self}` is no installment, expected a number from 1, a payment of interest and \
             principal, and a balance of zero or more"
        )))
    }
}

fn not_negative(rate: &Rate) -> Result<(), Error> {
    if !rate.is_negative() {
        return Ok(());
    }
    let rate = excerpt(&rate.to_string());
    Err(Error::terms(format!("a loan has the rate `{rate}`, expected zero or more")))
}

fn above_zero<C: MinorUnit>(principal: Money<C>) -> Result<(), Error> {
    if principal.is_positive() {
        return Ok(());
    }
    Err(Error::terms(format!("a loan of `{principal}`, expected an amount above zero")))
}
