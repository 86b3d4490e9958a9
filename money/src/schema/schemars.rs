//! JSON Schema by schemars.

use super::forms::{COUNT_IS, Form, Shape, for_forms};
use super::{
    AMOUNT_IS, Amount, CURRENCY_IS, CURRENCY_NAME, NUMBER, NUMBER_IS, NUMBER_NAME, codes,
    for_amounts,
};
use crate::currency::AnyCurrency;
use crate::number::SafeNumber;
use crate::positive::Positive;
use crate::serde::FormSchema;
use alloc::borrow::Cow;
use alloc::vec::Vec;
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

/// The schema of a form.
fn form(form: &Form) -> Schema {
    let count = |description| {
        let mut schema = json_schema!({
            "type": "integer",
            "format": "int64",
            "description": description,
        });
        if form.positive {
            schema.insert("minimum".into(), 1.into());
        }
        schema
    };
    match &form.shape {
        Shape::Integer => count(form.description),
        Shape::Text(pattern) => json_schema!({
            "type": "string",
            "description": form.description,
            "pattern": pattern,
        }),
        Shape::Object(codes) => json_schema!({
            "type": "object",
            "description": form.description,
            "properties": {
                "amount": count(COUNT_IS),
                "currency": { "type": "string", "description": CURRENCY_IS, "enum": codes },
            },
            "required": ["amount", "currency"],
            "additionalProperties": false,
        }),
    }
}

macro_rules! forms {
    ($([$($generics:tt)*] $type:ty, $form:ty, $what:expr;)*) => {$(
        forms!(@one [$($generics)*] $type, $form, $what);
        forms!(@one [$($generics)*] Positive<$type>, $form, $what.above_zero());
    )*};
    (@one [$($generics:tt)*] $type:ty, $form:ty, $what:expr) => {
        impl<$($generics)*> JsonSchema for FormSchema<$type, $form> {
            fn schema_name() -> Cow<'static, str> {
                $what.name
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                form(&$what)
            }
        }
    };
}
for_forms!(forms);

macro_rules! containers {
    ($($container:ident)*) => {$(
        impl<A, F> JsonSchema for FormSchema<$container<A>, F>
        where
            FormSchema<A, F>: JsonSchema,
        {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                <$container<FormSchema<A, F>>>::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                <$container<FormSchema<A, F>>>::json_schema(generator)
            }
        }
    )*};
}
containers!(Option Vec);

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
