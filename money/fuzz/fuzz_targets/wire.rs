//! Any bytes as JSON and as postcard: an error, or a value that is written and read back as itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use money::{
    AnyCurrency, ExactMoney, Increment, Money, MoneyBag, Positive, Rate, RemainderAccount,
    RemainderBook, SafeNumber, USD,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Forms {
    #[serde(with = "money::serde::string")]
    text: Option<ExactMoney<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units")]
    minor: Vec<Money<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units_only")]
    only: Option<Positive<Money<USD>>>,
}

fn round_trip<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(bytes)
        && let Ok(written) = serde_json::to_vec(&value)
    {
        assert_eq!(serde_json::from_slice::<T>(&written).expect("what was written"), value);
    }
    if let Ok(value) = postcard::from_bytes::<T>(bytes)
        && let Ok(written) = postcard::to_allocvec(&value)
    {
        assert_eq!(postcard::from_bytes::<T>(&written).expect("what was written"), value);
    }
}

fuzz_target!(|bytes: &[u8]| {
    round_trip::<SafeNumber>(bytes);
    round_trip::<Rate>(bytes);
    round_trip::<Money<AnyCurrency>>(bytes);
    round_trip::<ExactMoney<AnyCurrency>>(bytes);
    round_trip::<RemainderAccount<AnyCurrency>>(bytes);
    round_trip::<RemainderBook<u8, AnyCurrency>>(bytes);
    round_trip::<Positive<Money<AnyCurrency>>>(bytes);
    round_trip::<Increment<AnyCurrency>>(bytes);
    round_trip::<MoneyBag<AnyCurrency>>(bytes);
    round_trip::<Forms>(bytes);
});
