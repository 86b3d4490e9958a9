//! What a currency chosen at run time does by its code: equality, order, hash and text.

use super::{AnyCurrency, Currency, IsoCurrency};
use crate::error::Error;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

macro_rules! by_code {
    ($($currency:ty)*) => {$(
        impl FromStr for $currency {
            type Err = Error;

            fn from_str(code: &str) -> Result<Self, Error> {
                Self::from_code(code)
            }
        }

        impl PartialEq for $currency {
            fn eq(&self, other: &Self) -> bool {
                // Each code has one row.
                core::ptr::eq(self.row(), other.row())
            }
        }

        impl Eq for $currency {}

        impl Hash for $currency {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.code().hash(state);
            }
        }

        /// In the order of the codes.
        impl Ord for $currency {
            fn cmp(&self, other: &Self) -> Ordering {
                self.code().cmp(other.code())
            }
        }

        impl PartialOrd for $currency {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $currency {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.code())
            }
        }

        impl fmt::Debug for $currency {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.code())
            }
        }
    )*};
}
by_code!(AnyCurrency IsoCurrency);
