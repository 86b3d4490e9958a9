//! Expressions as plain data: the little that evidence needs to know of them.

use std::ops::Range;

use super::Ty;

/// A dotted or `::` name: `self.order.total`, `FEE`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Name {
    /// Its parts, the root first.
    pub(crate) path: Vec<String>,
    /// The declared type of the root, where it is known.
    pub(crate) root: Option<Box<Ty>>,
    pub(crate) bytes: Range<usize>,
}

/// The operators that keep or change the dimension of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    /// `+`, `-`, `%`
    Same,
    Times,
    Over,
    Other,
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Name(Name),
    Text(String),
    /// A float literal.
    Float(String),
    Binary {
        op: Op,
        left: Box<Value>,
        right: Box<Value>,
    },
    Cast {
        value: Box<Value>,
        to: Ty,
    },
    Call {
        path: Vec<String>,
        args: Vec<Value>,
    },
    Method {
        receiver: Box<Value>,
        name: String,
        args: Vec<Value>,
        turbofish: Option<Ty>,
    },
    Index {
        base: Box<Value>,
        key: Box<Value>,
    },
    Other,
}

/// Methods that hand on the number that they are called on.
pub(super) const TRANSPARENT: [&str; 36] = [
    "abs",
    "and_then",
    "as_deref",
    "as_ref",
    "as_str",
    "ceil",
    "clamp",
    "clone",
    "cloned",
    "context",
    "copied",
    "expect",
    "floor",
    "into",
    "map_err",
    "max",
    "min",
    "ok",
    "ok_or",
    "ok_or_else",
    "or_else",
    "parse",
    "replace",
    "round",
    "to_owned",
    "to_string",
    "trim",
    "trim_end",
    "trim_end_matches",
    "trim_start",
    "trim_start_matches",
    "trunc",
    "try_into",
    "unwrap",
    "unwrap_or",
    "unwrap_or_default",
];

pub(super) fn is_transparent(method: &str) -> bool {
    TRANSPARENT.contains(&method) || matches!(method, "unwrap_or_else" | "with_context")
}

impl Value {
    /// The value under wrappers that hand it on: `x.clone().unwrap()` is `x`.
    pub(crate) fn core(&self) -> &Self {
        match self {
            Self::Method { receiver, name, .. } if is_transparent(name) => receiver.core(),
            Self::Call { path, args } => match (path.last().map(String::as_str), args.as_slice()) {
                (Some("Some" | "Ok"), [inner]) => inner.core(),
                (Some("from"), [inner]) if path.len() == 2 => inner.core(),
                _ => self,
            },
            _ => self,
        }
    }

    /// The name to show for it.
    pub(crate) fn ident(&self) -> Option<&str> {
        match self.core() {
            Self::Name(name) => name.path.last().map(String::as_str),
            Self::Text(text) => Some(text),
            Self::Call { path, .. } => path.last().map(String::as_str),
            Self::Method { name, .. } => Some(name),
            Self::Index { base, key } => key.ident().or_else(|| base.ident()),
            Self::Cast { value, .. } => value.ident(),
            Self::Binary { left, right, .. } => left.ident().or_else(|| right.ident()),
            Self::Float(_) | Self::Other => None,
        }
    }

    /// Whether this and everything in it satisfies nothing but `test` somewhere.
    pub(crate) fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        test(self)
            || match self {
                Self::Binary { left, right, .. } => left.any(test) || right.any(test),
                Self::Cast { value, .. } => value.any(test),
                Self::Method { receiver, .. } => receiver.any(test),
                _ => false,
            }
    }
}
