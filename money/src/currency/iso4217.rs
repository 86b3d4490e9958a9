//! Currencies of ISO 4217, as in list one published on 2026-01-01.

use super::{Currency, MinorUnit, StaticCurrency};
use crate::error::{Error, ErrorKind};
use core::fmt;
use core::str::FromStr;

/// A row of the list: alphabetic code and minor unit.
pub(super) struct Entry {
    pub(super) code: &'static str,
    pub(super) minor_unit: u8,
}

macro_rules! currencies {
    ($($(#[$doc:meta])* $code:ident $minor_unit:literal;)*) => {
        /// Every entry, sorted by code.
        pub(super) static ENTRIES: &[Entry] =
            &[$(Entry { code: stringify!($code), minor_unit: $minor_unit }),*];
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $code;

            impl Currency for $code {
                fn code(&self) -> &'static str {
                    Self::CODE
                }
                fn minor_unit(&self) -> Option<u8> {
                    Some($minor_unit)
                }
                fn from_code(code: &str) -> Result<Self, Error> {
                    match code == Self::CODE {
                        true => Ok(Self),
                        false => Err(other_code(code, Self::CODE)),
                    }
                }
            }
            impl fmt::Display for $code {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(Self::CODE)
                }
            }
            impl FromStr for $code {
                type Err = Error;
                fn from_str(code: &str) -> Result<Self, Error> {
                    Self::from_code(code)
                }
            }
            impl MinorUnit for $code {
                fn scale(&self) -> u8 {
                    $minor_unit
                }
            }
            impl StaticCurrency for $code {
                const VALUE: Self = Self;
                const CODE: &'static str = stringify!($code);
            }
        )*
    };
}
currencies! {
    /// Swiss franc; minor unit 0.01.
    CHF 2;
    /// Euro; minor unit 0.01.
    EUR 2;
    /// Pound sterling; minor unit 0.01.
    GBP 2;
    /// Yen; it is its own minor unit.
    JPY 0;
    /// US dollar; minor unit 0.01.
    USD 2;
}

/// The error for a code that is not `wanted`: another currency's, or nobody's.
#[cold]
fn other_code(code: &str, wanted: &'static str) -> Error {
    if ENTRIES.iter().any(|entry| entry.code == code) {
        return Error::mismatch(wanted, code);
    }
    unknown_code(code)
}

/// The error for a code that is nobody's, with the nearest one that is somebody's.
#[cold]
pub(super) fn unknown_code(code: &str) -> Error {
    let nearest = ENTRIES
        .iter()
        .map(|entry| (distance(code, entry.code), entry.code))
        .min()
        .filter(|(distance, _)| *distance <= 1)
        .map(|(_, code)| code);
    Error::new(ErrorKind::UnknownCurrency { code: crate::error::excerpt(code), nearest })
}

/// Letters in which two codes differ, case aside; texts of other lengths are far from any code.
fn distance(text: &str, code: &str) -> usize {
    if text.len() != code.len() {
        return usize::MAX;
    }
    text.bytes().zip(code.bytes()).filter(|(a, b)| !a.eq_ignore_ascii_case(b)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn sorted() {
        assert!(ENTRIES.is_sorted_by_key(|entry| entry.code));
    }

    #[test]
    fn near_and_far_codes() {
        let text = |code| USD::from_code(code).unwrap_err().to_string();
        assert_eq!(text("usd"), "unknown currency code `usd`, did you mean `USD`?");
        assert_eq!(text("USS"), "unknown currency code `USS`, did you mean `USD`?");
        assert_eq!(text("QQQ"), "unknown currency code `QQQ`, expected one such as `USD`");
        assert_eq!(text("EUR"), "currencies differ: `USD` and `EUR`");
        assert!(USD::from_code("ÜS").is_err());
    }
}
