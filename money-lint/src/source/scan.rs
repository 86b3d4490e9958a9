//! A lexical scan that knows just enough of Rust and SQL to find comments (which the syntax tree
//! drops) and to measure how deep a parser would recurse, before any parser sees the text.

/// A line comment: `// …` or `-- …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// The byte of its first slash or dash.
    pub(crate) start: usize,
    /// Its text after the slashes or dashes.
    pub(crate) text: String,
    /// Whether nothing but white space stands before it on its line.
    pub(crate) own_line: bool,
    /// The byte after it and after the white space and comments that follow.
    pub(crate) next_code: usize,
}

/// What a scan found.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Line comments that are no doc comments.
    pub(crate) comments: Vec<Comment>,
    /// The deepest nesting of brackets.
    pub(crate) depth: usize,
    /// The most operator and keyword tokens between two separators: an upper bound of the
    /// recursion that brackets do not show (`- - - 1`, `a + b + …`, `&&&T`).
    pub(crate) chain: usize,
    /// The lines, from 1 and in order, that hold a float, a word of interest or SQL in a string.
    pub(crate) interest: Vec<u32>,
    /// What kinds of words and literals the text holds.
    pub(crate) holds: Holds,
}

/// What a word says to whoever looks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Interest {
    Nothing,
    /// A type or conversion of floats.
    Float,
    /// A word that may be what is looked for.
    Weak,
    /// A word that hardly can be anything else.
    Strong,
}

/// What was seen anywhere in a text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Holds {
    float: bool,
    strong: bool,
    /// `pub use`: other files may find names through this one.
    export: bool,
}

impl Holds {
    fn add(&mut self, interest: Interest) {
        match interest {
            Interest::Nothing | Interest::Weak => {}
            Interest::Float => self.float = true,
            Interest::Strong => self.strong = true,
        }
    }

    /// Whether anything in the text can matter to a rule, or to another file that uses it.
    pub(crate) fn matters(self) -> bool {
        self.strong || self.float || self.export
    }
}

/// What a word says.
pub(crate) type OfInterest<'i> = dyn Fn(&str) -> Interest + 'i;

/// Scans Rust text. Takes any text: an unterminated string or comment ends at the end of the file.
pub(crate) fn scan_rust(text: &str, of_interest: &OfInterest<'_>) -> Scan {
    let mut scanner = Scanner::new(text, of_interest);
    while let Some(byte) = scanner.peek(0) {
        match byte {
            b'/' if scanner.peek(1) == Some(b'/') => scanner.line_comment(2, true),
            b'/' if scanner.peek(1) == Some(b'*') => scanner.block_comment(true),
            b'"' => scanner.quoted(b'"', true),
            b'\'' => scanner.char_or_lifetime(),
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => scanner.word(),
            b'0'..=b'9' => scanner.number(),
            _ => scanner.punctuation(byte),
        }
    }
    scanner.finish()
}

/// Scans SQL text.
pub(crate) fn scan_sql(text: &str) -> Scan {
    let mut scanner = Scanner::new(text, &|_| Interest::Nothing);
    while let Some(byte) = scanner.peek(0) {
        match byte {
            b'-' if scanner.peek(1) == Some(b'-') => scanner.line_comment(2, false),
            b'/' if scanner.peek(1) == Some(b'*') => scanner.block_comment(true),
            b'\'' | b'"' | b'`' => scanner.quoted(byte, false),
            _ => scanner.punctuation(byte),
        }
    }
    scanner.finish()
}

struct Scanner<'t> {
    bytes: &'t [u8],
    text: &'t str,
    at: usize,
    /// Whether only white space was seen on this line so far.
    blank_line: bool,
    scan: Scan,
    depth: usize,
    /// The counters of the brackets that are open: chain and carried.
    chains: Vec<(usize, usize)>,
    chain: usize,
    /// The part of the chain that a comma does not end: `A<B, A<B, …` and `|a, b| |a, b| …`.
    carried: usize,
    /// Comments whose `next_code` is not known yet.
    waiting: usize,
    of_interest: &'t OfInterest<'t>,
    /// Whether the word before was `pub`.
    after_pub: bool,
    /// The bytes at which something of interest starts.
    hits: Vec<usize>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, of_interest: &'t OfInterest<'t>) -> Self {
        Self {
            bytes: text.as_bytes(),
            text,
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
            blank_line: true,
            scan: Scan::default(),
            depth: 0,
            chains: Vec::new(),
            chain: 0,
            carried: 0,
            waiting: 0,
            of_interest,
            after_pub: false,
            hits: Vec::new(),
        }
    }

    fn finish(mut self) -> Scan {
        self.at = self.bytes.len();
        self.code();
        self.separator();
        while let Some((outer, _)) = self.chains.pop() {
            self.scan.chain = self.scan.chain.max(outer);
        }
        self.scan.interest = lines_of(self.bytes, &self.hits);
        self.scan
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    /// Code starts here: comments before it now know what follows them.
    fn code(&mut self) {
        self.blank_line = false;
        for comment in self.scan.comments.iter_mut().skip(self.waiting) {
            comment.next_code = self.at;
        }
        self.waiting = self.scan.comments.len();
    }

    fn line_comment(&mut self, marker: usize, doc_comments: bool) {
        let end = self.bytes[self.at..].iter().position(|byte| *byte == b'\n');
        let end = end.map_or(self.bytes.len(), |length| self.at + length);
        let body = self.text.get(self.at + marker..end).unwrap_or_default();
        let outer_doc = body.starts_with('/') && !body.starts_with("//");
        if doc_comments && (outer_doc || body.starts_with('!')) {
            // A doc comment is an attribute: code, as far as suppressions are concerned.
            self.code();
        } else {
            self.scan.comments.push(Comment {
                start: self.at,
                text: body.trim_end_matches('\r').to_owned(),
                own_line: self.blank_line,
                next_code: self.bytes.len(),
            });
        }
        self.at = end;
    }

    fn block_comment(&mut self, nested: bool) {
        let mut open = 1_usize;
        self.at += 2;
        while open > 0 && self.at < self.bytes.len() {
            match (self.peek(0), self.peek(1)) {
                (Some(b'*'), Some(b'/')) => {
                    open -= 1;
                    self.at += 2;
                }
                (Some(b'/'), Some(b'*')) if nested => {
                    open += 1;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
        }
    }

    fn quoted(&mut self, quote: u8, escapes: bool) {
        self.code();
        let start = self.at;
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' if escapes => self.at += 1,
                _ if byte == quote => break,
                _ => {}
            }
        }
        self.string(start);
    }

    /// A string that may hold SQL or a currency is of interest.
    fn string(&mut self, start: usize) {
        const SIGNS: [&str; 8] =
            ["TABLE", "table", "CAST(", "cast(", "::", "$", "NOT NULL", "not null"];
        let text = self.text.get(start..self.at).unwrap_or_default();
        if SIGNS.iter().any(|sign| text.contains(sign)) {
            self.hits.push(start);
            self.scan.holds.strong = true;
        }
    }

    /// `'a'`, `'\''` and `'\u{1F4B0}'` are characters; `'a` and `'static` are lifetimes.
    fn char_or_lifetime(&mut self) {
        if self.peek(1) == Some(b'\\') {
            return self.quoted(b'\'', true);
        }
        let mut rest = self.text.get(self.at + 1..).unwrap_or_default().chars();
        let length = rest.next().map_or(0, char::len_utf8);
        self.code();
        let is_char = length > 0 && rest.next() == Some('\'');
        self.at += if is_char { length + 2 } else { 1 };
    }

    fn word(&mut self) {
        // An item is no part of the expression before it.
        const ITEMS: [&[u8]; 6] = [b"enum", b"fn", b"mod", b"static", b"struct", b"trait"];
        const CHAINING: [&[u8]; 9] =
            [b"as", b"return", b"break", b"yield", b"move", b"else", b"await", b"impl", b"dyn"];
        let start = self.at;
        while self.peek(0).is_some_and(|b| b == b'_' || b.is_ascii_alphanumeric() || b >= 0x80) {
            self.at += 1;
        }
        let word = &self.bytes[start..self.at];
        let end = std::mem::replace(&mut self.at, start);
        self.code();
        self.at = end;
        if matches!(word, b"r" | b"br" | b"cr") && matches!(self.peek(0), Some(b'"' | b'#')) {
            self.raw_string();
        } else if matches!(word, b"b" | b"c") && self.peek(0) == Some(b'"') {
            self.quoted(b'"', true);
        } else if matches!(word, b"b") && self.peek(0) == Some(b'\'') {
            self.quoted(b'\'', true);
        }
        self.chain += usize::from(CHAINING.contains(&word));
        if ITEMS.contains(&word) && self.names_something() {
            self.separator();
        }
        let interest = self.text.get(start..end).map_or(Interest::Nothing, self.of_interest);
        if interest != Interest::Nothing {
            self.hits.push(start);
            self.scan.holds.add(interest);
        }
        self.scan.holds.export |= self.after_pub && word == b"use";
        self.after_pub = word == b"pub";
    }

    /// Whether a name follows: `fn f`, not the type `fn()`.
    fn names_something(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let next = rest.iter().find(|byte| !byte.is_ascii_whitespace());
        next.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
    }

    /// `r"…"` and `r##"…"##`; `r#name` is an identifier.
    fn raw_string(&mut self) {
        let hashes = self.bytes[self.at..].iter().take_while(|byte| **byte == b'#').count();
        if self.peek(hashes) != Some(b'"') {
            return;
        }
        let closing = format!("\"{}", "#".repeat(hashes));
        let start = self.at;
        let body = self.at + hashes + 1;
        let rest = self.bytes.get(body..).unwrap_or_default();
        let found = rest.windows(closing.len()).position(|part| part == closing.as_bytes());
        self.at = found.map_or(self.bytes.len(), |length| body + length + closing.len());
        self.string(start);
    }

    fn number(&mut self) {
        self.code();
        let start = self.at;
        while self.peek(0).is_some_and(|b| b == b'_' || b.is_ascii_alphanumeric()) {
            self.at += 1;
        }
        let has_point = self.peek(0) == Some(b'.') && self.peek(1) != Some(b'.');
        if has_point || self.bytes[start..self.at].contains(&b'f') {
            self.hits.push(start);
            self.scan.holds.float = true;
        }
    }

    fn separator(&mut self) {
        self.scan.chain = self.scan.chain.max(self.chain);
        (self.chain, self.carried) = (0, 0);
    }

    fn punctuation(&mut self, byte: u8) {
        match byte {
            b'\n' => self.blank_line = true,
            b' ' | b'\t' | b'\r' => {}
            _ => self.code(),
        }
        let before = self.at.checked_sub(1).and_then(|at| self.bytes.get(at)).copied();
        self.at += 1;
        match byte {
            b'(' | b'[' | b'{' => {
                self.depth += 1;
                self.scan.depth = self.scan.depth.max(self.depth);
                // Postfix brackets (`f()()()`, `a[0][0]`) chain without nesting.
                self.chains.push((self.chain + 1, self.carried));
                (self.chain, self.carried) = (0, 0);
            }
            b')' | b']' | b'}' => {
                self.depth = self.depth.saturating_sub(1);
                self.separator();
                (self.chain, self.carried) = self.chains.pop().unwrap_or_default();
            }
            b';' => self.separator(),
            b',' => {
                self.scan.chain = self.scan.chain.max(self.chain);
                self.chain = self.carried;
            }
            b'<' | b'|' => {
                self.chain += 1;
                self.carried += 1;
            }
            b'>' if !matches!(before, Some(b'-' | b'=')) => {
                self.chain += 1;
                self.carried = self.carried.saturating_sub(1);
            }
            b' ' | b'\t' | b'\r' | b'\n' => {}
            _ => self.chain += 1,
        }
    }
}

/// The lines of some bytes, both in order.
fn lines_of(bytes: &[u8], hits: &[usize]) -> Vec<u32> {
    let mut lines: Vec<u32> = Vec::with_capacity(hits.len());
    let (mut line, mut at) = (1, 0);
    for &hit in hits {
        let between = bytes.get(at..hit).unwrap_or_default();
        line += between.split(|byte| *byte == b'\n').count() - 1;
        at = hit.max(at);
        let number = u32::try_from(line).unwrap_or(u32::MAX);
        if lines.last() != Some(&number) {
            lines.push(number);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Interest, scan_rust, scan_sql};

    fn comments(text: &str) -> Vec<String> {
        scan_rust(text, &|_| Interest::Nothing)
            .comments
            .into_iter()
            .map(|comment| comment.text)
            .collect()
    }

    #[test]
    fn only_real_line_comments_are_comments() {
        let text = concat!(
            "let a = \"// no\"; // one\n",
            "let b = r#\"// no \" \"#; // two\n",
            "let c = '\"'; let d = '\\''; let e: &'static str = b\"\\\"//\"; // three\n",
            "/* // no /* nested */ // no */ // four\n",
            "/// doc\n//! inner doc\n//// five\n",
            "let r#type = 'x'; let q = '/'; // six\n",
        );
        assert_eq!(comments(text), [" one", " two", " three", " four", "// five", " six"]);
    }

    #[test]
    fn unterminated_text_ends_the_scan() {
        for text in ["\"abc // no", "r##\"abc\"# // no", "/* /* */ // no", "'\\", "b'\\", "'"] {
            assert_eq!(comments(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_comment_knows_its_line_and_what_follows() {
        let text = "// a\n// b\n  /// doc\nfn f() {} // c\n";
        let scan = scan_rust(text, &|_| Interest::Nothing);
        let starts: Vec<_> = scan.comments.iter().map(|c| (c.own_line, c.next_code)).collect();
        assert_eq!(starts, [(true, 12), (true, 12), (false, text.len())]);
    }

    #[test]
    fn depth_and_chains_are_measured() {
        assert_eq!(scan_rust("f((([x])), [y])", &|_| Interest::Nothing).depth, 4);
        let items = "#[inline] pub fn f(a: u8) -> u8 { a }\nstruct S { a: u8 }\n".repeat(500);
        assert!(scan_rust(&items, &|_| Interest::Nothing).chain < 50, "items do not chain");
        assert!(scan_rust(&"fn() -> ".repeat(500), &|_| Interest::Nothing).chain >= 500);
        assert!(scan_rust(&"!".repeat(500), &|_| Interest::Nothing).chain >= 500);
        assert!(scan_rust(&"f()".repeat(500), &|_| Interest::Nothing).chain >= 500);
        assert!(scan_rust(&"a, b; c".repeat(500), &|_| Interest::Nothing).chain < 5);
        assert!(
            scan_rust(&"-1, ".repeat(500), &|_| Interest::Nothing).chain < 5,
            "a table of numbers"
        );
        assert!(scan_rust(&"A<u8, ".repeat(500), &|_| Interest::Nothing).chain >= 500);
        assert!(scan_rust(&"|a, b| ".repeat(500), &|_| Interest::Nothing).chain >= 500);
        assert!(
            scan_rust(&"x: Vec<u8>, y: fn() -> u8, ".repeat(500), &|_| Interest::Nothing).chain
                < 10
        );
    }

    #[test]
    fn sql_strings_hide_dashes() {
        let found = scan_sql("SELECT '--no', \"--no\" -- yes\n/* -- no */");
        assert_eq!(found.comments.len(), 1);
        assert_eq!(found.comments[0].text, " yes");
    }
}
