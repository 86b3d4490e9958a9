//! The vocabularies, read once from `data/`, and what the configuration adds to them.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use crate::facts::Map;
use crate::source::Interest;

/// Every word list.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    money: Map<String, i32>,
    contexts: Map<String, i32>,
    rates: HashSet<String>,
    /// The rates that the configuration adds: whoever names them means rates of money.
    own_rates: HashSet<String>,
    others: HashSet<String>,
    other_contexts: HashSet<String>,
    qualifiers: HashSet<String>,
    verbs: HashSet<String>,
    types: Map<String, String>,
    /// Entries of two words, by their last.
    phrases: Map<String, Vec<String>>,
}

/// Words that a configuration adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ExtraWords {
    pub(crate) money: Vec<String>,
    pub(crate) rate: Vec<String>,
    pub(crate) not_money: Vec<String>,
    pub(crate) context: Vec<String>,
    /// Type names, each with `money` or `decimal`.
    pub(crate) types: Vec<(String, String)>,
}

thread_local! {
    /// Names repeat: each is split once a thread.
    static INTEREST: RefCell<Map<String, Interest>> = RefCell::default();
    static SPLIT: RefCell<Map<String, Rc<Vec<String>>>> = RefCell::default();
}

impl Vocabulary {
    pub(crate) fn new(extra: &ExtraWords) -> Self {
        let mut words = Self {
            money: weights(include_str!("../../data/money-words.txt")),
            contexts: weights(include_str!("../../data/context-words.txt")),
            rates: list(include_str!("../../data/rate-words.txt")),
            own_rates: extra.rate.iter().cloned().collect(),
            others: list(include_str!("../../data/other-words.txt")),
            other_contexts: list(include_str!("../../data/other-contexts.txt")),
            qualifiers: list(include_str!("../../data/qualifiers.txt")),
            verbs: list(include_str!("../../data/verbs.txt")),
            types: pairs(include_str!("../../data/types.txt"))
                .map(|(name, what)| (name.to_owned(), what.to_owned()))
                .collect(),
            phrases: Map::default(),
        };
        words.extend(extra);
        words.index_phrases();
        words
    }

    fn index_phrases(&mut self) {
        let all = self.money.keys().chain(&self.rates).chain(&self.others);
        let phrases: Vec<_> = all.filter(|entry| entry.contains(' ')).cloned().collect();
        for phrase in phrases {
            let last = phrase.rsplit(' ').next().unwrap_or_default().to_owned();
            self.phrases.entry(last).or_default().push(phrase);
        }
    }

    /// What the configuration says of a word wins over what the lists say.
    fn extend(&mut self, extra: &ExtraWords) {
        for word in extra.money.iter().chain(&extra.rate).chain(&extra.not_money) {
            self.money.remove(word);
            self.rates.remove(word);
            self.others.remove(word);
            self.other_contexts.remove(word);
            self.qualifiers.remove(word);
        }
        self.money.extend(extra.money.iter().map(|word| (word.clone(), super::ENOUGH)));
        self.rates.extend(extra.rate.iter().cloned());
        self.others.extend(extra.not_money.iter().cloned());
        for word in &extra.context {
            self.other_contexts.remove(word);
            self.contexts.insert(word.clone(), 2);
        }
        self.types.extend(extra.types.iter().cloned());
    }

    /// The words of a name, in lower case.
    #[allow(clippy::unused_self, reason = "the cache is the vocabulary's")]
    pub(crate) fn split(&self, name: &str) -> Rc<Vec<String>> {
        const MOST: usize = 100_000;
        SPLIT.with_borrow_mut(|cache| {
            if let Some(known) = cache.get(name) {
                return Rc::clone(known);
            }
            if cache.len() > MOST {
                cache.clear();
            }
            let words = Rc::new(split_words(name));
            cache.insert(name.to_owned(), Rc::clone(&words));
            words
        })
    }

    /// `cash flow`, where a list has two words for one thing.
    pub(crate) fn phrase(&self, before: &str, last: &str) -> Option<&str> {
        let found = self.phrases.get(last)?.iter();
        found.map(String::as_str).find(|phrase| {
            phrase.strip_suffix(last).is_some_and(|start| start.trim_end() == before)
        })
    }

    /// What a word of the source says: whether the function around it is worth reading.
    pub(crate) fn interest(&self, word: &str) -> Interest {
        const SHORTEST: usize = 2;
        const MOST: usize = 200_000;
        if word.len() < SHORTEST {
            return Interest::Nothing;
        }
        INTEREST.with_borrow_mut(|cache| {
            if let Some(known) = cache.get(word) {
                return *known;
            }
            if cache.len() > MOST {
                cache.clear();
            }
            let found = self.interest_of(word);
            cache.insert(word.to_owned(), found);
            found
        })
    }

    fn interest_of(&self, word: &str) -> Interest {
        const FLOATS: [&str; 4] = ["Double", "Float", "as_float", "to_float"];
        const OURS: [&str; 3] = ["float_free", "forgive", "quantize"];
        let weight = split_words(word).iter().map(|part| self.money_weight(part)).max();
        match weight.unwrap_or(0) {
            super::ENOUGH.. => Interest::Strong,
            _ if OURS.contains(&word) => Interest::Strong,
            1.. => Interest::Weak,
            _ if word.contains("f64") || word.contains("f32") => Interest::Float,
            _ if FLOATS.contains(&word) || self.is_decimal_type(word) => Interest::Float,
            _ => Interest::Nothing,
        }
    }

    pub(crate) fn money_weight(&self, word: &str) -> i32 {
        let plain = |word: &str| self.money.get(word).copied();
        plain(word).or_else(|| plain(word.strip_suffix('s')?)).unwrap_or(0)
    }

    pub(crate) fn context_weight(&self, word: &str) -> i32 {
        // What is money by itself is context for others: `amount` in a `CashFlow`.
        let from_money = if self.money_weight(word) >= super::ENOUGH { 2 } else { 0 };
        self.contexts.get(word).copied().unwrap_or(from_money)
    }

    pub(crate) fn is_own_rate(&self, word: &str) -> bool {
        self.own_rates.contains(word)
    }

    pub(crate) fn is_rate(&self, word: &str) -> bool {
        self.rates.contains(word)
    }

    pub(crate) fn is_other(&self, word: &str) -> bool {
        self.others.contains(word)
    }

    pub(crate) fn is_other_context(&self, word: &str) -> bool {
        let is = |word: &str| self.other_contexts.contains(word);
        is(word) || word.strip_suffix('s').is_some_and(is)
    }

    pub(crate) fn is_qualifier(&self, word: &str) -> bool {
        self.qualifiers.contains(word)
    }

    pub(crate) fn is_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    pub(crate) fn is_money_type(&self, name: &str) -> bool {
        self.types.get(name).is_some_and(|what| *what == "money")
    }

    pub(crate) fn is_decimal_type(&self, name: &str) -> bool {
        self.types.get(name).is_some_and(|what| *what == "decimal")
    }
}

/// The first sign of a currency in a text.
pub(crate) fn currency_sign(text: &str) -> Option<String> {
    const SIGNS: [char; 6] = ['$', '€', '£', '¥', '₹', '₿'];
    const CODES: [&str; 14] = [
        "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "CNY", "INR", "BRL", "MXN", "KRW", "USDT",
        "USDC",
    ];
    if let Some(at) = text.find(SIGNS) {
        // `$1` is a placeholder or a regular expression's group, `$name` a variable.
        let rest = text.get(at..).unwrap_or_default();
        let sign = rest.chars().next().unwrap_or('$');
        let next = rest.chars().nth(1);
        if sign != '$' || !next.is_some_and(|next| next.is_alphabetic() || next == '{') {
            return Some(sign.to_string());
        }
    }
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let found = words.find(|word| {
        CODES.contains(word) || matches!(*word, "dollars" | "cents" | "euros" | "currency")
    });
    found.map(str::to_owned)
}

/// Whether a word is a unit in which integers count money.
pub(crate) fn is_minor_unit(word: &str) -> bool {
    const UNITS: [&str; 18] = [
        "bani", "cent", "cents", "centavos", "fen", "grosz", "gwei", "kopecks", "lamports",
        "micros", "minor", "msat", "msats", "paise", "pence", "sat", "satoshis", "sats",
    ];
    UNITS.contains(&word)
}

/// Whether a word is the code of a currency and nothing else.
pub(crate) fn is_currency_code(word: &str) -> bool {
    const CODES: [&str; 32] = [
        "aud", "bgn", "brl", "btc", "cad", "chf", "clp", "cnh", "cny", "czk", "dkk", "eth", "eur",
        "gbp", "hkd", "huf", "ils", "inr", "jpy", "krw", "mxn", "nok", "nzd", "pln", "sek", "sgd",
        "thb", "twd", "usd", "usdc", "usdt", "zar",
    ];
    CODES.contains(&word)
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let bare = |line: &'static str| line.split('#').next().unwrap_or_default().trim();
    text.lines().map(bare).filter(|line| !line.is_empty())
}

fn list(text: &'static str) -> HashSet<String> {
    lines(text).map(str::to_owned).collect()
}

fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(text).filter_map(|line| line.rsplit_once(' ')).map(|(word, rest)| (word.trim(), rest))
}

fn weights(text: &'static str) -> Map<String, i32> {
    pairs(text).filter_map(|(word, weight)| Some((word.to_owned(), weight.parse().ok()?))).collect()
}

/// Splits `unitPrice`, `unit_price`, `UNIT_PRICE`, `unit-price` and `HTTPFee2` into lower-case
/// words.
pub(crate) fn split_words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let characters: Vec<char> = name.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        let next_is_lower = characters.get(at + 1).is_some_and(|next| next.is_lowercase());
        // `price1` is a price; `f64` and `v2` are words of their own.
        let counts = character.is_numeric()
            && word.chars().count() >= 3
            && word.chars().all(char::is_alphabetic);
        let starts = counts
            || character.is_uppercase()
                && before.is_some_and(|before| {
                    before.is_lowercase()
                        || before.is_numeric()
                        || (before.is_uppercase() && next_is_lower)
                });
        if starts || !character.is_alphanumeric() {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        if character.is_alphanumeric() {
            word.extend(character.to_lowercase());
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, list, pairs, split_words};

    #[test]
    fn names_split_in_every_style() {
        let split = |name: &str| split_words(name).join(" ");
        assert_eq!(split("unitPrice"), "unit price");
        assert_eq!(split("UNIT_PRICE"), "unit price");
        assert_eq!(split("HTTPFee2Total"), "http fee 2 total");
        assert_eq!(split("__a--b"), "a b");
        assert_eq!(split(""), "");
    }

    #[test]
    fn every_line_of_every_list_is_read() {
        let words = Vocabulary::new(&super::ExtraWords::default());
        let count = |text: &'static str| list(text).len();
        assert_eq!(words.money.len(), count(include_str!("../../data/money-words.txt")));
        assert_eq!(words.contexts.len(), count(include_str!("../../data/context-words.txt")));
        assert_eq!(words.types.len(), count(include_str!("../../data/types.txt")));
        assert!(
            pairs(include_str!("../../data/types.txt"))
                .all(|(_, what)| what == "money" || what == "decimal")
        );
    }

    #[test]
    fn no_word_is_in_two_lists_that_contradict() {
        let words = Vocabulary::new(&super::ExtraWords::default());
        for word in words.money.keys() {
            assert!(!words.is_rate(word) && !words.is_other(word), "{word}");
            assert!(!words.is_other_context(word), "{word}");
        }
        assert!(words.contexts.keys().all(|word| !words.is_other_context(word)));
    }
}
