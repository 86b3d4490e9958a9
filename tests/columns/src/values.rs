//! Values to store: small ones, boundaries, and everything in between.

use money::{
    AnyCurrency, EUR, ExactMoney, ExchangeRate, Increment, Money, Positive, Rate, SafeNumber, USD,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::io::Write;

const EDGES: [i128; 18] = [
    i128::MIN,
    i128::MIN + 1,
    -100_000_000_000_000_000_000_000_000_000_000_000_000,
    i64::MIN as i128 - 1,
    i64::MIN as i128,
    -10_000,
    -1,
    0,
    1,
    99,
    9_999,
    10_000,
    99_999_999,
    100_000_000,
    i64::MAX as i128,
    i64::MAX as i128 + 1,
    99_999_999_999_999_999_999_999_999_999_999_999_999,
    i128::MAX,
];

/// Minor units of all sizes.
pub fn amounts() -> impl Strategy<Value = i128> {
    prop_oneof![
        2 => prop::sample::select(EDGES.as_slice()),
        2 => -100_000i128..100_000,
        2 => any::<i64>().prop_map(i128::from),
        2 => any::<i128>(),
        // Long runs of zeros, where base 10000 has empty digits.
        2 => (any::<i16>(), 0u32..34)
            .prop_map(|(digits, zeros)| i128::from(digits) * 10i128.pow(zeros)),
        1 => (any::<i128>(), 0u32..127).prop_map(|(amount, bits)| amount >> bits),
    ]
}

/// Numbers whose expansion ends: an amount over a power of ten.
pub fn decimals() -> impl Strategy<Value = SafeNumber> {
    (amounts(), 0u32..40).prop_map(|(amount, scale)| {
        let power = format!("1e{scale}").parse::<SafeNumber>().unwrap();
        SafeNumber::from_ratio(amount, power).unwrap()
    })
}

/// Any exact numbers.
pub fn exact_numbers() -> impl Strategy<Value = SafeNumber> {
    let ratios = (amounts(), amounts().prop_filter("not zero", |amount| *amount != 0))
        .prop_map(|(a, b)| SafeNumber::from_ratio(a, b).unwrap());
    prop_oneof![decimals(), ratios]
}

/// The amounts of these numbers that are above zero.
pub fn positive(numbers: &[SafeNumber]) -> Vec<Positive<ExactMoney<USD>>> {
    numbers.iter().filter_map(|number| Positive::new(ExactMoney::new(number)).ok()).collect()
}

/// The amounts of these minor units that are above zero.
pub fn positive_money(minor: &[i128]) -> Vec<Positive<Money<USD>>> {
    minor.iter().filter_map(|minor| Positive::new(Money::from_minor(*minor)).ok()).collect()
}

/// The increments, the rates and the exchange rates of these numbers.
#[expect(clippy::type_complexity, reason = "three lists")]
pub fn made_of(
    numbers: &[SafeNumber],
) -> (Vec<Increment<USD>>, Vec<Rate>, Vec<ExchangeRate<EUR, AnyCurrency>>) {
    let yen: AnyCurrency = "JPY".parse().unwrap();
    let above = numbers.iter().filter(|number| number.is_positive());
    let step = |number: &SafeNumber| Increment::new(&ExactMoney::new(number)).unwrap();
    let exchange = |number: &SafeNumber| ExchangeRate::new_in(EUR, yen, number).unwrap();
    (
        above.clone().map(step).collect(),
        numbers.iter().map(Rate::from_fraction).collect(),
        above.map(exchange).collect(),
    )
}

/// Bytes of a length that headers have, and now and then of any.
pub fn random_bytes() -> impl Strategy<Value = Vec<u8>> {
    let small = prop::sample::select(vec![0u8, 1, 2, 3, 4, 0x40, 0xc0, 0xd0, 0xf0, 0x7f, 0x27]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..24),
        prop::collection::vec(small, 0..24),
        "[A-Z]{0,4} ?-?[0-9]{0,40}(\\.[0-9]{0,20})?(/[0-9]{0,5})?".prop_map(String::into_bytes),
        "(EUR/USD |USD |)-?[0-9]{0,4}(/[0-9]{0,2})?(%| bps|)".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..300),
    ]
}

/// The same `count` values in every run.
pub fn sample<T>(strategy: impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

/// Says something that the test harness does not swallow.
pub fn report(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
