//! Types as they are written, without references: `&'a mut T` is `T` here.

use super::Name;

/// A type as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ty {
    /// `a::b::C<D, E>`: the segments and the type arguments of the last one. `Iterator<Item = T>`
    /// counts as an argument, too.
    Path { segments: Vec<Name>, args: Vec<Ty> },
    /// `(A, B)`
    Tuple(Vec<Ty>),
    /// `[T]`, `[T; N]`
    Many(Box<Ty>),
    /// `fn(A) -> B`, `Fn(A) -> B`
    Function(Vec<Ty>, Box<Ty>),
    /// `impl A + B`, `dyn A + B`
    Bounds(Vec<Ty>),
    /// `_`
    Infer,
    /// Anything else.
    Other,
}

impl Ty {
    /// A path of one segment.
    pub(crate) fn named(name: &str) -> Self {
        Self::Path { segments: vec![name.into()], args: Vec::new() }
    }

    /// The last segment of the path.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Path { segments, .. } => segments.last().map(Name::as_str),
            Self::Bounds(all) => all.first().and_then(Self::name),
            _ => None,
        }
    }
}
