//! `InForm`: what the modules for `#[serde(with = "…")]` write and read, alone, in an `Option` or
//! in a list.

use crate::monetary::Monetary;
use crate::positive::Positive;
use alloc::vec::Vec;
use core::marker::PhantomData;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

/// An amount that has a form on the wire other than its usual one: [`Text`], [`MinorUnits`] or
/// [`MinorUnitsOnly`].
///
/// So have the `Option`, the `Vec` and the [`Positive`] of it. Not meant to be implemented
/// elsewhere: name a module, `#[serde(with = "money::serde::string")]`.
///
/// # Example
///
/// ```
/// use money::serde::{InForm, Text};
/// use money::usd;
/// use serde::Serialize;
///
/// #[derive(Serialize)]
/// #[serde(transparent)]
/// struct AsText<A: InForm<Text>>(#[serde(with = "money::serde::string")] A);
///
/// let json = serde_json::to_string(&AsText(vec![usd!(1), usd!(0.50)]))?;
/// assert_eq!(json, r#"["USD 1.00","USD 0.50"]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is never written as `{F}`",
    label = "has no such form",
    note = "`string` is for `Money` and `ExactMoney`, `minor_units` for `Money`, \
            `minor_units_only` for `Money` of a static currency; each also for `Option`, `Vec` and \
            `Positive` of it"
)]
pub trait InForm<F>: Sized {
    #[doc(hidden)]
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    #[doc(hidden)]
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// The form of [`string`](super::string): `"USD 12.34"`.
#[derive(Debug)]
pub enum Text {}

/// The form of [`minor_units`](super::minor_units): `{"amount":1234,"currency":"USD"}`.
#[derive(Debug)]
pub enum MinorUnits {}

/// The form of [`minor_units_only`](super::minor_units_only): `1234`.
#[derive(Debug)]
pub enum MinorUnitsOnly {}

/// The schema of an amount in a form, for the derives of schemars and utoipa; it is only named.
///
/// Each module for `#[serde(with = "…")]` has it as `Schema`, for the same types: the amounts, and
/// `Option`, `Vec` and [`Positive`] of them.
///
/// # Example
///
/// ```
/// # #[cfg(feature = "schemars_1")] {
/// # use schemars_1 as schemars;
/// use money::serde::minor_units;
/// use money::{Money, USD};
///
/// let schema = schemars::schema_for!(minor_units::Schema<Option<Money<USD>>>);
/// assert_eq!(schema.pointer("/anyOf/0/$ref").unwrap(), "#/$defs/Money_USD_minor_units");
/// assert_eq!(schema.pointer("/anyOf/1/type").unwrap(), "null");
/// # }
/// ```
#[cfg(any(feature = "schemars_1", feature = "utoipa_6"))]
#[derive(Debug)]
pub struct FormSchema<A, F>(PhantomData<(A, F)>);

/// An amount in its form, for serde's own containers.
struct Written<'a, A, F>(&'a A, PhantomData<F>);

impl<A: InForm<F>, F> Serialize for Written<'_, A, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

struct Read<A, F>(A, PhantomData<F>);

impl<'de, A: InForm<F>, F> Deserialize<'de> for Read<A, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        A::read(deserializer).map(|amount| Self(amount, PhantomData))
    }
}

impl<A: InForm<F>, F> InForm<F> for Option<A> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(amount) => serializer.serialize_some(&Written(amount, PhantomData::<F>)),
            None => serializer.serialize_none(),
        }
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<Read<A, F>>::deserialize(deserializer)?.map(|read| read.0))
    }
}

impl<T: InForm<F>, F> InForm<F> for Vec<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(|amount| Written(amount, PhantomData::<F>)))
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = Vec::<Read<T, F>>::deserialize(deserializer)?;
        Ok(list.into_iter().map(|read| read.0).collect())
    }
}

impl<A: InForm<F> + Monetary, F> InForm<F> for Positive<A> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().write(serializer)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(A::read(deserializer)?).map_err(D::Error::custom)
    }
}
