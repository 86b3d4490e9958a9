#![no_std]
#![doc = include_str!("../docs/overview.md")]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod allocate;
mod bag;
mod book;
#[cfg(feature = "columns")]
pub mod columns;
mod convert;
mod currency;
#[cfg(feature = "macros")]
mod declare;
mod error;
mod euro;
mod exact;
mod exchange;
mod float_free;
mod format;
mod increment;
pub mod interest;
pub mod laws;
#[cfg(feature = "macros")]
mod literals;
mod minor_in;
mod monetary;
mod money;
mod number;
mod parse;
mod positive;
#[doc(hidden)]
pub mod private;
mod quantize;
mod rate;
mod remainder;
mod rounding;
#[cfg(any(feature = "schemars_1", feature = "utoipa_6"))]
mod schema;
#[cfg(feature = "serde")]
pub mod serde;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod tax;
pub mod text;
#[cfg(feature = "serde")]
mod wire;

pub use allocate::{Allocate, AllocationMode, Ratios, Split};
pub use bag::MoneyBag;
pub use book::RemainderBook;
pub use currency::{ActiveIso, AnyCurrency, Currency, IsoCurrency, MinorUnit, StaticCurrency};
pub use currency::{CLDR_PUBLISHED, CLDR_VERSION, ISO_4217_PUBLISHED, YearMonth, iso, profile};
pub use error::Error;
pub use exact::ExactMoney;
pub use exchange::ExchangeRate;
#[cfg(feature = "jiff_02")]
pub use exchange::{DatePolicy, QuotedRate, RateKind, RateQuery, RateTable};
pub use float_free::FloatFree;
pub use increment::Increment;
// The thirty traded most: Bank for International Settlements, Triennial Central Bank Survey, OTC
// foreign exchange turnover in April 2022. All others are in `iso`.
pub use iso::{AED, AUD, BRL, CAD, CHF, CLP, CNY, CZK, DKK, EUR, GBP, HKD, HUF, IDR, ILS};
pub use iso::{INR, JPY, KRW, MXN, NOK, NZD, PLN, SAR, SEK, SGD, THB, TRY, TWD, USD, ZAR};
#[cfg(feature = "macros")]
pub use literals::float_free;
pub use monetary::Monetary;
pub use money::{Addend, Comparand, Money, Orderable, Whole};
#[cfg(feature = "macros")]
pub use money_derive::FloatFree;
#[cfg(feature = "float-ingest")]
pub use number::BinaryFloat;
pub use number::{Budget, Exact, ExactPrimitive, SafeNumber};
pub use positive::Positive;
pub use quantize::{Quantizable, Quantized, Unsettled};
pub use rate::Rate;
pub use remainder::{Remainder, RemainderAccount};
pub use rounding::Rounding;
