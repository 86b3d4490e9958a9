//! Neighbours: the fields of a struct, the columns of a table, the parameters of a function.

use super::head::{Head, head};
use super::{Case, ENOUGH, Vocabulary};

/// What the neighbours of a name say, looked at once for all of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// Names of currencies, and of neighbours whose type is money.
    money: Vec<String>,
    /// Names that are money by themselves, and exact decimals.
    strong: Vec<String>,
    /// Names that speak of something else, with the word that does.
    other: Vec<(String, String)>,
    prices: Vec<String>,
    count: usize,
    /// Whether the prices of a bar stand together.
    ohlc: bool,
}

/// The prices of a bar; three of them make one.
const BAR: [&str; 4] = ["close", "high", "low", "open"];

/// A table of thousands of names is no context.
const MOST: usize = 200;

impl Group {
    /// Looks at names and the names of their types.
    pub(crate) fn new<'s>(
        words: &Vocabulary,
        all: impl Iterator<Item = (&'s str, Option<&'s str>)>,
    ) -> Self {
        let mut group = Self::default();
        let mut bars = 0;
        for (name, ty) in all.take(MOST) {
            group.count += 1;
            let parts = words.split(name);
            let is = |wanted: &str| parts.iter().any(|part| part == wanted);
            let is_currency = is("currency") || is("ccy");
            if is_currency || ty.is_some_and(|ty| words.is_money_type(ty)) {
                group.money.push(name.to_owned());
            }
            if is("price") || is("prices") {
                group.prices.push(name.to_owned());
            }
            bars += usize::from(BAR.contains(&name));
            let other = parts.iter().find(|word| words.is_other_context(word));
            let is_decimal = ty.is_some_and(|ty| words.is_decimal_type(ty));
            let found = head(words, name, false, true);
            let is_strong = matches!(found, Head::Money(_, weight) if weight >= ENOUGH);
            if other.is_none() && (is_decimal || is_strong) {
                group.strong.push(name.to_owned());
            }
            if let Some(word) = other {
                group.other.push((name.to_owned(), word.clone()));
            }
        }
        group.ohlc = bars >= 3;
        group
    }

    /// Adds what the neighbours of `name` say.
    pub(super) fn weigh(&self, case: &mut Case, words: &Vocabulary, name: &str, is_sure: bool) {
        let beside = |found: &&String| found.as_str() != name;
        if words.split(name).last().is_some_and(|word| word == "amount")
            && let Some(price) = self.prices.iter().find(beside)
        {
            case.doubt(1, || format!("an amount beside `{price}` may be a size"));
            return;
        }
        if let Some(found) = self.money.iter().find(beside) {
            case.add(3, || format!("its neighbour is `{found}`"));
        } else if let Some(found) = self.strong.iter().find(beside) {
            case.add(2, || format!("its neighbour is `{found}`"));
        }
        // A `price` is one whatever stands beside it; one stranger among many says little.
        if is_sure {
            return;
        }
        let (weight, most) = match self.other.len() * 8 {
            few if few < self.count => return,
            some if some < self.count * 3 => (1, 1),
            _ => (2, 2),
        };
        for (found, word) in self.other.iter().filter(|(found, _)| found != name).take(most) {
            case.doubt(weight, || format!("its neighbour `{found}` speaks of `{word}`"));
        }
    }

    /// Whether `name` is one of the four prices of a bar.
    pub(super) fn is_bar(&self, name: &str) -> bool {
        self.ohlc && BAR.contains(&name)
    }
}
