//! A royalty ledger written the way money code is often written: with `f64`, `.round()`, `REAL`
//! columns and read-then-write updates. It compiles, it runs, and it loses money.
//!
//! Every bad line carries a marker: `//~ rule-id` (or `//~^ rule-id` below it) where
//! `cargo money-lint` reports it, and `//~? rule-id` where no rule sees it yet. Never copy from
//! here: `examples/ledger` is the same domain written well.

pub mod accounts;
pub mod comparison;
pub mod interest;
pub mod payout;
