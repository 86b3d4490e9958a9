#![doc = include_str!("../../docs/columns.md")]
#![cfg_attr(feature = "rusqlite_039", doc = include_str!("../../docs/columns-rusqlite.md"))]
#![cfg_attr(
    feature = "postgres-types_02",
    doc = include_str!("../../docs/columns-postgres-types.md")
)]
#![cfg_attr(feature = "sqlx_09-postgres", doc = include_str!("../../docs/columns-sqlx.md"))]
#![cfg_attr(feature = "diesel_2", doc = include_str!("../../docs/columns-diesel.md"))]
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "each driver uses a part of this, and features choose the drivers"
)]

// Knows nothing of arithmetic: a column writes a value down and reads it back. `value` says what
// each type is in a column, without naming a driver; `numeric` is PostgreSQL's binary form; the
// other files join a driver to those.

#[cfg(feature = "diesel_2")]
mod diesel;
mod numeric;
#[cfg(feature = "postgres-types_02")]
mod postgres_types;
#[cfg(feature = "rusqlite_039")]
mod rusqlite;
#[cfg(feature = "sqlx_09")]
mod sqlx;
#[cfg(feature = "sqlx_09-mysql")]
mod sqlx_mysql;
#[cfg(feature = "sqlx_09-postgres")]
mod sqlx_postgres;
mod value;
mod wrappers;

pub use wrappers::{Major, Minor, Numeric, WideMinor};

/// What every driver writes as TEXT: generics and type.
macro_rules! for_text_columns {
    ($implement:ident) => {
        $implement! {
            [C: $crate::MinorUnit,] $crate::Money<C>;
            [C: $crate::Currency,] $crate::ExactMoney<C>;
            [C: $crate::Currency,] $crate::RemainderAccount<C>;
            [C: $crate::MinorUnit,] $crate::Positive<$crate::Money<C>>;
            [C: $crate::Currency,] $crate::Positive<$crate::ExactMoney<C>>;
            [C: $crate::Currency,] $crate::Increment<C>;
            [F: $crate::Currency, T: $crate::Currency,] $crate::ExchangeRate<F, T>;
            [] $crate::Rate;
            [] $crate::SafeNumber;
            [] $crate::AnyCurrency;
        }
    };
}

/// What every driver that has decimals writes as NUMERIC.
macro_rules! for_numeric_columns {
    ($implement:ident) => {
        $implement! {
            [C: $crate::StaticCurrency + $crate::MinorUnit,]
                $crate::columns::Major<$crate::Money<C>>;
            [C: $crate::StaticCurrency,] $crate::columns::Major<$crate::ExactMoney<C>>;
            [C: $crate::StaticCurrency + $crate::MinorUnit,]
                $crate::columns::WideMinor<$crate::Money<C>>;
            [C: $crate::StaticCurrency + $crate::MinorUnit,]
                $crate::columns::Major<$crate::Positive<$crate::Money<C>>>;
            [C: $crate::StaticCurrency,]
                $crate::columns::Major<$crate::Positive<$crate::ExactMoney<C>>>;
            [C: $crate::StaticCurrency + $crate::MinorUnit,]
                $crate::columns::WideMinor<$crate::Positive<$crate::Money<C>>>;
            [] $crate::columns::Numeric;
        }
    };
}

/// What every driver writes as a 64-bit integer.
macro_rules! for_integer_columns {
    ($implement:ident) => {
        $implement! {
            [C: $crate::StaticCurrency + $crate::MinorUnit,]
                $crate::columns::Minor<$crate::Money<C>>;
            [C: $crate::StaticCurrency + $crate::MinorUnit,]
                $crate::columns::Minor<$crate::Positive<$crate::Money<C>>>;
        }
    };
}

use {for_integer_columns, for_numeric_columns, for_text_columns};
