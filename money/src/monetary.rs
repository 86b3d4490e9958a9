//! `Monetary`: what has an amount and a currency, rounded or not.

use crate::currency::{Currency, MinorUnit};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;

/// An amount of a currency: [`Money`], [`ExactMoney`], or a reference to one.
///
/// What takes any `Monetary` amount (a conversion, a [`MoneyBag`](crate::MoneyBag), an interest)
/// computes with its exact value. Not meant to be implemented elsewhere.
///
/// # Example
///
/// ```
/// use money::{EUR, ExactMoney, Monetary, eur};
///
/// fn doubled(amount: impl Monetary<Currency = EUR>) -> ExactMoney<EUR> {
///     amount.exact_amount() * 2
/// }
/// assert_eq!(doubled(eur!(1.50)).to_string(), "EUR 3.00");
/// assert_eq!(doubled(eur!(1) / 3).to_string(), "EUR 2/3");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an amount of a currency",
    label = "neither `Money` nor `ExactMoney`",
    note = "a number is no amount: write `usd!(5)` or `ExactMoney::<USD>::new(number)`",
    note = "a quantized amount is one when its remainder has gone somewhere: \
            `.settle(&mut account)`, `.into_parts()`, `.exactly()` or `.forgive(\"reason\")`"
)]
pub trait Monetary: sealed::Sealed {
    /// The currency of the amount.
    type Currency: Currency;

    /// The amount as exact money.
    fn exact_amount(&self) -> ExactMoney<Self::Currency>;

    #[doc(hidden)]
    #[inline]
    fn times(&self, factor: &SafeNumber) -> SafeNumber {
        self.exact_amount().amount() * factor
    }
}

/// Nothing outside this crate is an amount because it says so.
mod sealed {
    pub trait Sealed {}
    impl<T: Sealed + ?Sized> Sealed for &T {}
    impl<C> Sealed for super::Money<C> {}
    impl<C> Sealed for super::ExactMoney<C> {}
}

impl<C: MinorUnit> Monetary for Money<C> {
    type Currency = C;

    fn exact_amount(&self) -> ExactMoney<C> {
        self.to_exact()
    }

    #[inline]
    fn times(&self, factor: &SafeNumber) -> SafeNumber {
        factor.times_scaled(self.minor(), self.currency().scale())
    }
}

impl<C: Currency> Monetary for ExactMoney<C> {
    type Currency = C;

    fn exact_amount(&self) -> ExactMoney<C> {
        self.clone()
    }

    #[inline]
    fn times(&self, factor: &SafeNumber) -> SafeNumber {
        self.amount() * factor
    }
}

impl<T: Monetary + ?Sized> Monetary for &T {
    type Currency = T::Currency;

    fn exact_amount(&self) -> ExactMoney<T::Currency> {
        (**self).exact_amount()
    }

    #[inline]
    fn times(&self, factor: &SafeNumber) -> SafeNumber {
        (**self).times(factor)
    }
}
