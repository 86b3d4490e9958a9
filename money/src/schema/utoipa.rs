//! Schemas of OpenAPI by utoipa.

use super::{
    AMOUNT_IS, Amount, CURRENCY_IS, CURRENCY_NAME, NUMBER, NUMBER_IS, NUMBER_NAME, codes,
    for_amounts,
};
use crate::currency::AnyCurrency;
use crate::number::SafeNumber;
use alloc::borrow::Cow;
use utoipa_6::openapi::RefOr;
use utoipa_6::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema, Type};
use utoipa_6::{PartialSchema, ToSchema};

fn text(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(description))
}

fn object(amount: Amount) -> RefOr<Schema> {
    let number = text(AMOUNT_IS).pattern(Some(amount.pattern));
    let code = text(CURRENCY_IS).enum_values(Some(amount.codes));
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .description(Some(amount.description))
        .property("amount", number)
        .required("amount")
        .property("currency", code)
        .required("currency")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
        .into()
}

macro_rules! amounts {
    ($([$($generics:tt)*] $type:ty, $amount:expr;)*) => {$(
        impl<$($generics)*> PartialSchema for $type {
            fn schema() -> RefOr<Schema> {
                object($amount)
            }
        }

        impl<$($generics)*> ToSchema for $type {
            fn name() -> Cow<'static, str> {
                $amount.name
            }
        }
    )*};
}
for_amounts!(amounts);

impl PartialSchema for SafeNumber {
    fn schema() -> RefOr<Schema> {
        text(NUMBER_IS).pattern(Some(NUMBER)).into()
    }
}

/// # Example
///
/// ```
/// # use utoipa_6 as utoipa;
/// use money::{Money, SafeNumber, USD};
/// use utoipa::ToSchema;
///
/// assert_eq!(SafeNumber::name(), "SafeNumber");
/// assert_eq!(Money::<USD>::name(), "Money_USD");
/// ```
impl ToSchema for SafeNumber {
    fn name() -> Cow<'static, str> {
        NUMBER_NAME.into()
    }
}

impl PartialSchema for AnyCurrency {
    fn schema() -> RefOr<Schema> {
        text(CURRENCY_IS).enum_values(Some(codes())).into()
    }
}

impl ToSchema for AnyCurrency {
    fn name() -> Cow<'static, str> {
        CURRENCY_NAME.into()
    }
}
