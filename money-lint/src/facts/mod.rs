//! What one file says, as plain data: no syntax tree, no span, nothing that cannot cross threads.
//!
//! Knows nothing of rules, findings or what money is.

mod collect;
mod sql;
mod table;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(crate) use collect::collect;
pub(crate) use sql::{SqlColumn, read_sql};
pub(crate) use table::{Float, Source, Table};
pub(crate) use value::{Name, Op, Value};

/// A type as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ty {
    /// `a::b::C<D, E>`: the segments and the type arguments of the last one.
    Path { segments: Vec<String>, args: Vec<Ty> },
    /// `&T`, `*const T`, `(T)`.
    Wrapped(Box<Ty>),
    /// `(A, B)`, `[T]`, `[T; N]`: more than one value.
    Several(Vec<Ty>),
    /// Anything else.
    Other,
}

impl Ty {
    /// A path of one segment.
    pub(crate) fn named(name: &str) -> Self {
        Self::Path { segments: vec![name.to_owned()], args: Vec::new() }
    }

    /// The last segment of the path, through references.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Path { segments, .. } => segments.last().map(String::as_str),
            Self::Wrapped(inner) => inner.name(),
            Self::Several(_) | Self::Other => None,
        }
    }
}

/// `type Name = ty;`
#[derive(Clone, Debug)]
pub(crate) struct Alias {
    pub(crate) name: String,
    pub(crate) bytes: Range<usize>,
    pub(crate) ty: Ty,
    pub(crate) ty_bytes: Range<usize>,
}

/// A field, a parameter, or the value of a tuple struct (then the name is the struct's).
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) name: String,
    pub(crate) bytes: Range<usize>,
    pub(crate) ty: Ty,
    pub(crate) ty_bytes: Range<usize>,
}

/// A struct, or one variant of an enum.
#[derive(Clone, Debug)]
pub(crate) struct Struct {
    pub(crate) name: String,
    /// The enum that it is a variant of.
    pub(crate) parent: Option<String>,
    pub(crate) tuple: bool,
    pub(crate) fields: Vec<Slot>,
}

/// A function or method.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) bytes: Range<usize>,
    /// The type or trait that it is a method of.
    pub(crate) owner: Option<String>,
    pub(crate) params: Vec<Slot>,
    pub(crate) output: Option<(Ty, Range<usize>)>,
}

/// An expression at which a float may meet money.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) kind: SiteKind,
    pub(crate) bytes: Range<usize>,
    /// What is cast, parsed, converted or rounded.
    pub(crate) operand: Value,
    /// The name that the result is given.
    pub(crate) target: Option<Name>,
    /// The enclosing function, by index.
    pub(crate) function: Option<usize>,
}

/// What happens at a [`Site`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SiteKind {
    /// `x as f64`, `f64::from(x)`; `scaled` when it is divided by a power of ten at once.
    Cast { to: Ty, scaled: bool },
    /// `s.parse::<f64>()`, `f64::from_str(s)`.
    Parse { to: Ty },
    /// `Decimal::from_f64(x)`; the type and the function.
    FromFloat { ty: String, function: String },
    /// `x.round()` and its kin; the method.
    Round { method: String },
}

/// A node that a comment before it can speak for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Where its attributes start.
    pub(crate) outer: usize,
    /// Where it starts without them.
    pub(crate) inner: usize,
    pub(crate) end: usize,
}

/// Everything that one file says.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) aliases: Vec<Alias>,
    pub(crate) structs: Vec<Struct>,
    pub(crate) functions: Vec<Function>,
    pub(crate) sites: Vec<Site>,
    pub(crate) columns: Vec<SqlColumn>,
    /// `use a::b::C as D;`: the path of each name.
    pub(crate) imports: BTreeMap<String, Vec<String>>,
    /// The first parts of `use …::*`.
    pub(crate) globs: BTreeSet<String>,
    /// Only collected in files that hold suppressions.
    pub(crate) extents: Vec<Extent>,
    /// How many macro calls have bodies that were not read.
    pub(crate) unseen_macros: usize,
}
