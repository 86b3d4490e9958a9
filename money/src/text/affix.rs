//! What stands around a number: signs and parentheses.

use core::fmt::{self, Write};

/// At most four characters before or after a number, copied with its style: a sign, and the marks
/// of direction beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Affix([char; 4]);

/// What fills the places that are not used.
const NOTHING: char = '\0';

impl Affix {
    pub(super) const NONE: Self = Self([NOTHING; 4]);

    pub(super) const fn of(character: char) -> Self {
        Self([character, NOTHING, NOTHING, NOTHING])
    }

    /// `None` when the text is too long.
    #[cfg(feature = "icu_2")]
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut places = [NOTHING; 4];
        for (index, character) in text.chars().enumerate() {
            *places.get_mut(index)? = character;
        }
        Some(Self(places))
    }

    fn chars(&self) -> impl DoubleEndedIterator<Item = char> + '_ {
        self.0.iter().copied().filter(|character| *character != NOTHING)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.chars().next().is_none()
    }

    pub(super) fn write_to(&self, out: &mut dyn Write) -> fmt::Result {
        self.chars().try_for_each(|character| out.write_char(character))
    }
}

/// What stands around the number of one sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) before: Affix,
    pub(super) after: Affix,
}

impl Sign {
    pub(super) const PLUS: Self = Self { before: Affix::of('+'), after: Affix::NONE };
    pub(super) const MINUS: Self = Self { before: Affix::of('-'), after: Affix::NONE };
    /// U+2212, as wide as the plus sign.
    pub(super) const WIDE_MINUS: Self = Self { before: Affix::of('\u{2212}'), after: Affix::NONE };
    pub(super) const PARENTHESES: Self = Self { before: Affix::of('('), after: Affix::of(')') };

    /// What is left of a text that has this sign around it.
    pub(super) fn strip<'a>(&self, text: &'a str) -> Option<&'a str> {
        if self.before.is_empty() && self.after.is_empty() {
            return None;
        }
        let text = self.before.chars().try_fold(text, |text, sign| text.strip_prefix(sign))?;
        self.after.chars().rev().try_fold(text, |text, sign| text.strip_suffix(sign))
    }
}
