//! The peers.

mod checked_ratio;
mod dashu;
mod fastnum;
#[cfg(feature = "gmp")]
mod gmp;
mod in_cents;
mod malachite;
mod num_rational;
mod ours;
mod ours_money;
mod plain;
mod rust_decimal;
mod rusty_money;

pub use checked_ratio::CheckedRatio;
pub use dashu::Dashu;
pub use fastnum::Fastnum;
#[cfg(feature = "gmp")]
pub use gmp::Gmp;
pub use in_cents::InCents;
pub use malachite::Malachite;
pub use num_rational::NumRational;
pub use ours::Ours;
pub use ours_money::OursMoney;
pub use plain::Plain;
pub use rust_decimal::RustDecimal;
pub use rusty_money::RustyMoney;
