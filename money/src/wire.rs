//! Structs on the wire: by the names of their fields where people read it.
//!
//! Lowest layer: knows nothing of amounts.

use alloc::borrow::Cow;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// The fields of a struct on the wire. Its own `Deserialize` is derived, and takes a list too.
pub(crate) trait Named {
    /// The name of the struct that is written.
    const NAME: &'static str;
    const FIELDS: &'static [&'static str];
    /// Such as what.
    const EXPECTED: &'static str;
}

/// Reads the fields. A list of them is refused where people read the format: without names nobody
/// sees which is which. Binary formats may leave the names out.
pub(crate) fn named<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Deserialize<'de> + Named,
    D: Deserializer<'de>,
{
    if deserializer.is_human_readable() {
        deserializer.deserialize_struct(T::NAME, T::FIELDS, ByName::<T>(PhantomData))
    } else {
        T::deserialize(deserializer)
    }
}

struct ByName<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de> + Named> Visitor<'de> for ByName<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// Reads text, and nothing else; the words inside say what text.
pub(crate) struct Text(pub(crate) &'static str);

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into()))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }
}

/// What a text says, and nothing but a text: a JSON number may already have been through a float.
pub(crate) fn parsed<'de, T, D>(deserializer: D, words: &'static str) -> Result<T, D::Error>
where
    T: FromStr<Err: fmt::Display>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(Text(words))?.parse().map_err(D::Error::custom)
}

/// The code of a currency.
pub(crate) fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_str(Text("the code of a currency, such as \"USD\""))
}
