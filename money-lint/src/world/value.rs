//! What is known of values: where they come from, what they flow into, and the places at which a
//! rule may have something to say.

use super::resolve::Ref;
use super::types::{Leaf, Type};
use crate::facts::{At, DeclIndex, Name, Op};

/// Where a value comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Meaning {
    #[default]
    Unknown,
    /// A literal.
    Number,
    /// What stands behind a sign of a currency.
    Currency,
    Decl(Ref),
    /// One of several floats that a declaration holds: it says nothing of the part, but the part
    /// speaks for the whole.
    Part(Ref),
    /// Something whose declaration is not known: its name, what it belongs to, whether it is a
    /// function.
    Word(Name, Option<Name>, bool),
    /// Each of these has the dimension of the whole: a sum, the branches of an `if`.
    Same(Vec<Meaning>),
    Product(Box<(Meaning, Meaning)>),
    Quotient(Box<(Meaning, Meaning)>),
    Tuple(Vec<Meaning>),
}

impl Meaning {
    pub(super) fn same(all: Vec<Self>) -> Self {
        const MOST: usize = 6;
        let mut flat: Vec<Self> = Vec::new();
        for one in all {
            match one {
                Self::Unknown => {}
                Self::Same(more) => flat.extend(more),
                other if flat.contains(&other) => {}
                other => flat.push(other),
            }
        }
        flat.truncate(MOST);
        let meaningful = flat.iter().any(|one| *one != Self::Number);
        if meaningful {
            flat.retain(|one| *one != Self::Number);
        }
        match flat.len() {
            0 => Self::Unknown,
            1 => flat.pop().unwrap_or_default(),
            _ => Self::Same(flat),
        }
    }

    /// What a part of a tuple is when only the whole has a meaning: the key of a map is not what
    /// its value is, and of two floats nobody knows which is meant.
    pub(super) fn of_part(&self, part: Option<&Type>, whole: &Type) -> Self {
        let floats = match whole.value() {
            Type::Tuple(parts) => parts.iter().filter(|part| part.float().is_some()).count(),
            _ => 0,
        };
        let is_key = matches!(part, Some(Type::Text | Type::Bool | Type::Int(_)));
        match self {
            _ if is_key => Self::Number,
            Self::Decl(at) if floats > 1 => Self::Part(*at),
            _ if floats > 1 => Self::Number,
            other => other.clone(),
        }
    }

    /// How deep products nest: a bound keeps hostile input cheap.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::Product(pair) | Self::Quotient(pair) => 1 + pair.0.depth().max(pair.1.depth()),
            Self::Same(all) | Self::Tuple(all) => {
                1 + all.iter().map(Self::depth).max().unwrap_or(0)
            }
            _ => 0,
        }
    }

    pub(super) fn pair(op: Op, left: Self, right: Self) -> Self {
        const MOST: usize = 8;
        if left.depth().max(right.depth()) > MOST {
            return Self::Unknown;
        }
        match op {
            // What is left of a division by a literal is no longer the amount.
            Op::Rem if right == Self::Number => Self::Unknown,
            Op::Mul => Self::Product(Box::new((left, right))),
            Op::Div => Self::Quotient(Box::new((left, right))),
            _ => Self::same(vec![left, right]),
        }
    }
}

/// What is known of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Val {
    pub(crate) ty: Type,
    pub(crate) is: Meaning,
}

/// What a value is given to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Target {
    #[default]
    None,
    Decl(Ref),
    /// A field or key whose declaration is not known.
    Word(Name, Option<Name>),
}

/// One thing given to another.
#[derive(Clone, Debug)]
pub(crate) enum Flow {
    Into(Ref, Meaning),
    /// Two things that are added or compared.
    Alike(Meaning, Meaning),
}

/// A place at which a rule may have something to say.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) kind: SiteKind,
    pub(crate) at: At,
    pub(crate) operand: Val,
    pub(crate) target: Target,
    /// What the result is, where it is followed on its own.
    pub(crate) result: Option<Ref>,
    /// The function that it stands in.
    pub(crate) function: Option<Ref>,
    pub(crate) in_loop: bool,
    /// Whether the result is an addend of a sum.
    pub(crate) is_summed: bool,
    pub(crate) in_test: bool,
}

/// What happens at a [`Site`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SiteKind {
    /// `x as f64`, `f64::from(x)`; `scaled` when it is divided by a power of ten at once.
    Cast {
        to: Type,
        scaled: bool,
    },
    /// `x.to_f64()`; the method.
    ToFloat {
        method: Name,
    },
    /// Text read as a float.
    Parse {
        leaf: Leaf,
    },
    /// `Decimal::from_f64(x)`: the type and the function.
    FromFloat {
        ty: Name,
        function: Name,
    },
    /// `x.round()` and its kin; the method, and whether a strategy is named.
    Round {
        method: Name,
    },
    /// Arithmetic; the right side, whether it is a power of ten, whether the left side is written
    /// to, and whether it is a part of other arithmetic.
    Arithmetic {
        op: Op,
        right: Val,
        by_ten: bool,
        updates: bool,
        nested: bool,
    },
    /// `.sum()`, `.product()`
    Sum,
    /// `a == b`; the right side.
    Equal {
        right: Val,
    },
    /// `a < b`; the right side.
    Order {
        right: Val,
    },
    /// A float literal given to a name.
    Literal,
    /// Printed with a number of digits.
    Format,
    /// Put into JSON (or, when `read`, taken from it) under this key.
    Json {
        key: Name,
        read: bool,
    },
    /// A `Quantized` whose remainder is lost; how.
    Dropped {
        how: &'static str,
    },
    Forgiven,
    Quantized,
}

/// What the walk over one file found.
#[derive(Debug, Default)]
pub(crate) struct Traced {
    pub(crate) sites: Vec<Site>,
    pub(crate) flows: Vec<Flow>,
    /// How many results are followed on their own: they are numbered after the declarations.
    pub(crate) nodes: u32,
    /// The locals that are known to hold integers.
    pub(crate) integers: Vec<DeclIndex>,
    /// Expressions whose type was looked for, and how many had none.
    pub(crate) typed: usize,
    pub(crate) untyped: usize,
}

impl Val {
    pub(super) fn unknown() -> Self {
        Self { ty: Type::Unknown, is: Meaning::Unknown }
    }

    pub(super) fn of(ty: Type, is: Meaning) -> Self {
        Self { ty, is }
    }

    /// The element of a container or iterator.
    pub(super) fn element(&self) -> Self {
        let ty = self.ty.element().cloned().unwrap_or(Type::Unknown);
        let pair = match self.ty.value() {
            Type::Named(name, args) if name.ends_with("Map") && args.len() == 2 => {
                Some(Type::Tuple(args.clone()))
            }
            _ => None,
        };
        Self { ty: pair.unwrap_or(ty), is: self.is.clone() }
    }

    pub(super) fn inner(&self) -> Self {
        let ty = self.ty.inner().cloned().unwrap_or_else(|| self.ty.clone());
        Self { ty, is: self.is.clone() }
    }
}

impl Val {
    pub(super) fn element_of_index(&self) -> Self {
        // A map is indexed by its key and gives its value.
        let ty = self.ty.element().cloned().unwrap_or(Type::Unknown);
        Self { ty, is: self.is.clone() }
    }
}
