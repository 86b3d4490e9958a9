//! The wrappers that say which unit the bare number in a column has.

use crate::SafeNumber;
use crate::exact::ExactMoney;
use crate::float_free::FloatFree;
use crate::money::Money;
use crate::positive::Positive;

/// An amount as a decimal number of *major* units: `12.34`.
///
/// | driver | column | written for `usd!(12.30)` |
/// |---|---|---|
/// | sqlx, postgres-types, diesel on PostgreSQL | `NUMERIC` | `12.30` |
/// | sqlx, diesel on MySQL | `DECIMAL(p, s)` | `12.30` |
/// | SQLite | none: it would keep a binary float | – |
///
/// `Major<Money<C>>` needs `s` to be at least the digits of the minor unit, because a database
/// rounds what it stores to `s` digits and says nothing. A `NUMERIC` of PostgreSQL without `(p, s)`
/// keeps every digit. `Major<ExactMoney<C>>` reads any finite `NUMERIC` exactly, such as
/// `avg(amount)`; it is written if its decimal expansion ends.
///
/// # Errors
///
/// Writing: an [`ExactMoney`] whose expansion does not end. Reading: NaN and infinities, and for
/// `Major<Money<C>>` a fraction of a minor unit (it is not rounded) or more than 128 bits of them.
///
/// # Example
///
/// ```
/// use money::columns::Major;
/// use money::{Money, USD, usd};
///
/// struct Row {
///     price: Major<Money<USD>>,
/// }
/// let row = Row { price: Major(usd!(12.30)) };
/// assert_eq!(row.price.0 * 2, usd!(24.60));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Major<T>(pub T);

/// An amount as a 64-bit integer of *minor* units: `1234` cents.
///
/// | driver | column | written for `usd!(12.30)` |
/// |---|---|---|
/// | sqlx, postgres-types, diesel on PostgreSQL | `BIGINT` | `1230` |
/// | sqlx, diesel on MySQL | `BIGINT` | `1230` |
/// | sqlx, rusqlite on SQLite | `INTEGER` | `1230` |
///
/// 64 bits hold 92 quadrillion dollars, but not every [`Money`]; [`WideMinor`] does.
///
/// # Errors
///
/// Writing: more than 64 bits. Reading: any column that is not of integers.
///
/// # Example
///
/// ```
/// use money::Money;
/// use money::columns::Minor;
/// # use money::USD;
///
/// let stored = Minor(Money::<USD>::from_minor(1230));
/// assert_eq!(stored.0.to_string(), "USD 12.30");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minor<T>(pub T);

/// An amount as a decimal integer of *minor* units: `1234` cents, of any size.
///
/// | driver | column | written for `usd!(12.30)` |
/// |---|---|---|
/// | sqlx, postgres-types, diesel on PostgreSQL | `NUMERIC(38, 0)`, `NUMERIC` | `1230` |
/// | sqlx, diesel on MySQL | `DECIMAL(38, 0)` | `1230` |
/// | SQLite | none: write TEXT | – |
///
/// It also reads `sum(amount)` of a `BIGINT` column, which both databases make a decimal.
/// `(38, 0)` holds all but the outermost amounts, which have 39 digits.
///
/// # Errors
///
/// Reading: NaN and infinities, a fraction of a minor unit, or more than 128 bits.
///
/// # Example
///
/// ```
/// use money::columns::WideMinor;
/// use money::{Money, USD};
///
/// let stored = WideMinor(Money::<USD>::MAX);
/// assert_eq!(stored.0.minor(), i128::MAX);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WideMinor<T>(pub T);

/// An exact number without a currency, a rate for example, as a decimal: `0.0725`.
///
/// | driver | column | written for `num!(0.0725)` |
/// |---|---|---|
/// | sqlx, postgres-types, diesel on PostgreSQL | `NUMERIC` | `0.0725` |
/// | sqlx, diesel on MySQL | `DECIMAL(p, s)` | `0.0725` |
/// | SQLite | none: write TEXT | – |
///
/// # Errors
///
/// Writing: a number whose decimal expansion does not end, such as a third. Reading: NaN and
/// infinities.
///
/// # Example
///
/// ```
/// use money::columns::Numeric;
/// use money::num;
///
/// let rate = Numeric(num!(0.0725));
/// assert_eq!(rate.0.to_string(), "0.0725");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Numeric(pub SafeNumber);

macro_rules! wrappers {
    ($($wrapper:ident)*) => {$(
        impl<T> From<T> for $wrapper<T> {
            fn from(amount: T) -> Self {
                Self(amount)
            }
        }

        /// So that `try_from` and `deserialize_as` of the drivers' derives can unwrap it.
        impl<C> From<$wrapper<Money<C>>> for Money<C> {
            fn from(stored: $wrapper<Money<C>>) -> Self {
                stored.0
            }
        }

        impl<M> From<$wrapper<Positive<M>>> for Positive<M> {
            fn from(stored: $wrapper<Positive<M>>) -> Self {
                stored.0
            }
        }

        impl<T: FloatFree> FloatFree for $wrapper<T> {}
    )*};
}
wrappers!(Major Minor WideMinor);

impl<C> From<Major<ExactMoney<C>>> for ExactMoney<C> {
    fn from(stored: Major<ExactMoney<C>>) -> Self {
        stored.0
    }
}

impl From<SafeNumber> for Numeric {
    fn from(number: SafeNumber) -> Self {
        Self(number)
    }
}

impl From<Numeric> for SafeNumber {
    fn from(stored: Numeric) -> Self {
        stored.0
    }
}

impl FloatFree for Numeric {}
