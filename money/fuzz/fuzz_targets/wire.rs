//! Any bytes as JSON: an error, or a value that is written and read back as itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use money::{AnyCurrency, ExactMoney, Money, RemainderAccount, SafeNumber};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn round_trip<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(bytes: &[u8]) {
    if let Ok(value) = serde_json::from_slice::<T>(bytes)
        && let Ok(written) = serde_json::to_vec(&value)
    {
        assert_eq!(serde_json::from_slice::<T>(&written).expect("what was written"), value);
    }
}

fuzz_target!(|bytes: &[u8]| {
    round_trip::<SafeNumber>(bytes);
    round_trip::<Money<AnyCurrency>>(bytes);
    round_trip::<ExactMoney<AnyCurrency>>(bytes);
    round_trip::<RemainderAccount<AnyCurrency>>(bytes);
});
