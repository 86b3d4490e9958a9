//! What the macros expand to. Not public: anything here may change in any release.

use crate::currency::{self, MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::float_free::FloatFree;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::rate::Rate;

/// A field that is proven in a program without a prelude, where the derive cannot write a message
/// of its own: the compiler's line shows which field it is.
#[diagnostic::on_unimplemented(
    message = "a field can hold a float: its type is `{Self}`",
    label = "this field can hold a float",
    note = "write `SafeNumber`, `ExactMoney<C>`, `Money<C>` or an integer of minor units; for a \
            type of your own add `#[derive(FloatFree)]` to it"
)]
pub trait FloatFreeField {}
#[diagnostic::do_not_recommend]
impl<T: FloatFree + ?Sized> FloatFreeField for T {}

/// Minor units that a literal was checked to be.
pub const fn money<C: StaticCurrency + MinorUnit>(minor: i128) -> Money<C> {
    Money::from_minor(minor)
}

/// A decimal without trailing zeros after the point, that a literal was checked to be.
#[must_use]
pub const fn decimal(mantissa: i128, scale: u8) -> SafeNumber {
    SafeNumber::from_decimal_literal(mantissa, scale)
}

/// A fraction in lowest terms whose expansion does not end, that a literal was checked to be.
#[must_use]
pub const fn ratio(numerator: i64, denominator: u64) -> SafeNumber {
    SafeNumber::from_ratio_literal(numerator, denominator)
}

/// A rate, as the fraction that a literal was checked to be.
#[must_use]
pub const fn rate(fraction: SafeNumber) -> Rate {
    Rate::from_literal(fraction)
}

/// The value of a static currency, if `code` is its code.
///
/// # Errors
///
/// When it is another currency's code, or nobody's.
pub fn own_code<C: StaticCurrency>(code: &str) -> Result<C, Error> {
    currency::iso::own_code(code)
}

/// The error for a code that is none of the `known` ones.
#[must_use]
pub fn unknown_code(code: &str, known: &[&'static str]) -> Error {
    currency::unknown_code(code, known.iter().copied())
}

#[cfg(feature = "macros")]
pub use money_derive as derive;

#[cfg(feature = "serde")]
pub use crate::serde::deserialize_currency;
#[cfg(feature = "serde")]
pub use serde;

/// Serialises a currency as its code, and back.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __currency_serde {
    ($currency:ty) => {
        #[automatically_derived]
        impl $crate::private::serde::Serialize for $currency {
            fn serialize<S: $crate::private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::Currency::code(self))
            }
        }
        #[automatically_derived]
        impl<'de> $crate::private::serde::Deserialize<'de> for $currency {
            fn deserialize<D: $crate::private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::private::deserialize_currency(deserializer)
            }
        }
    };
}

/// Without the feature there is nothing to do.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __currency_serde {
    ($currency:ty) => {};
}
