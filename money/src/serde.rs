//! serde: exact text on the wire.
//!
//! A `SafeNumber` is a string (`"12.5"`, `"1/3"`); an amount is
//! `{"amount":"12.34","currency":"USD"}`. JSON numbers with a fraction are refused: most readers
//! pass them through a binary float before anybody sees them.

use crate::currency::{AnyCurrency, Currency, IsoCurrency, MinorUnit, for_each_active};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::{SafeNumber, ShortText, parse_exact};
use crate::remainder::RemainderAccount;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use core::fmt;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Error as _, Serialize, SerializeStruct, Serializer};

impl Serialize for SafeNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Reading is capped, and what is written must be readable.
        if !self.is_inline() {
            parse_exact(&self.to_string(), "an exact number").map_err(S::Error::custom)?;
        }
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SafeNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(NumberVisitor)
        } else {
            deserializer.deserialize_str(NumberVisitor)
        }
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = SafeNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an exact number as text, such as \"12.5\" or \"1/3\", or an integer")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<SafeNumber, E> {
        text.parse().map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<SafeNumber, E> {
        Ok(value.into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<SafeNumber, E> {
        Ok(value.into())
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<SafeNumber, E> {
        Ok(value.into())
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<SafeNumber, E> {
        Ok(value.into())
    }
}

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
    #[serde(borrow)]
    currency: Cow<'a, str>,
}

/// Text only: a JSON number may already have been through a float.
fn amount_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(AmountVisitor)
    } else {
        deserializer.deserialize_str(AmountVisitor)
    }
}

struct AmountVisitor;

impl<'de> Visitor<'de> for AmountVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount as text, such as \"12.34\" (a number may have been through a float)")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into()))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }
}

fn write<S: Serializer>(
    serializer: S,
    amount: &impl Serialize,
    code: &str,
) -> Result<S::Ok, S::Error> {
    let mut wire = serializer.serialize_struct("Money", 2)?;
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

fn currency<C: Currency, E: de::Error>(code: &str) -> Result<C, E> {
    C::from_code(code).map_err(E::custom)
}

impl<C: MinorUnit> Serialize for Money<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, &Amount(self), self.currency().code())
    }
}

impl<'de, C: MinorUnit> Deserialize<'de> for Money<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let currency: C = currency(&wire.currency)?;
        Self::parse_in(&wire.amount, currency).map_err(de::Error::custom)
    }
}

impl<C: Currency> Serialize for ExactMoney<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write(serializer, self.amount(), self.currency().code())
    }
}

impl<'de, C: Currency> Deserialize<'de> for ExactMoney<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire = Wire::deserialize(deserializer)?;
        let amount = wire.amount.parse().map_err(de::Error::custom)?;
        Ok(Self::new_in(amount, currency(&wire.currency)?))
    }
}

impl<C: Currency> Serialize for RemainderAccount<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.balance().serialize(serializer)
    }
}

impl<'de, C: Currency> Deserialize<'de> for RemainderAccount<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ExactMoney::deserialize(deserializer).map(Self::from_balance)
    }
}

/// The currency whose code comes next.
///
/// # Errors
///
/// When there is no text, or it is no code of the currency.
pub fn deserialize_currency<'de, C: Currency, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C, D::Error> {
    currency(&Cow::<str>::deserialize(deserializer)?)
}

crate::__currency_serde!(AnyCurrency);
crate::__currency_serde!(IsoCurrency);

macro_rules! static_currencies {
    ($($(#[$doc:meta])* $code:ident $position:literal $digits:tt;)*) => {
        $(crate::__currency_serde!(crate::currency::iso::$code);)*
    };
}
for_each_active!(static_currencies);
