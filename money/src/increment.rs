//! The steps that amounts are quantized to and allocated in.

use crate::currency::{Currency, MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::number::SafeNumber;
use core::fmt;

/// A step of a currency: amounts are quantized to its multiples, or allocated in them.
///
/// The minor unit (0.01 of a dollar), the smallest step in cash (0.05 of a Swiss franc), or any
/// exact amount above zero: a quarter of a cent, a tick of 0.005, a gram of gold.
///
/// # Example
///
/// ```
/// use money::{CHF, ExactMoney, Increment, Rounding, USD, num};
///
/// assert_eq!(Increment::<USD>::minor_unit().step(), &num!(0.01));
/// assert_eq!(Increment::<CHF>::cash().step(), &num!(0.05));
///
/// let tick = Increment::new(&ExactMoney::<USD>::new(num!(0.005)))?;
/// let price = ExactMoney::<USD>::new(num!(1.2345));
/// let (price, remainder) = price.quantize_to(&tick, Rounding::HalfUp).into_parts();
/// assert_eq!(price.to_string(), "USD 1.235");
/// assert_eq!(remainder.amount(), &num!(-0.0005));
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Increment<C> {
    /// In major units, above zero.
    step: SafeNumber,
    currency: C,
}

impl<C: Currency> Increment<C> {
    /// The increment of this step.
    ///
    /// # Errors
    ///
    /// When the step is not above zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, Increment, USD};
    ///
    /// let error = Increment::new(&ExactMoney::<USD>::ZERO).unwrap_err();
    /// assert_eq!(error.to_string(), "`USD 0.00` is no increment: expected an amount above zero");
    /// ```
    pub fn new(step: &ExactMoney<C>) -> Result<Self, Error> {
        if !step.is_positive() {
            return Err(Error::out_of_range(step, "no increment", "an amount above zero"));
        }
        Ok(Self { step: step.amount().clone(), currency: step.currency() })
    }

    /// The step, in major units.
    #[must_use]
    pub const fn step(&self) -> &SafeNumber {
        &self.step
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> C {
        self.currency
    }

    /// The step as an amount.
    pub fn to_exact(&self) -> ExactMoney<C> {
        ExactMoney::new_in(self.step.clone(), self.currency)
    }
}

impl<C: MinorUnit> Increment<C> {
    /// The minor unit of `currency`.
    #[must_use]
    pub fn minor_unit_of(currency: C) -> Self {
        Self { step: SafeNumber::from_scaled(1, u32::from(currency.scale())), currency }
    }

    /// The smallest step in cash of `currency`: its [`cash_step`](Currency::cash_step), or its
    /// minor unit where no other step is known.
    #[must_use]
    pub fn cash_of(currency: C) -> Self {
        match currency.cash_step() {
            Some(step) => Self { step, currency },
            None => Self::minor_unit_of(currency),
        }
    }
}

impl<C: StaticCurrency + MinorUnit> Increment<C> {
    /// The minor unit.
    #[must_use]
    pub fn minor_unit() -> Self {
        Self::minor_unit_of(C::VALUE)
    }

    /// The smallest step in cash: the currency's [`cash_step`](Currency::cash_step), or its minor
    /// unit where no other step is known.
    #[must_use]
    pub fn cash() -> Self {
        Self::cash_of(C::VALUE)
    }
}

/// Writes the step: `CHF 0.05`.
impl<C: Currency> fmt::Display for Increment<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_exact().fmt(f)
    }
}
