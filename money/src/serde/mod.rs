//! serde: exact forms on the wire.
//!
//! | type | is written as |
//! |---|---|
//! | [`SafeNumber`] | `"12.5"`, `"1/3"` |
//! | [`Money`], [`ExactMoney`] | `{"amount":"12.34","currency":"USD"}` |
//! | [`Positive`], [`Increment`], [`RemainderAccount`] | as the amount; reading checks it |
//! | [`RemainderBook`] | `{"currency":"USD","accounts":[{"party":"ada","balance":"1/300"}]}` |
//! | [`MoneyBag`] | the list of its amounts |
//! | [`Rate`] | `"7.25%"` |
//! | [`ExchangeRate`] | `{"from":"EUR","to":"USD","rate":"1.0837"}` |
//! | [`Rounding`], [`TaxBasis`], [`InterestRounding`] | `"half_up"`, `"lines"`, `"each"` |
//! | `RateKind`, `DayCount` | `"bid"`, `"actual360"` |
//! | currencies | `"USD"` |
//!
//! [`SafeNumber`]: crate::SafeNumber
//! [`Money`]: crate::Money
//! [`ExactMoney`]: crate::ExactMoney
//! [`Positive`]: crate::Positive
//! [`Increment`]: crate::Increment
//! [`RemainderAccount`]: crate::RemainderAccount
//! [`RemainderBook`]: crate::RemainderBook
//! [`MoneyBag`]: crate::MoneyBag
//! [`Rate`]: crate::Rate
//! [`ExchangeRate`]: crate::ExchangeRate
//! [`Taxed`]: crate::tax::Taxed
//! [`TaxAmount`]: crate::tax::TaxAmount
//! [`TaxedInvoice`]: crate::tax::TaxedInvoice
//! [`TaxBasis`]: crate::tax::TaxBasis
//! [`Accrual`]: crate::interest::Accrual
//! [`Installment`]: crate::interest::Installment
//! [`InterestRounding`]: crate::interest::InterestRounding
//! [`Rounding`]: crate::Rounding
//!
//! A `RateTable` is the list of its quotes, each
//! `{"from":"EUR","to":"USD","kind":"mid","date":"2024-03-01","rate":"1.0837"}`. Results are
//! objects of their parts:
//!
//! | type | its fields |
//! |---|---|
//! | [`TaxAmount`] | `name`, `rate`, `base`, `exact`, `amount` |
//! | [`Taxed`] | `net`, `taxes`, `gross` |
//! | [`TaxedInvoice`] | `lines`, `by_line`, `by_total`, `basis` |
//! | [`Installment`] | `number`, `payment`, `interest`, `principal`, `balance`, `carried` |
//! | [`Accrual`] | `accrued`, `posted`, `mode` |
//!
//! They are checked when they are read: a table has each quote once and is no crossed market, taxes
//! are what gross is above net, a payment is its interest and its principal. How an exact tax was
//! rounded is not judged: of a sum of lines it may be off by a minor unit for each of them. A
//! `Quantized` amount has no form: what is pending is sent nowhere.
//!
//! Amounts have other forms too, each with a module for a field's `#[serde(with = "…")]`:
//!
//! | module | writes |
//! |---|---|
//! | [`string`] | `"USD 12.34"` |
//! | [`minor_units`] | `{"amount":1234,"currency":"USD"}` |
//! | [`minor_units_only`] | `1234` |
//!
//! They work for `Option` and `Vec` of an amount as well; in other containers, wrap the amount in a
//! struct of one field that is `#[serde(transparent)]`.
//!
//! A field in such a form has another schema than its type. With feature `schemars` or `utoipa`
//! each module has a type to name beside it:
//!
//! ```
//! # #[cfg(feature = "schemars_1")] {
//! # use schemars_1 as schemars;
//! use money::{Money, USD};
//! use schemars::JsonSchema;
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize, JsonSchema)]
//! # #[schemars(crate = "schemars_1")]
//! struct Charge {
//!     #[serde(with = "money::serde::minor_units")]
//!     #[schemars(with = "money::serde::minor_units::Schema<Money<USD>>")]
//!     price: Money<USD>,
//! }
//!
//! let schema = schemars::schema_for!(Charge);
//! let amount = schema.pointer("/$defs/Money_USD_minor_units/properties/amount/type");
//! assert_eq!(amount.unwrap(), "integer");
//! # }
//! ```
//!
//! utoipa's derive asks every type in angle brackets for a schema, and a currency has none. Give
//! the type a name, also for a plain amount, `type Dollars = Money<USD>;`, and name that:
//! `#[schema(value_type = Dollars)]`.
//!
//! # What is refused
//!
//! - A JSON number with a point, anywhere: most readers pass it through a binary float before
//!   anybody sees it. Where text is expected, an integer too.
//! - More digits than the minor unit has, unless they are zeros; another currency's code; fields
//!   that are not known, missing, or there twice.
//! - A list of the fields, `["12.34","USD"]`, in formats that people read. Binary formats without
//!   names (postcard, say) write and read one.
//! - Writing what could not be read again: a number of more than 10,000 digits, minor units of more
//!   than 64 bits.
//!
//! # Example
//!
//! ```
//! use money::{Money, USD, usd};
//!
//! let json = serde_json::to_string(&usd!(12.34))?;
//! assert_eq!(json, r#"{"amount":"12.34","currency":"USD"}"#);
//! assert_eq!(serde_json::from_str::<Money<USD>>(&json)?, usd!(12.34));
//!
//! let json = r#"{"amount":12.34,"currency":"USD"}"#;
//! let error = serde_json::from_str::<Money<USD>>(json).unwrap_err();
//! assert!(error.to_string().starts_with(
//!     "invalid type: floating point `12.34`, expected an amount as text, such as \"12.34\" \
//!      (a number may have been through a float)",
//! ));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod amounts;
mod currencies;
mod form;
mod keepers;
mod loans;
pub mod minor_units;
pub mod minor_units_only;
mod numbers;
#[cfg(feature = "jiff_02")]
mod rate_table;
mod rates;
pub mod string;
mod taxes;

#[cfg(any(feature = "schemars_1", feature = "utoipa_6"))]
pub use form::FormSchema;
pub use form::{InForm, MinorUnits, MinorUnitsOnly, Text};

#[cfg(feature = "jiff_02")]
pub use rate_table::deserialize_rate_table;

#[doc(hidden)]
pub use currencies::deserialize_currency;
