//! SQL text as tokens, of whatever dialect. Any text has tokens: what does not end, ends with the
//! text. Every byte is looked at a bounded number of times.

use std::ops::Range;

/// A token; its text is a part of the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// Without the quotes of a name and the sigils of `#temporary` and `@variable`.
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The 0-based number of the line that it starts on.
    pub(super) line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A quoted name: never a keyword.
    Quoted,
    /// A string, a number or a numbered parameter.
    Literal,
    /// One character of punctuation, or `::`.
    Mark,
}

impl Token<'_> {
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(word))
    }

    pub(super) fn is_mark(&self, mark: &str) -> bool {
        self.kind == Kind::Mark && self.text == mark
    }

    /// Whether it can be the name of something.
    pub(super) fn is_name(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Quoted)
    }
}

/// A comment: what people say about the code before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Note<'t> {
    pub(super) start: usize,
    pub(super) line: usize,
    pub(super) text: &'t str,
}

/// The tokens and the comments of a text, each in order.
pub(super) fn tokenize(text: &str) -> (Vec<Token<'_>>, Vec<Note<'_>>) {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 },
        line: 0,
        is_mysql: text.contains('`'),
        nests: true,
        closes: true,
        bodies: Vec::new(),
        tokens: Vec::new(),
        notes: Vec::new(),
    };
    while let Some(byte) = lexer.peek(0) {
        let start = lexer.at;
        lexer.step(byte);
        lexer.line += lexer.slice(start..lexer.at).matches('\n').count();
    }
    (lexer.tokens, lexer.notes)
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    line: usize,
    /// Backticks say so: then a backslash escapes in strings, and `# …` is a comment.
    is_mysql: bool,
    /// Block comments nest, until one does not end that way: only PostgreSQL nests them.
    nests: bool,
    /// Dollar quotes end, until one does not: looking again for each would take for ever.
    closes: bool,
    /// The dollar tags of the bodies of code that are open.
    bodies: Vec<&'t str>,
    tokens: Vec<Token<'t>>,
    notes: Vec<Note<'t>>,
}

impl<'t> Lexer<'t> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// How many of the next bytes pass, from `ahead` on.
    fn count(&self, ahead: usize, pass: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(self.at + ahead..).unwrap_or_default();
        rest.iter().take_while(|byte| pass(**byte)).count()
    }

    /// Makes a token of the next `length` bytes, named by what `inside` leaves of them.
    fn push(&mut self, kind: Kind, length: usize, inside: Range<usize>) {
        let (start, end) = (self.at, (self.at + length).min(self.bytes.len()));
        let text = self.slice(start + inside.start..(start + inside.end).min(end)).trim();
        self.tokens.push(Token { kind, text, start, end, line: self.line });
        self.at = end;
    }

    fn step(&mut self, byte: u8) {
        match byte {
            _ if byte.is_ascii_whitespace() => self.at += 1,
            b'-' if self.peek(1) == Some(b'-') => self.line_comment(2),
            b'#' if self.is_hash_comment() => self.line_comment(1),
            b'/' if self.peek(1) == Some(b'*') => self.block_comment(),
            b'\'' => self.string(0, self.is_mysql),
            b'E' | b'e' if self.peek(1) == Some(b'\'') => self.string(1, true),
            b'"' | b'`' => {
                let length = self.quoted_length(0, byte, false);
                self.push(Kind::Quoted, length, 1..length.saturating_sub(1).max(1));
            }
            b'[' => self.bracket(),
            b'{' => self.placeholder(),
            b'$' => self.dollar(),
            b'#' | b'@' => self.sigil(byte),
            b'0'..=b'9' => {
                let length = self.count(0, is_word_byte);
                self.push(Kind::Literal, length, 0..length);
            }
            _ if is_word_byte(byte) => {
                let length = self.count(0, |byte| is_word_byte(byte) || byte == b'$');
                self.push(Kind::Word, length, 0..length);
            }
            b':' if self.peek(1) == Some(b':') => self.push(Kind::Mark, 2, 0..2),
            _ => self.push(Kind::Mark, 1, 0..1),
        }
    }

    fn note(&mut self, end: usize, inside: Range<usize>) {
        let note = Note { start: self.at, line: self.line, text: self.slice(inside).trim() };
        self.notes.push(note);
        self.at = end;
    }

    fn line_comment(&mut self, marker: usize) {
        let end = self.at + self.count(0, |byte| byte != b'\n');
        self.note(end, self.at + marker..end);
    }

    /// `# …` of MySQL; `#t` is a table of T-SQL, `#>>` an operator of PostgreSQL.
    fn is_hash_comment(&self) -> bool {
        let is_first = self.tokens.last().is_none_or(|token| token.line < self.line);
        let is_spaced = matches!(self.peek(1), Some(b' ' | b'\t' | b'\r' | b'\n' | b'#') | None);
        is_spaced && (is_first || self.is_mysql)
    }

    fn block_comment(&mut self) {
        let nested = if self.nests { self.nested_end() } else { None };
        self.nests = nested.is_some();
        let flat = || self.slice(self.at + 2..self.bytes.len()).find("*/");
        let end = nested.or_else(|| flat().map(|length| self.at + 2 + length + 2));
        let inside_end = end.map_or(self.bytes.len(), |end| end - 2);
        self.note(end.unwrap_or(self.bytes.len()), self.at + 2..inside_end);
    }

    fn nested_end(&self) -> Option<usize> {
        let (mut open, mut at) = (0_usize, self.at);
        loop {
            match self.bytes.get(at..at + 2)? {
                b"/*" => (open, at) = (open + 1, at + 2),
                b"*/" => (open, at) = (open - 1, at + 2),
                _ => at += 1,
            }
            if open == 0 {
                return Some(at);
            }
        }
    }

    fn string(&mut self, prefix: usize, escapes: bool) {
        let length = self.quoted_length(prefix, b'\'', escapes);
        self.push(Kind::Literal, length, prefix + 1..length.saturating_sub(1).max(prefix + 1));
    }

    /// The length of a quoted text from here, with its quotes; a doubled quote stands for itself.
    fn quoted_length(&self, prefix: usize, quote: u8, escapes: bool) -> usize {
        let mut length = prefix + 1;
        while let Some(byte) = self.peek(length) {
            length += 1;
            let is_escape = escapes && byte == b'\\';
            if is_escape || (byte == quote && self.peek(length) == Some(quote)) {
                length += 1;
            } else if byte == quote {
                break;
            }
        }
        length.min(self.bytes.len() - self.at)
    }

    /// `[a name]`; behind a name or a bracket it is a subscript.
    fn bracket(&mut self) {
        const LONGEST_NAME: usize = 128 * 4;
        let length = self
            .bytes
            .iter()
            .skip(self.at + 1)
            .take(LONGEST_NAME)
            .take_while(|byte| !matches!(byte, b']' | b'[' | b'\n'))
            .count();
        let follows = self.tokens.last().is_some_and(|token| {
            token.end == self.at && (token.kind == Kind::Word || matches!(token.text, ")" | "]"))
        });
        if follows || length == 0 || self.peek(length + 1) != Some(b']') {
            return self.push(Kind::Mark, 1, 0..1);
        }
        self.push(Kind::Quoted, length + 2, 1..length + 1);
    }

    /// `{table}` and `{}` of a Rust format string stand for a name.
    fn placeholder(&mut self) {
        let length = self.count(1, |byte| is_word_byte(byte) || matches!(byte, b'.' | b':' | b'?'));
        if self.peek(length + 1) != Some(b'}') {
            return self.push(Kind::Mark, 1, 0..1);
        }
        let name = self.count(1, is_word_byte);
        self.push(Kind::Quoted, length + 2, 1..name + 1);
    }

    /// `$1`, `$name`, and the quotes of PostgreSQL: `$$ … $$`, `$tag$ … $tag$`.
    fn dollar(&mut self) {
        let length = self.count(1, is_word_byte);
        let is_number = self.peek(1).is_some_and(|byte| byte.is_ascii_digit());
        if is_number || self.peek(length + 1) != Some(b'$') {
            let kind = match length {
                0 => Kind::Mark,
                _ if is_number => Kind::Literal,
                _ => Kind::Word,
            };
            return self.push(kind, length + 1, usize::from(length > 0)..length + 1);
        }
        let tag = self.slice(self.at..self.at + length + 2);
        let body = self.at + tag.len();
        if self.bodies.last() == Some(&tag) {
            self.bodies.pop();
        } else if self.tokens.last().is_some_and(|token| token.is_any(&BEFORE_BODY)) {
            self.bodies.push(tag);
        } else if self.closes {
            let found = self.slice(body..self.bytes.len()).find(tag);
            self.closes = found.is_some();
            if let Some(inside) = found {
                return self.push(
                    Kind::Literal,
                    inside + 2 * tag.len(),
                    tag.len()..tag.len() + inside,
                );
            }
        }
        self.at = body;
    }

    /// `#t`, `##t`, `@variable`, `@@global`.
    fn sigil(&mut self, sigil: u8) {
        let sigils = self.count(0, |byte| byte == sigil);
        let length = sigils + self.count(sigils, is_word_byte);
        let is_name = length > sigils && sigils <= 2;
        if is_name {
            self.push(Kind::Word, length, sigils..length);
        } else {
            self.push(Kind::Mark, 1, 0..1);
        }
    }
}

/// The words before a dollar quote that holds code; anywhere else it holds text.
const BEFORE_BODY: [&str; 5] = ["AS", "DO", "EXECUTE", "PLPGSQL", "SQL"];

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokenize};

    fn texts(sql: &str) -> Vec<&str> {
        tokenize(sql).0.iter().map(|token| token.text).collect()
    }

    fn notes(sql: &str) -> Vec<&str> {
        tokenize(sql).1.iter().map(|note| note.text).collect()
    }

    #[test]
    fn quotes_of_all_dialects_make_names() {
        assert_eq!(texts("a.\"b c\" `d` [e f]"), ["a", ".", "b c", "d", "e f"]);
        assert_eq!(texts("\"a\"\"b\" {t} {} {n:?}"), ["a\"\"b", "t", "", "n"]);
        assert_eq!(texts("#t ##u @v $w $1"), ["t", "u", "v", "w", "1"]);
        let kinds: Vec<_> = tokenize("a \"b\" 'c' $1 :: :").0.iter().map(|t| t.kind).collect();
        let (word, quoted, literal, mark) = (Kind::Word, Kind::Quoted, Kind::Literal, Kind::Mark);
        assert_eq!(kinds, [word, quoted, literal, literal, mark, mark]);
    }

    #[test]
    fn a_subscript_is_no_name() {
        assert_eq!(texts("a[1]"), ["a", "[", "1", "]"]);
        assert_eq!(texts("f(x)[b] [c]"), ["f", "(", "x", ")", "[", "b", "]", "c"]);
        assert_eq!(texts("[never closed\n]"), ["[", "never", "closed", "]"]);
    }

    #[test]
    fn strings_end_as_their_dialect_says() {
        assert_eq!(texts("'it''s' x"), ["it''s", "x"]);
        assert_eq!(texts("'C:\\' x"), ["C:\\", "x"]);
        assert_eq!(texts("E'a\\'b' x"), ["a\\'b", "x"]);
        assert_eq!(texts("`t` 'a\\'b' x"), ["t", "a\\'b", "x"]);
    }

    #[test]
    fn dollar_quotes_hold_text_or_code() {
        assert_eq!(texts("SELECT $$it's$$, $q$ $$ $q$ x"), ["SELECT", "it's", ",", "$$", "x"]);
        assert_eq!(texts("DO $$ a; $$; b"), ["DO", "a", ";", ";", "b"]);
        assert_eq!(texts("AS $f$ x $$y$$ $f$ z"), ["AS", "x", "y", "z"]);
        assert_eq!(texts("SELECT $a$ x $b$ y"), ["SELECT", "x", "y"]);
    }

    #[test]
    fn comments_are_notes() {
        assert_eq!(notes("a -- in EUR\r\n/* b /* c */ d */ e"), ["in EUR", "b /* c */ d"]);
        assert_eq!(notes("/* a /* b */ c /* d */"), ["a /* b", "d"]);
        assert_eq!(notes("# one\na # no\n"), ["one"]);
        assert_eq!(notes("`a` # yes\n#t"), ["yes"]);
        assert_eq!(notes("/* open"), ["open"]);
        let lines: Vec<_> = tokenize("a\n'b\nc' d -- e").0.iter().map(|t| t.line).collect();
        assert_eq!(lines, [0, 1, 2]);
    }
}
