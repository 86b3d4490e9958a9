//! Exact numbers: text.

use crate::number::{SafeNumber, parse_exact};
use alloc::string::ToString;
use core::fmt;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

impl Serialize for SafeNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        check_readable(self)?;
        serializer.collect_str(self)
    }
}

/// Reading is capped, and what is written must be readable.
pub(super) fn check_readable<E: serde::ser::Error>(number: &SafeNumber) -> Result<(), E> {
    if !number.is_inline() {
        parse_exact(&number.to_string(), "an exact number").map_err(E::custom)?;
    }
    Ok(())
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
