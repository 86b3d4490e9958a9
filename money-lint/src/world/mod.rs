//! All files of a run together: what names mean across modules and crates, which types expressions
//! have, and what flows into what.
//!
//! Knows nothing of rules, findings or what money is.

mod infer;
mod known;
mod resolve;
mod types;
mod value;

pub(crate) use infer::trace;
pub(crate) use resolve::{Externs, Ref, Source, Table};
pub(crate) use types::{Float, Leaf, Type};
pub(crate) use value::{Flow, Meaning, Site, SiteKind, Target, Traced, Val};
