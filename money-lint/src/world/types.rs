//! Types as far as they can be known without a compiler.

use super::resolve::Ref;
use crate::facts::Name;

/// A binary float.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leaf {
    F32,
    F64,
}

impl Leaf {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::F32 => "f32",
            Self::F64 => "f64",
        }
    }
}

/// The float that a type holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Float {
    pub(crate) leaf: Leaf,
    /// The alias that hides it.
    pub(crate) alias: Option<Name>,
    /// Whether the type holds more than one value.
    pub(crate) many: bool,
}

/// A resolved type.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Type {
    Unknown,
    Float(Leaf),
    Int(Name),
    Text,
    Bool,
    /// A struct or enum of the run and its type arguments.
    Struct(Ref, Vec<Type>),
    /// A type of another crate, by its last name.
    Named(Name, Vec<Type>),
    Tuple(Vec<Type>),
}

/// Types that hold one value of their first argument.
const WRAPPERS: [&str; 27] = [
    "Arc",
    "ArcSwap",
    "AtomicCell",
    "Box",
    "Cell",
    "Cow",
    "LazyLock",
    "Mutex",
    "MutexGuard",
    "NonNull",
    "Nullable",
    "OnceCell",
    "OnceLock",
    "Option",
    "Pin",
    "Rc",
    "Ref",
    "RefCell",
    "RefMut",
    "Result",
    "RwLock",
    "RwLockReadGuard",
    "RwLockWriteGuard",
    "Saturating",
    "Signal",
    "State",
    "Wrapping",
];

/// Types that hold many values of their last argument.
const CONTAINERS: [&str; 24] = [
    "[]",
    "ArrayVec",
    "BTreeMap",
    "BTreeSet",
    "BinaryHeap",
    "BoxStream",
    "DashMap",
    "FxHashMap",
    "HashMap",
    "HashSet",
    "IndexMap",
    "IntoIter",
    "Iter",
    "Iterator",
    "IntoIterator",
    "LinkedList",
    "MultiMap",
    "PyArray1",
    "Series",
    "SmallVec",
    "Stream",
    "Vec",
    "VecDeque",
    "Array1",
];

impl Type {
    pub(crate) fn named(name: &str, args: Vec<Self>) -> Self {
        Self::Named(name.into(), args)
    }

    pub(crate) fn iterator(item: Self) -> Self {
        Self::named("Iterator", vec![item])
    }

    pub(crate) fn is_float(&self) -> bool {
        matches!(self.value(), Self::Float(_))
    }

    pub(crate) fn is_int(&self) -> bool {
        matches!(self.value(), Self::Int(_))
    }

    /// The name of a type of another crate.
    pub(crate) fn name(&self) -> Option<&str> {
        if let Self::Named(name, _) = self { Some(name.as_str()) } else { None }
    }

    /// The type of the one value that wrappers hold.
    pub(crate) fn value(&self) -> &Self {
        match self {
            Self::Named(name, args) if WRAPPERS.contains(&name.as_str()) => {
                args.first().map_or(self, Self::value)
            }
            _ => self,
        }
    }

    /// The type of the elements of a container, through wrappers.
    pub(crate) fn element(&self) -> Option<&Self> {
        match self.value() {
            Self::Named(name, args) if CONTAINERS.contains(&name.as_str()) => args.last(),
            _ => None,
        }
    }

    /// The one argument of a wrapper: `Option<T>`, `Result<T, E>`.
    pub(crate) fn inner(&self) -> Option<&Self> {
        match self {
            Self::Named(name, args) if WRAPPERS.contains(&name.as_str()) => args.first(),
            _ => None,
        }
    }

    /// The float that it holds, and whether it holds many.
    pub(crate) fn float(&self) -> Option<(Leaf, bool)> {
        const DEPTH: usize = 12;
        self.float_within(DEPTH)
    }

    fn float_within(&self, depth: usize) -> Option<(Leaf, bool)> {
        let depth = depth.checked_sub(1)?;
        match self {
            Self::Float(leaf) => Some((*leaf, false)),
            Self::Tuple(parts) => {
                let leaf = parts.iter().find_map(|part| part.float_within(depth))?.0;
                Some((leaf, true))
            }
            Self::Named(name, args) => {
                let is_container = CONTAINERS.contains(&name.as_str());
                let (leaf, many) = args.iter().find_map(|arg| arg.float_within(depth))?;
                Some((leaf, many || is_container))
            }
            Self::Struct(_, args) => args.iter().find_map(|arg| arg.float_within(depth)),
            _ => None,
        }
    }

    /// Whether nothing is known of it.
    pub(crate) fn is_unknown(&self) -> bool {
        match self.value() {
            Self::Unknown => true,
            Self::Named(name, args) => name.len() <= 1 && args.is_empty(),
            _ => false,
        }
    }
}
