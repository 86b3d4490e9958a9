//! An exchange rate on the wire: `{"from":"EUR","to":"USD","rate":"1.0837"}`.

use super::ExchangeRate;
use crate::currency::Currency;
use crate::number::SafeNumber;
use crate::wire::{self, Named, named};
use alloc::borrow::Cow;
use serde::de::{self, Deserialize, Deserializer};
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
    #[serde(borrow, deserialize_with = "wire::code")]
    from: Cow<'a, str>,
    #[serde(borrow, deserialize_with = "wire::code")]
    to: Cow<'a, str>,
    #[serde(deserialize_with = "number_text")]
    rate: SafeNumber,
}

impl Named for Wire<'_> {
    const NAME: &'static str = "ExchangeRate";
    const FIELDS: &'static [&'static str] = &["from", "to", "rate"];
    const EXPECTED: &'static str =
        "a rate such as {\"from\":\"EUR\",\"to\":\"USD\",\"rate\":\"1.0837\"}";
}

fn number_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SafeNumber, D::Error> {
    let words = "a rate as text, such as \"1.0837\" (a number may have been through a float)";
    deserializer.deserialize_str(wire::Text(words))?.parse().map_err(de::Error::custom)
}

impl<'de, F: Currency, T: Currency> Deserialize<'de> for ExchangeRate<F, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire: Wire<'_> = named(deserializer)?;
        let from = F::from_code(&wire.from).map_err(de::Error::custom)?;
        let to = T::from_code(&wire.to).map_err(de::Error::custom)?;
        Self::new_in(from, to, wire.rate).map_err(de::Error::custom)
    }
}
