//! `Exact`: what an operator may take.

use super::SafeNumber;
use super::decimal::Small;
use super::repr::Repr;
use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

/// A number that is exactly what it says: an operand of [`SafeNumber`] and of exact amounts.
///
/// Implemented for the primitive integers, `BigInt`, `BigRational`, `Decimal`, [`SafeNumber`],
/// [`Rate`](crate::Rate) and references to them. Not for floats, and not meant to be implemented
/// elsewhere.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an exact number",
    label = "not exact",
    note = "exact numbers are the integers, `SafeNumber`, `Decimal`, `BigInt` and `BigRational`",
    note = "a binary float is not the decimal it is written as (`0.1` is 0.1000000000000000055…): \
            write `num!(0.1)`, or read text with `\"0.1\".parse::<SafeNumber>()`"
)]
pub trait Exact: Sealed {
    #[doc(hidden)]
    fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R;

    #[doc(hidden)]
    #[inline]
    fn into_number(self) -> SafeNumber
    where
        Self: Sized,
    {
        self.with(SafeNumber::clone)
    }
}

/// An [`Exact`] number that `SafeNumber::from` takes: every one that always has a value.
///
/// `BigRational` is not among them, because one with a zero denominator can be built; use
/// `SafeNumber::try_from`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an exact number",
    label = "not exact",
    note = "exact numbers are the integers, `SafeNumber`, `Decimal`, `BigInt` and `BigRational`",
    note = "a binary float is not the decimal it is written as (`0.1` is 0.1000000000000000055…): \
            write `num!(0.1)`, or read text with `\"0.1\".parse::<SafeNumber>()`"
)]
pub trait ExactPrimitive: Exact {}

/// Nothing outside this crate is exact because it says so.
pub trait Sealed {}
impl Sealed for SafeNumber {}
impl Sealed for BigInt {}
impl Sealed for BigRational {}
impl Sealed for Decimal {}
impl<T: Sealed + ?Sized> Sealed for &T {}

impl Exact for SafeNumber {
    #[inline]
    fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(self)
    }

    #[inline]
    fn into_number(self) -> SafeNumber {
        self
    }
}

impl<T: Exact + ?Sized> Exact for &T {
    #[inline]
    fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        (**self).with(f)
    }
}

macro_rules! words {
    ($($integer:ty)*) => {$(
        impl Exact for $integer {
            #[inline]
            fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
                let small = Small { mantissa: i64::from(*self), scale: 0 };
                f(&SafeNumber { repr: Repr::from_small(small) })
            }
        }
        impl ExactPrimitive for $integer {}
        impl Sealed for $integer {}
    )*};
}
words!(i8 i16 i32 i64 u8 u16 u32);

macro_rules! wide_integers {
    ($($integer:ty)*) => {$(
        impl Exact for $integer {
            #[inline]
            fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
                if let Ok(small) = i64::try_from(*self) {
                    return small.with(f);
                }
                match i128::try_from(*self) {
                    Ok(wide) => f(&SafeNumber { repr: Repr::from_scaled(wide, 0) }),
                    Err(_) => f(&SafeNumber { repr: Repr::from_integer(&BigInt::from(*self)) }),
                }
            }
        }
        impl ExactPrimitive for $integer {}
        impl Sealed for $integer {}
    )*};
}
wide_integers!(i128 isize u64 u128 usize);

impl Exact for BigInt {
    fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(&SafeNumber { repr: Repr::from_integer(self) })
    }
}
impl ExactPrimitive for BigInt {}

impl Exact for Decimal {
    fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        f(&SafeNumber::from_scaled(self.mantissa(), self.scale()))
    }
}
impl ExactPrimitive for Decimal {}

impl Exact for BigRational {
    fn with<R>(&self, f: impl FnOnce(&SafeNumber) -> R) -> R {
        match SafeNumber::try_from(self) {
            Ok(number) => f(&number),
            Err(_) => super::ops::divided_by_zero(),
        }
    }
}

impl<T: ExactPrimitive> From<T> for SafeNumber {
    #[inline]
    fn from(value: T) -> Self {
        value.into_number()
    }
}

impl ExactPrimitive for &BigInt {}
impl ExactPrimitive for &SafeNumber {}
