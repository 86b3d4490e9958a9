//! The word of a name that says what the thing is.

use super::Vocabulary;

/// What the last telling word of a name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// An amount of money, and how surely.
    Money(String, i32),
    Rate(String),
    Other(String),
    Unknown,
}

/// Words after which a name says where or when, no longer what.
const BEFORE: [&str; 21] = [
    "after", "and", "as", "at", "before", "between", "by", "each", "for", "from", "if", "in", "of",
    "on", "per", "since", "until", "via", "when", "where", "with",
];

/// Words that say that many values are held together.
const HOLDERS: [&str; 28] = [
    "arr", "array", "breakdown", "buf", "buffer", "by", "cache", "col", "column", "data", "dict", "entries",
    "entry", "group", "groups", "hist", "history", "items", "list", "lookup", "map", "points", "queue", "rows",
    "series", "set", "table", "vec",
];

/// Finds the head of a name. A function's name may begin with a verb; what `many` holds are its
/// elements.
pub(super) fn head(words: &Vocabulary, name: &str, is_function: bool, many: bool) -> Head {
    let all = words.split(name);
    let mut parts = all.as_slice();
    while let Some((first, rest)) = parts.split_first()
        && is_function
        && !rest.is_empty()
        && words.is_verb(first)
    {
        parts = rest;
    }
    // `price_to_tick` gives a tick, `cost_per_token` is a cost.
    if let Some(at) = parts.iter().position(|part| part == "to" || part == "into") {
        let (before, after) = (&parts[..at], &parts[at + 1..]);
        let is_type = after.first().is_none_or(|word| words.is_qualifier(word));
        parts = if is_type { before } else { after };
    }
    if let Some(at) = parts.iter().skip(1).position(|part| BEFORE.contains(&part.as_str())) {
        parts = &parts[..=at];
    }
    while let Some((last, rest)) = parts.split_last()
        && many
        && !rest.is_empty()
        && HOLDERS.contains(&last.as_str())
    {
        parts = rest;
    }
    of_words(words, parts)
}

fn of_words(words: &Vocabulary, parts: &[String]) -> Head {
    for (at, part) in parts.iter().enumerate().rev() {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        if words.is_rate(part) {
            // An hourly rate is the price of an hour.
            let before = at.checked_sub(1).and_then(|at| parts.get(at));
            if before.is_some_and(|before| before == "hourly") {
                return Head::Money(part.clone(), 2);
            }
            return Head::Rate(part.clone());
        }
        if words.is_other(part) {
            return Head::Other(part.clone());
        }
        match words.money_weight(part) {
            0 if words.is_qualifier(part) => {}
            0 => return Head::Unknown,
            // `price_total` is as much a price as `total_price`.
            1 => return Head::Money(part.clone(), 1),
            weight => return Head::Money(part.clone(), weight),
        }
    }
    Head::Unknown
}
