//! The vocabularies, read once from `data/`.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// Every word list.
#[derive(Debug)]
pub(super) struct Vocabulary {
    money: HashMap<&'static str, i32>,
    contexts: HashMap<&'static str, i32>,
    rates: HashSet<&'static str>,
    others: HashSet<&'static str>,
    other_contexts: HashSet<&'static str>,
    qualifiers: HashSet<&'static str>,
    verbs: HashSet<&'static str>,
    types: HashMap<&'static str, &'static str>,
}

impl Vocabulary {
    pub(super) fn get() -> &'static Self {
        static WORDS: OnceLock<Vocabulary> = OnceLock::new();
        WORDS.get_or_init(|| Self {
            money: weights(include_str!("../../data/money-words.txt")),
            contexts: weights(include_str!("../../data/context-words.txt")),
            rates: list(include_str!("../../data/rate-words.txt")),
            others: list(include_str!("../../data/other-words.txt")),
            other_contexts: list(include_str!("../../data/other-contexts.txt")),
            qualifiers: list(include_str!("../../data/qualifiers.txt")),
            verbs: list(include_str!("../../data/verbs.txt")),
            types: pairs(include_str!("../../data/types.txt")).collect(),
        })
    }

    pub(super) fn money_weight(&self, word: &str) -> i32 {
        self.money.get(word).copied().unwrap_or(0)
    }

    pub(super) fn context_weight(&self, word: &str) -> i32 {
        // What is money by itself is context for others: `amount` in a `CashFlow`.
        let from_money = if self.money_weight(word) >= super::ENOUGH { 2 } else { 0 };
        self.contexts.get(word).copied().unwrap_or(from_money)
    }

    pub(super) fn is_rate(&self, word: &str) -> bool {
        self.rates.contains(word)
    }

    pub(super) fn is_other(&self, word: &str) -> bool {
        self.others.contains(word)
    }

    pub(super) fn is_other_context(&self, word: &str) -> bool {
        self.other_contexts.contains(word)
    }

    pub(super) fn is_qualifier(&self, word: &str) -> bool {
        self.qualifiers.contains(word)
    }

    pub(super) fn is_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    pub(super) fn is_money_type(&self, name: &str) -> bool {
        self.types.get(name).is_some_and(|what| *what == "money")
    }

    pub(super) fn is_decimal_type(&self, name: &str) -> bool {
        self.types.get(name).is_some_and(|what| *what == "decimal")
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let bare = |line: &'static str| line.split('#').next().unwrap_or_default().trim();
    text.lines().map(bare).filter(|line| !line.is_empty())
}

fn list(text: &'static str) -> HashSet<&'static str> {
    lines(text).collect()
}

fn pairs(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    lines(text).filter_map(|line| line.split_once(' ')).map(|(word, rest)| (word, rest.trim()))
}

fn weights(text: &'static str) -> HashMap<&'static str, i32> {
    pairs(text).filter_map(|(word, weight)| Some((word, weight.parse().ok()?))).collect()
}

/// Splits `unitPrice`, `unit_price`, `UNIT_PRICE`, `unit-price` and `HTTPFee2` into lower-case
/// words.
pub(super) fn split_words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let characters: Vec<char> = name.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| characters.get(at));
        let next_is_lower = characters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let starts = character.is_uppercase()
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
        assert_eq!(split("HTTPFee2Total"), "http fee2 total");
        assert_eq!(split("__a--b"), "a b");
        assert_eq!(split(""), "");
    }

    #[test]
    fn every_line_of_every_list_is_read() {
        let words = Vocabulary::get();
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
        let words = Vocabulary::get();
        for word in words.money.keys() {
            assert!(!words.is_rate(word) && !words.is_other(word), "{word}");
            assert!(!words.is_other_context(word), "{word}");
        }
        assert!(words.contexts.keys().all(|word| !words.is_other_context(word)));
    }
}
