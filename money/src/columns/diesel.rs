//! PostgreSQL and MySQL through diesel: `Text`, `Numeric` and `BigInt`.
//!
//! diesel trusts the schema that it is given, and `sql_query` can be given a wrong one: eight
//! bytes of another type would read as a number. So each decoder asks for the type of the value.
//! On MySQL diesel's own integers also cut the fraction of a decimal or a float off.

use super::value::{IntegerColumn, NumericColumn, TextColumn, WANTED_INTEGER, WANTED_NUMERIC};
use super::{for_integer_columns, for_numeric_columns, for_text_columns, numeric};
use crate::error::Error;
use alloc::boxed::Box;
use alloc::format;
use diesel_2::deserialize::{self, FromSql, Queryable};
use diesel_2::expression::AsExpression;
use diesel_2::internal::derives::as_expression::Bound;
use diesel_2::mysql::{Mysql, MysqlType, MysqlValue};
use diesel_2::pg::{Pg, PgValue};
use diesel_2::serialize::{self, IsNull, Output, ToSql};
use diesel_2::sql_types::{BigInt, Nullable, Numeric, Text};
use std::io::Write;

/// `numeric`, its array, range, range array and multirange: an element carries the type of the
/// whole.
const PG_NUMERIC: [u32; 5] = [1700, 1231, 3906, 3907, 4532];
/// The same of `bigint`.
const PG_BIGINT: [u32; 5] = [20, 1016, 3926, 3927, 4536];
/// Types from here on are a database's own: domains, and arrays of them.
const PG_FIRST_OWN_TYPE: u32 = 16384;

fn check_pg(value: &PgValue<'_>, own: &[u32], wanted: &'static str) -> Result<(), Error> {
    let found = value.get_oid().get();
    if own.contains(&found) || found >= PG_FIRST_OWN_TYPE {
        return Ok(());
    }
    Err(Error::column(format!("a value of the type with oid {found}"), wanted))
}

fn check_mysql(accepted: bool, found: MysqlType, wanted: &'static str) -> Result<(), Error> {
    if accepted {
        return Ok(());
    }
    Err(Error::column(format!("`{found:?}`"), wanted))
}

macro_rules! expression {
    ($([$($generics:tt)*] $type:ty as $column:ty;)*) => {$(
        expression!(@bound [$($generics)*] $type => $column);
        expression!(@bound [$($generics)*] $type => Nullable<$column>);
        expression!(@bound ['a, $($generics)*] &'a $type => $column);
        expression!(@bound ['a, $($generics)*] &'a $type => Nullable<$column>);
        expression!(@bound ['a, 'b, $($generics)*] &'b &'a $type => $column);
        expression!(@bound ['a, 'b, $($generics)*] &'b &'a $type => Nullable<$column>);
        expression!(@nullable Pg, [$($generics)*] $type as $column);
        expression!(@nullable Mysql, [$($generics)*] $type as $column);
        expression!(@row Pg, [$($generics)*] $type as $column);
        expression!(@row Mysql, [$($generics)*] $type as $column);
    )*};
    (@bound [$($generics:tt)*] $type:ty => $column:ty) => {
        impl<$($generics)*> AsExpression<$column> for $type {
            type Expression = Bound<$column, Self>;

            fn as_expression(self) -> Self::Expression {
                Bound::new(self)
            }
        }
    };
    (@nullable $backend:ty, [$($generics:tt)*] $type:ty as $column:ty) => {
        impl<$($generics)*> ToSql<Nullable<$column>, $backend> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, $backend>) -> serialize::Result {
                ToSql::<$column, $backend>::to_sql(self, out)
            }
        }
    };
    (@row $backend:ty, [$($generics:tt)*] $type:ty as $column:ty) => {
        impl<$($generics)*> Queryable<$column, $backend> for $type {
            type Row = Self;

            fn build(row: Self) -> deserialize::Result<Self> {
                Ok(row)
            }
        }
    };
}

macro_rules! text {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        expression!([$($generics)*] $type as Text;);

        impl<$($generics)*> ToSql<Text, Pg> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                write(out, self.to_text()?.as_bytes())
            }
        }

        impl<$($generics)*> ToSql<Text, Mysql> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
                write(out, self.to_text()?.as_bytes())
            }
        }

        impl<$($generics)*> FromSql<Text, Pg> for $type {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                Ok(Self::from_text(utf8(value.as_bytes(), Self::WANTED)?)?)
            }
        }

        impl<$($generics)*> FromSql<Text, Mysql> for $type {
            fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
                use MysqlType::{Blob, Enum, String};
                let found = value.value_type();
                check_mysql(matches!(found, String | Blob | Enum), found, Self::WANTED)?;
                Ok(Self::from_text(utf8(value.as_bytes(), Self::WANTED)?)?)
            }
        }
    )*};
}
for_text_columns!(text);

macro_rules! decimal {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        expression!([$($generics)*] $type as Numeric;);

        impl<$($generics)*> ToSql<Numeric, Pg> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                write(out, &numeric::encode(&self.to_decimal_text()?)?)
            }
        }

        impl<$($generics)*> ToSql<Numeric, Mysql> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
                write(out, self.to_decimal_text()?.as_bytes())
            }
        }

        impl<$($generics)*> FromSql<Numeric, Pg> for $type {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                check_pg(&value, &PG_NUMERIC, WANTED_NUMERIC)?;
                Ok(Self::from_decimal_text(&numeric::decode(value.as_bytes())?)?)
            }
        }

        impl<$($generics)*> FromSql<Numeric, Mysql> for $type {
            fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
                let found = value.value_type();
                check_mysql(matches!(found, MysqlType::Numeric), found, WANTED_NUMERIC)?;
                Ok(Self::from_decimal_text(utf8(value.as_bytes(), WANTED_NUMERIC)?)?)
            }
        }
    )*};
}
for_numeric_columns!(decimal);

macro_rules! integer {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        expression!([$($generics)*] $type as BigInt;);

        impl<$($generics)*> ToSql<BigInt, Pg> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                write(out, &self.to_integer()?.to_be_bytes())
            }
        }

        impl<$($generics)*> ToSql<BigInt, Mysql> for $type {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Mysql>) -> serialize::Result {
                // The client library is handed an integer of this machine.
                write(out, &self.to_integer()?.to_ne_bytes())
            }
        }

        impl<$($generics)*> FromSql<BigInt, Pg> for $type {
            fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                check_pg(&value, &PG_BIGINT, WANTED_INTEGER)?;
                Ok(Self::from_integer(<i64 as FromSql<BigInt, Pg>>::from_sql(value)?)?)
            }
        }

        impl<$($generics)*> FromSql<BigInt, Mysql> for $type {
            fn from_sql(value: MysqlValue<'_>) -> deserialize::Result<Self> {
                use MysqlType::{Double, Float, Numeric};
                let found = value.value_type();
                check_mysql(!matches!(found, Double | Float | Numeric), found, WANTED_INTEGER)?;
                Ok(Self::from_integer(<i64 as FromSql<BigInt, Mysql>>::from_sql(value)?)?)
            }
        }
    )*};
}
for_integer_columns!(integer);

fn write(out: &mut impl Write, bytes: &[u8]) -> serialize::Result {
    out.write_all(bytes)?;
    Ok(IsNull::No)
}

fn utf8<'a>(bytes: &'a [u8], wanted: &'static str) -> Result<&'a str, Error> {
    core::str::from_utf8(bytes).map_err(|_| Error::column("bytes that are no UTF-8", wanted))
}
