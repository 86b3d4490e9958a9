//! The word of a name that says what the thing is.

use super::Vocabulary;

/// What the last telling word of a name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// An amount of money, and how surely.
    Money(String, i32),
    Rate(String),
    Other(String),
    /// Nothing but words that say which one: `estimated_hourly`, `max_value`.
    Open,
    Unknown,
}

/// Words after which a name says where or when, no longer what.
const BEFORE: [&str; 23] = [
    "above", "after", "and", "as", "at", "before", "below", "between", "by", "each", "for", "from",
    "if", "in", "of", "on", "per", "since", "until", "via", "when", "where", "with",
];

/// Words that say that many values are held together.
const HOLDERS: [&str; 28] = [
    "arr",
    "array",
    "breakdown",
    "buf",
    "buffer",
    "by",
    "cache",
    "col",
    "column",
    "data",
    "dict",
    "entries",
    "entry",
    "group",
    "groups",
    "hist",
    "history",
    "items",
    "list",
    "lookup",
    "map",
    "points",
    "queue",
    "rows",
    "series",
    "set",
    "table",
    "vec",
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
    // `paid_at` is a time, `paid_by` a person.
    if let Some(last @ ("at" | "by")) = parts.last().map(String::as_str)
        && parts.len() > 1
    {
        return Head::Other(last.to_owned());
    }
    // `price_to_tick` gives a tick, `cost_per_token` is a cost.
    if let Some(at) = parts.iter().position(|part| part == "to" || part == "into") {
        let (before, after) = (&parts[..at], &parts[at + 1..]);
        let is_type = after.first().is_none_or(|word| words.is_qualifier(word));
        parts = if is_type { before } else { after };
    }
    if let Some(at) = parts.iter().skip(1).position(|part| BEFORE.contains(&part.as_str())) {
        if let Some(found) = per_unit(words, &parts[..=at], &parts[at + 1..]) {
            return found;
        }
        parts = &parts[..=at];
    }
    let whole = parts.len();
    while let Some((last, rest)) = parts.split_last()
        && many
        && HOLDERS.contains(&last.as_str())
    {
        parts = rest;
    }
    if whole > 0 && parts.is_empty() {
        return Head::Open;
    }
    match of_words(words, parts) {
        // What stands before `map` may be its key: `period_map`.
        Head::Other(_) if parts.len() < whole => Head::Unknown,
        found => found,
    }
}

/// A fee per byte is a fee rate; a rate per unit may be the price of the unit.
fn per_unit(words: &Vocabulary, what: &[String], rest: &[String]) -> Option<Head> {
    const SIZES: [&str; 10] =
        ["byte", "bytes", "gas", "kb", "kvb", "kw", "size", "vb", "vbyte", "weight"];
    let (last, unit) = (what.last()?, rest.get(1)?);
    if rest.first()? != "per" {
        return None;
    }
    if SIZES.contains(&unit.as_str()) && words.money_weight(last) > 0 {
        return Some(Head::Rate(format!("{last}_per_{unit}")));
    }
    (last == "rate").then(|| Head::Money(last.clone(), 1))
}

fn of_words(words: &Vocabulary, parts: &[String]) -> Head {
    for (at, part) in parts.iter().enumerate().rev() {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| parts.get(at));
        let phrase = before.and_then(|before| words.phrase(before, part));
        let part = phrase.unwrap_or(part);
        if words.is_rate(part) {
            // An hourly rate is the price of an hour.
            if before.is_some_and(|before| before == "hourly") {
                return Head::Money(part.to_owned(), 2);
            }
            return Head::Rate(part.to_owned());
        }
        if words.is_other(part) {
            // `fee_month` in a float is the fee of a month: months are counted in integers.
            let is_period = matches!(part, "month" | "year" | "week" | "day");
            if is_period && before.is_some_and(|before| words.money_weight(before) > 1) {
                continue;
            }
            return Head::Other(part.to_owned());
        }
        match words.money_weight(part) {
            0 if words.is_qualifier(part) => {}
            0 => return Head::Unknown,
            weight => return Head::Money(part.to_owned(), weight),
        }
    }
    if parts.is_empty() { Head::Unknown } else { Head::Open }
}
