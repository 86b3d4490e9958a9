#![no_std]
#![doc = include_str!("../docs/overview.md")]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod allocate;
mod convert;
mod currency;
mod error;
mod euro;
mod exact;
mod float_free;
mod format;
mod minor_in;
mod money;
mod number;
mod parse;
#[doc(hidden)]
pub mod private;
mod quantize;
mod remainder;
mod rounding;
#[cfg(feature = "serde")]
mod serde;

pub use allocate::{AllocationMode, Ratios, Split};
pub use currency::{ActiveIso, AnyCurrency, Currency, IsoCurrency, MinorUnit, StaticCurrency};
pub use currency::{CLDR_PUBLISHED, CLDR_VERSION, ISO_4217_PUBLISHED, YearMonth, iso, profile};
pub use error::Error;
pub use exact::ExactMoney;
pub use float_free::FloatFree;
// The thirty traded most: Bank for International Settlements, Triennial Central Bank Survey, OTC
// foreign exchange turnover in April 2022. All others are in `iso`.
#[cfg(feature = "macros")]
pub use currency::{currency, currency_set};
pub use iso::{AED, AUD, BRL, CAD, CHF, CLP, CNY, CZK, DKK, EUR, GBP, HKD, HUF, IDR, ILS};
pub use iso::{INR, JPY, KRW, MXN, NOK, NZD, PLN, SAR, SEK, SGD, THB, TRY, TWD, USD, ZAR};
pub use money::{Addend, Money, Whole};
#[cfg(feature = "macros")]
pub use money_derive::{FloatFree, chf, eur, exact, gbp, jpy, money, num, usd};
#[cfg(feature = "float-ingest")]
pub use number::BinaryFloat;
pub use number::{Budget, Exact, ExactPrimitive, SafeNumber};
pub use quantize::{Quantizable, Quantized, Unsettled};
pub use remainder::{Remainder, RemainderAccount};
pub use rounding::Rounding;
