//! Steps over the tokens of one statement.

use super::tokens::{Kind, Token};

#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a, 't> {
    pub(super) tokens: &'a [Token<'t>],
    pub(super) at: usize,
}

/// A type, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Type {
    /// The type as written, in upper case, its words joined by one blank.
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line of its last word.
    pub(super) line: usize,
}

impl<'t> Cursor<'_, 't> {
    pub(super) fn peek(&self, ahead: usize) -> Option<&Token<'t>> {
        self.tokens.get(self.at + ahead)
    }

    pub(super) fn is_word(&self, ahead: usize, word: &str) -> bool {
        self.peek(ahead).is_some_and(|token| token.is_word(word))
    }

    pub(super) fn is_any(&self, ahead: usize, words: &[&str]) -> bool {
        self.peek(ahead).is_some_and(|token| token.is_any(words))
    }

    pub(super) fn is_mark(&self, ahead: usize, mark: &str) -> bool {
        self.peek(ahead).is_some_and(|token| token.is_mark(mark))
    }

    /// Eats these words when all of them are next.
    pub(super) fn words(&mut self, words: &[&str]) -> bool {
        let all = words.iter().enumerate().all(|(ahead, word)| self.is_word(ahead, word));
        if all {
            self.at += words.len();
        }
        all
    }

    /// Eats all of these words that are next, in any order.
    pub(super) fn skip_any(&mut self, words: &[&str]) {
        while self.is_any(0, words) {
            self.at += 1;
        }
    }

    /// Eats the mark when it is next.
    pub(super) fn mark(&mut self, mark: &str) -> bool {
        let found = self.is_mark(0, mark);
        self.at += usize::from(found);
        found
    }

    /// `schema.name`, the last part of it.
    pub(super) fn name(&mut self) -> Option<Token<'t>> {
        loop {
            let token = *self.peek(0).filter(|token| token.is_name())?;
            self.at += 1;
            if !self.mark(".") {
                return Some(token);
            }
        }
    }

    /// The name of a table: SQLite and MySQL take `'a string'` there, too.
    pub(super) fn table(&mut self) -> Option<Token<'t>> {
        let string = self.peek(0).filter(|token| token.kind == Kind::Literal).copied();
        if string.is_some() {
            self.at += 1;
        }
        string.or_else(|| self.name())
    }

    /// `DOUBLE PRECISION`, `pg_catalog.float8`, `[float]`, `DECIMAL(10, 2)`: with the numbers in
    /// brackets, which its text does not show.
    pub(super) fn ty(&mut self) -> Option<Type> {
        let start = self.peek(0)?.start;
        let mut last = self.name()?;
        let mut text = last.text.to_ascii_uppercase();
        if let Some(second) = self.peek(0).filter(|second| second.is_word("PRECISION")).copied()
            && text == "DOUBLE"
        {
            text.push_str(" PRECISION");
            last = second;
            self.at += 1;
        }
        self.numbers();
        Some(Type { text, start, end: last.end, line: last.line })
    }

    /// `(10, 2)`
    fn numbers(&mut self) {
        const MOST: usize = 5;
        if !self.is_mark(0, "(") {
            return;
        }
        for ahead in 1..=MOST {
            let Some(token) = self.peek(ahead) else { return };
            if token.is_mark(")") {
                self.at += ahead + 1;
                return;
            }
            if token.kind != Kind::Literal && !token.is_mark(",") {
                return;
            }
        }
    }
}
