//! A rate on the wire: text with its unit, `"7.25%"`.

use super::Rate;
use crate::wire;
use alloc::string::ToString;
use serde::de::{Deserialize, Deserializer};
use serde::ser::{Error as _, Serialize, Serializer};

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.to_string();
        // Reading is capped, and what is written must be readable.
        text.parse::<Self>().map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Rate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        wire::parsed(deserializer, "a rate as text with its unit, such as \"7.25%\" or \"125 bps\"")
    }
}
