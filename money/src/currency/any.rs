//! A currency chosen at run time.

use super::iso4217::{ENTRIES, unknown_code};
use super::{Currency, MinorUnit, StaticCurrency};
use crate::error::Error;
use core::fmt;
use core::str::FromStr;

/// A currency of ISO 4217 that is only known at run time.
///
/// `Money<AnyCurrency>` has the same methods as `Money<USD>`, but no `+`: two amounts may differ in
/// currency, so they meet through `try_add` and `try_sub`, which return a `Result`.
///
/// # Example
///
/// ```
/// use money::{AnyCurrency, Money, USD};
///
/// let currency: AnyCurrency = "EUR".parse()?;
/// let price = Money::from_minor_in(1999, currency);
/// assert_eq!(price.to_string(), "EUR 19.99");
///
/// let shipping = Money::from_minor_in(500, AnyCurrency::from(USD));
/// let error = price.try_add(shipping).unwrap_err();
/// assert_eq!(error.to_string(), "currencies differ: `EUR` and `USD`");
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AnyCurrency {
    code: &'static str,
    scale: u8,
}

impl AnyCurrency {
    /// Every currency there is, in the order of the codes.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Currency};
    ///
    /// assert!(AnyCurrency::all().any(|currency| currency.code() == "JPY"));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        ENTRIES.iter().map(|entry| Self { code: entry.code, scale: entry.minor_unit })
    }
}

impl Currency for AnyCurrency {
    fn code(&self) -> &'static str {
        self.code
    }

    fn minor_unit(&self) -> Option<u8> {
        Some(self.scale)
    }

    fn from_code(code: &str) -> Result<Self, Error> {
        Self::all().find(|currency| currency.code == code).ok_or_else(|| unknown_code(code))
    }
}

impl MinorUnit for AnyCurrency {
    fn scale(&self) -> u8 {
        self.scale
    }
}

impl<C: StaticCurrency + MinorUnit> From<C> for AnyCurrency {
    fn from(currency: C) -> Self {
        Self { code: C::CODE, scale: currency.scale() }
    }
}

impl FromStr for AnyCurrency {
    type Err = Error;

    fn from_str(code: &str) -> Result<Self, Error> {
        Self::from_code(code)
    }
}

impl fmt::Display for AnyCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

impl fmt::Debug for AnyCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}
