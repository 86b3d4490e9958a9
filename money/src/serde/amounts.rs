//! Amounts as they are by default: `{"amount":"12.34","currency":"USD"}`.

use super::currencies::currency;
use crate::currency::{Currency, MinorUnit};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::ShortText;
use crate::wire::{self, Named, Text, named};
use alloc::borrow::Cow;
use alloc::format;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// An amount on the wire; the text is exact.
#[derive(serde::Deserialize)]
#[serde(
    deny_unknown_fields,
    rename = "Money",
    expecting = "an amount such as {\"amount\":\"12.34\",\"currency\":\"USD\"}"
)]
struct Wire<'a> {
    #[serde(borrow, deserialize_with = "amount_text")]
    amount: Cow<'a, str>,
    #[serde(borrow, deserialize_with = "wire::code")]
    currency: Cow<'a, str>,
}

impl Named for Wire<'_> {
    const NAME: &'static str = "Money";
    const FIELDS: &'static [&'static str] = &["amount", "currency"];
    const EXPECTED: &'static str = "an amount such as {\"amount\":\"12.34\",\"currency\":\"USD\"}";
}

/// Text only: a JSON number may already have been through a float.
fn amount_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_str(Text(
        "an amount as text, such as \"12.34\" (a number may have been through a float)",
    ))
}

/// Writes the fields of an amount.
pub(super) fn write<S: Serializer>(
    serializer: S,
    amount: &impl Serialize,
    code: &str,
) -> Result<S::Ok, S::Error> {
    let mut wire = serializer.serialize_struct(Wire::NAME, 2)?;
    wire.serialize_field("amount", amount)?;
    wire.serialize_field("currency", code)?;
    wire.end()
}

/// The amount alone, with all digits of the minor unit.
struct Amount<'a, C>(&'a Money<C>);

impl<C: MinorUnit> Serialize for Amount<'_, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (minor, scale) = (self.0.minor(), self.0.currency().scale());
        if let Some(text) = ShortText::of_steps(minor, scale) {
            return serializer.serialize_str(text.as_str());
        }
        serializer.serialize_str(&format!("{:.*}", usize::from(scale), self.0.amount()))
    }
}

impl<C: MinorUnit> Serialize for Money<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, &Amount(self), self.currency().code())
    }
}

impl<'de, C: MinorUnit> Deserialize<'de> for Money<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire: Wire<'_> = named(deserializer)?;
        let currency: C = currency(&wire.currency)?;
        Self::parse_in(&wire.amount, currency).map_err(D::Error::custom)
    }
}

impl<C: Currency> Serialize for ExactMoney<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, self.amount(), self.currency().code())
    }
}

impl<'de, C: Currency> Deserialize<'de> for ExactMoney<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire: Wire<'_> = named(deserializer)?;
        let amount = wire.amount.parse().map_err(D::Error::custom)?;
        Ok(Self::new_in(amount, currency(&wire.currency)?))
    }
}
