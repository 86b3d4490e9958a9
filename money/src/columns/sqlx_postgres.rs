//! NUMERIC columns of PostgreSQL through sqlx, and arrays of every kind of column.
//!
//! sqlx's own decoders of NUMERIC panic on a value that is cut short, so ours reads the bytes.

use super::sqlx::check;
use super::value::{NumericColumn, WANTED_NUMERIC};
use super::{for_integer_columns, for_numeric_columns, for_text_columns, numeric};
use alloc::string::String;
use rust_decimal::Decimal;
use sqlx_09::encode::IsNull;
use sqlx_09::error::BoxDynError;
use sqlx_09::postgres::{
    PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueFormat, PgValueRef, Postgres,
};
use sqlx_09::{Decode, Encode, Type};

macro_rules! array {
    ($([$($generics:tt)*] $type:ty as $column:ty;)*) => {$(
        impl<$($generics)*> PgHasArrayType for $type {
            fn array_type_info() -> PgTypeInfo {
                <$column as PgHasArrayType>::array_type_info()
            }

            fn array_compatible(found: &PgTypeInfo) -> bool {
                <$column as PgHasArrayType>::array_compatible(found)
            }
        }
    )*};
}

macro_rules! decimal {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Type<Postgres> for $type {
            fn type_info() -> PgTypeInfo {
                // Only the name of the type is the decimal's: its values have 96 bits.
                <Decimal as Type<Postgres>>::type_info()
            }

            fn compatible(found: &PgTypeInfo) -> bool {
                <Decimal as Type<Postgres>>::compatible(found)
            }
        }

        impl<$($generics)*> Encode<'_, Postgres> for $type {
            fn encode_by_ref(&self, out: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
                out.extend_from_slice(&numeric::encode(&self.to_decimal_text()?)?);
                Ok(IsNull::No)
            }
        }

        impl<'r, $($generics)*> Decode<'r, Postgres> for $type {
            fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
                check::<Self, Postgres>(&value, WANTED_NUMERIC)?;
                Ok(match value.format() {
                    PgValueFormat::Binary => {
                        Self::from_decimal_text(&numeric::decode(value.as_bytes()?)?)?
                    }
                    PgValueFormat::Text => Self::from_decimal_text(value.as_str()?)?,
                })
            }
        }

        array!([$($generics)*] $type as Decimal;);
    )*};
}
for_numeric_columns!(decimal);

macro_rules! text_array {
    ($([$($generics:tt)*] $type:ty;)*) => {$(array!([$($generics)*] $type as String;);)*};
}
for_text_columns!(text_array);

macro_rules! integer_array {
    ($([$($generics:tt)*] $type:ty;)*) => {$(array!([$($generics)*] $type as i64;);)*};
}
for_integer_columns!(integer_array);
