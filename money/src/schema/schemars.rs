//! JSON Schema by schemars.

use super::{
    AMOUNT_IS, Amount, CURRENCY_IS, CURRENCY_NAME, NUMBER, NUMBER_IS, NUMBER_NAME, codes,
    for_amounts,
};
use crate::currency::AnyCurrency;
use crate::number::SafeNumber;
use alloc::borrow::Cow;
use schemars_1::{JsonSchema, Schema, SchemaGenerator, json_schema};

fn object(amount: &Amount) -> Schema {
    json_schema!({
        "type": "object",
        "description": amount.description,
        "properties": {
            "amount": {
                "type": "string",
                "description": AMOUNT_IS,
                "pattern": amount.pattern,
            },
            "currency": { "type": "string", "description": CURRENCY_IS, "enum": amount.codes },
        },
        "required": ["amount", "currency"],
        "additionalProperties": false,
    })
}

macro_rules! amounts {
    ($([$($generics:tt)*] $type:ty, $amount:expr;)*) => {$(
        impl<$($generics)*> JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $amount.name
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                object(&$amount)
            }
        }
    )*};
}
for_amounts!(amounts);

/// A string, with a pattern for what is read.
///
/// # Example
///
/// ```
/// # use schemars_1 as schemars;
/// use money::SafeNumber;
///
/// let schema = schemars::schema_for!(SafeNumber);
/// assert_eq!(schema.get("type").unwrap(), "string");
/// ```
impl JsonSchema for SafeNumber {
    fn schema_name() -> Cow<'static, str> {
        NUMBER_NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": NUMBER_IS, "pattern": NUMBER })
    }
}

impl JsonSchema for AnyCurrency {
    fn schema_name() -> Cow<'static, str> {
        CURRENCY_NAME.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": CURRENCY_IS, "enum": codes() })
    }
}
