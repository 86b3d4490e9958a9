//! An exact, append-only ledger on SQLite, and the royalty payout that it is shown with.
//!
//! | file | holds |
//! |---|---|
//! | `payout.rs` | the domain: what a payout is, what it comes to, its remainder |
//! | `royalties.rs`, `fields.rs` | the input file, and where in it a fault is |
//! | `store.rs`, `schema.sql` | the one place that writes: one database transaction per batch |
//! | `chain.rs` | the hash chain over the log |
//! | `verify.rs` | replays the log against everything that was derived from it |
//! | `reconcile.rs` | exact shares = paid + remainder; and what floats would have paid |
//! | `generate.rs` | the sample file, from a seed |
//! | `cli.rs` | the commands |
//!
//! Dependencies point down the table, except that everything may use `payout`. Nothing here holds a
//! float; the comparison with floats lives in the `leaky-ledger` example, behind text.

/// The Rust code of the README, as documentation tests: part of it runs the ledger.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

mod chain;
pub mod cli;
mod fields;
mod generate;
mod payout;
mod reconcile;
mod royalties;
mod store;
mod verify;

pub use generate::{SEED, generate};
pub use payout::{Due, Payout, PayoutError};
pub use reconcile::{Reconciliation, reconcile};
pub use royalties::{Fault, read};
pub use store::{Posted, Store, StoreError};
pub use verify::{Verified, verify};
