//! `1234`: whole minor units without their currency, for
//! `#[serde(with = "money::serde::minor_units_only")]`.
//!
//! For [`Money`] of a currency that the type names, and an `Option` or `Vec` of it. As in
//! [`minor_units`](super::minor_units), more than 64 bits and numbers with a point are refused.
//!
//! # Example
//!
//! ```
//! use money::{Money, USD, usd};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize)]
//! struct Line {
//!     #[serde(rename = "price_cents", with = "money::serde::minor_units_only")]
//!     price: Money<USD>,
//! }
//!
//! let line: Line = serde_json::from_str(r#"{"price_cents":1234}"#)?;
//! assert_eq!(line.price, usd!(12.34));
//! assert!(serde_json::from_str::<Line>(r#"{"price_cents":1234.0}"#).is_err());
//! # Ok::<(), serde_json::Error>(())
//! ```

use super::form::{InForm, MinorUnitsOnly};
use super::minor_units::{count, read_count};
use crate::currency::{MinorUnit, StaticCurrency};
use crate::money::Money;
use serde::de::Deserializer;
use serde::ser::Serializer;

/// The schema of this form, for schemars:
/// `#[schemars(with = "money::serde::minor_units_only::Schema<Money<USD>>")]`.
///
/// utoipa's derive takes a name without angle brackets only: `#[schema(value_type = Price)]`, with
/// `type Price = money::serde::minor_units_only::Schema<Money<USD>>;`.
#[cfg(any(feature = "schemars_1", feature = "utoipa_6"))]
pub type Schema<A> = super::form::FormSchema<A, MinorUnitsOnly>;

/// Writes `1234`.
///
/// # Errors
///
/// When the amount does not fit 64 bits of minor units.
pub fn serialize<A: InForm<MinorUnitsOnly>, S: Serializer>(
    amount: &A,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    amount.write(serializer)
}

/// Reads `1234`.
///
/// # Errors
///
/// When there is no integer of 64 bits.
pub fn deserialize<'de, A: InForm<MinorUnitsOnly>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<A, D::Error> {
    A::read(deserializer)
}

impl<C: StaticCurrency + MinorUnit> InForm<MinorUnitsOnly> for Money<C> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(count(self)?)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_count(deserializer).map(|minor| Self::from_minor(minor.into()))
    }
}
