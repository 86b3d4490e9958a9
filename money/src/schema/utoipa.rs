//! Schemas of OpenAPI by utoipa.

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
use alloc::format;
use alloc::vec::Vec;
use utoipa_6::openapi::RefOr;
use utoipa_6::openapi::schema::{
    AdditionalProperties, ArrayBuilder, KnownFormat, ObjectBuilder, OneOfBuilder, Schema,
    SchemaFormat, Type,
};
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

/// The schema of a form.
fn form(form: Form) -> RefOr<Schema> {
    let positive = form.positive;
    let count = |description| {
        let format = SchemaFormat::KnownFormat(KnownFormat::Int64);
        let count = ObjectBuilder::new().schema_type(Type::Integer).format(Some(format));
        count.description(Some(description)).minimum(positive.then_some(1))
    };
    match form.shape {
        Shape::Integer => count(form.description).into(),
        Shape::Text(pattern) => text(form.description).pattern(Some(pattern)).into(),
        Shape::Object(codes) => ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some(form.description))
            .property("amount", count(COUNT_IS))
            .required("amount")
            .property("currency", text(CURRENCY_IS).enum_values(Some(codes)))
            .required("currency")
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .into(),
    }
}

macro_rules! forms {
    ($([$($generics:tt)*] $type:ty, $form:ty, $what:expr;)*) => {$(
        forms!(@one [$($generics)*] $type, $form, $what);
        forms!(@one [$($generics)*] Positive<$type>, $form, $what.above_zero());
    )*};
    (@one [$($generics:tt)*] $type:ty, $form:ty, $what:expr) => {
        impl<$($generics)*> PartialSchema for FormSchema<$type, $form> {
            fn schema() -> RefOr<Schema> {
                form($what)
            }
        }

        impl<$($generics)*> ToSchema for FormSchema<$type, $form> {
            fn name() -> Cow<'static, str> {
                $what.name
            }
        }
    };
}
for_forms!(forms);

impl<A, F> PartialSchema for FormSchema<Option<A>, F>
where
    FormSchema<A, F>: PartialSchema,
{
    fn schema() -> RefOr<Schema> {
        let null = ObjectBuilder::new().schema_type(Type::Null);
        OneOfBuilder::new().item(null).item(FormSchema::<A, F>::schema()).into()
    }
}

impl<A, F> PartialSchema for FormSchema<Vec<A>, F>
where
    FormSchema<A, F>: PartialSchema,
{
    fn schema() -> RefOr<Schema> {
        ArrayBuilder::new().items(FormSchema::<A, F>::schema()).into()
    }
}

impl<A, F> ToSchema for FormSchema<Option<A>, F>
where
    FormSchema<A, F>: ToSchema,
{
    fn name() -> Cow<'static, str> {
        format!("Nullable_{}", FormSchema::<A, F>::name()).into()
    }
}

impl<A, F> ToSchema for FormSchema<Vec<A>, F>
where
    FormSchema<A, F>: ToSchema,
{
    fn name() -> Cow<'static, str> {
        format!("Array_of_{}", FormSchema::<A, F>::name()).into()
    }
}

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
