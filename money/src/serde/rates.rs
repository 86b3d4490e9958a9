//! Exchange rates, `{"from":"EUR","to":"USD","rate":"1.0837"}`.

use crate::currency::Currency;
use crate::exchange::{ExchangeRate, pair};
use crate::number::SafeNumber;
use crate::wire::{self, Named, named};
use alloc::borrow::Cow;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl<F: Currency, T: Currency> Serialize for ExchangeRate<F, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(Wire::NAME, 3)?;
        wire.serialize_field("from", self.source().code())?;
        wire.serialize_field("to", self.target().code())?;
        wire.serialize_field("rate", self.rate())?;
        wire.end()
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "ExchangeRate")]
struct Wire<'a> {
    #[serde(borrow, deserialize_with = "wire::code")]
    from: Cow<'a, str>,
    #[serde(borrow, deserialize_with = "wire::code")]
    to: Cow<'a, str>,
    #[serde(deserialize_with = "rate")]
    rate: SafeNumber,
}

impl Named for Wire<'_> {
    const NAME: &'static str = "ExchangeRate";
    const FIELDS: &'static [&'static str] = &["from", "to", "rate"];
    const EXPECTED: &'static str =
        "a rate such as {\"from\":\"EUR\",\"to\":\"USD\",\"rate\":\"1.0837\"}";
}

pub(super) fn rate<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SafeNumber, D::Error> {
    let words = "a rate as text, such as \"1.0837\" (a number may have been through a float)";
    wire::parsed(deserializer, words)
}

impl<'de, F: Currency, T: Currency> Deserialize<'de> for ExchangeRate<F, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire: Wire<'_> = named(deserializer)?;
        let (from, to) = pair(&wire.from, &wire.to).map_err(D::Error::custom)?;
        Self::new_in(from, to, wire.rate).map_err(D::Error::custom)
    }
}
