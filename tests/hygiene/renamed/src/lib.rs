//! A program that knows `money` as `cash`, and uses every macro of it.

pub mod program;
