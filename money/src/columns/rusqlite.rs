//! SQLite through rusqlite: TEXT and INTEGER. A REAL is refused: it is a binary float.

use super::value::{IntegerColumn, TextColumn, WANTED_INTEGER};
use super::{for_integer_columns, for_text_columns};
use crate::error::Error;
use rusqlite_039::Result;
use rusqlite_039::types::{
    FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, Value, ValueRef,
};

macro_rules! text {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> ToSql for $type {
            fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
                let text = self.to_text().map_err(not_written)?;
                Ok(ToSqlOutput::Owned(Value::Text(text)))
            }
        }

        impl<$($generics)*> FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let ValueRef::Text(bytes) = value else {
                    return Err(wrong_type(value, Self::WANTED));
                };
                let text = core::str::from_utf8(bytes).map_err(FromSqlError::Utf8Error)?;
                Self::from_text(text).map_err(FromSqlError::other)
            }
        }
    )*};
}
for_text_columns!(text);

macro_rules! integer {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> ToSql for $type {
            fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
                let integer = self.to_integer().map_err(not_written)?;
                Ok(ToSqlOutput::Owned(Value::Integer(integer)))
            }
        }

        impl<$($generics)*> FromSql for $type {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                match value {
                    ValueRef::Integer(integer) => {
                        Self::from_integer(integer).map_err(FromSqlError::other)
                    }
                    other => Err(wrong_type(other, WANTED_INTEGER)),
                }
            }
        }
    )*};
}
for_integer_columns!(integer);

#[cold]
fn not_written(error: Error) -> rusqlite_039::Error {
    rusqlite_039::Error::ToSqlConversionFailure(error.into())
}

#[cold]
fn wrong_type(value: ValueRef<'_>, wanted: &'static str) -> FromSqlError {
    let found = match value.data_type() {
        Type::Real => "a REAL, which is a binary float",
        Type::Integer => "an INTEGER",
        Type::Text => "a TEXT",
        Type::Blob => "a BLOB",
        Type::Null => "NULL",
    };
    FromSqlError::other(Error::column(found, wanted))
}
