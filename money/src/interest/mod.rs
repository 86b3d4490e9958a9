//! Interest: simple and compound, day counts, accrual and repayment schedules, all exact.
//!
//! Knows nothing of contracts: which day count, which rounding and which carry apply is said at
//! each call.
//!
//! | question | answer |
//! |---|---|
//! | how long is it, in years? | `DayCount::year_fraction` (feature `jiff`) |
//! | what does it bear? | [`simple`], [`compound`] |
//! | what is posted each day, so that nothing is lost? | [`Accrual`] |
//! | what is paid each month, until nothing is owed? | [`Schedule`] |
//! | on which days? | `DueDates` (feature `jiff`) |

mod accrual;
#[cfg(feature = "jiff_02")]
mod day_count;
#[cfg(feature = "jiff_02")]
mod due_dates;
mod schedule;

pub use accrual::Accrual;
#[cfg(feature = "jiff_02")]
pub use day_count::DayCount;
#[cfg(feature = "jiff_02")]
pub use due_dates::{DueDates, MonthEnd};
pub use schedule::{Installment, InterestRounding, Schedule, level_payment};

use crate::error::Error;
use crate::exact::ExactMoney;
use crate::monetary::Monetary;
use crate::number::{Budget, Exact, SafeNumber};
use crate::rate::Rate;

/// Beyond this many bits a power is an error instead of a long wait: thirty years of daily
/// compounding have about half of them.
const POWERS: Budget = Budget::new(1 << 20);

/// Simple interest: `principal * rate * years`, without the principal.
///
/// `years` is the time in units of the rate's period: for an annual rate a year fraction of a
/// day count.
///
/// # Example
///
/// ```
/// use money::interest::simple;
/// use money::{num, rate, usd};
///
/// let interest = simple(usd!(10000.00), &rate!(5%), num!(90/360));
/// assert_eq!(interest.to_string(), "USD 125.00");
/// ```
pub fn simple<M: Monetary>(
    principal: M,
    rate: &Rate,
    years: impl Exact,
) -> ExactMoney<M::Currency> {
    principal.exact_amount() * rate * years
}

/// Compound interest: `principal * ((1 + rate)^periods - 1)`, without the principal.
///
/// The rate is that of one period: `rate!(6%) / 12` for months. Nothing is rounded in between, so
/// the result has about `periods` times the digits of the rate; where the contract rounds each
/// period, use [`Accrual`].
///
/// # Errors
///
/// When the result would have more than about a million bits.
///
/// # Example
///
/// ```
/// use money::interest::compound;
/// use money::{Rounding, rate, usd};
///
/// let interest = compound(usd!(1000.00), &(rate!(6%) / 12), 12)?;
/// assert_eq!(interest.quantize(Rounding::HalfUp).into_parts().0, usd!(61.68));
/// assert_eq!(compound(usd!(100), &rate!(10%), 3)?.to_string(), "USD 33.10");
/// assert!(compound(usd!(100), &rate!(10%), u32::MAX).unwrap_err().is_overflow());
/// # Ok::<(), money::Error>(())
/// ```
pub fn compound<M: Monetary>(
    principal: M,
    rate: &Rate,
    periods: u32,
) -> Result<ExactMoney<M::Currency>, Error> {
    let growth = growth(rate, periods)?;
    Ok(principal.exact_amount() * (growth - 1))
}

/// `(1 + rate)^periods`.
fn growth(rate: &Rate, periods: u32) -> Result<SafeNumber, Error> {
    let base = 1 + rate;
    if base.is_zero() || base == 1 {
        return Ok(if periods == 0 { SafeNumber::ONE } else { base });
    }
    let too_long = || Error::overflow("a number of a million bits");
    let exponent = i32::try_from(periods).map_err(|_| too_long())?;
    POWERS.pow(&base, exponent).map_err(|_| too_long())
}
