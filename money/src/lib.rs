#![no_std]
#![doc = include_str!("../docs/overview.md")]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod allocate;
mod bag;
mod currency;
mod error;
mod exact;
mod exchange;
mod float_free;
mod format;
pub mod interest;
mod monetary;
mod money;
mod number;
mod parse;
#[doc(hidden)]
pub mod private;
mod quantize;
mod rate;
mod remainder;
mod rounding;
#[cfg(feature = "serde")]
mod serde;
pub mod tax;

pub use allocate::{AllocationMode, Ratios, Split};
pub use bag::MoneyBag;
pub use currency::{AnyCurrency, CHF, Currency, EUR, GBP, JPY, MinorUnit, StaticCurrency, USD};
pub use error::Error;
pub use exact::ExactMoney;
pub use exchange::ExchangeRate;
#[cfg(feature = "jiff_02")]
pub use exchange::{DatePolicy, QuotedRate, RateKind, RateQuery, RateTable};
pub use float_free::FloatFree;
pub use monetary::Monetary;
pub use money::{Addend, Money, Whole};
#[cfg(feature = "macros")]
pub use money_derive::{FloatFree, chf, eur, exact, gbp, jpy, money, num, rate, usd};
#[cfg(feature = "float-ingest")]
pub use number::BinaryFloat;
pub use number::{Budget, Exact, ExactPrimitive, SafeNumber};
pub use quantize::{Quantizable, Quantized, Unsettled};
pub use rate::Rate;
pub use remainder::{Remainder, RemainderAccount};
pub use rounding::Rounding;
