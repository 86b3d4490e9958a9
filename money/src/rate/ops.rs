//! Operators of rates.

use super::Rate;
use crate::currency::{Currency, MinorUnit};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::{Exact, SafeNumber};
use core::iter::Sum;
use core::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// Rates are added to rates, and to nothing else: `rate + 1` would be 1% to one reader and 100% to
/// the next.
macro_rules! additive {
    ($($op:ident $method:ident $assign:ident $assign_method:ident;)*) => {$(
        additive!($op $method: Rate, Rate; Rate, &Rate; &Rate, Rate; &Rate, &Rate;);
        impl $assign for Rate {
            fn $assign_method(&mut self, other: Self) {
                self.fraction.$assign_method(other.fraction);
            }
        }
        impl $assign<&Rate> for Rate {
            fn $assign_method(&mut self, other: &Self) {
                self.fraction.$assign_method(&other.fraction);
            }
        }
        /// `1 + rate`: what is multiplied to apply the rate.
        impl $op<Rate> for i64 {
            type Output = SafeNumber;
            fn $method(self, rate: Rate) -> SafeNumber {
                self.$method(&rate.fraction)
            }
        }
        impl $op<&Rate> for i64 {
            type Output = SafeNumber;
            fn $method(self, rate: &Rate) -> SafeNumber {
                self.$method(&rate.fraction)
            }
        }
    )*};
    ($op:ident $method:ident: $($left:ty, $right:ty;)*) => {$(
        impl $op<$right> for $left {
            type Output = Rate;
            fn $method(self, other: $right) -> Rate {
                Rate { fraction: (&self.fraction).$method(&other.fraction) }
            }
        }
    )*};
}
additive! {
    Add add AddAssign add_assign;
    Sub sub SubAssign sub_assign;
}

macro_rules! scaling {
    ($($op:ident $method:ident;)*) => {$(
        impl<T: Exact> $op<T> for Rate {
            type Output = Self;
            #[track_caller]
            fn $method(self, factor: T) -> Self {
                (&self).$method(factor)
            }
        }
        impl<T: Exact> $op<T> for &Rate {
            type Output = Rate;
            #[track_caller]
            fn $method(self, factor: T) -> Rate {
                Rate { fraction: (&self.fraction).$method(factor) }
            }
        }
    )*};
}
scaling! {
    Mul mul;
    Div div;
}

impl Mul<Rate> for i64 {
    type Output = Rate;
    fn mul(self, rate: Rate) -> Rate {
        rate * self
    }
}

impl Mul<&Rate> for i64 {
    type Output = Rate;
    fn mul(self, rate: &Rate) -> Rate {
        rate * self
    }
}

impl Neg for Rate {
    type Output = Self;
    fn neg(self) -> Self {
        Self { fraction: -self.fraction }
    }
}

impl Neg for &Rate {
    type Output = Rate;
    fn neg(self) -> Rate {
        Rate { fraction: -&self.fraction }
    }
}

impl Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(rates: I) -> Self {
        Self { fraction: rates.map(|rate| rate.fraction).sum() }
    }
}

impl<'a> Sum<&'a Self> for Rate {
    fn sum<I: Iterator<Item = &'a Self>>(rates: I) -> Self {
        Self { fraction: rates.map(|rate| &rate.fraction).sum() }
    }
}

/// A rate of an amount leaves whole minor units, on whichever side it stands.
macro_rules! of_amounts {
    ($($rate:ty)*) => {$(
        of_amounts!($rate: Money<C>, MinorUnit; &Money<C>, MinorUnit;);
        of_amounts!(left $rate: Money<C>, MinorUnit; &Money<C>, MinorUnit;);
        of_amounts!(left $rate: ExactMoney<C>, Currency; &ExactMoney<C>, Currency;);
    )*};
    ($rate:ty: $($money:ty, $bound:ident;)*) => {$(
        impl<C: $bound> Mul<$rate> for $money {
            type Output = ExactMoney<C>;
            fn mul(self, rate: $rate) -> ExactMoney<C> {
                self.to_exact() * rate
            }
        }
    )*};
    (left $rate:ty: $($money:ty, $bound:ident;)*) => {$(
        impl<C: $bound> Mul<$money> for $rate {
            type Output = ExactMoney<C>;
            fn mul(self, money: $money) -> ExactMoney<C> {
                money * self
            }
        }
    )*};
}
of_amounts!(Rate & Rate);
