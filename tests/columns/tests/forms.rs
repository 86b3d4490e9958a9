//! The schemas of the forms for `#[serde(with = "…")]`: what is written is valid by them, and what
//! they refuse is not read.

use money::serde::{minor_units, minor_units_only, string};
use money::{AnyCurrency, ExactMoney, JPY, Money, Positive, USD, usd};
use proptest::prelude::*;
use regex::Regex;
use schemars::{JsonSchema, schema_for};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{OpenApi, ToSchema};

// What utoipa's derive takes has no angle brackets: it would ask each type in them for a schema.
type Cents = minor_units::Schema<Money<USD>>;
type Tip = minor_units::Schema<Option<Money<AnyCurrency>>>;
type Yen = minor_units_only::Schema<Money<JPY>>;
type Deposit = minor_units_only::Schema<Positive<Money<USD>>>;
type Lines = string::Schema<Vec<Money<USD>>>;
type Share = string::Schema<ExactMoney<AnyCurrency>>;
type Paid = string::Schema<Positive<Money<USD>>>;
type Dollars = Money<USD>;

#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
struct Order {
    #[serde(with = "minor_units")]
    #[schemars(with = "minor_units::Schema<Money<USD>>")]
    #[schema(value_type = Cents)]
    price: Money<USD>,
    #[serde(with = "minor_units", default)]
    #[schemars(with = "minor_units::Schema<Option<Money<AnyCurrency>>>")]
    #[schema(value_type = Tip)]
    tip: Option<Money<AnyCurrency>>,
    #[serde(with = "minor_units_only")]
    #[schemars(with = "minor_units_only::Schema<Money<JPY>>")]
    #[schema(value_type = Yen)]
    yen: Money<JPY>,
    #[serde(with = "minor_units_only")]
    #[schemars(with = "minor_units_only::Schema<Positive<Money<USD>>>")]
    #[schema(value_type = Deposit)]
    deposit: Positive<Money<USD>>,
    #[serde(with = "string")]
    #[schemars(with = "string::Schema<Vec<Money<USD>>>")]
    #[schema(value_type = Lines)]
    lines: Vec<Money<USD>>,
    #[serde(with = "string")]
    #[schemars(with = "string::Schema<ExactMoney<AnyCurrency>>")]
    #[schema(value_type = Share)]
    share: ExactMoney<AnyCurrency>,
    #[serde(with = "string")]
    #[schemars(with = "string::Schema<Positive<Money<USD>>>")]
    #[schema(value_type = Paid)]
    paid: Positive<Money<USD>>,
    #[schema(value_type = Dollars)]
    plain: Money<USD>,
}

#[derive(OpenApi)]
#[openapi(components(schemas(Order)))]
struct Api;

/// The whole schema, and the one of an order in it.
fn by_schemars() -> (Value, Value) {
    let whole = schema_for!(Order).to_value();
    (whole.clone(), whole)
}

fn by_utoipa() -> (Value, Value) {
    let whole = serde_json::to_value(Api::openapi()).unwrap();
    let order = whole.pointer("/components/schemas/Order").unwrap().clone();
    (whole, order)
}

/// Whether a value is valid, by the keywords that our schemas have; another one is a failure.
fn valid(whole: &Value, schema: &Value, value: &Value) -> bool {
    schema.as_object().unwrap().iter().all(|(keyword, says)| match keyword.as_str() {
        "$ref" => {
            let path = says.as_str().unwrap().strip_prefix('#').unwrap();
            let target = whole.pointer(path).unwrap_or_else(|| panic!("{path} is nowhere"));
            valid(whole, target, value)
        }
        "type" => match says {
            Value::Array(types) => types.iter().any(|name| is_type(value, name.as_str().unwrap())),
            name => is_type(value, name.as_str().unwrap()),
        },
        "enum" => says.as_array().unwrap().contains(value),
        "minimum" => value.as_i64().is_none_or(|value| value >= says.as_i64().unwrap()),
        "pattern" => value
            .as_str()
            .is_none_or(|text| Regex::new(says.as_str().unwrap()).unwrap().is_match(text)),
        "items" => {
            value.as_array().is_none_or(|items| items.iter().all(|item| valid(whole, says, item)))
        }
        "anyOf" => says.as_array().unwrap().iter().any(|schema| valid(whole, schema, value)),
        "oneOf" => {
            says.as_array().unwrap().iter().filter(|one| valid(whole, one, value)).count() == 1
        }
        "required" => {
            says.as_array().unwrap().iter().all(|name| value.get(name.as_str().unwrap()).is_some())
        }
        "properties" => {
            says.as_object().unwrap().iter().all(|(name, schema)| {
                value.get(name).is_none_or(|value| valid(whole, schema, value))
            })
        }
        "additionalProperties" => {
            assert_eq!(says, false);
            let known = schema["properties"].as_object().unwrap();
            value.as_object().is_none_or(|object| object.keys().all(|key| known.contains_key(key)))
        }
        "$schema" | "title" | "description" | "format" | "$defs" | "default" => true,
        other => panic!("{other} in a schema"),
    })
}

fn is_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        other => panic!("type {other} in a schema"),
    }
}

/// Whether both schemas take an order; they must agree.
fn takes(order: &Value) -> bool {
    let [(a, first), (b, second)] = [by_schemars(), by_utoipa()];
    let both = (valid(&a, &first, order), valid(&b, &second, order));
    assert_eq!(both.0, both.1, "{order}\n{first:#}\n{second:#}");
    both.0
}

fn order() -> Order {
    Order {
        price: usd!(12.34),
        tip: None,
        yen: Money::from_minor(-5),
        deposit: Positive::new(usd!(0.01)).unwrap(),
        lines: vec![usd!(1), usd!(-0.5)],
        share: ExactMoney::new_in(money::num!(1 / 3), "KWD".parse().unwrap()),
        paid: Positive::new(usd!(7)).unwrap(),
        plain: usd!(8),
    }
}

#[test]
fn what_is_written_is_valid() {
    let mut order = order();
    assert!(takes(&serde_json::to_value(&order).unwrap()));
    order.tip = Some("JPY 5".parse().unwrap());
    order.lines.clear();
    let mut value = serde_json::to_value(&order).unwrap();
    assert!(takes(&value), "{value}");
    value.as_object_mut().unwrap().remove("tip");
    assert!(takes(&value), "a default need not be there");
}

#[test]
fn what_is_invalid_is_not_read() {
    let fine = serde_json::to_value(order()).unwrap();
    for (field, wrong) in [
        ("price", json!({ "amount": "12.34", "currency": "USD" })),
        ("price", json!({ "amount": 12.34, "currency": "USD" })),
        ("price", json!({ "amount": 1234, "currency": "EUR" })),
        ("price", json!({ "amount": 1234 })),
        ("price", json!({ "amount": 1234, "currency": "USD", "scale": 2 })),
        ("price", json!("USD 12.34")),
        ("price", json!(1234)),
        ("price", json!(null)),
        ("tip", json!({ "amount": 1, "currency": "XAU" })),
        ("tip", json!("USD 1")),
        ("yen", json!({ "amount": 5, "currency": "JPY" })),
        ("yen", json!("5")),
        ("yen", json!(5.5)),
        ("deposit", json!(0)),
        ("deposit", json!(-1)),
        ("lines", json!("USD 1")),
        ("lines", json!(["USD 1", 2])),
        ("lines", json!(["USD 0.001"])),
        ("lines", json!(["EUR 1"])),
        ("share", json!("1/3")),
        ("share", json!("KWD 1/0")),
        ("paid", json!("USD -1")),
        ("paid", json!({ "amount": 1, "currency": "USD" })),
        ("plain", json!({ "amount": 1, "currency": "USD" })),
        ("plain", json!("USD 1")),
    ] {
        let mut order = fine.clone();
        order[field] = wrong;
        assert!(!takes(&order), "{order}");
        assert!(serde_json::from_value::<Order>(order.clone()).is_err(), "{order}");
    }
    for field in ["price", "yen", "deposit", "lines", "share", "paid"] {
        let mut order = fine.clone();
        order.as_object_mut().unwrap().remove(field);
        assert!(!takes(&order), "{field}");
        assert!(serde_json::from_value::<Order>(order).is_err(), "{field}");
    }
}

#[test]
fn the_types_have_names() {
    let (whole, _) = by_schemars();
    let mut names: Vec<_> = whole["$defs"].as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(
        names,
        [
            "ExactMoney_text",
            "Money_JPY_minor_units_only",
            "Money_USD",
            "Money_USD_minor_units",
            "Money_USD_text",
            "Money_minor_units",
            "Positive_Money_USD_minor_units_only",
            "Positive_Money_USD_text",
        ]
    );
    let (whole, _) = by_utoipa();
    let schemas = whole["components"]["schemas"].as_object().unwrap();
    assert!(schemas.contains_key("Money_USD_minor_units"), "{schemas:?}");
}

proptest! {
    /// Of texts, the schemas take exactly what is read.
    #[test]
    fn patterns_are_what_is_read(
        text in "(USD |EUR |usd |USD|)[+-]?[0-9]{0,2}(\\.[0-9]{0,4})?(/[0-9]|e[0-9])?",
    ) {
        let fine = serde_json::to_value(order()).unwrap();
        for (field, value) in [("lines", json!([text])), ("share", json!(text))] {
            let mut order = fine.clone();
            order[field] = value;
            prop_assert_eq!(takes(&order), serde_json::from_value::<Order>(order).is_ok());
        }
    }
}
