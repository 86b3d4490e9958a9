//! `Accrual`: interest posted in whole minor units, its fraction carried.

use crate::currency::{Currency, MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::monetary::Monetary;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::remainder::{Remainder, RemainderAccount};
use crate::rounding::Rounding;
use alloc::format;
use core::fmt;

/// Interest that is computed exactly and posted in whole minor units, each fraction carried to the
/// next posting.
///
/// Law: after each posting the sum of all postings is the exact sum rounded once, in the accrual's
/// mode, and `posted + carried == accrued`. Over any number of days nothing strays by a whole minor
/// unit. Neither `Clone` nor `Copy`: what it carries is money.
///
/// # Example
///
/// ```
/// use money::interest::{Accrual, simple};
/// use money::{Rounding, num, rate, usd};
///
/// let mut accrual = Accrual::new(Rounding::HalfEven);
/// let mut balance = usd!(1000.00);
/// for _day in 0..30 {
///     let interest = simple(usd!(1000.00), &rate!(5%), num!(1/365));
///     balance += accrual.post(interest)?;
/// }
/// assert_eq!(balance, usd!(1004.11));
/// assert_eq!(accrual.carried().to_string(), "USD -3/7300");
/// # Ok::<(), money::Error>(())
/// ```
///
/// # Example: days of a calendar
///
/// ```
/// # #[cfg(all(feature = "std", feature = "jiff_02"))] {
/// use jiff::civil::date;
/// use money::interest::{Accrual, DayCount, simple};
/// use money::{RemainderAccount, Rounding, rate, usd};
///
/// let mut accrual = Accrual::new(Rounding::Down);
/// let mut posted = usd!(0);
/// let mut day = date(2024, 2, 1);
/// while day < date(2024, 3, 1) {
///     let next = day.tomorrow()?;
///     let years = DayCount::Actual360.year_fraction(day, next)?;
///     posted += accrual.post(simple(usd!(250.00), &rate!(3.5%), years))?;
///     day = next;
/// }
/// assert_eq!(posted, usd!(0.70));
/// let kept: RemainderAccount<_> = accrual.close();
/// assert_eq!(posted + kept.balance(), usd!(250.00) * rate!(3.5%) * 29 / 360);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "the accrual carries money"]
#[derive(PartialEq, Eq)]
pub struct Accrual<C> {
    ledger: Posted,
    mode: Rounding,
    currency: C,
}

impl<C: StaticCurrency + MinorUnit> Accrual<C> {
    /// Nothing accrued yet; postings are rounded in this mode.
    pub const fn new(mode: Rounding) -> Self {
        Self::new_in(C::VALUE, mode)
    }
}

impl<C: MinorUnit> Accrual<C> {
    /// Nothing accrued yet in `currency`; postings are rounded in this mode.
    pub const fn new_in(currency: C, mode: Rounding) -> Self {
        Self { ledger: Posted::NOTHING, mode, currency }
    }

    /// The accrual of these two totals, as read from a store.
    ///
    /// # Errors
    ///
    /// When the currencies differ, or what was posted is not what the mode makes of what accrued.
    ///
    /// # Example
    ///
    /// ```
    /// use money::interest::Accrual;
    /// use money::{Rounding, exact, usd};
    ///
    /// let mut accrual =
    ///     Accrual::from_totals(&exact!(1/3 USD), &exact!(0.33 USD), Rounding::HalfUp)?;
    /// assert_eq!(accrual.post(exact!(0.005 USD))?, usd!(0.01));
    /// let error = Accrual::from_totals(&exact!(1/3 USD), &exact!(1 USD), Rounding::HalfUp);
    /// assert!(error.unwrap_err().is_invalid_terms());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_totals(
        accrued: &ExactMoney<C>,
        posted: &ExactMoney<C>,
        mode: Rounding,
    ) -> Result<Self, Error> {
        accrued.same_currency(posted)?;
        let currency = accrued.currency();
        let (steps, _) = accrued.amount().quantize_to_scale(currency.scale(), mode);
        if in_major(&steps, currency.scale()) != *posted.amount() {
            return Err(Error::terms(format!(
                "`{posted}` is not what {mode:?} makes of `{accrued}`, expected the posted total"
            )));
        }
        let ledger = Posted { accrued: accrued.amount().clone(), posted: posted.amount().clone() };
        Ok(Self { ledger, mode, currency })
    }

    /// Adds exact interest, and gives the whole minor units that are due for posting now:
    /// zero on days that complete no minor unit, below zero where interest is taken back.
    ///
    /// # Errors
    ///
    /// When the currencies differ or the posting does not fit `Money`; the accrual is as it was.
    ///
    /// # Example
    ///
    /// ```
    /// use money::interest::Accrual;
    /// use money::{Rounding, exact, usd};
    ///
    /// let mut accrual = Accrual::new(Rounding::Down);
    /// assert_eq!(accrual.post(exact!(0.006 USD))?, usd!(0));
    /// assert_eq!(accrual.post(exact!(0.006 USD))?, usd!(0.01));
    /// assert_eq!(accrual.carried().to_string(), "USD 0.002");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn post(&mut self, interest: impl Monetary<Currency = C>) -> Result<Money<C>, Error> {
        let interest = interest.exact_amount();
        self.in_currency(SafeNumber::ZERO).same_currency(&interest)?;
        let scale = self.currency.scale();
        let (minor, next) = self.ledger.after(interest.amount(), scale, self.mode);
        let minor = minor.to_i128().ok_or_else(|| Error::overflow("`Money`"))?;
        self.ledger = next;
        Ok(Money::from_minor_in(minor, self.currency))
    }

    /// The mode in which postings are rounded.
    #[must_use]
    pub const fn mode(&self) -> Rounding {
        self.mode
    }

    /// All interest so far, exactly.
    pub fn accrued(&self) -> ExactMoney<C> {
        self.in_currency(self.ledger.accrued.clone())
    }

    /// All postings so far.
    pub fn posted(&self) -> ExactMoney<C> {
        self.in_currency(self.ledger.posted.clone())
    }

    /// What is accrued and not posted; negative where more was posted than accrued.
    pub fn carried(&self) -> ExactMoney<C> {
        self.in_currency(self.ledger.carried())
    }

    /// Ends the accrual: what it carried is in the account.
    pub fn close(self) -> RemainderAccount<C> {
        let mut account = RemainderAccount::new_in(self.currency);
        account.absorb_same(Remainder::new(self.carried()));
        account
    }

    fn in_currency(&self, amount: SafeNumber) -> ExactMoney<C> {
        ExactMoney::new_in(amount, self.currency)
    }
}

impl<C: Currency> fmt::Debug for Accrual<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Accrual")
            .field("accrued", &self.ledger.accrued)
            .field("posted", &self.ledger.posted)
            .field("mode", &self.mode)
            .field("currency", &self.currency)
            .finish()
    }
}

/// What accrued and what was posted of it, in major units.
///
/// Both totals are kept, because the carry alone does not say what to post next: rounding it up,
/// away from zero, would post a negative minor unit for a negative carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Posted {
    accrued: SafeNumber,
    posted: SafeNumber,
}

impl Posted {
    pub(super) const NOTHING: Self = Self { accrued: SafeNumber::ZERO, posted: SafeNumber::ZERO };

    /// Nothing was posted of what is carried.
    pub(super) fn carrying(carried: &SafeNumber) -> Self {
        Self { accrued: carried.clone(), posted: SafeNumber::ZERO }
    }

    /// The smallest totals, zero or more, that leave this to be carried in this mode: of a negative
    /// carry a minor unit was posted already, and half of one can be left by an even total.
    pub(super) fn left_by(mode: Rounding, carried: &SafeNumber, scale: u8) -> Option<Self> {
        (0..=2).find_map(|minor| {
            let posted = in_major(&SafeNumber::from(minor), scale);
            let accrued = &posted + carried;
            let (steps, _) = accrued.quantize_to_scale(scale, mode);
            (!accrued.is_negative() && steps == minor).then_some(Self { accrued, posted })
        })
    }

    /// The minor units to post with this interest, so that the total is rounded once, and the
    /// totals then.
    pub(super) fn after(
        &self,
        interest: &SafeNumber,
        scale: u8,
        mode: Rounding,
    ) -> (SafeNumber, Self) {
        let accrued = &self.accrued + interest;
        let (steps, _) = accrued.quantize_to_scale(scale, mode);
        let total = in_major(&steps, scale);
        let minor = (&total - &self.posted) * power_of_ten(scale);
        (minor, Self { accrued, posted: total })
    }

    /// The minor units to post when this interest is rounded for itself, and the totals then.
    pub(super) fn after_each(
        &self,
        interest: &SafeNumber,
        scale: u8,
        mode: Rounding,
    ) -> (SafeNumber, Self) {
        let (minor, _) = interest.quantize_to_scale(scale, mode);
        let posted = &self.posted + in_major(&minor, scale);
        (minor, Self { accrued: &self.accrued + interest, posted })
    }

    pub(super) fn carried(&self) -> SafeNumber {
        &self.accrued - &self.posted
    }
}

fn in_major(steps: &SafeNumber, scale: u8) -> SafeNumber {
    steps / power_of_ten(scale)
}

fn power_of_ten(scale: u8) -> SafeNumber {
    SafeNumber::new(10).pow(scale.into())
}
