//! Any text: an error, or a number that is written and read back as itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use money::{AnyCurrency, ExactMoney, Money, SafeNumber};

fuzz_target!(|text: &str| {
    if let Ok(number) = text.parse::<SafeNumber>() {
        let written = number.to_string();
        // Only what is at the cap can be longer than what may be read.
        if written.len() < 9_000 {
            assert_eq!(written.parse::<SafeNumber>(), Ok(number));
        }
    }
    if let Ok(money) = text.parse::<Money<AnyCurrency>>() {
        assert_eq!(money.to_string().parse::<Money<AnyCurrency>>(), Ok(money));
    }
    if let Ok(exact) = text.parse::<ExactMoney<AnyCurrency>>() {
        let _ = exact.try_quantize(money::Rounding::HalfUp);
    }
});
