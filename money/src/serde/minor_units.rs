//! `{"amount":1234,"currency":"USD"}`: whole minor units, for
//! `#[serde(with = "money::serde::minor_units")]`.
//!
//! For [`Money`], and an `Option` or `Vec` of it. The amount is an integer of 64 bits: more is
//! refused when it is written, because most readers would take it through a binary float. Who reads
//! it must know how many minor units a major one has by the same table; where a processor counts
//! otherwise, see [`profile`](crate::profile).
//!
//! # Example
//!
//! ```
//! use money::{Money, USD, usd};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize)]
//! struct Charge {
//!     #[serde(with = "money::serde::minor_units")]
//!     price: Money<USD>,
//!     #[serde(with = "money::serde::minor_units", default)]
//!     tip: Option<Money<USD>>,
//! }
//!
//! let json = r#"{"price":{"amount":1234,"currency":"USD"},"tip":null}"#;
//! let charge: Charge = serde_json::from_str(json)?;
//! assert_eq!(charge.price, usd!(12.34));
//! assert_eq!(serde_json::to_string(&charge)?, json);
//!
//! let json = r#"{"price":{"amount":12.34,"currency":"USD"}}"#;
//! let error = serde_json::from_str::<Charge>(json).err().unwrap();
//! assert!(error.to_string().starts_with(
//!     "invalid type: floating point `12.34`, expected an integer of minor units, such as 1234 \
//!      for USD 12.34 (a number with a point may have been through a float) at line 1",
//! ));
//! # Ok::<(), serde_json::Error>(())
//! ```

use super::amounts;
use super::currencies::currency;
use super::form::{InForm, MinorUnits};
use crate::currency::MinorUnit;
use crate::error::{Error, ErrorKind};
use crate::money::Money;
use crate::wire::{self, Named, named};
use alloc::borrow::Cow;
use alloc::string::ToString;
use core::fmt;
use serde::de::{self, Deserializer, Visitor};
use serde::ser::Serializer;

/// The schema of this form, for schemars:
/// `#[schemars(with = "money::serde::minor_units::Schema<Money<USD>>")]`.
///
/// utoipa's derive takes a name without angle brackets only: `#[schema(value_type = Price)]`, with
/// `type Price = money::serde::minor_units::Schema<Money<USD>>;`.
#[cfg(any(feature = "schemars_1", feature = "utoipa_6"))]
pub type Schema<A> = super::form::FormSchema<A, MinorUnits>;

/// Writes `{"amount":1234,"currency":"USD"}`.
///
/// # Errors
///
/// When the amount does not fit 64 bits of minor units.
pub fn serialize<A: InForm<MinorUnits>, S: Serializer>(
    amount: &A,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    amount.write(serializer)
}

/// Reads `{"amount":1234,"currency":"USD"}`.
///
/// # Errors
///
/// When the fields are others, the amount is no integer, or the code is not of the currency.
pub fn deserialize<'de, A: InForm<MinorUnits>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<A, D::Error> {
    A::read(deserializer)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "Money")]
struct Wire<'a> {
    #[serde(deserialize_with = "read_count")]
    amount: i64,
    #[serde(borrow, deserialize_with = "wire::code")]
    currency: Cow<'a, str>,
}

impl Named for Wire<'_> {
    const NAME: &'static str = "Money";
    const FIELDS: &'static [&'static str] = &["amount", "currency"];
    const EXPECTED: &'static str =
        "an amount in minor units such as {\"amount\":1234,\"currency\":\"USD\"}";
}

impl<C: MinorUnit> InForm<MinorUnits> for Money<C> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        amounts::write(serializer, &count(self)?, self.currency().code())
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire: Wire<'_> = named(deserializer)?;
        Ok(Self::from_minor_in(wire.amount.into(), currency(&wire.currency)?))
    }
}

/// The amount in minor units, if that many fit.
pub(super) fn count<C: MinorUnit, E: serde::ser::Error>(money: &Money<C>) -> Result<i64, E> {
    i64::try_from(money.minor()).map_err(|_| {
        let (what, value) = ("64 bits of minor units", Some(money.to_string()));
        E::custom(Error::new(ErrorKind::Overflow { what: what.into(), value }))
    })
}

/// An integer, and nothing else.
pub(super) fn read_count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    deserializer.deserialize_i64(CountVisitor)
}

struct CountVisitor;

impl Visitor<'_> for CountVisitor {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "an integer of minor units, such as 1234 for USD 12.34 \
             (a number with a point may have been through a float)",
        )
    }

    fn visit_i64<E: de::Error>(self, minor: i64) -> Result<i64, E> {
        Ok(minor)
    }

    fn visit_u64<E: de::Error>(self, minor: u64) -> Result<i64, E> {
        let (what, value) = ("64 bits of minor units", Some(minor.to_string()));
        let too_large = |_| E::custom(Error::new(ErrorKind::Overflow { what: what.into(), value }));
        i64::try_from(minor).map_err(too_large)
    }
}
