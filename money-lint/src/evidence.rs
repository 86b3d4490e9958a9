//! Decides whether a thing is money, and can say why. The one place that does.
//!
//! Type first, then structure (its neighbours, its owner), then the name with its context; a name
//! alone decides only where it can hardly mean anything else. Knows nothing of rules and findings.

mod values;
mod vocabulary;

use crate::finding::Confidence;
use vocabulary::{Vocabulary, split_words};

pub(crate) use values::Judge;

/// From this weight on a thing is money.
const ENOUGH: i32 = 3;

/// What a thing was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Money,
    /// A factor applied to money.
    Rate,
    NotMoney,
    Unknown,
}

/// A judgement and its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) kind: Kind,
    pub(crate) confidence: Confidence,
    pub(crate) reasons: Vec<String>,
}

impl Verdict {
    fn of(kind: Kind, reason: String) -> Self {
        Self { kind, confidence: Confidence::High, reasons: vec![reason] }
    }

    pub(crate) fn unknown() -> Self {
        Self { kind: Kind::Unknown, confidence: Confidence::Medium, reasons: Vec::new() }
    }

    pub(crate) fn is_money(&self) -> bool {
        self.kind == Kind::Money
    }
}

/// A named thing and everything around it that may give its name a meaning.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject<'s> {
    pub(crate) name: &'s str,
    /// Whether it is a function: its name may begin with a verb.
    pub(crate) is_function: bool,
    /// The type, table or receiver that it belongs to.
    pub(crate) owner: Option<&'s str>,
    /// The names and types of its neighbours.
    pub(crate) siblings: Vec<(&'s str, Option<&'s str>)>,
    /// The function that it stands in.
    pub(crate) function: Option<&'s str>,
    /// The file.
    pub(crate) path: &'s str,
    /// The name of the package.
    pub(crate) package: &'s str,
    /// The alias that it is declared with.
    pub(crate) alias: Option<&'s str>,
    /// Whether it is a type: a name that people think about twice.
    pub(crate) is_type: bool,
    /// Whether an exact decimal type takes part.
    pub(crate) decimal: bool,
}

/// The neighbours that count: a table of thousands of names is no context, and reading all of them
/// for each of them would never end.
pub(crate) fn neighbours<'s>(
    all: impl Iterator<Item = (&'s str, Option<&'s str>)>,
) -> Vec<(&'s str, Option<&'s str>)> {
    const ENOUGH_NEIGHBOURS: usize = 100;
    all.take(ENOUGH_NEIGHBOURS).collect()
}

/// Judges one named thing.
pub(crate) fn judge(subject: &Subject<'_>) -> Verdict {
    let words = Vocabulary::get();
    let mut case = Case::default();
    if let Some(alias) = subject.alias {
        // `Price` makes anything money; `Cost` and `Amount` say no more than a name does.
        let weight = head_weight(words, alias, false).unwrap_or(0);
        if weight > 1 {
            case.add(weight + 1, format!("its type is called `{alias}`"));
        }
    }
    let head = head(words, subject.name, subject.is_function);
    match &head {
        Head::Rate(word) => {
            return Verdict::of(Kind::Rate, format!("`{word}` in `{}` is a rate", subject.name));
        }
        Head::Other(word) => {
            let reason = format!("`{word}` in `{}` is no money", subject.name);
            return Verdict::of(Kind::NotMoney, reason);
        }
        Head::Money(word, weight) => {
            let weight = *weight + i32::from(subject.is_type);
            case.add(weight, format!("`{word}` in `{}`", subject.name));
        }
        // An alias may make an unknown name money; a context alone may not.
        Head::Unknown if case.weight == 0 => return Verdict::unknown(),
        Head::Unknown => {}
    }
    let word = if let Head::Money(word, _) = &head { word.as_str() } else { "" };
    case.name(words, subject, word);
    case.context(words, subject);
    case.verdict()
}

/// The weight of evidence so far.
#[derive(Debug, Default)]
struct Case {
    weight: i32,
    vetoed: bool,
    reasons: Vec<String>,
}

impl Case {
    fn add(&mut self, weight: i32, reason: String) {
        self.weight += weight;
        self.reasons.push(reason);
    }

    fn veto(&mut self, weight: i32, reason: &str) {
        self.vetoed = true;
        self.add(-weight, format!("but {reason}"));
    }

    fn verdict(self) -> Verdict {
        let kind = match self.weight {
            ENOUGH.. => Kind::Money,
            _ if self.vetoed => Kind::NotMoney,
            _ => Kind::Unknown,
        };
        let confidence = if self.weight > ENOUGH { Confidence::High } else { Confidence::Medium };
        Verdict { kind, confidence, reasons: self.reasons }
    }

    /// The words of the name beside its head.
    fn name(&mut self, words: &Vocabulary, subject: &Subject<'_>, head: &str) {
        let all = split_words(subject.name);
        let weight = |word: &String| words.money_weight(word).max(words.context_weight(word));
        let others = all.iter().filter(|word| *word != head && weight(word) > 0);
        if let Some(word) = others.max_by_key(|word| weight(word))
            && self.weight < ENOUGH
        {
            // `invoice_total` is money; `total_amount` is so only where the context agrees.
            let weight = weight(word);
            self.add(weight, format!("`{word}` in `{}`", subject.name));
        }
        if let Some(word) = all.iter().find(|word| words.is_other_context(word)) {
            self.veto(4, &format!("`{word}` in `{}` speaks of something else", subject.name));
        }
    }

    fn context(&mut self, words: &Vocabulary, subject: &Subject<'_>) {
        if let Some(owner) = subject.owner {
            self.owner(words, owner);
        }
        self.siblings(words, subject);
        if subject.decimal {
            self.add(1, "an exact decimal takes part".to_owned());
        }
        let function = subject.function.filter(|name| *name != subject.name);
        let file = Some(near_path(subject.path));
        let package = Some(subject.package);
        let places = [("function", 2, function), ("file", 1, file), ("package", 1, package)];
        for (what, weight, text) in places {
            let text = text.unwrap_or_default();
            let parts = split_words(text);
            if let Some(word) = parts.iter().find(|word| words.context_weight(word) > 1) {
                self.add(weight, format!("`{word}` in the name of the {what}"));
            }
            if let Some(word) = parts.iter().find(|word| words.is_other_context(word)) {
                self.veto(2, &format!("`{word}` in the name of the {what}"));
            }
        }
    }

    fn owner(&mut self, words: &Vocabulary, owner: &str) {
        let parts = split_words(owner);
        if let Some(word) = parts.iter().find(|word| words.is_other_context(word)) {
            self.veto(
                4,
                &format!("it belongs to `{owner}`, and `{word}` speaks of something else"),
            );
        }
        let heaviest = parts.iter().map(|word| words.context_weight(word)).max().unwrap_or(0);
        if heaviest > 0 {
            self.add(heaviest, format!("it belongs to `{owner}`"));
        }
    }

    fn siblings(&mut self, words: &Vocabulary, subject: &Subject<'_>) {
        let others = subject.siblings.iter().filter(|(name, _)| *name != subject.name);
        let mut strong = None;
        let mut vetoes = 0;
        let is_amount = split_words(subject.name).last().is_some_and(|word| word == "amount");
        for (name, ty) in others {
            let parts = split_words(name);
            let is_currency = parts.iter().any(|part| part == "currency" || part == "ccy");
            if is_currency || ty.is_some_and(|ty| words.is_money_type(ty)) {
                strong = Some((3, *name));
            }
            let is_decimal = ty.is_some_and(|ty| words.is_decimal_type(ty));
            if is_amount && parts.iter().any(|part| part == "price") {
                self.veto(1, &format!("an amount beside `{name}` may be a size"));
                continue;
            }
            let is_strong = head_weight(words, name, false).is_some_and(|weight| weight >= ENOUGH);
            if strong.is_none() && (is_decimal || is_strong) {
                strong = Some((2, *name));
            }
            let other = parts.iter().find(|word| words.is_other_context(word));
            if let Some(word) = other.filter(|_| vetoes < 2) {
                vetoes += 1;
                self.veto(2, &format!("its neighbour `{name}` speaks of `{word}`"));
            }
        }
        if let Some((weight, name)) = strong {
            self.add(weight, format!("its neighbour is `{name}`"));
        }
    }
}

/// The last directory and the name of a file: what lies above speaks of the whole project.
fn near_path(path: &str) -> &str {
    let path = path.trim_end_matches(".rs").trim_end_matches(".sql");
    let slashes = path.rmatch_indices('/').nth(1);
    slashes.map_or(path, |(at, _)| path.get(at + 1..).unwrap_or(path))
}

/// The word of a name that says what the thing is.
#[derive(Debug, PartialEq, Eq)]
enum Head {
    Money(String, i32),
    Rate(String),
    Other(String),
    Unknown,
}

fn head_weight(words: &Vocabulary, name: &str, is_function: bool) -> Option<i32> {
    match head(words, name, is_function) {
        Head::Money(_, weight) => Some(weight),
        Head::Rate(_) | Head::Other(_) | Head::Unknown => None,
    }
}

fn head(words: &Vocabulary, name: &str, is_function: bool) -> Head {
    const BEFORE: [&str; 17] = [
        "after", "as", "at", "before", "by", "each", "for", "from", "in", "of", "on", "per",
        "since", "until", "via", "when", "with",
    ];
    let all = split_words(name);
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
    let without_digits = |part: &&String| !part.bytes().all(|byte| byte.is_ascii_digit());
    for part in parts.iter().rev().filter(without_digits) {
        if words.is_rate(part) {
            return Head::Rate(part.clone());
        }
        if words.is_other(part) {
            return Head::Other(part.clone());
        }
        match words.money_weight(part) {
            0 if words.is_qualifier(part) => {}
            0 => return Head::Unknown,
            // A light head with a rate before it (`tax_rate_total`) is left alone.
            weight => return Head::Money(part.clone(), weight),
        }
    }
    Head::Unknown
}

#[cfg(test)]
mod tests;
