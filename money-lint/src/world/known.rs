//! Methods of the standard library and its kin, by what they do to the value they are called on.

use std::sync::OnceLock;

use crate::facts::Map;

/// What a method hands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// The value itself: `clone`, `abs`, `trim`, `await`-like things.
    Same,
    /// The value in a wrapper: `unwrap`, `lock`, `?`.
    Inner,
    /// The same, or the argument: `unwrap_or(0.0)`.
    InnerOr,
    /// The same, or what a closure gives.
    InnerOrElse,
    /// The value or the argument, which has the same dimension: `max`, `min`, `clamp`.
    Either,
    /// `round`, `ceil`, `floor`, `trunc`
    Round,
    /// An iterator over the elements.
    Iter,
    /// An iterator over the values of a map.
    Values,
    /// An iterator over the keys of a map.
    Keys,
    /// One element in an `Option`.
    Element,
    /// The element at a key: `get("amount")`.
    Get,
    /// What a closure makes of the value, in the same wrapper.
    Map,
    /// What a closure makes of it, and the wrapper with it.
    AndThen,
    /// What a closure makes of it, or the first argument.
    MapOr,
    /// The closure only looks.
    Filter,
    Fold,
    Sum,
    Collect,
    Enumerate,
    Zip,
    /// An iterator over slices.
    Windows,
    Parse,
    Text,
    Bool,
    /// A count or an index.
    Count,
    /// A float of another dimension: `sqrt`, `ln`.
    Scalar,
    /// An order: `partial_cmp`.
    Compare,
    /// Adds its last argument to a container.
    Push,
    /// An entry of a map: a reference to the value.
    Entry,
    /// Writes its argument: `set`, `replace`.
    Set,
    /// `to_f64`, `as_f64`
    ToFloat,
    /// The result of arithmetic in an `Option` or a tuple: `checked_add`.
    Checked,
    /// The result of saturating arithmetic.
    Saturating,
    Into,
}

/// Each kind with its methods.
const METHODS: &[(Known, &[&str])] = &[
    (
        Known::Same,
        &[
            "abs",
            "as_deref",
            "as_deref_mut",
            "as_mut",
            "as_ref",
            "as_slice",
            "as_str",
            "borrowed",
            "by_ref",
            "chain_err",
            "clone",
            "context",
            "copied",
            "cloned",
            "err_into",
            "fuse",
            "inspect",
            "map_err",
            "neg",
            "ok",
            "ok_or",
            "ok_or_else",
            "or",
            "peekable",
            "rev",
            "skip",
            "step_by",
            "take",
            "then_some",
            "to_owned",
            "to_vec",
            "trim",
            "trim_end",
            "trim_end_matches",
            "trim_matches",
            "trim_start",
            "trim_start_matches",
            "replace",
            "strip_prefix",
            "strip_suffix",
            "with_context",
            "normalize",
            "to_lowercase",
            "dedup",
            "sorted",
            "drain",
            "as_bytes",
            "as_value",
            "value",
            "rescale",
            "unsigned_abs",
            "read_unchecked",
            "load_full",
        ],
    ),
    (
        Known::Inner,
        &[
            "unwrap",
            "expect",
            "unwrap_or_default",
            "lock",
            "read",
            "write",
            "borrow",
            "borrow_mut",
            "into_inner",
            "load",
            "unwrap_unchecked",
            "as_any",
            "swap_remove",
            "get_or_init",
            "blocking_lock",
        ],
    ),
    (Known::InnerOr, &["unwrap_or", "get_or_insert"]),
    (Known::InnerOrElse, &["unwrap_or_else", "or_else", "get_or_insert_with", "or_insert_with"]),
    (Known::Either, &["max", "min", "clamp", "abs_sub", "abs_diff", "copysign", "rem_euclid"]),
    (
        Known::Round,
        &[
            "round",
            "ceil",
            "floor",
            "trunc",
            "round_dp",
            "round_dp_with_strategy",
            "round_sf",
            "round_sf_with_strategy",
            "round_ties_even",
            "trunc_with_scale",
        ],
    ),
    (Known::Iter, &["iter", "iter_mut", "into_iter", "par_iter", "into_par_iter"]),
    (Known::Values, &["values", "values_mut", "into_values"]),
    (Known::Keys, &["keys", "into_keys"]),
    (
        Known::Element,
        &[
            "first",
            "last",
            "next",
            "next_back",
            "nth",
            "pop",
            "pop_front",
            "pop_back",
            "front",
            "back",
            "find",
            "min_by",
            "max_by",
            "min_by_key",
            "max_by_key",
            "reduce",
            "remove",
            "peek",
            "choose",
        ],
    ),
    (
        Known::Get,
        &["get", "get_mut", "try_get", "get_unchecked", "get_f64", "get_opt", "get_value"],
    ),
    (Known::Map, &["map", "map_while", "filter_map", "flat_map", "scan"]),
    (Known::AndThen, &["and_then", "then", "map_ok"]),
    (Known::MapOr, &["map_or", "map_or_else"]),
    (
        Known::Filter,
        &[
            "filter",
            "skip_while",
            "take_while",
            "for_each",
            "any",
            "all",
            "position",
            "partition",
            "is_some_and",
            "is_ok_and",
            "retain",
            "sort_by",
            "sort_by_key",
        ],
    ),
    (Known::Fold, &["fold", "try_fold"]),
    (Known::Sum, &["sum", "product"]),
    (Known::Collect, &["collect", "try_collect", "collect_vec", "flatten"]),
    (Known::Enumerate, &["enumerate"]),
    (Known::Zip, &["zip"]),
    (Known::Windows, &["windows", "chunks", "chunks_exact"]),
    (Known::Parse, &["parse"]),
    (Known::Text, &["to_string", "to_uppercase", "join"]),
    (
        Known::Bool,
        &[
            "is_nan",
            "is_finite",
            "is_some",
            "is_none",
            "is_ok",
            "is_err",
            "is_empty",
            "is_sign_negative",
            "is_sign_positive",
            "contains",
            "contains_key",
            "is_zero",
            "starts_with",
            "ends_with",
        ],
    ),
    (Known::Count, &["len", "count", "as_secs", "as_millis", "as_nanos", "num_days", "days"]),
    (
        Known::Scalar,
        &[
            "sqrt",
            "ln",
            "log",
            "log10",
            "log2",
            "exp",
            "powi",
            "powf",
            "sin",
            "cos",
            "tan",
            "atan2",
            "signum",
            "recip",
            "to_radians",
            "elapsed",
            "as_secs_f64",
            "as_secs_f32",
            "as_millis_f64",
            "cbrt",
            "tanh",
        ],
    ),
    (Known::Compare, &["partial_cmp", "total_cmp", "cmp", "eq", "ne", "lt", "gt", "le", "ge"]),
    (Known::Push, &["push", "push_back", "push_front", "insert", "add", "extend"]),
    (Known::Entry, &["entry", "or_insert", "or_default", "and_modify"]),
    (Known::Set, &["set", "store", "swap", "observe"]),
    (
        Known::ToFloat,
        &[
            "to_f64",
            "to_f32",
            "as_f64",
            "as_f32",
            "to_f64_lossy",
            "into_f64",
            "to_float",
            "as_float",
        ],
    ),
    (
        Known::Checked,
        &[
            "checked_add",
            "checked_sub",
            "checked_mul",
            "checked_div",
            "checked_rem",
            "overflowing_add",
            "overflowing_sub",
        ],
    ),
    (
        Known::Saturating,
        &[
            "saturating_add",
            "saturating_sub",
            "saturating_mul",
            "wrapping_add",
            "wrapping_sub",
            "wrapping_mul",
        ],
    ),
    (Known::Into, &["into", "try_into"]),
];

pub(super) fn known(method: &str) -> Option<Known> {
    static BY_NAME: OnceLock<Map<&str, Known>> = OnceLock::new();
    let by_name = BY_NAME.get_or_init(|| {
        let pairs =
            METHODS.iter().flat_map(|(kind, names)| names.iter().map(|name| (*name, *kind)));
        pairs.collect()
    });
    by_name.get(method).copied()
}

/// Functions that wrap their only argument: `Some(x)`, `Box::new(x)`.
pub(super) fn wrapper(path: &[crate::facts::Name]) -> Option<&'static str> {
    const NEW: [&str; 11] = [
        "Arc",
        "Box",
        "Cell",
        "Mutex",
        "OnceCell",
        "Rc",
        "RefCell",
        "RwLock",
        "Signal",
        "State",
        "AtomicCell",
    ];
    match path {
        [one] => match one.as_str() {
            "Some" => Some("Option"),
            "Ok" => Some("Result"),
            "Box" => Some("Box"),
            _ => None,
        },
        [.., ty, function] if function == "new" || function == "from" => {
            NEW.into_iter().find(|name| ty == name)
        }
        [.., ty, variant] => match (ty.as_str(), variant.as_str()) {
            ("Option", "Some") => Some("Option"),
            ("Result", "Ok") => Some("Result"),
            _ => None,
        },
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::METHODS;

    #[test]
    fn a_method_is_of_one_kind() {
        let all: Vec<_> = METHODS.iter().flat_map(|(_, names)| names.iter()).collect();
        for (at, name) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other != name), "{name}");
        }
    }
}
