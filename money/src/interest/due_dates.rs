//! `DueDates`: the days of installments.

use crate::error::Error;
use alloc::format;
use core::num::NonZeroU32;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// What follows when the first date is the last of its month. Example: 2024-04-30, each month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum MonthEnd {
    /// The same day of each month, or its last where it has no such day: 05-30, 06-30, 07-30.
    KeepDay,
    /// The last day of each month: 05-31, 06-30, 07-31. A first date before the last of its month
    /// keeps its day.
    LastDay,
}

/// The dates on which installments are due: the first, and then one each period of whole months.
///
/// Each is counted from the first date, so that after the 28th of February comes the 31st of March
/// again, where the first is a 31st. Weekends and holidays are not known here.
///
/// # Example
///
/// ```
/// use core::num::NonZeroU32;
/// use jiff::civil::date;
/// use money::interest::{DueDates, InterestRounding, MonthEnd, Schedule};
/// use money::{Rounding, rate, usd};
///
/// let [one, three] = [1, 3].map(|n| NonZeroU32::new(n).unwrap());
/// let (mode, rounding) = (Rounding::HalfUp, InterestRounding::Each);
/// let loan = Schedule::annuity(usd!(100.00), &rate!(1%), three, mode, rounding)?;
/// let due = DueDates::new(date(2024, 1, 31), one, MonthEnd::KeepDay);
///
/// let plan: Result<Vec<_>, money::Error> =
///     loan.map(|part| Ok((due.date(part.number)?, part.payment))).collect();
/// assert_eq!(
///     plan?,
///     [
///         (date(2024, 1, 31), usd!(34.00)),
///         (date(2024, 2, 29), usd!(34.00)),
///         (date(2024, 3, 31), usd!(34.01)),
///     ]
/// );
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DueDates {
    first: Date,
    months: NonZeroU32,
    rule: MonthEnd,
}

impl DueDates {
    /// The first date, and then one each so many months.
    #[must_use]
    pub const fn new(first: Date, months: NonZeroU32, rule: MonthEnd) -> Self {
        Self { first, months, rule }
    }

    /// When this installment is due; 1 is the first, as in
    /// [`Installment::number`](super::Installment::number).
    ///
    /// # Errors
    ///
    /// For number 0, and after the year 9999.
    ///
    /// # Example
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use jiff::civil::date;
    /// use money::interest::{DueDates, MonthEnd};
    ///
    /// let quarter = NonZeroU32::new(3).ok_or("zero")?;
    /// let due = DueDates::new(date(2024, 6, 30), quarter, MonthEnd::LastDay);
    /// assert_eq!(due.date(1)?, date(2024, 6, 30));
    /// assert_eq!(due.date(4)?, date(2025, 3, 31));
    /// assert!(due.date(0).unwrap_err().is_invalid_terms());
    /// assert!(due.date(40_000).unwrap_err().is_overflow());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn date(&self, number: u64) -> Result<Date, Error> {
        let Some(periods) = number.checked_sub(1) else {
            return Err(Error::terms(format!(
                "installment {number} has no date, expected a number from 1"
            )));
        };
        let late = || Error::overflow("the years up to 9999");
        let months = periods.checked_mul(self.months.get().into()).ok_or_else(late)?;
        let months = i64::try_from(months).map_err(|_| late())?;
        let span: Span = 0.months().try_months(months).map_err(|_| late())?;
        // A day that the month does not have becomes its last.
        let date = self.first.checked_add(span).map_err(|_| late())?;
        let is_last = self.first == self.first.last_of_month();
        Ok(match self.rule {
            MonthEnd::LastDay if is_last => date.last_of_month(),
            MonthEnd::LastDay | MonthEnd::KeepDay => date,
        })
    }
}
