//! Forms on the wire: JSON, TOML and postcard, a binary format without names.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::{
    AnyCurrency, CHF, EUR, ExactMoney, ExchangeRate, Increment, IsoCurrency, JPY, Money, MoneyBag,
    Positive, Rate, RemainderAccount, RemainderBook, Rounding, SafeNumber, USD, chf, eur, num,
    rate, usd,
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// Every form that a field can have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Fields {
    plain: Money<AnyCurrency>,
    exact: ExactMoney<USD>,
    maybe: Option<Money<USD>>,
    #[serde(with = "money::serde::string")]
    text: Money<AnyCurrency>,
    #[serde(with = "money::serde::string")]
    exact_text: ExactMoney<AnyCurrency>,
    #[serde(with = "money::serde::string", default, skip_serializing_if = "Option::is_none")]
    maybe_text: Option<Money<USD>>,
    #[serde(with = "money::serde::string")]
    texts: Vec<ExactMoney<USD>>,
    #[serde(with = "money::serde::minor_units")]
    minor: Money<AnyCurrency>,
    #[serde(with = "money::serde::minor_units", default, skip_serializing_if = "Option::is_none")]
    maybe_minor: Option<Money<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units")]
    minors: Vec<Money<USD>>,
    #[serde(with = "money::serde::minor_units_only")]
    only: Money<JPY>,
    #[serde(with = "money::serde::minor_units_only", default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    maybe_only: Option<Money<USD>>,
    #[serde(with = "money::serde::minor_units_only")]
    onlies: Vec<Money<USD>>,
}

/// The same without fields that are left out, which postcard cannot have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Every {
    #[serde(with = "money::serde::string")]
    text: Option<Money<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units")]
    minor: Option<Money<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units_only")]
    only: Option<Money<USD>>,
    #[serde(with = "money::serde::string")]
    lists: Vec<Option<Money<USD>>>,
}

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

fn refusal<T: DeserializeOwned + Debug>(json: &str) -> String {
    let text = serde_json::from_str::<T>(json).unwrap_err().to_string();
    // Where it stands is serde_json's to say.
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value, "{json}");
    let tree = serde_json::to_value(value).unwrap();
    assert_eq!(serde_json::from_value::<T>(tree).unwrap(), *value, "{json}");
    let bytes = postcard::to_allocvec(value).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&bytes).unwrap(), *value, "{json}");
}

fn amounts() -> impl Strategy<Value = Money<AnyCurrency>> {
    (any::<i64>(), any::<Money<AnyCurrency>>())
        .prop_map(|(minor, other)| Money::from_minor_in(minor.into(), other.currency()))
}

proptest! {
    #[test]
    fn every_form_round_trips(
        plain: Money<AnyCurrency>,
        exact: ExactMoney<USD>,
        exact_text: ExactMoney<AnyCurrency>,
        small in amounts(),
        yen: i64,
        some: bool,
        count in 0usize..4,
    ) {
        let yen = Money::<JPY>::from_minor(yen.into());
        let dollars = Money::<USD>::from_minor(small.minor());
        let fields = Fields {
            plain,
            exact: exact.clone(),
            maybe: some.then_some(dollars),
            text: plain,
            exact_text,
            maybe_text: some.then_some(dollars),
            texts: vec![exact; count],
            minor: small,
            maybe_minor: some.then_some(small),
            minors: vec![dollars; count],
            only: yen,
            maybe_only: some.then_some(dollars),
            onlies: vec![dollars; count],
        };
        let json = serde_json::to_string(&fields).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Fields>(&json).unwrap(), &fields);
        let toml = toml::to_string(&fields).unwrap();
        prop_assert_eq!(&toml::from_str::<Fields>(&toml).unwrap(), &fields, "{}", toml);
        round_trips(&Every {
            text: some.then_some(plain),
            minor: some.then_some(small),
            only: some.then_some(dollars),
            lists: vec![some.then_some(dollars); count],
        });
        round_trips(&plain);
    }

    #[test]
    fn keepers_round_trip(
        shares in prop::collection::vec((any::<u8>(), -1000i64..1000, 1u8..100), 0..20),
        step in 1i64..1_000_000,
        by in 1u32..1000,
    ) {
        let mut book = RemainderBook::<u8, USD>::new();
        let mut account = RemainderAccount::<USD>::new();
        for (party, cents, parts) in shares {
            let share = Money::<USD>::from_minor(cents.into()) / parts;
            let _paid = book.pay(party, &share, Rounding::HalfUp);
            let _paid = share.quantize(Rounding::HalfUp).settle(&mut account);
        }
        round_trips(&account);
        let toml = toml::to_string(&book).unwrap();
        prop_assert!(toml::from_str::<RemainderBook<u8, USD>>(&toml).unwrap() == book);
        let bytes = postcard::to_allocvec(&book).unwrap();
        prop_assert!(postcard::from_bytes::<RemainderBook<u8, USD>>(&bytes).unwrap() == book);
        let json = serde_json::to_string(&book).unwrap();
        prop_assert!(serde_json::from_str::<RemainderBook<u8, USD>>(&json).unwrap() == book);

        let exact = Money::<CHF>::from_minor(step.into()) / by;
        round_trips(&Increment::new(&exact).unwrap());
        round_trips(&Positive::new(exact).unwrap());
        round_trips(&Positive::new(Money::<CHF>::from_minor(step.into())).unwrap());
    }

    /// Any bytes, to every type and form, in the binary format.
    #[test]
    fn hostile_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = postcard::from_bytes::<Every>(&bytes);
        let _ = postcard::from_bytes::<Fields>(&bytes);
        let _ = postcard::from_bytes::<RemainderBook<u8, AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<Positive<Money<AnyCurrency>>>(&bytes);
        let _ = postcard::from_bytes::<Increment<AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<MoneyBag<AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<ExchangeRate<AnyCurrency, AnyCurrency>>(&bytes);
    }

    /// Texts that look like amounts: an error, or an amount that is written and read as itself.
    #[test]
    fn hostile_json(
        amount in "[\"]?[0-9.eE/+-]{0,12}[\"]?|null|true|\\[1\\]|\\{\\}",
        currency in "\"(USD|EUR|JPY|XAU|usd|)\"|840|null",
        rest in "|,\"amount\":1|,\"x\":1",
    ) {
        let object = format!("{{\"amount\":{amount},\"currency\":{currency}{rest}}}");
        for json in [&object, &amount, &format!("[{amount},{currency}]")] {
            if let Ok(money) = serde_json::from_str::<Money<AnyCurrency>>(json) {
                round_trips(&money);
            }
            if let Ok(exact) = serde_json::from_str::<ExactMoney<IsoCurrency>>(json) {
                round_trips(&exact);
            }
            if let Ok(amount) = serde_json::from_str::<Positive<Money<USD>>>(json) {
                prop_assert!(amount.get().is_positive());
            }
            let fields = ["text", "minor", "only"].map(|name| format!("\"{name}\":{json},"));
            let wrapped = format!("{{{}\"lists\":[]}}", fields.concat());
            if let Ok(every) = serde_json::from_str::<Every>(&wrapped) {
                round_trips(&every);
            }
        }
    }
}

#[test]
fn what_is_written() {
    let fields = Fields {
        plain: "EUR 12.30".parse().unwrap(),
        exact: usd!(1) / 3,
        maybe: None,
        text: "JPY -5".parse().unwrap(),
        exact_text: "KWD 1/3".parse().unwrap(),
        maybe_text: Some(usd!(1)),
        texts: vec![usd!(0.5).to_exact()],
        minor: "KWD 1.234".parse().unwrap(),
        maybe_minor: None,
        minors: vec![usd!(-0.01)],
        only: Money::from_minor(500),
        maybe_only: Some(usd!(0.05)),
        onlies: vec![],
    };
    let json = serde_json::to_string(&fields).unwrap();
    assert_eq!(
        json,
        "{\"plain\":{\"amount\":\"12.30\",\"currency\":\"EUR\"},\
         \"exact\":{\"amount\":\"1/3\",\"currency\":\"USD\"},\
         \"maybe\":null,\
         \"text\":\"JPY -5\",\
         \"exact_text\":\"KWD 1/3\",\
         \"maybe_text\":\"USD 1.00\",\
         \"texts\":[\"USD 0.50\"],\
         \"minor\":{\"amount\":1234,\"currency\":\"KWD\"},\
         \"minors\":[{\"amount\":-1,\"currency\":\"USD\"}],\
         \"only\":500,\
         \"maybe_only\":5,\
         \"onlies\":[]}"
    );
    assert_eq!(read::<Fields>(&json), fields);

    let mut book = RemainderBook::<&str, USD>::new();
    let _paid = book.pay("bob", &(usd!(1) / 3), Rounding::HalfUp);
    let _paid = book.pay("ada", &usd!(1).to_exact(), Rounding::HalfUp);
    let json = serde_json::to_string(&book).unwrap();
    assert_eq!(
        json,
        "{\"currency\":\"USD\",\"accounts\":[{\"party\":\"ada\",\"balance\":\"0\"},\
         {\"party\":\"bob\",\"balance\":\"1/300\"}]}"
    );
    assert!(
        read::<RemainderBook<String, USD>>(&json).balance(&"bob".into()).amount() == &num!(1 / 300)
    );

    let written = |value: &dyn Fn() -> serde_json::Result<String>| value().unwrap();
    let step = Increment::<CHF>::cash();
    assert_eq!(
        written(&|| serde_json::to_string(&step)),
        "{\"amount\":\"0.05\",\"currency\":\"CHF\"}"
    );
    let price = Positive::new(chf!(5)).unwrap();
    assert_eq!(
        written(&|| serde_json::to_string(&price)),
        "{\"amount\":\"5.00\",\"currency\":\"CHF\"}"
    );
}

#[test]
fn binary_has_no_names() {
    let bytes = postcard::to_allocvec(&usd!(12.34)).unwrap();
    assert_eq!(bytes, b"\x0512.34\x03USD");
    let rate = ExchangeRate::<EUR, USD>::new(num!(1.0837)).unwrap();
    round_trips(&rate);
    round_trips(&rate!(7.25%));
    round_trips(&Rate::from_fraction(num!(1 / 3)));
    round_trips(&MoneyBag::<AnyCurrency>::from(eur!(1)));
    round_trips(&SafeNumber::ONE);
}

#[test]
fn lists_are_refused_where_people_read() {
    assert_eq!(
        refusal::<Money<USD>>("[\"1\",\"USD\"]"),
        "invalid type: sequence, expected an amount such as \
         {\"amount\":\"12.34\",\"currency\":\"USD\"}"
    );
    for json in ["[\"1\",\"USD\"]", "[]", "\"USD 1\"", "1", "null", "\"1\""] {
        assert!(serde_json::from_str::<Money<USD>>(json).is_err(), "{json}");
        assert!(serde_json::from_str::<ExactMoney<USD>>(json).is_err(), "{json}");
        assert!(serde_json::from_str::<RemainderAccount<USD>>(json).is_err(), "{json}");
    }
    assert!(refusal::<ExchangeRate<EUR, USD>>("[\"EUR\",\"USD\",\"1\"]").contains("sequence"));
    assert!(refusal::<RemainderBook<u8, USD>>("[\"USD\",[]]").contains("sequence"));
    let json = "{\"currency\":\"USD\",\"accounts\":[[7,\"1\"]]}";
    assert_eq!(
        refusal::<RemainderBook<u8, USD>>(json),
        "invalid type: sequence, expected an account such as \
         {\"party\":\"ada\",\"balance\":\"1/300\"}"
    );
    assert!(
        serde_json::from_str::<Every>(
            "{\"text\":null,\"minor\":[1,\"USD\"],\"only\":null,\"lists\":[]}"
        )
        .is_err()
    );
}

#[test]
fn refusals_say_why() {
    let usd = |amount: &str, currency: &str| {
        refusal::<Money<USD>>(&format!("{{\"amount\":{amount},\"currency\":{currency}}}"))
    };
    let text = "expected an amount as text, such as \"12.34\" (a number may have been through a \
                float)";
    assert_eq!(usd("12.34", "\"USD\""), format!("invalid type: floating point `12.34`, {text}"));
    assert_eq!(usd("12", "\"USD\""), format!("invalid type: integer `12`, {text}"));
    assert_eq!(
        usd("\"0.105\"", "\"USD\""),
        "`0.105` does not fit whole minor units of USD (0.01) without rounding"
    );
    assert_eq!(usd("\"1\"", "\"EUR\""), "currencies differ: expected `USD`, found `EUR`");
    assert_eq!(usd("\"1\"", "\"EUX\""), "unknown currency code `EUX`, did you mean `EUR`?");
    assert_eq!(
        usd("\"1\"", "840"),
        "invalid type: integer `840`, expected the code of a currency, such as \"USD\""
    );
    assert_eq!(refusal::<Money<USD>>("{\"amount\":\"1\"}"), "missing field `currency`");
    assert_eq!(
        refusal::<Money<USD>>("{\"amount\":\"1\",\"scale\":2}"),
        "unknown field `scale`, expected `amount` or `currency`"
    );
    assert_eq!(
        refusal::<Money<USD>>("{\"amount\":\"1\",\"amount\":\"2\",\"currency\":\"USD\"}"),
        "duplicate field `amount`"
    );
    assert_eq!(
        refusal::<AnyCurrency>("\"BGN\""),
        "`BGN` was withdrawn in 2026-01, and `EUR` replaced it"
    );
    assert_eq!(
        refusal::<Positive<Money<USD>>>("{\"amount\":\"0\",\"currency\":\"USD\"}"),
        "`USD 0.00` is no positive amount: expected one above zero"
    );
    assert_eq!(
        refusal::<Increment<USD>>("{\"amount\":\"-1\",\"currency\":\"USD\"}"),
        "`USD -1.00` is no increment: expected an amount above zero"
    );
    let twice = "{\"currency\":\"USD\",\"accounts\":[{\"party\":7,\"balance\":\"1\"},\
                 {\"party\":7,\"balance\":\"1\"}]}";
    assert_eq!(
        refusal::<RemainderBook<u8, USD>>(twice),
        "the party of account 2 comes twice in a book, expected each once"
    );
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Text(#[serde(with = "money::serde::string")] Money<AnyCurrency>);

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Minor(#[serde(with = "money::serde::minor_units")] Money<AnyCurrency>);

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Only(#[serde(with = "money::serde::minor_units_only")] Money<USD>);

#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct OnlyPositive(#[serde(with = "money::serde::minor_units_only")] Positive<Money<USD>>);

#[test]
fn other_forms_refuse_too() {
    let text = "expected an amount as text with its currency, such as \"USD 12.34\" (a number has \
                none, and may have been through a float)";
    assert_eq!(refusal::<Text>("12"), format!("invalid type: integer `12`, {text}"));
    assert_eq!(refusal::<Text>("1.5"), format!("invalid type: floating point `1.5`, {text}"));
    assert_eq!(
        refusal::<Text>("\"USD 1,000.00\""),
        "`USD 1,000.00` is not an amount: unexpected `,` at position 5, \
         expected a plain decimal such as 12.34"
    );
    assert_eq!(
        refusal::<Text>("\"USD 0.105\""),
        "`0.105` does not fit whole minor units of USD (0.01) without rounding"
    );
    assert_eq!(refusal::<Text>("\"EUX 1\""), "unknown currency code `EUX`, did you mean `EUR`?");

    let count = "expected an integer of minor units, such as 1234 for USD 12.34 (a number with a \
                 point may have been through a float)";
    let minor =
        |amount: &str| refusal::<Minor>(&format!("{{\"amount\":{amount},\"currency\":\"USD\"}}"));
    assert_eq!(minor("12.34"), format!("invalid type: floating point `12.34`, {count}"));
    assert_eq!(minor("\"12\""), format!("invalid type: string \"12\", {count}"));
    assert_eq!(
        minor("9223372036854775808"),
        "`9223372036854775808` does not fit 64 bits of minor units"
    );
    assert_eq!(refusal::<Only>("1e3"), format!("invalid type: floating point `1000.0`, {count}"));
    assert_eq!(read::<Only>("-5").0, usd!(-0.05));
    assert_eq!(read::<OnlyPositive>("5").0.get(), usd!(0.05));
    assert_eq!(
        refusal::<OnlyPositive>("-5"),
        "`USD -0.05` is no positive amount: expected one above zero"
    );

    let huge = Money::<USD>::from_minor(i128::from(i64::MAX) + 1);
    assert_eq!(
        serde_json::to_string(&Only(huge)).unwrap_err().to_string(),
        "`USD 92233720368547758.08` does not fit 64 bits of minor units"
    );
    assert!(serde_json::to_string(&Minor(huge.into())).is_err());
    assert!(serde_json::to_string(&Text(huge.into())).is_ok());
}
