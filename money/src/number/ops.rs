//! Operators, by value and by reference, with every exact operand.

use super::sum::Total;
use super::{Exact, SafeNumber};
use core::iter::{Product, Sum};
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};
use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

#[cold]
#[track_caller]
#[expect(clippy::panic, reason = "operators panic on a zero divisor, as integers do")]
pub(super) fn divided_by_zero() -> ! {
    panic!("attempt to divide by zero")
}

impl SafeNumber {
    #[inline]
    fn plus(&self, other: &Self) -> Self {
        Self { repr: self.repr.add(&other.repr) }
    }

    #[inline]
    fn add_in_place(&mut self, other: &Self) {
        self.repr.add_assign(&other.repr);
    }

    #[inline]
    fn subtract_in_place(&mut self, other: &Self) {
        self.repr.sub_assign(&other.repr);
    }

    #[inline]
    fn multiply_in_place(&mut self, other: &Self) {
        self.repr.mul_assign(&other.repr);
    }

    #[track_caller]
    fn divide_in_place(&mut self, other: &Self) {
        *self = self.over(other);
    }

    #[inline]
    fn minus(&self, other: &Self) -> Self {
        Self { repr: self.repr.sub(&other.repr) }
    }

    #[inline]
    fn times(&self, other: &Self) -> Self {
        Self { repr: self.repr.mul(&other.repr) }
    }

    #[inline]
    #[track_caller]
    fn over(&self, other: &Self) -> Self {
        self.checked_over(other).unwrap_or_else(|| divided_by_zero())
    }

    #[inline]
    fn checked_over(&self, other: &Self) -> Option<Self> {
        Some(Self { repr: self.repr.div(&other.repr)? })
    }

    /// The exact quotient; `None` when `divisor` is zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// let seven = SafeNumber::new(7);
    /// assert_eq!(seven.checked_div(2).map(|half| half.to_string()), Some("3.5".into()));
    /// assert_eq!(seven.checked_div(0), None);
    /// ```
    #[must_use]
    pub fn checked_div(&self, divisor: impl Exact) -> Option<Self> {
        divisor.with(|divisor| self.checked_over(divisor))
    }
}

macro_rules! operators {
    ($(
        $op:ident $method:ident $assign:ident $assign_method:ident $apply:ident $in_place:ident;
    )*) => {$(
        impl<T: Exact> $op<T> for SafeNumber {
            type Output = Self;
            #[inline]
            #[track_caller]
            fn $method(self, other: T) -> Self {
                other.with(|other| self.$apply(other))
            }
        }
        impl<T: Exact> $op<T> for &SafeNumber {
            type Output = SafeNumber;
            #[inline]
            #[track_caller]
            fn $method(self, other: T) -> SafeNumber {
                other.with(|other| self.$apply(other))
            }
        }
        impl<T: Exact> $assign<T> for SafeNumber {
            #[inline]
            #[track_caller]
            fn $assign_method(&mut self, other: T) {
                other.with(|other| self.$in_place(other));
            }
        }
        operators!(left $op $method $apply: i64 BigInt BigRational Decimal);
    )*};
    // More integers on the left would leave the type of the literal in `1 + &a` open.
    (left $op:ident $method:ident $apply:ident: $($left:ty)*) => {$(
        impl $op<SafeNumber> for $left {
            type Output = SafeNumber;
            #[inline]
            #[track_caller]
            fn $method(self, other: SafeNumber) -> SafeNumber {
                self.with(|left| left.$apply(&other))
            }
        }
        impl $op<&SafeNumber> for $left {
            type Output = SafeNumber;
            #[inline]
            #[track_caller]
            fn $method(self, other: &SafeNumber) -> SafeNumber {
                self.with(|left| left.$apply(other))
            }
        }
    )*};
}
operators! {
    Add add AddAssign add_assign plus add_in_place;
    Sub sub SubAssign sub_assign minus subtract_in_place;
    Mul mul MulAssign mul_assign times multiply_in_place;
    Div div DivAssign div_assign over divide_in_place;
}

impl Neg for SafeNumber {
    type Output = Self;
    fn neg(self) -> Self {
        Self { repr: self.repr.neg() }
    }
}

impl Neg for &SafeNumber {
    type Output = SafeNumber;
    fn neg(self) -> SafeNumber {
        SafeNumber { repr: self.repr.neg() }
    }
}

/// Adds without looking at each partial sum: what is not the result need not be canonical.
impl<T: Exact> Sum<T> for SafeNumber {
    fn sum<I: Iterator<Item = T>>(numbers: I) -> Self {
        let mut total = Total::ZERO;
        for number in numbers {
            number.with(|number| total.add(&number.repr));
        }
        Self { repr: total.finish() }
    }
}

impl<T: Exact> Product<T> for SafeNumber {
    fn product<I: Iterator<Item = T>>(numbers: I) -> Self {
        numbers.fold(Self::ONE, |product, number| product * number)
    }
}
