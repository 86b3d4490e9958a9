//! Allocating in steps of an increment, and exactly.

use super::shares::{share, valid_total};
use super::{AllocationMode, Ratios};
use crate::currency::{Currency, MinorUnit};
use crate::error::{Error, ErrorKind};
use crate::exact::ExactMoney;
use crate::increment::Increment;
use crate::money::Money;
use crate::number::SafeNumber;
use alloc::format;

impl<C: MinorUnit> Money<C> {
    /// Divides the amount by ratios in multiples of `increment`; the parts sum to the whole.
    ///
    /// # Errors
    ///
    /// When there are no ratios, one is negative, or all are zero; when the amount is no multiple
    /// of the increment (the error names the excess), or the increment no multiple of the minor
    /// unit; when the currencies differ.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AllocationMode, CHF, Increment, chf};
    ///
    /// let cash = Increment::<CHF>::cash();
    /// let mode = AllocationMode::LargestRemainder;
    /// let parts = chf!(1.15).allocate_in(&cash, &[1, 1, 1], mode)?;
    /// assert_eq!(parts, [chf!(0.40), chf!(0.40), chf!(0.35)]);
    ///
    /// let error = chf!(1.17).allocate_in(&cash, &[1, 1, 1], mode).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`CHF 1.17` does not fit multiples of CHF 0.05 without rounding: CHF 0.02 is left over",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn allocate_in<R: Ratios + ?Sized>(
        &self,
        increment: &Increment<C>,
        ratios: &R,
        mode: AllocationMode,
    ) -> Result<R::Parts<Self>, Error> {
        let step = minor_units(increment)?;
        let whole = count(&self.to_exact(), increment)?;
        // No part exceeds the whole, which is an amount.
        let part = |count| Self::from_minor_in(count * step, self.currency());
        share(whole, ratios, mode, part)
    }
}

impl<C: Currency> ExactMoney<C> {
    /// Divides the amount by ratios exactly; the parts sum to the whole.
    ///
    /// # Errors
    ///
    /// When there are no ratios, one is negative, or all are zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{exact, usd};
    ///
    /// let [a, b] = usd!(1).to_exact().allocate(&[1, 2])?;
    /// assert_eq!((a, b), (exact!(1/3 USD), exact!(2/3 USD)));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn allocate<R: Ratios + ?Sized>(&self, ratios: &R) -> Result<R::Parts<Self>, Error> {
        let unit = self.amount() / valid_total(ratios)?;
        let share = |index| ratios.ratio(index, |ratio| &unit * ratio);
        Ok(ratios.parts(|index| Self::new_in(share(index), self.currency())))
    }

    /// Divides the amount by ratios in multiples of `increment`; the parts sum to the whole.
    ///
    /// # Errors
    ///
    /// When there are no ratios, one is negative, or all are zero; when the amount is no multiple
    /// of the increment (the error names the excess); when the currencies differ.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AllocationMode, Increment, exact};
    ///
    /// let gram = Increment::new(&exact!(0.001 XAU))?;
    /// let parts = exact!(1 XAU).allocate_in(&gram, &[1, 1, 1], AllocationMode::ToFirst)?;
    /// assert_eq!(parts, [exact!(0.334 XAU), exact!(0.333 XAU), exact!(0.333 XAU)]);
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn allocate_in<R: Ratios + ?Sized>(
        &self,
        increment: &Increment<C>,
        ratios: &R,
        mode: AllocationMode,
    ) -> Result<R::Parts<Self>, Error> {
        let whole = count(self, increment)?;
        let part = |count: i128| Self::new_in(increment.step() * count, self.currency());
        share(whole, ratios, mode, part)
    }
}

/// How many increments the amount is.
fn count<C: Currency>(amount: &ExactMoney<C>, increment: &Increment<C>) -> Result<i128, Error> {
    amount.same_currency(&increment.to_exact())?;
    let (count, rest) = (amount.amount() / increment.step()).trunc();
    if !rest.is_zero() {
        let excess = ExactMoney::new_in(rest * increment.step(), amount.currency());
        let wanted = format!("multiples of {increment}");
        let excess = format!("{excess} is left over");
        return Err(Error::new(ErrorKind::Excess { value: format!("{amount}"), wanted, excess }));
    }
    count.to_i128().ok_or_else(|| Error::overflow("an `i128` of increments"))
}

/// The increment in minor units.
fn minor_units<C: MinorUnit>(increment: &Increment<C>) -> Result<i128, Error> {
    let power = SafeNumber::new(10).pow(i32::from(increment.currency().scale()));
    let minor = (increment.step() * power).to_i128();
    minor.ok_or_else(|| {
        Error::new(ErrorKind::Inexact {
            value: format!("{increment}"),
            wanted: "whole minor units, which parts of `Money` are,".into(),
        })
    })
}
