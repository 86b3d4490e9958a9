//! Day counts: how much of a year lies between two dates.

use crate::error::Error;
use crate::number::SafeNumber;
use alloc::format;
use core::fmt;
use jiff::civil::Date;

/// How the time between two dates becomes a fraction of a year.
///
/// The first date counts, the last does not. The rules are those of the *2006 ISDA Definitions*,
/// section 4.16; the February rules of [`Thirty360Us`](Self::Thirty360Us) are those of US bonds
/// (NASD; FIX protocol, `DayCount` 1 with end-of-month).
///
/// | day count | 2023-02-28 to 2024-08-31 | ISDA 4.16 |
/// |---|--:|---|
/// | `Thirty360Us` | 540/360 | – |
/// | `Thirty360BondBasis` | 543/360 | (f) |
/// | `ThirtyE360` | 542/360 | (g) |
/// | `Actual360` | 550/360 | (e) |
/// | `Actual365Fixed` | 550/365 | (d) |
/// | `ActualActualIsda` | 307/365 + 243/366 | (b) |
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use money::interest::{DayCount, simple};
/// use money::{num, rate, usd};
///
/// let (start, end) = (date(2003, 11, 1), date(2004, 5, 1));
/// let years = DayCount::ActualActualIsda.year_fraction(start, end)?;
/// assert_eq!(years, num!(61/365) + num!(121/366));
/// let interest = simple(usd!(10000.00), &rate!(10%), years);
/// assert_eq!(interest.to_string(), "USD 6649100/13359");
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum DayCount {
    /// 30/360 US: months of 30 days, the ends of February included. 2023-02-28 to 2024-08-31 is
    /// 540/360.
    ///
    /// In this order: if both dates are the last of February, the second becomes the 30th; if the
    /// first is the last of February, it becomes the 30th; if the second is a 31st and the first a
    /// 30th or 31st, the second becomes the 30th; a first 31st becomes the 30th.
    Thirty360Us,
    /// 30/360, "bond basis": months of 30 days, without a rule for February. 2023-02-28 to
    /// 2024-08-31 is 543/360.
    ///
    /// A first 31st becomes the 30th; a second 31st becomes the 30th if the first is a 30th or
    /// 31st.
    Thirty360BondBasis,
    /// 30E/360, "Eurobond basis": a 31st is a 30th. 2023-02-28 to 2024-08-31 is 542/360.
    ThirtyE360,
    /// ACT/360: the days, by 360. 2023-02-28 to 2024-08-31 is 550/360.
    Actual360,
    /// ACT/365 (Fixed): the days, by 365. 2023-02-28 to 2024-08-31 is 550/365.
    Actual365Fixed,
    /// ACT/ACT ISDA: the days in leap years by 366, the other days by 365. 2023-02-28 to
    /// 2024-08-31 is 307/365 + 243/366.
    ActualActualIsda,
}

impl DayCount {
    /// Every day count.
    pub const ALL: [Self; 6] = [
        Self::Thirty360Us,
        Self::Thirty360BondBasis,
        Self::ThirtyE360,
        Self::Actual360,
        Self::Actual365Fixed,
        Self::ActualActualIsda,
    ];

    /// The exact fraction of a year from `start` to `end`.
    ///
    /// # Errors
    ///
    /// When `end` is before `start`.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::interest::DayCount;
    ///
    /// let (start, end) = (date(2023, 2, 28), date(2024, 8, 31));
    /// let years = |count: DayCount| count.year_fraction(start, end);
    /// assert_eq!(years(DayCount::Thirty360Us)?.to_string(), "1.5");
    /// assert_eq!(years(DayCount::ThirtyE360)?.to_string(), "271/180");
    /// assert_eq!(years(DayCount::Actual360)?.to_string(), "55/36");
    ///
    /// let error = DayCount::Actual360.year_fraction(end, start).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the period ends on 2023-02-28, before its start on 2024-08-31, \
    ///      expected dates in order",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn year_fraction(self, start: Date, end: Date) -> Result<SafeNumber, Error> {
        if end < start {
            return Err(Error::terms(format!(
                "the period ends on {end}, before its start on {start}, expected dates in order"
            )));
        }
        let over = |days: i64, year: i64| SafeNumber::new(days) / year;
        Ok(match self {
            Self::Thirty360Us => over(days_30_360(start, end, us_days), 360),
            Self::Thirty360BondBasis => over(days_30_360(start, end, bond_basis_days), 360),
            Self::ThirtyE360 => over(days_30_360(start, end, eurobond_days), 360),
            Self::Actual360 => over(actual_days(start, end), 360),
            Self::Actual365Fixed => over(actual_days(start, end), 365),
            Self::ActualActualIsda => since_year_zero(end) - since_year_zero(start),
        })
    }
}

/// Writes the usual name: `30/360 US`, `ACT/ACT ISDA`.
impl fmt::Display for DayCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Thirty360Us => "30/360 US",
            Self::Thirty360BondBasis => "30/360",
            Self::ThirtyE360 => "30E/360",
            Self::Actual360 => "ACT/360",
            Self::Actual365Fixed => "ACT/365F",
            Self::ActualActualIsda => "ACT/ACT ISDA",
        })
    }
}

fn actual_days(start: Date, end: Date) -> i64 {
    start.duration_until(end).as_hours() / 24
}

/// Whole years, and the part of the running one: the difference of two of these is ACT/ACT ISDA,
/// because a whole year is one either way.
fn since_year_zero(date: Date) -> SafeNumber {
    let days = i64::from(date.day_of_year()) - 1;
    SafeNumber::new(days) / i64::from(date.days_in_year()) + i64::from(date.year())
}

/// The days between two dates in years of twelve months of 30 days, `days` giving the days of the
/// months that count.
fn days_30_360(start: Date, end: Date, days: fn(Date, Date) -> (i64, i64)) -> i64 {
    let (first, last) = days(start, end);
    let years = i64::from(end.year()) - i64::from(start.year());
    let months = i64::from(end.month()) - i64::from(start.month());
    360 * years + 30 * months + last - first
}

fn us_days(start: Date, end: Date) -> (i64, i64) {
    let last_of_february = |date: Date| date.month() == 2 && date.day() == date.days_in_month();
    let (mut first, mut last) = (i64::from(start.day()), i64::from(end.day()));
    if last_of_february(start) {
        if last_of_february(end) {
            last = 30;
        }
        first = 30;
    }
    if last == 31 && first >= 30 {
        last = 30;
    }
    (first.min(30), last)
}

fn bond_basis_days(start: Date, end: Date) -> (i64, i64) {
    let first = i64::from(start.day()).min(30);
    let last = i64::from(end.day());
    (first, if first == 30 { last.min(30) } else { last })
}

fn eurobond_days(start: Date, end: Date) -> (i64, i64) {
    (i64::from(start.day()).min(30), i64::from(end.day()).min(30))
}
