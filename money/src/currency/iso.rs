//! Every active currency of ISO 4217, each a type of its own without size.
//!
//! The thirty traded most stand at the root of the crate, the others only here: `money::USD`,
//! `money::iso::KES`. Those with a minor unit have [`Money`](crate::Money); gold ([`XAU`]) and the
//! others without one have [`ExactMoney`](crate::ExactMoney) only.
//!
//! Source: list one of ISO 4217, published on [`ISO_4217_PUBLISHED`](crate::ISO_4217_PUBLISHED).
//! A currency with another number of digits than there is none of these: make your own with
//! [`currency!`](crate::currency!).
//!
//! # Example
//!
//! ```
//! use money::{ExactMoney, Money, iso, money, num};
//!
//! let fare = Money::<iso::KES>::from_minor(12_050);
//! assert_eq!(fare.to_string(), "KES 120.50");
//! assert_eq!(fare, money!(120.50 KES));
//!
//! let bar = ExactMoney::<iso::XAU>::new(num!(12.5));
//! assert_eq!(bar.to_string(), "XAU 12.5");
//! ```

use super::codes::for_each_active;
use super::row::{Row, cash_step, other_code};
use super::table::ROWS;
use super::{ActiveIso, Currency, MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::number::SafeNumber;
use core::fmt;
use core::str::FromStr;

/// The value of the static currency with this code.
pub(crate) fn own_code<C: StaticCurrency>(code: &str) -> Result<C, Error> {
    if code == C::CODE { Ok(C::VALUE) } else { Err(other_code(code, C::CODE)) }
}

/// The methods are `#[inline]` so that nobody compiles those of a currency that is not used.
macro_rules! currencies {
    ($($(#[$doc:meta])* $code:ident $position:literal $digits:tt;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $code;

        impl Currency for $code {
            #[inline]
            fn code(&self) -> &'static str {
                Self::CODE
            }
            #[inline]
            fn minor_unit(&self) -> Option<u8> {
                currencies!(@option $digits)
            }
            #[inline]
            fn from_code(code: &str) -> Result<Self, Error> {
                own_code(code)
            }
            #[inline]
            fn cash_step(&self) -> Option<SafeNumber> {
                cash_step(Self::CODE)
            }
        }
        #[diagnostic::do_not_recommend]
        impl StaticCurrency for $code {
            const VALUE: Self = Self;
            const CODE: &'static str = stringify!($code);
        }
        #[diagnostic::do_not_recommend]
        impl ActiveIso for $code {
            const ROW: &'static Row = &ROWS[$position];
        }
        impl fmt::Display for $code {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(Self::CODE)
            }
        }
        impl FromStr for $code {
            type Err = Error;
            #[inline]
            fn from_str(code: &str) -> Result<Self, Error> {
                own_code(code)
            }
        }
        currencies!(@minor_unit $code $digits);
    )*};
    (@option -) => { None };
    (@option $digits:literal) => { Some($digits) };
    (@minor_unit $code:ident -) => {};
    (@minor_unit $code:ident $digits:literal) => {
        #[diagnostic::do_not_recommend]
        impl MinorUnit for $code {
            #[inline]
            fn scale(&self) -> u8 {
                $digits
            }
        }
    };
}
for_each_active!(currencies);

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn every_type_has_its_row() {
        let mut count = 0;
        macro_rules! check {
            ($($(#[$doc:meta])* $code:ident $position:literal $digits:tt;)*) => {$(
                assert!(core::ptr::eq($code::ROW, Row::of($code::CODE).unwrap()));
                assert_eq!($code::ROW.minor_unit, $code.minor_unit());
                assert_eq!($code::ROW.withdrawn, None);
                assert_eq!($code.to_string().parse(), Ok($code));
                count += 1;
            )*};
        }
        for_each_active!(check);
        assert_eq!(count, 178);
    }
}
