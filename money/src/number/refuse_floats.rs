//! Our words for a float on the left of an operator.
//!
//! The only file of this crate that names a float type: each implementation below asks for
//! `f64: Exact`, which never holds, so `1.0 + safe` is refused with the message of `Exact` instead
//! of a list of unrelated implementations. No float is ever taken.

use super::{Exact, SafeNumber};
use core::ops::{Add, Div, Mul, Sub};

macro_rules! refuse {
    ($float:ty: $($op:ident $method:ident),*) => {$(
        refuse!($float, $op $method, SafeNumber);
        refuse!($float, $op $method, &SafeNumber);
    )*};
    ($float:ty, $op:ident $method:ident, $right:ty) => {
        #[doc(hidden)]
        impl $op<$right> for $float
        where
            // The lifetime keeps the compiler from rejecting the bound here, where it is written.
            for<'never> $float: Exact,
        {
            type Output = SafeNumber;
            fn $method(self, other: $right) -> SafeNumber {
                self.with(|left| left.$method(other))
            }
        }
    };
}
// Not for `f32` too: with two candidates the compiler could not tell which one `1.0` is, and would
// fall back to words of its own.
refuse!(f64: Add add, Sub sub, Mul mul, Div div);
