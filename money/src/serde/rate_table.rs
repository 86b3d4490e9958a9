//! Tables of exchange rates: the list of their quotes.

use super::rates;
use crate::currency::{Currency, IsoCurrency};
use crate::exchange::{ExchangeRate, QuotedRate, RateKind, RateTable, pair};
use crate::number::SafeNumber;
use crate::wire::{self, Named, named};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeStruct, Serializer};

impl Serialize for RateTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Not the iterator itself: binary formats want to know how many come.
        serializer.collect_seq(self.iter().collect::<Vec<_>>())
    }
}

impl Serialize for QuotedRate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(Wire::NAME, 5)?;
        wire.serialize_field("from", self.from)?;
        wire.serialize_field("to", self.to)?;
        wire.serialize_field("kind", &self.kind)?;
        wire.serialize_field("date", &self.date.to_string())?;
        wire.serialize_field("rate", self.rate)?;
        wire.end()
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "QuotedRate")]
struct Wire<'a> {
    #[serde(borrow, deserialize_with = "wire::code")]
    from: Cow<'a, str>,
    #[serde(borrow, deserialize_with = "wire::code")]
    to: Cow<'a, str>,
    kind: RateKind,
    #[serde(deserialize_with = "day")]
    date: Day,
    #[serde(deserialize_with = "rates::rate")]
    rate: SafeNumber,
}

impl Named for Wire<'_> {
    const NAME: &'static str = "QuotedRate";
    const FIELDS: &'static [&'static str] = &["from", "to", "kind", "date", "rate"];
    const EXPECTED: &'static str = "a quote such as {\"from\":\"EUR\",\"to\":\"USD\",\
                                    \"kind\":\"mid\",\"date\":\"2024-03-01\",\"rate\":\"1.0837\"}";
}

/// A day as it is written, and in no other way that a date can be.
struct Day(Date);

impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        date.map(Self).ok_or("the text is no day, expected one such as \"2024-03-01\"")
    }
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    wire::parsed(deserializer, "a day as text, such as \"2024-03-01\"")
}

/// A quote that was read.
struct Quote<C> {
    kind: RateKind,
    date: Date,
    rate: ExchangeRate<C, C>,
}

impl<'de, C: Currency> Deserialize<'de> for Quote<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Wire { from, to, kind, date, rate } = named(deserializer)?;
        let (from, to) = pair(&from, &to).map_err(D::Error::custom)?;
        let rate = ExchangeRate::new_in(from, to, rate).map_err(D::Error::custom)?;
        Ok(Self { kind, date: date.0, rate })
    }
}

/// Of the currencies of [`IsoCurrency`]; for a table of other ones, see
/// [`deserialize_rate_table`](super::deserialize_rate_table).
impl<'de> Deserialize<'de> for RateTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_rate_table::<IsoCurrency, D>(deserializer)
    }
}

/// Reads a [`RateTable`] whose currencies are those of `C`, for a field's
/// `#[serde(deserialize_with = "…")]`. As a table usually is read, they are those of
/// [`IsoCurrency`].
///
/// # Errors
///
/// When a quote comes twice, is of a currency that is not one of `C` or of one currency on both
/// sides, is not above zero, or crosses the market with another one.
///
/// # Example
///
/// ```
/// use money::{RateTable, currency_set};
/// use serde::Deserialize;
///
/// currency_set! {
///     /// What the exchange lists.
///     pub enum Listed {
///         /// Bitcoin.
///         Bitcoin { code: "BTC", minor_unit: 8 },
///         EUR,
///     }
/// }
///
/// #[derive(Deserialize)]
/// struct Feed {
///     #[serde(deserialize_with = "money::serde::deserialize_rate_table::<Listed, _>")]
///     rates: RateTable,
/// }
///
/// let quote = r#"{"from":"BTC","to":"EUR","kind":"bid","date":"2024-03-01","rate":"62000.5"}"#;
/// let feed: Feed = serde_json::from_str(&format!(r#"{{"rates":[{quote}]}}"#))?;
/// assert_eq!(feed.rates.iter().count(), 1);
/// assert!(serde_json::from_str::<RateTable>(&format!("[{quote}]")).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn deserialize_rate_table<'de, C: Currency, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<RateTable, D::Error> {
    deserializer.deserialize_seq(TableVisitor::<C>(PhantomData))
}

struct TableVisitor<C>(PhantomData<C>);

impl<'de, C: Currency> Visitor<'de> for TableVisitor<C> {
    type Value = RateTable;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list, each {}", Wire::EXPECTED)
    }

    /// A quote that comes twice is refused: nobody wrote it so, and they may differ.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RateTable, A::Error> {
        let mut table = RateTable::new();
        while let Some(Quote::<C> { kind, date, rate }) = list.next_element()? {
            let before = table.insert(date, kind, &rate).map_err(A::Error::custom)?;
            if before.is_some() {
                return Err(A::Error::custom(format!(
                    "{} {kind} of {date} comes twice in a table, expected once",
                    rate.pair(),
                )));
            }
        }
        Ok(table)
    }
}
