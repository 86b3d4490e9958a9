//! Function bodies as plain data: what inference needs of the syntax tree, and nothing that cannot
//! cross threads.

use super::{At, DeclIndex, Name, Ty};

/// An expression. References, parentheses, `.await` and `unsafe` are left out.
#[derive(Debug)]
pub(crate) struct Expr {
    pub(crate) kind: ExprKind,
    pub(crate) at: At,
}

/// What an expression is.
#[derive(Debug)]
pub(crate) enum ExprKind {
    /// `a::b::<T>`
    Path(Vec<Name>, Vec<Ty>),
    Int(Name, Name),
    /// A float literal and its suffix.
    Float(Name, Name),
    Text(Name),
    Bool,
    Field(Box<Expr>, Name),
    Method(Box<Method>),
    Call(Box<Expr>, Vec<Expr>),
    Macro(Box<Macro>),
    Binary(Op, Box<Expr>, Box<Expr>),
    /// `a += b`
    Update(Op, Box<Expr>, Box<Expr>),
    Assign(Box<Expr>, Box<Expr>),
    /// `-a`, `!a`, `*a`
    Unary(Box<Expr>),
    Cast(Box<Expr>, Ty),
    Index(Box<Expr>, Box<Expr>),
    Closure(Box<Closure>),
    Block(Vec<Stmt>),
    If(Box<Expr>, Vec<Stmt>, Option<Box<Expr>>),
    Match(Box<Expr>, Vec<Arm>),
    For(Pat, Box<Expr>, Vec<Stmt>),
    /// `loop`, `while`
    Loop(Option<Box<Expr>>, Vec<Stmt>),
    /// `let pattern = value` as a condition.
    Let(Pat, Box<Expr>),
    Struct(Vec<Name>, Vec<(Name, At, Expr)>, Option<Box<Expr>>),
    Tuple(Vec<Expr>),
    Array(Vec<Expr>),
    Return(Option<Box<Expr>>),
    Break(Option<Box<Expr>>),
    Try(Box<Expr>),
    Range(Option<Box<Expr>>, Option<Box<Expr>>),
    Other,
}

#[derive(Debug)]
pub(crate) struct Method {
    pub(crate) receiver: Expr,
    pub(crate) name: Name,
    pub(crate) name_at: At,
    pub(crate) types: Vec<Ty>,
    pub(crate) args: Vec<Expr>,
}

/// A macro call of which something was read.
#[derive(Debug)]
pub(crate) struct Macro {
    pub(crate) name: Name,
    pub(crate) args: Vec<Expr>,
    /// `"key": value` of a JSON literal.
    pub(crate) pairs: Vec<(Name, Expr)>,
    /// The bodies that an unknown macro was found to hold.
    pub(crate) blocks: Vec<Vec<Stmt>>,
}

#[derive(Debug)]
pub(crate) struct Closure {
    pub(crate) params: Vec<Pat>,
    pub(crate) output: Option<DeclIndex>,
    pub(crate) body: Expr,
}

#[derive(Debug)]
pub(crate) struct Arm {
    pub(crate) pat: Pat,
    pub(crate) guard: Option<Expr>,
    pub(crate) body: Expr,
}

/// A statement.
#[derive(Debug)]
pub(crate) enum Stmt {
    Let {
        pat: Pat,
        init: Option<Expr>,
        diverge: Option<Expr>,
    },
    /// An expression, and whether it is the value of its block.
    Expr(Expr, bool),
}

/// A pattern.
#[derive(Debug)]
pub(crate) enum Pat {
    Bind(DeclIndex, Option<Box<Pat>>),
    Tuple(Vec<Pat>),
    /// `Some(a)`
    Variant(Vec<Name>, Vec<Pat>),
    Struct(Vec<Name>, Vec<(Name, Pat)>),
    Slice(Vec<Pat>),
    Or(Vec<Pat>),
    Typed(Box<Pat>, Ty),
    Other,
}

/// The operators that keep or change the dimension of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    Add,
    Sub,
    Rem,
    Mul,
    Div,
    /// `==`, `!=`
    Equal,
    /// `<`, `>=`, …
    Order,
    /// Bits and booleans.
    Other,
}

impl Op {
    /// Both sides have the dimension of the result.
    pub(crate) fn keeps_dimension(self) -> bool {
        matches!(self, Self::Add | Self::Sub | Self::Rem)
    }

    pub(crate) fn is_arithmetic(self) -> bool {
        self.keeps_dimension() || matches!(self, Self::Mul | Self::Div)
    }
}
