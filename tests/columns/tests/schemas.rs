//! The schemas say what serde reads: a text matches the pattern exactly when it is read.

use money::{AnyCurrency, ExactMoney, Money, RemainderAccount, SafeNumber, USD};
use money_columns_tests::Scale;
use proptest::prelude::*;
use regex::Regex;
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};
use utoipa::{PartialSchema, ToSchema};

fn by_schemars<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

fn by_utoipa<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap()
}

/// That both generators give the same schema, the names aside; the pattern of the amount.
fn pattern<T: JsonSchema + ToSchema>(name: &str) -> Regex {
    let mut schema = by_schemars::<T>();
    let object = schema.as_object_mut().unwrap();
    object.remove("$schema");
    assert_eq!(object.remove("title"), Some(json!(name)));
    assert_eq!(T::name(), name);
    assert_eq!(schema, by_utoipa::<T>());
    let amount = schema.pointer("/properties/amount").unwrap_or(&schema);
    assert_eq!(amount["type"], "string");
    Regex::new(amount["pattern"].as_str().unwrap()).unwrap()
}

fn read<T: serde::de::DeserializeOwned>(amount: &str, code: &str) -> bool {
    serde_json::from_value::<T>(json!({ "amount": amount, "currency": code })).is_ok()
}

#[test]
fn objects() {
    let schema = by_schemars::<Money<USD>>();
    assert_eq!(schema["type"], "object");
    assert_eq!(schema["required"], json!(["amount", "currency"]));
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema["properties"]["currency"]["enum"], json!(["USD"]));
    let schema = by_schemars::<Money<AnyCurrency>>();
    let codes = schema["properties"]["currency"]["enum"].as_array().unwrap();
    assert!(codes.contains(&json!("EUR")) && codes.contains(&json!("JPY")));
    assert_eq!(by_schemars::<AnyCurrency>()["enum"], json!(codes));
    pattern::<RemainderAccount<USD>>("ExactMoney_USD");
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[+-]?[0-9]{1,5}(\\.[0-9]{1,6}0{0,3})?",
        "[+-]?[0-9]{0,3}[./]?[0-9]{0,3}([eE][+-]?[0-9]{0,2})?",
        "[+\\-.0-9eE/ ]{0,8}",
        "\\PC{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn patterns_are_what_is_read(text in texts()) {
        let number = pattern::<SafeNumber>("SafeNumber").is_match(&text);
        prop_assert_eq!(number, serde_json::from_value::<SafeNumber>(json!(text)).is_ok());
        let usd = pattern::<Money<USD>>("Money_USD").is_match(&text);
        prop_assert_eq!(usd, read::<Money<USD>>(&text, "USD"));
        let whole = pattern::<Money<Scale<0>>>("Money_S00").is_match(&text);
        prop_assert_eq!(whole, read::<Money<Scale<0>>>(&text, "S00"));
        let fine = pattern::<Money<Scale<4>>>("Money_S04").is_match(&text);
        prop_assert_eq!(fine, read::<Money<Scale<4>>>(&text, "S04"));
        let exact = pattern::<ExactMoney<USD>>("ExactMoney_USD").is_match(&text);
        prop_assert_eq!(exact, read::<ExactMoney<USD>>(&text, "USD"));
        // A text of another length of minor unit matches, but is not read.
        if read::<Money<AnyCurrency>>(&text, "USD") {
            prop_assert!(pattern::<Money<AnyCurrency>>("Money").is_match(&text));
        }
        prop_assert_eq!(pattern::<ExactMoney<AnyCurrency>>("ExactMoney").is_match(&text), exact);
    }
}
