//! A program without a prelude, with every warning denied, that uses every macro of `money`.

#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused, unused_qualifications, unreachable_pub, clippy::all)]
#![deny(clippy::pedantic, single_use_lifetimes, trivial_casts, unused_lifetimes)]

pub mod program;
