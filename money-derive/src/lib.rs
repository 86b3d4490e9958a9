//! Macros of the `money` crate.
