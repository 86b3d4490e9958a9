//! `"USD 12.34"`: an amount as one text, for `#[serde(with = "money::serde::string")]`.
//!
//! For [`Money`] and [`ExactMoney`], and an `Option` or `Vec` of one. A number is refused: it has
//! no currency, and may have been through a binary float. Beside `with`, an `Option` that may be
//! missing altogether needs `default`.
//!
//! # Example
//!
//! ```
//! use money::{AnyCurrency, Money, USD, usd};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Debug, PartialEq, Serialize, Deserialize)]
//! struct Invoice {
//!     #[serde(with = "money::serde::string")]
//!     total: Money<USD>,
//!     #[serde(with = "money::serde::string", default)]
//!     discount: Option<Money<USD>>,
//!     #[serde(with = "money::serde::string")]
//!     lines: Vec<Money<AnyCurrency>>,
//! }
//!
//! let json = r#"{"total":"USD 12.34","discount":null,"lines":["EUR 1.00","JPY 5"]}"#;
//! let invoice: Invoice = serde_json::from_str(json)?;
//! assert_eq!(invoice.total, usd!(12.34));
//! assert_eq!(serde_json::to_string(&invoice)?, json);
//!
//! let error = serde_json::from_str::<Invoice>(r#"{"total":12.34,"lines":[]}"#).unwrap_err();
//! let error = error.to_string();
//! assert!(error.starts_with("invalid type: floating point `12.34`, expected an amount as text"));
//! # Ok::<(), serde_json::Error>(())
//! ```

use super::form::{InForm, Text};
use super::numbers::check_readable;
use crate::currency::{Currency, MinorUnit};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::wire;
use serde::de::Deserializer;
use serde::ser::Serializer;

/// The schema of this form, for schemars:
/// `#[schemars(with = "money::serde::string::Schema<Money<USD>>")]`.
///
/// utoipa's derive takes a name without angle brackets only: `#[schema(value_type = Price)]`, with
/// `type Price = money::serde::string::Schema<Money<USD>>;`.
#[cfg(any(feature = "schemars_1", feature = "utoipa_6"))]
pub type Schema<A> = super::form::FormSchema<A, Text>;

/// Writes `"USD 12.34"`.
///
/// # Errors
///
/// When an exact amount has more digits than are read.
pub fn serialize<A: InForm<Text>, S: Serializer>(
    amount: &A,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    amount.write(serializer)
}

/// Reads `"USD 12.34"`.
///
/// # Errors
///
/// When it is no text, or no amount of the currency.
pub fn deserialize<'de, A: InForm<Text>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<A, D::Error> {
    A::read(deserializer)
}

impl<C: MinorUnit> InForm<Text> for Money<C> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::parsed(deserializer, WORDS)
    }
}

impl<C: Currency> InForm<Text> for ExactMoney<C> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        check_readable(self.amount())?;
        serializer.collect_str(self)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::parsed(deserializer, WORDS)
    }
}

/// What it should be, for the message when it is not.
const WORDS: &str = "an amount as text with its currency, such as \"USD 12.34\" \
                     (a number has none, and may have been through a float)";
