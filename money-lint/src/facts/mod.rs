//! What one file says, as plain data: no syntax tree, no span, nothing that cannot cross threads.
//!
//! Knows nothing of rules, findings or what money is.

mod lower;
mod sql;
mod tree;
mod ty;

use std::collections::HashMap;
use std::ops::Range;

pub(crate) use lower::{Limits, lower};
pub(crate) use sql::{Holder, Sql, SqlCast, SqlColumn, may_be_sql, read_sql};
pub(crate) use tree::{Arm, Closure, Expr, ExprKind, Macro, Method, Op, Pat, Stmt};
pub(crate) use ty::Ty;

/// A name of the source. Short ones need no memory of their own.
pub(crate) type Name = smol_str::SmolStr;

/// A map whose keys nobody outside chose to collide: files have limits.
pub(crate) type Map<K, V> = HashMap<K, V, rustc_hash::FxBuildHasher>;

/// A place of a Rust file: the line from 1, the column in characters from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Pos {
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// Where something stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct At {
    pub(crate) start: Pos,
    pub(crate) end: Pos,
}

impl At {
    pub(crate) fn to(self, last: Self) -> Self {
        Self { start: self.start, end: last.end }
    }
}

/// The place of a declaration in [`Facts::decls`].
pub(crate) type DeclIndex = u32;

/// What kind of declaration gives a name to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeclKind {
    Field,
    /// The value of a tuple struct; its name is the struct's.
    TupleField,
    VariantField,
    Param,
    Return,
    /// `let`, with or without a type; the names of patterns.
    Let,
    Const,
    Static,
    Alias,
    AssocType,
    ClosureParam,
    ClosureReturn,
    /// A column of a `table!` of diesel.
    Column,
}

/// What a declaration belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    File,
    Struct(u32),
    Function(u32),
}

/// Something that gives a value a name.
#[derive(Debug)]
pub(crate) struct Decl {
    pub(crate) kind: DeclKind,
    pub(crate) name: Name,
    pub(crate) at: At,
    pub(crate) ty: Option<Ty>,
    pub(crate) ty_at: At,
    pub(crate) owner: Owner,
    /// The type or trait of an associated constant.
    pub(crate) home: Option<Name>,
    pub(crate) module: u32,
    /// Doc comments, and the strings of attributes that name it elsewhere.
    pub(crate) docs: Option<Box<str>>,
    /// The paths in `#[serde(with = "…")]` and its kin.
    pub(crate) serde_with: Option<Name>,
    pub(crate) serde_at: At,
    /// The name that serde or a database knows it by.
    pub(crate) renamed: Option<Name>,
    /// The type that diesel or sea-orm store it as.
    pub(crate) stored: Option<(Name, At)>,
    pub(crate) in_test: bool,
    /// `let` with this float literal as its value.
    pub(crate) literal: bool,
}

/// A struct, or one variant of an enum.
#[derive(Debug)]
pub(crate) struct Struct {
    pub(crate) name: Name,
    /// The enum that it is a variant of.
    pub(crate) parent: Option<Name>,
    pub(crate) generics: Vec<Name>,
    pub(crate) tuple: bool,
    pub(crate) fields: Vec<DeclIndex>,
    pub(crate) module: u32,
    pub(crate) docs: Option<Box<str>>,
    /// `#[float_free(skip = "…")]` on it or on a field.
    pub(crate) unchecked: Vec<At>,
}

/// A function or method.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: Name,
    pub(crate) module: u32,
    /// The type of the `impl` or the name of the trait that it stands in.
    pub(crate) owner: Option<Ty>,
    /// The trait that the `impl` is of, or that declares it.
    pub(crate) of_trait: Option<Name>,
    pub(crate) has_self: bool,
    /// Generic names, where their bounds stand, and the bounds.
    pub(crate) generics: Vec<(Name, At, Vec<Ty>)>,
    pub(crate) params: Vec<Pat>,
    pub(crate) output: Option<DeclIndex>,
    pub(crate) body: Option<Vec<Stmt>>,
    pub(crate) in_test: bool,
}

/// The head of an `impl`.
#[derive(Debug)]
pub(crate) struct Impl {
    pub(crate) of_trait: Option<Ty>,
    pub(crate) owner: Ty,
    pub(crate) at: At,
    pub(crate) module: u32,
    pub(crate) in_test: bool,
}

/// A module of the file: the file itself or an inline one.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// Below the file's own path.
    pub(crate) path: Vec<Name>,
    /// `use a::b::C as D;`: the path of each name.
    pub(crate) imports: Map<Name, Vec<Name>>,
    /// The paths before `::*`.
    pub(crate) globs: Vec<Vec<Name>>,
}

/// A node that a comment before it can speak for, in bytes.
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
    pub(crate) decls: Vec<Decl>,
    pub(crate) structs: Vec<Struct>,
    pub(crate) functions: Vec<Function>,
    pub(crate) impls: Vec<Impl>,
    /// The parameters of type aliases that have some.
    pub(crate) alias_generics: Map<DeclIndex, Vec<Name>>,
    pub(crate) modules: Vec<Module>,
    /// Constants and statics with their values.
    pub(crate) consts: Vec<(DeclIndex, Expr)>,
    pub(crate) columns: Vec<SqlColumn>,
    pub(crate) casts: Vec<SqlCast>,
    /// Only collected in files that hold suppressions.
    pub(crate) extents: Vec<Extent>,
    /// The places of `#[float_free(allow = "…")]`.
    pub(crate) unchecked: Vec<At>,
    /// Whether the whole file is test code.
    pub(crate) in_test: bool,
    /// How many lines were not parsed, as nothing in them can matter.
    pub(crate) unread: usize,
    /// The names of the macros whose bodies were not read, and how often.
    pub(crate) unseen_macros: Map<Name, usize>,
}

/// A range of bytes of a file.
pub(crate) type Bytes = Range<usize>;
