//! The operators of `Money`, and what may stand beside it.

use super::Money;
use crate::currency::{MinorUnit, StaticCurrency};
use crate::number::SafeNumber;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Mul, MulAssign, Neg, Sub, SubAssign};

/// An integer that `Money` can be multiplied by and stay `Money`.
///
/// Implemented for the primitive integers. Multiplying by a `SafeNumber` or a `Decimal` gives an
/// [`ExactMoney`](crate::ExactMoney).
#[diagnostic::on_unimplemented(
    message = "money cannot be multiplied by `{Self}`",
    label = "not an integer",
    note = "the product with an exact number is exact money: write `money * num!(1.07)`, then \
            `.quantize(Rounding::HalfUp)`",
    note = "a binary float is not the decimal it is written as: write `num!(1.07)`"
)]
pub trait Whole: sealed::Factor {
    #[doc(hidden)]
    fn times(&self, minor: i128) -> Option<i128>;
}

/// Nothing outside this crate is a factor or an addend because it says so.
pub(crate) mod sealed {
    pub trait Factor {}
    impl<T: Factor + ?Sized> Factor for &T {}

    pub trait Addend {}
    impl<T: Addend> Addend for &T {}
    impl<C> Addend for super::Money<C> {}
}

impl<T: Whole + ?Sized> Whole for &T {
    #[inline]
    fn times(&self, minor: i128) -> Option<i128> {
        (**self).times(minor)
    }
}

macro_rules! whole {
    ($($integer:ty)*) => {$(
        impl sealed::Factor for $integer {}
        impl Whole for $integer {
            #[inline]
            fn times(&self, minor: i128) -> Option<i128> {
                match i128::try_from(*self) {
                    Ok(factor) => minor.checked_mul(factor),
                    // A factor beyond i128 leaves only zero within it.
                    Err(_) => (minor == 0).then_some(0),
                }
            }
        }
    )*};
}
whole!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// What can be added to an amount: an amount of the same currency.
///
/// `Money + Money` is `Money`; with an [`ExactMoney`](crate::ExactMoney) on either side the sum is
/// exact money.
#[diagnostic::on_unimplemented(
    message = "cannot add `{Self}` to, or subtract it from, an amount of `{C}`",
    label = "not an amount of `{C}`",
    note = "amounts of two currencies are never added: convert one of them first",
    note = "a number is no amount: write `usd!(5)` or `Money::from_minor(500)`",
    note = "for a currency known only at run time write `a.try_add(b)?` or `a.try_sub(b)?`"
)]
pub trait Addend<C>: Sized + sealed::Addend {
    /// What the sum is.
    type Output;
    #[doc(hidden)]
    fn added_to(self, money: Money<C>) -> Self::Output
    where
        C: MinorUnit;
    #[doc(hidden)]
    fn subtracted_from(self, money: Money<C>) -> Self::Output
    where
        C: MinorUnit;
    #[doc(hidden)]
    fn with_exact<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R;
}

impl<C: StaticCurrency + MinorUnit> Addend<C> for Money<C> {
    type Output = Self;

    #[inline]
    #[track_caller]
    fn added_to(self, money: Self) -> Self {
        money.checked_add(self).unwrap_or_else(|| overflowed("add"))
    }

    #[inline]
    #[track_caller]
    fn subtracted_from(self, money: Self) -> Self {
        money.checked_sub(self).unwrap_or_else(|| overflowed("subtract"))
    }

    fn with_exact<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(&self.amount())
    }
}

impl<C: StaticCurrency + MinorUnit> Addend<C> for &Money<C> {
    type Output = Money<C>;

    #[inline]
    #[track_caller]
    fn added_to(self, money: Money<C>) -> Money<C> {
        (*self).added_to(money)
    }

    #[inline]
    #[track_caller]
    fn subtracted_from(self, money: Money<C>) -> Money<C> {
        (*self).subtracted_from(money)
    }

    fn with_exact<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        (**self).with_exact(f)
    }
}

#[cold]
#[track_caller]
#[expect(clippy::panic, reason = "operators panic on overflow, as integers do in debug builds")]
pub(super) fn overflowed(operation: &str) -> ! {
    panic!("attempt to {operation} `Money` with overflow")
}

macro_rules! additive {
    ($($op:ident $method:ident $assign:ident $assign_method:ident $apply:ident;)*) => {$(
        impl<C: MinorUnit, T: Addend<C>> $op<T> for Money<C> {
            type Output = T::Output;
            #[inline]
            #[track_caller]
            fn $method(self, other: T) -> T::Output {
                other.$apply(self)
            }
        }
        impl<C: MinorUnit, T: Addend<C>> $op<T> for &Money<C> {
            type Output = T::Output;
            #[inline]
            #[track_caller]
            fn $method(self, other: T) -> T::Output {
                other.$apply(*self)
            }
        }
        impl<C: MinorUnit, T: Addend<C, Output = Self>> $assign<T> for Money<C> {
            #[inline]
            #[track_caller]
            fn $assign_method(&mut self, other: T) {
                *self = other.$apply(*self);
            }
        }
    )*};
}
additive! {
    Add add AddAssign add_assign added_to;
    Sub sub SubAssign sub_assign subtracted_from;
}

impl<C: MinorUnit> Neg for Money<C> {
    type Output = Self;

    #[track_caller]
    fn neg(self) -> Self {
        self.checked_neg().unwrap_or_else(|| overflowed("negate"))
    }
}

impl<C: MinorUnit> Neg for &Money<C> {
    type Output = Money<C>;

    #[track_caller]
    fn neg(self) -> Money<C> {
        -*self
    }
}

impl<C: MinorUnit, T: Whole> Mul<T> for &Money<C> {
    type Output = Money<C>;

    #[inline]
    #[track_caller]
    fn mul(self, factor: T) -> Money<C> {
        *self * factor
    }
}

impl<C: MinorUnit, T: Whole> Mul<T> for Money<C> {
    type Output = Self;

    #[inline]
    #[track_caller]
    fn mul(self, factor: T) -> Self {
        self.checked_mul(factor).unwrap_or_else(|| overflowed("multiply"))
    }
}

impl<C: MinorUnit, T: Whole> MulAssign<T> for Money<C> {
    #[inline]
    #[track_caller]
    fn mul_assign(&mut self, factor: T) {
        *self = *self * factor;
    }
}

impl<C: MinorUnit> Mul<Money<C>> for i64 {
    type Output = Money<C>;

    #[track_caller]
    fn mul(self, money: Money<C>) -> Money<C> {
        money * self
    }
}

/// Panics only where the whole sum does not fit: the order of the amounts does not matter.
impl<C: StaticCurrency + MinorUnit> Sum for Money<C> {
    #[track_caller]
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        let mut total = Total::default();
        amounts.for_each(|amount| total.add(amount.minor));
        total.finish().map_or_else(|| overflowed("add"), Self::from_minor)
    }
}

/// A sum that may leave the range of its integer on the way: only the whole sum has to fit.
#[derive(Default)]
pub(super) struct Total {
    /// The sum, less `wraps` times 2^128.
    wrapped: i128,
    wraps: i64,
}

impl Total {
    #[inline]
    pub(super) fn add(&mut self, minor: i128) {
        let (wrapped, overflows) = self.wrapped.overflowing_add(minor);
        self.wrapped = wrapped;
        if overflows {
            self.wraps += if minor < 0 { -1 } else { 1 };
        }
    }

    pub(super) fn finish(self) -> Option<i128> {
        (self.wraps == 0).then_some(self.wrapped)
    }
}

impl<'a, C: StaticCurrency + MinorUnit> Sum<&'a Self> for Money<C> {
    #[track_caller]
    fn sum<I: Iterator<Item = &'a Self>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}
