//! PostgreSQL through tokio-postgres and postgres: TEXT, NUMERIC and integers, and domains over
//! them.

use super::value::{IntegerColumn, NumericColumn, TextColumn, WANTED_INTEGER, WANTED_NUMERIC};
use super::{for_integer_columns, for_numeric_columns, for_text_columns, numeric};
use crate::error::Error;
use alloc::boxed::Box;
use alloc::format;
use postgres_types_02::private::BytesMut;
use postgres_types_02::{FromSql, IsNull, Kind, ToSql, Type, to_sql_checked};

type Result<T> = core::result::Result<T, Box<dyn core::error::Error + Sync + Send>>;

/// The type that a domain stands for.
fn base(mut column: &Type) -> &Type {
    while let Kind::Domain(inner) = column.kind() {
        column = inner;
    }
    column
}

/// The driver asks `accepts` first; a caller of `from_sql` may not have.
fn check(accepted: bool, column: &Type, wanted: &'static str) -> Result<()> {
    if accepted {
        return Ok(());
    }
    Err(Error::column(format!("`{}`", column.name()), wanted).into())
}

macro_rules! text {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> ToSql for $type {
            fn to_sql(&self, column: &Type, out: &mut BytesMut) -> Result<IsNull> {
                self.to_text()?.to_sql(base(column), out)
            }

            fn accepts(column: &Type) -> bool {
                <&str as ToSql>::accepts(base(column))
            }

            to_sql_checked!();
        }

        impl<'a, $($generics)*> FromSql<'a> for $type {
            fn from_sql(column: &Type, bytes: &'a [u8]) -> Result<Self> {
                check(<Self as FromSql<'a>>::accepts(column), column, Self::WANTED)?;
                Ok(Self::from_text(<&str as FromSql<'_>>::from_sql(base(column), bytes)?)?)
            }

            fn accepts(column: &Type) -> bool {
                <&str as FromSql<'_>>::accepts(base(column))
            }
        }
    )*};
}
for_text_columns!(text);

macro_rules! decimal {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> ToSql for $type {
            fn to_sql(&self, _: &Type, out: &mut BytesMut) -> Result<IsNull> {
                out.extend_from_slice(&numeric::encode(&self.to_decimal_text()?)?);
                Ok(IsNull::No)
            }

            fn accepts(column: &Type) -> bool {
                *base(column) == Type::NUMERIC
            }

            to_sql_checked!();
        }

        impl<'a, $($generics)*> FromSql<'a> for $type {
            fn from_sql(column: &Type, bytes: &'a [u8]) -> Result<Self> {
                check(<Self as FromSql<'a>>::accepts(column), column, WANTED_NUMERIC)?;
                Ok(Self::from_decimal_text(&numeric::decode(bytes)?)?)
            }

            fn accepts(column: &Type) -> bool {
                *base(column) == Type::NUMERIC
            }
        }
    )*};
}
for_numeric_columns!(decimal);

/// Narrower columns are read too: what they hold fits.
fn is_integer(column: &Type) -> bool {
    matches!(*base(column), Type::INT8 | Type::INT4 | Type::INT2)
}

macro_rules! integer {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> ToSql for $type {
            fn to_sql(&self, column: &Type, out: &mut BytesMut) -> Result<IsNull> {
                let integer = self.to_integer()?;
                match *base(column) {
                    Type::INT2 => i16::try_from(integer)?.to_sql(&Type::INT2, out),
                    Type::INT4 => i32::try_from(integer)?.to_sql(&Type::INT4, out),
                    _ => integer.to_sql(&Type::INT8, out),
                }
            }

            fn accepts(column: &Type) -> bool {
                is_integer(column)
            }

            to_sql_checked!();
        }

        impl<'a, $($generics)*> FromSql<'a> for $type {
            fn from_sql(column: &Type, bytes: &'a [u8]) -> Result<Self> {
                check(is_integer(column), column, WANTED_INTEGER)?;
                Ok(Self::from_integer(match *base(column) {
                    Type::INT2 => i16::from_sql(&Type::INT2, bytes)?.into(),
                    Type::INT4 => i32::from_sql(&Type::INT4, bytes)?.into(),
                    _ => i64::from_sql(&Type::INT8, bytes)?,
                })?)
            }

            fn accepts(column: &Type) -> bool {
                is_integer(column)
            }
        }
    )*};
}
for_integer_columns!(integer);
