//! TEXT and BIGINT columns of every database of sqlx.
//!
//! sqlx asks `compatible` before it decodes, but its `query!` macros decode without asking, so
//! each decoder asks again.

use super::value::{IntegerColumn, TextColumn, WANTED_INTEGER};
use super::{for_integer_columns, for_text_columns};
use crate::error::Error;
use alloc::format;
use alloc::string::String;
use sqlx_09::encode::IsNull;
use sqlx_09::error::BoxDynError;
use sqlx_09::{Database, Decode, Encode, Type, TypeInfo, ValueRef};

/// That the value is of a type which `T` reads.
pub(super) fn check<T: Type<DB>, DB: Database>(
    value: &DB::ValueRef<'_>,
    wanted: &'static str,
) -> Result<(), Error> {
    let found = value.type_info();
    if T::compatible(&found) {
        return Ok(());
    }
    Err(Error::column(format!("`{}`", found.name()), wanted))
}

macro_rules! text {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<DB: Database, $($generics)*> Type<DB> for $type
        where
            String: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <String as Type<DB>>::type_info()
            }

            fn compatible(found: &DB::TypeInfo) -> bool {
                <String as Type<DB>>::compatible(found)
            }
        }

        impl<'q, DB: Database, $($generics)*> Encode<'q, DB> for $type
        where
            String: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, out: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                <String as Encode<'q, DB>>::encode(self.to_text()?, out)
            }
        }

        impl<'r, DB: Database, $($generics)*> Decode<'r, DB> for $type
        where
            String: Type<DB> + Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                check::<String, DB>(&value, Self::WANTED)?;
                Ok(Self::from_text(&String::decode(value)?)?)
            }
        }
    )*};
}
for_text_columns!(text);

macro_rules! integer {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<DB: Database, $($generics)*> Type<DB> for $type
        where
            i64: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <i64 as Type<DB>>::type_info()
            }

            fn compatible(found: &DB::TypeInfo) -> bool {
                <i64 as Type<DB>>::compatible(found)
            }
        }

        impl<'q, DB: Database, $($generics)*> Encode<'q, DB> for $type
        where
            i64: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, out: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                <i64 as Encode<'q, DB>>::encode(self.to_integer()?, out)
            }
        }

        impl<'r, DB: Database, $($generics)*> Decode<'r, DB> for $type
        where
            i64: Type<DB> + Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                check::<i64, DB>(&value, WANTED_INTEGER)?;
                Ok(Self::from_integer(i64::decode(value)?)?)
            }
        }
    )*};
}
for_integer_columns!(integer);
