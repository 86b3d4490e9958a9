//! An exchange rate on the wire: `{"from":"EUR","to":"USD","rate":"1.0837"}`.

use super::ExchangeRate;
use crate::currency::Currency;
use crate::number::SafeNumber;
use alloc::borrow::Cow;
use core::fmt;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl<F: Currency, T: Currency> Serialize for ExchangeRate<F, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct("ExchangeRate", 3)?;
        wire.serialize_field("from", self.from.code())?;
        wire.serialize_field("to", self.to.code())?;
        wire.serialize_field("rate", &self.rate)?;
        wire.end()
    }
}

/// A rate on the wire; the number is text, because a JSON number may have been through a float.
#[derive(serde::Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "ExchangeRate",
    expecting = "a rate such as {\"from\":\"EUR\",\"to\":\"USD\",\"rate\":\"1.0837\"}"
)]
struct Wire<'a> {
    #[serde(borrow)]
    from: Cow<'a, str>,
    #[serde(borrow)]
    to: Cow<'a, str>,
    #[serde(deserialize_with = "number_text")]
    rate: SafeNumber,
}

fn number_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SafeNumber, D::Error> {
    deserializer.deserialize_str(NumberVisitor)
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = SafeNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rate as text, such as \"1.0837\" (a number may have been through a float)")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<SafeNumber, E> {
        text.parse().map_err(E::custom)
    }
}

impl<'de, F: Currency, T: Currency> Deserialize<'de> for ExchangeRate<F, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let from = F::from_code(&wire.from).map_err(de::Error::custom)?;
        let to = T::from_code(&wire.to).map_err(de::Error::custom)?;
        Self::new_in(from, to, wire.rate).map_err(de::Error::custom)
    }
}
