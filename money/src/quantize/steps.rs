//! Quantizing to other steps than the minor unit, and what it did to the rate.

use super::{Quantizable, Quantized, does_not_fit};
use crate::currency::{Currency, MinorUnit};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::increment::Increment;
use crate::monetary::Monetary;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::remainder::Remainder;
use crate::rounding::Rounding;

impl<C: Currency> ExactMoney<C> {
    /// The multiple of `increment` that `mode` chooses, together with the remainder.
    ///
    /// It is exact money still: a multiple of a quarter of a cent is no whole number of cents. For
    /// currencies without a minor unit it is the only way to quantize.
    ///
    /// Law: `amount + remainder == self`.
    ///
    /// # Panics
    ///
    /// When the increment is of another currency, which takes a currency known only at run time;
    /// [`try_quantize_to`](Self::try_quantize_to) does not.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, Increment, Rounding, exact, iso::XAU, num};
    ///
    /// // An ounce of gold in three, in steps of a thousandth.
    /// let step = Increment::new(&exact!(0.001 XAU))?;
    /// let third = exact!(1 XAU) / 3;
    /// let (weight, remainder) = third.quantize_to(&step, Rounding::Down).into_parts();
    /// assert_eq!(weight, exact!(0.333 XAU));
    /// assert_eq!(remainder.amount(), &num!(1/3000));
    /// # Ok::<(), money::Error>(())
    /// ```
    #[track_caller]
    pub fn quantize_to(&self, increment: &Increment<C>, mode: Rounding) -> Quantized<Self> {
        match self.try_quantize_to(increment, mode) {
            Ok(quantized) => quantized,
            Err(_) => of_another_currency(),
        }
    }

    /// [`quantize_to`](Self::quantize_to) where the currencies may differ.
    ///
    /// # Errors
    ///
    /// When the increment is of another currency.
    pub fn try_quantize_to(
        &self,
        increment: &Increment<C>,
        mode: Rounding,
    ) -> Result<Quantized<Self>, Error> {
        self.same_currency(&increment.to_exact())?;
        let (amount, rest) = nearest_multiple(self.amount(), increment.step(), mode);
        let exact = |amount| Self::new_in(amount, self.currency());
        let remainder = Remainder::new(exact(rest));
        Ok(Quantized { amount: exact(amount), remainder, mode })
    }
}

impl<C: MinorUnit> ExactMoney<C> {
    /// The amount in cash that `mode` chooses, together with the remainder: a multiple of the
    /// currency's smallest step in cash, or of the minor unit where no other step is known.
    ///
    /// Law: `amount + remainder == self`.
    ///
    /// # Panics
    ///
    /// When the result does not fit an `i128` of minor units;
    /// [`try_quantize_cash`](Self::try_quantize_cash) does not.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rounding, chf, num};
    ///
    /// let bill = chf!(17.38).to_exact();
    /// let (cash, remainder) = bill.quantize_cash(Rounding::HalfUp).into_parts();
    /// assert_eq!(cash, chf!(17.40));
    /// assert_eq!(remainder.amount(), &num!(-0.02));
    /// ```
    #[track_caller]
    pub fn quantize_cash(&self, mode: Rounding) -> Quantized<Money<C>> {
        match self.try_quantize_cash(mode) {
            Ok(quantized) => quantized,
            Err(_) => does_not_fit(),
        }
    }

    /// [`quantize_cash`](Self::quantize_cash) for amounts from outside, which may be of any size.
    ///
    /// # Errors
    ///
    /// When the result does not fit an `i128` of minor units, or the step is no whole number of
    /// them.
    pub fn try_quantize_cash(&self, mode: Rounding) -> Result<Quantized<Money<C>>, Error> {
        let currency = self.currency();
        let step = Increment::cash_of(currency);
        let (amount, rest) = nearest_multiple(self.amount(), step.step(), mode);
        let minor = amount * SafeNumber::new(10).pow(i32::from(currency.scale()));
        let minor = minor.to_i128().ok_or_else(|| Error::overflow("`Money`"))?;
        Ok(self.quantized(minor, rest, mode))
    }
}

/// The multiple of `step` that `mode` chooses, and what it leaves. The step is above zero.
fn nearest_multiple(
    amount: &SafeNumber,
    step: &SafeNumber,
    mode: Rounding,
) -> (SafeNumber, SafeNumber) {
    let (count, _) = (amount / step).quantize_to_scale(0, mode);
    let multiple = count * step;
    let rest = amount - &multiple;
    (multiple, rest)
}

#[cold]
#[track_caller]
#[expect(clippy::panic, reason = "documented under `# Panics`, with a `try_` twin")]
fn of_another_currency() -> ! {
    panic!("attempt to quantize an amount to an increment of another currency")
}

impl<M: Quantizable + Monetary> Quantized<M> {
    /// The rate that was really applied to `base`: the rounded amount, divided by it.
    ///
    /// A rate of 8.25% of 0.10 is 0.825 cents; rounded to a cent it is 10%. That is what belongs on
    /// a receipt that says what was charged.
    ///
    /// # Errors
    ///
    /// When the base is zero or of another currency.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{RemainderAccount, Rounding, num, usd};
    ///
    /// let base = usd!(0.10);
    /// let tax = (base * num!(0.0825)).quantize(Rounding::HalfUp);
    /// assert_eq!(tax.effective_rate(&base)?, num!(0.1));
    /// # let mut kept = RemainderAccount::new();
    /// # let _ = tax.settle(&mut kept);
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn effective_rate(
        &self,
        base: &impl Monetary<Currency = <M as Quantizable>::Currency>,
    ) -> Result<SafeNumber, Error> {
        let (amount, base) = (self.amount.exact(), base.exact_amount());
        amount.same_currency(&base)?;
        SafeNumber::from_ratio(amount.amount(), base.amount())
    }
}
