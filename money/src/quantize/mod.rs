//! `quantize`: the one place where an amount is rounded, and its remainder handed back.

mod release;
mod steps;
mod unsettled;

pub use unsettled::Unsettled;

use crate::currency::{Currency, MinorUnit, StaticCurrency};
use crate::error::{Error, ErrorKind, excerpt};
use crate::exact::ExactMoney;
use crate::money::{Addend, Comparand, Money, Orderable, sealed as addend};
use crate::number::SafeNumber;
use crate::remainder::{Remainder, RemainderAccount};
use crate::rounding::Rounding;
use alloc::format;
use alloc::string::ToString;
use core::cmp::Ordering;
use core::fmt;

/// An amount that was rounded, still together with its remainder.
///
/// Law: `amount + remainder == exact`. The amount comes out only when the remainder goes somewhere:
///
/// | method | the remainder |
/// |---|---|
/// | [`settle`](Self::settle) (or `try_settle`) | goes into a [`RemainderAccount`] |
/// | [`into_parts`](Self::into_parts) | is yours |
/// | [`exactly`](Self::exactly) | must be zero |
/// | [`forgive`](Self::forgive) | is given up, with a reason |
///
/// # Example
///
/// ```
/// use money::{RemainderAccount, Rounding, USD, num, usd};
///
/// let mut kept = RemainderAccount::<USD>::new();
/// let paid = (usd!(100000.00) / 7).quantize(Rounding::HalfUp).settle(&mut kept);
/// assert_eq!(paid, usd!(14285.71));
/// assert_eq!(kept.balance().amount(), &num!(3/700));
/// assert_eq!(paid + kept.balance(), usd!(100000.00) / 7);
/// ```
#[must_use = "decide where the remainder goes: `settle`, `into_parts`, `exactly` or `forgive`"]
pub struct Quantized<M: Quantizable> {
    amount: M,
    remainder: Remainder<M::Currency>,
    mode: Rounding,
}

/// What an exact amount can be quantized to. Implemented by [`Money`] and by what a
/// [`TaxScheme`](crate::tax::TaxScheme) computes; not to be implemented elsewhere.
pub trait Quantizable: Sized + Pending {
    /// The currency of the amount.
    type Currency: Currency;
    #[doc(hidden)]
    fn exact(&self) -> ExactMoney<Self::Currency>;
}

mod sealed {
    /// What only this crate can quantize to.
    pub trait Pending {}
    impl<C> Pending for crate::money::Money<C> {}
    impl<C> Pending for crate::exact::ExactMoney<C> {}
}
pub(crate) use sealed::Pending;

impl<C: Currency> Quantizable for ExactMoney<C> {
    type Currency = C;
    fn exact(&self) -> ExactMoney<C> {
        self.clone()
    }
}

impl<C: MinorUnit> Quantizable for Money<C> {
    type Currency = C;
    fn exact(&self) -> ExactMoney<C> {
        self.to_exact()
    }
}

/// Says in our words that a quantized amount is not yet money. Never implemented.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "a quantized amount is not money until its remainder has gone somewhere",
    label = "its remainder is still pending",
    note = "write `.settle(&mut account)` to keep the remainder, `.into_parts()` to take it, \
            `.exactly()` where there must be none, or `.forgive(\"reason\")`"
)]
pub trait Settled<M> {
    #[doc(hidden)]
    fn settled(self, amount: M) -> M;
}

// The bound stands on the remainder, because the compiler shows the text of a trait that the
// written type itself lacks only where that is the outermost one.
impl<C: MinorUnit> From<Quantized<Self>> for Money<C>
where
    Remainder<C>: Settled<Self>,
{
    fn from(never: Quantized<Self>) -> Self {
        never.remainder.settled(never.amount)
    }
}

impl<M: Quantizable> addend::Addend for Quantized<M> {}

impl<C: StaticCurrency + MinorUnit> Addend<C> for Quantized<Money<C>>
where
    Remainder<C>: Settled<Money<C>>,
{
    type Output = Money<C>;

    fn added_to(self, money: Money<C>) -> Money<C> {
        Money::from(self).added_to(money)
    }

    fn subtracted_from(self, money: Money<C>) -> Money<C> {
        Money::from(self).subtracted_from(money)
    }

    fn with_exact<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(self.exact().amount())
    }
}

impl<C: MinorUnit> Comparand<Money<C>> for Quantized<Money<C>>
where
    Remainder<C>: Settled<Money<C>>,
{
    fn equals(&self, amount: &Money<C>) -> bool {
        self.exact() == *amount
    }
}

impl<C: MinorUnit> Orderable<Money<C>> for Quantized<Money<C>>
where
    Remainder<C>: Settled<Money<C>>,
{
    fn compared_to(&self, amount: &Money<C>) -> Ordering {
        self.exact().amount().cmp(&amount.amount())
    }
}

impl<C: MinorUnit> ExactMoney<C> {
    /// The whole minor units that `mode` chooses, together with the remainder.
    ///
    /// Law: `amount + remainder == self`.
    ///
    /// # Panics
    ///
    /// When the result does not fit an `i128` of minor units; [`try_quantize`](Self::try_quantize)
    /// does not.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rounding, num, usd};
    ///
    /// let exact = usd!(0.10) * num!(0.25);
    /// let (money, remainder) = exact.quantize(Rounding::HalfUp).into_parts();
    /// assert_eq!(money, usd!(0.03));
    /// assert_eq!(remainder.amount(), &num!(-0.005));
    /// assert_eq!(money + remainder.into_exact(), exact);
    /// ```
    #[inline]
    #[track_caller]
    pub fn quantize(&self, mode: Rounding) -> Quantized<Money<C>> {
        if let Some(quantized) = self.quantize_short(mode) {
            return quantized;
        }
        match self.quantize_any(mode) {
            Ok(quantized) => quantized,
            Err(_) => does_not_fit(),
        }
    }

    /// [`quantize`](Self::quantize) for amounts from outside, which may be of any size.
    ///
    /// # Errors
    ///
    /// When the result does not fit an `i128` of minor units.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, Rounding, USD};
    ///
    /// let huge: ExactMoney<USD> = "USD 1e40".parse()?;
    /// assert!(huge.try_quantize(Rounding::HalfUp).unwrap_err().is_overflow());
    /// # Ok::<(), money::Error>(())
    /// ```
    #[inline]
    pub fn try_quantize(&self, mode: Rounding) -> Result<Quantized<Money<C>>, Error> {
        match self.quantize_short(mode) {
            Some(quantized) => Ok(quantized),
            None => self.quantize_any(mode),
        }
    }

    /// A decimal of one word, which nearly all amounts are.
    #[inline]
    fn quantize_short(&self, mode: Rounding) -> Option<Quantized<Money<C>>> {
        let (minor, rest) = self.amount().quantize_short(self.currency().scale(), mode)?;
        Some(self.quantized(minor.into(), rest, mode))
    }

    #[inline(never)]
    fn quantize_any(&self, mode: Rounding) -> Result<Quantized<Money<C>>, Error> {
        let (minor, rest) = self.amount().quantize_to_scale(self.currency().scale(), mode);
        let minor = minor.to_i128().ok_or_else(|| Error::overflow("`Money`"))?;
        Ok(self.quantized(minor, rest, mode))
    }

    #[inline]
    fn quantized(&self, minor: i128, rest: SafeNumber, mode: Rounding) -> Quantized<Money<C>> {
        let currency = self.currency();
        let remainder = Remainder::new(ExactMoney::new_in(rest, currency));
        Quantized { amount: Money::from_minor_in(minor, currency), remainder, mode }
    }
}

#[cold]
#[track_caller]
#[expect(clippy::panic, reason = "documented under `# Panics`, with a `try_` twin")]
fn does_not_fit() -> ! {
    panic!("attempt to quantize an amount beyond `Money::MAX` or `Money::MIN`")
}

impl<M: Quantizable> Quantized<M> {
    /// What another module rounded in `mode`, and what that left.
    pub(crate) fn pending(amount: M, remainder: Remainder<M::Currency>, mode: Rounding) -> Self {
        Self { amount, remainder, mode }
    }

    /// The amount and its remainder: both are yours.
    ///
    /// In database code, write the remainder in the database transaction that writes the amount.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rounding, num, usd};
    ///
    /// let (money, remainder) = (usd!(1) / 3).quantize(Rounding::HalfUp).into_parts();
    /// assert_eq!((money, remainder.amount()), (usd!(0.33), &num!(1/300)));
    /// ```
    #[inline]
    pub fn into_parts(self) -> (M, Remainder<M::Currency>) {
        (self.amount, self.remainder)
    }

    /// The amount, if nothing was rounded.
    ///
    /// # Errors
    ///
    /// When there is a remainder: the quantized amount comes back whole, in the error. With `?` in
    /// a function that returns [`Error`] only the message is left of it.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Error, ExactMoney, Money, Rounding, USD, usd};
    ///
    /// fn whole_cents(due: &ExactMoney<USD>) -> Result<Money<USD>, Error> {
    ///     Ok(due.quantize(Rounding::HalfUp).exactly()?)
    /// }
    /// assert_eq!(whole_cents(&(usd!(1) / 4))?, usd!(0.25));
    /// let error = whole_cents(&(usd!(1) / 3)).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`USD 1/3` does not fit what it was quantized to without rounding: `USD 1/300` is left",
    /// );
    /// assert!(error.is_inexact());
    /// # Ok::<(), Error>(())
    /// ```
    pub fn exactly(self) -> Result<M, Unsettled<M>> {
        if self.remainder.is_zero() {
            return Ok(self.amount);
        }
        let reason = Error::new(ErrorKind::Excess {
            value: excerpt(&self.exact().to_string()),
            wanted: "what it was quantized to".into(),
            excess: format!("`{}` is left", excerpt(&self.remainder.to_string())),
        });
        Err(Unsettled { quantized: self, reason })
    }

    /// The amount; the remainder is given up, for the written `reason`.
    ///
    /// The reason is for whoever reads the code: nothing checks its words, an empty one neither.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rounding, usd};
    ///
    /// let shown = (usd!(2) / 3)
    ///     .quantize(Rounding::HalfUp)
    ///     .forgive("a price label; the invoice is computed from the exact price");
    /// assert_eq!(shown, usd!(0.67));
    /// ```
    pub fn forgive(self, reason: &'static str) -> M {
        // The reason is for the reader and for the lint, which lists it.
        let _ = reason;
        self.amount
    }

    /// The amount; `account` absorbs the remainder.
    ///
    /// # Errors
    ///
    /// When the account is of another currency: the quantized amount comes back in the error, and
    /// the account is as it was.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Money, RemainderAccount, Rounding};
    ///
    /// let third = Money::from_minor_in(100, "EUR".parse::<AnyCurrency>()?) / 3;
    /// let mut yen = RemainderAccount::new_in("JPY".parse::<AnyCurrency>()?);
    /// let unsettled = third.quantize(Rounding::HalfUp).try_settle(&mut yen).unwrap_err();
    /// assert_eq!(unsettled.to_string(), "currencies differ: found `EUR`, expected `JPY`");
    ///
    /// let mut euros = RemainderAccount::new_in("EUR".parse::<AnyCurrency>()?);
    /// let paid = unsettled.into_quantized().try_settle(&mut euros)?;
    /// assert_eq!(paid.to_string(), "EUR 0.33");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn try_settle(
        self,
        account: &mut RemainderAccount<M::Currency>,
    ) -> Result<M, Unsettled<M>> {
        match account.balance().same_currency(self.remainder.as_exact()) {
            Ok(()) => {
                account.absorb_same(self.remainder);
                Ok(self.amount)
            }
            Err(reason) => Err(Unsettled { quantized: self, reason }),
        }
    }

    /// What was quantized: the amount and the remainder together.
    fn exact(&self) -> ExactMoney<M::Currency> {
        let mut exact = self.amount.exact();
        exact.add_same(self.remainder.amount());
        exact
    }
}

impl<M: Quantizable> Quantized<M> {
    /// The amount; `account` absorbs the remainder.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{RemainderAccount, Rounding, num, usd};
    ///
    /// let mut kept = RemainderAccount::new();
    /// let paid = (usd!(2) / 3).quantize(Rounding::HalfUp).settle(&mut kept);
    /// assert_eq!(paid, usd!(0.67));
    /// assert_eq!(kept.balance().amount(), &num!(-1/300));
    /// ```
    #[must_use = "the settled amount is to be paid"]
    #[inline]
    pub fn settle(self, account: &mut RemainderAccount<M::Currency>) -> M
    where
        M::Currency: StaticCurrency,
    {
        account.absorb_same(self.remainder);
        self.amount
    }
}

/// Shows the exact amount and the mode, not the rounded amount: it cannot be read off.
impl<M: Quantizable> fmt::Debug for Quantized<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quantized")
            .field("exact", &self.exact())
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}
