//! The operators of `ExactMoney`, and those of `Money` that leave whole minor units.

use super::ExactMoney;
use crate::currency::{Currency, MinorUnit, StaticCurrency};
use crate::money::{Addend, Money, sealed};
use crate::number::{Exact, SafeNumber};
use core::iter::Sum;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};
use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

impl<C> sealed::Addend for ExactMoney<C> {}

impl<C: StaticCurrency> Addend<C> for ExactMoney<C> {
    type Output = Self;

    fn added_to(self, money: Money<C>) -> Self
    where
        C: MinorUnit,
    {
        self.map(|amount| money.amount() + amount)
    }

    fn subtracted_from(self, money: Money<C>) -> Self
    where
        C: MinorUnit,
    {
        self.map(|amount| money.amount() - amount)
    }

    #[inline]
    fn with_exact<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(&self.amount)
    }
}

impl<C: StaticCurrency> Addend<C> for &ExactMoney<C> {
    type Output = ExactMoney<C>;

    fn added_to(self, money: Money<C>) -> ExactMoney<C>
    where
        C: MinorUnit,
    {
        self.map(|amount| money.amount() + amount)
    }

    fn subtracted_from(self, money: Money<C>) -> ExactMoney<C>
    where
        C: MinorUnit,
    {
        self.map(|amount| money.amount() - amount)
    }

    #[inline]
    fn with_exact<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(&self.amount)
    }
}

macro_rules! additive {
    ($($op:ident $method:ident $assign:ident $assign_method:ident;)*) => {$(
        impl<C: Currency, T: Addend<C>> $op<T> for ExactMoney<C> {
            type Output = Self;
            #[inline]
            fn $method(self, other: T) -> Self {
                other.with_exact(|other| self.map(|amount| amount.$method(other)))
            }
        }
        impl<C: Currency, T: Addend<C>> $op<T> for &ExactMoney<C> {
            type Output = ExactMoney<C>;
            #[inline]
            fn $method(self, other: T) -> ExactMoney<C> {
                other.with_exact(|other| self.map(|amount| amount.$method(other)))
            }
        }
        impl<C: Currency, T: Addend<C>> $assign<T> for ExactMoney<C> {
            fn $assign_method(&mut self, other: T) {
                other.with_exact(|other| self.amount.$assign_method(other));
            }
        }
    )*};
}
additive! {
    Add add AddAssign add_assign;
    Sub sub SubAssign sub_assign;
}

impl<C: Currency> Neg for ExactMoney<C> {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        self.map(|amount| -amount)
    }
}

impl<C: Currency, T: Exact> Mul<T> for ExactMoney<C> {
    type Output = Self;
    #[inline]
    fn mul(self, factor: T) -> Self {
        self.map(|amount| amount * factor)
    }
}

impl<C: Currency, T: Exact> Mul<T> for &ExactMoney<C> {
    type Output = ExactMoney<C>;
    #[inline]
    fn mul(self, factor: T) -> ExactMoney<C> {
        self.map(|amount| amount * factor)
    }
}

impl<C: Currency, T: Exact> Div<T> for ExactMoney<C> {
    type Output = Self;
    #[inline]
    #[track_caller]
    fn div(self, divisor: T) -> Self {
        self.map(|amount| amount / divisor)
    }
}

impl<C: Currency, T: Exact> Div<T> for &ExactMoney<C> {
    type Output = ExactMoney<C>;
    #[inline]
    #[track_caller]
    fn div(self, divisor: T) -> ExactMoney<C> {
        self.map(|amount| amount / divisor)
    }
}

impl<C: Currency> Neg for &ExactMoney<C> {
    type Output = ExactMoney<C>;
    #[inline]
    fn neg(self) -> ExactMoney<C> {
        self.map(|amount| -amount)
    }
}

impl<C: Currency, T: Exact> MulAssign<T> for ExactMoney<C> {
    #[inline]
    fn mul_assign(&mut self, factor: T) {
        self.amount *= factor;
    }
}

impl<C: Currency, T: Exact> DivAssign<T> for ExactMoney<C> {
    #[inline]
    #[track_caller]
    fn div_assign(&mut self, divisor: T) {
        self.amount /= divisor;
    }
}

impl<C: MinorUnit, T: Exact> Div<T> for &Money<C> {
    type Output = ExactMoney<C>;
    #[inline]
    #[track_caller]
    fn div(self, divisor: T) -> ExactMoney<C> {
        self.to_exact() / divisor
    }
}

impl<C: MinorUnit, T: Exact> Div<T> for Money<C> {
    type Output = ExactMoney<C>;
    #[inline]
    #[track_caller]
    fn div(self, divisor: T) -> ExactMoney<C> {
        self.to_exact() / divisor
    }
}

/// How many times one amount is another.
macro_rules! ratio_of_amounts {
    ($($left:ty, $right:ty, $($bound:ident)+;)*) => {$(
        impl<C: $($bound +)+> Div<$right> for $left {
            type Output = SafeNumber;
            #[inline]
            #[track_caller]
            fn div(self, divisor: $right) -> SafeNumber {
                divisor.with_exact(|divisor| self.with_exact(|amount| amount / divisor))
            }
        }
    )*};
}
ratio_of_amounts! {
    Money<C>, Money<C>, StaticCurrency MinorUnit;
    Money<C>, &Money<C>, StaticCurrency MinorUnit;
    &Money<C>, Money<C>, StaticCurrency MinorUnit;
    &Money<C>, &Money<C>, StaticCurrency MinorUnit;
    Money<C>, ExactMoney<C>, StaticCurrency MinorUnit;
    Money<C>, &ExactMoney<C>, StaticCurrency MinorUnit;
    &Money<C>, ExactMoney<C>, StaticCurrency MinorUnit;
    &Money<C>, &ExactMoney<C>, StaticCurrency MinorUnit;
    ExactMoney<C>, Money<C>, StaticCurrency MinorUnit;
    ExactMoney<C>, &Money<C>, StaticCurrency MinorUnit;
    &ExactMoney<C>, Money<C>, StaticCurrency MinorUnit;
    &ExactMoney<C>, &Money<C>, StaticCurrency MinorUnit;
    ExactMoney<C>, ExactMoney<C>, StaticCurrency;
    ExactMoney<C>, &ExactMoney<C>, StaticCurrency;
    &ExactMoney<C>, ExactMoney<C>, StaticCurrency;
    &ExactMoney<C>, &ExactMoney<C>, StaticCurrency;
}

/// Multiplying by a number that may have a fraction leaves whole minor units.
macro_rules! exact_factors {
    ($($factor:ty)*) => {$(
        impl<C: MinorUnit> Mul<$factor> for Money<C> {
            type Output = ExactMoney<C>;
            #[inline]
            fn mul(self, factor: $factor) -> ExactMoney<C> {
                let scale = self.currency().scale();
                let product = factor.with(|factor| factor.times_scaled(self.minor(), scale));
                ExactMoney::new_in(product, self.currency())
            }
        }
        impl<C: MinorUnit> Mul<$factor> for &Money<C> {
            type Output = ExactMoney<C>;
            #[inline]
            fn mul(self, factor: $factor) -> ExactMoney<C> {
                let scale = self.currency().scale();
                let product = factor.with(|factor| factor.times_scaled(self.minor(), scale));
                ExactMoney::new_in(product, self.currency())
            }
        }
    )*};
}
exact_factors!(SafeNumber &SafeNumber Decimal &Decimal BigRational &BigRational BigInt &BigInt);

/// The number may stand first.
macro_rules! factors_on_the_left {
    ($($factor:ty, $money:ty, $bound:ident;)*) => {$(
        impl<C: $bound> Mul<$money> for $factor {
            type Output = ExactMoney<C>;
            #[inline]
            fn mul(self, money: $money) -> ExactMoney<C> {
                money * self
            }
        }
    )*};
}
factors_on_the_left! {
    SafeNumber, Money<C>, MinorUnit;
    SafeNumber, &Money<C>, MinorUnit;
    SafeNumber, ExactMoney<C>, Currency;
    SafeNumber, &ExactMoney<C>, Currency;
    &SafeNumber, Money<C>, MinorUnit;
    &SafeNumber, &Money<C>, MinorUnit;
    &SafeNumber, ExactMoney<C>, Currency;
    &SafeNumber, &ExactMoney<C>, Currency;
    i64, ExactMoney<C>, Currency;
    i64, &ExactMoney<C>, Currency;
}

impl<C: StaticCurrency> Sum for ExactMoney<C> {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self::new(amounts.map(|money| money.amount).sum::<SafeNumber>())
    }
}

impl<'a, C: StaticCurrency> Sum<&'a Self> for ExactMoney<C> {
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        Self::new(amounts.map(|money| &money.amount).sum::<SafeNumber>())
    }
}
