#![no_std]
#![doc = include_str!("../docs/overview.md")]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod allocate;
#[cfg(feature = "columns")]
pub mod columns;
mod currency;
mod error;
mod exact;
mod float_free;
mod format;
mod money;
mod number;
mod parse;
#[doc(hidden)]
pub mod private;
mod quantize;
mod remainder;
mod rounding;
#[cfg(any(feature = "schemars_1", feature = "utoipa_6"))]
mod schema;
#[cfg(feature = "serde")]
mod serde;

pub use allocate::{AllocationMode, Ratios, Split};
pub use currency::{AnyCurrency, CHF, Currency, EUR, GBP, JPY, MinorUnit, StaticCurrency, USD};
pub use error::Error;
pub use exact::ExactMoney;
pub use float_free::FloatFree;
pub use money::{Addend, Money, Whole};
#[cfg(feature = "macros")]
pub use money_derive::{FloatFree, chf, eur, exact, gbp, jpy, money, num, usd};
#[cfg(feature = "float-ingest")]
pub use number::BinaryFloat;
pub use number::{Budget, Exact, ExactPrimitive, SafeNumber};
pub use quantize::{Quantizable, Quantized, Unsettled};
pub use remainder::{Remainder, RemainderAccount};
pub use rounding::Rounding;
