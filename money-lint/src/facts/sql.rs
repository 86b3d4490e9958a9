//! Column definitions in SQL text. A tolerant reader: what it does not know it skips, so a file
//! with one strange statement still shows its tables.

use std::ops::Range;
use std::sync::Arc;

use super::Extent;

/// One column of `CREATE TABLE` or `ALTER TABLE … ADD COLUMN`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SqlColumn {
    pub(crate) table: String,
    pub(crate) name: String,
    /// The name and the type.
    pub(crate) bytes: Range<usize>,
    /// The type as written, in upper case, its words joined by one blank.
    pub(crate) ty: String,
    pub(crate) ty_bytes: Range<usize>,
    /// The names of all columns of the statement.
    pub(crate) siblings: Arc<[String]>,
}

/// The columns, and the extents of statements and columns for suppressions.
pub(crate) fn read_sql(text: &str) -> (Vec<SqlColumn>, Vec<Extent>) {
    let tokens = tokenize(text);
    let mut reader = Reader { tokens: &tokens, at: 0, columns: Vec::new(), extents: Vec::new() };
    while let Some(token) = reader.peek(0) {
        let start = token.bytes.start;
        let mut found = Vec::new();
        if reader.words(&["CREATE"]) {
            found = reader.create_table();
        } else if reader.words(&["ALTER", "TABLE"]) {
            found = reader.alter_table();
        }
        // `CREATE TABLE` inside `DO $$ … $$` or after a label is found at the next word.
        if found.is_empty() {
            reader.at += 1;
            continue;
        }
        let end = reader.skip_statement();
        reader.extents.push(Extent { outer: start, inner: start, end });
        for column in &found {
            let (start, end) = (column.bytes.start, column.bytes.end);
            reader.extents.push(Extent { outer: start, inner: start, end });
        }
        reader.columns.append(&mut found);
    }
    (reader.columns, reader.extents)
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    text: String,
    bytes: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    /// A quoted name: never a keyword.
    Quoted,
    /// A string or a number.
    Literal,
    Mark,
}

fn tokenize(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let kind = match byte {
            b'-' if bytes.get(at + 1) == Some(&b'-') => {
                at += bytes[at..].iter().take_while(|byte| **byte != b'\n').count();
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let end = text.get(at + 2..).and_then(|rest| rest.find("*/"));
                at = end.map_or(bytes.len(), |length| at + 2 + length + 2);
                continue;
            }
            b'\'' => {
                at = quoted_end(bytes, at, b'\'');
                Kind::Literal
            }
            b'"' | b'`' => {
                at = quoted_end(bytes, at, byte);
                Kind::Quoted
            }
            b'[' => {
                let end = text.get(at..).and_then(|rest| rest.find(']'));
                at = end.map_or(bytes.len(), |length| at + length + 1);
                Kind::Quoted
            }
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => {
                at += word_length(&bytes[at..]);
                Kind::Word
            }
            b'0'..=b'9' => {
                at += word_length(&bytes[at..]);
                Kind::Literal
            }
            _ => {
                at += 1;
                Kind::Mark
            }
        };
        if !byte.is_ascii_whitespace() {
            let text = text.get(start..at).unwrap_or_default();
            let bare = text.trim_matches(['"', '`', '[', ']']);
            let text = if kind == Kind::Quoted { bare.trim() } else { text };
            tokens.push(Token { kind, text: text.to_owned(), bytes: start..at });
        }
    }
    tokens
}

fn word_length(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'.' | 0x80..))
        .take_while(|b| **b != b'.')
        .count()
        .max(1)
}

fn quoted_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let rest = bytes.get(start + 1..).unwrap_or_default();
    rest.iter().position(|byte| *byte == quote).map_or(bytes.len(), |length| start + length + 2)
}

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    columns: Vec<SqlColumn>,
    extents: Vec<Extent>,
}

impl<'t> Reader<'t> {
    fn peek(&self, ahead: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + ahead)
    }

    fn is_word(&self, ahead: usize, word: &str) -> bool {
        self.peek(ahead)
            .is_some_and(|token| token.kind == Kind::Word && token.text.eq_ignore_ascii_case(word))
    }

    fn is_mark(&self, ahead: usize, mark: &str) -> bool {
        self.peek(ahead).is_some_and(|token| token.kind == Kind::Mark && token.text == mark)
    }

    /// Eats these words when all of them are next.
    fn words(&mut self, words: &[&str]) -> bool {
        let all = words.iter().enumerate().all(|(ahead, word)| self.is_word(ahead, word));
        if all {
            self.at += words.len();
        }
        all
    }

    /// `schema.name`, the last part of it.
    fn name(&mut self) -> Option<&'t Token> {
        loop {
            let token = self.peek(0)?;
            if !matches!(token.kind, Kind::Word | Kind::Quoted) {
                return None;
            }
            self.at += 1;
            if !self.is_mark(0, ".") {
                return Some(token);
            }
            self.at += 1;
        }
    }

    fn create_table(&mut self) -> Vec<SqlColumn> {
        const BEFORE_TABLE: [&str; 7] =
            ["GLOBAL", "LOCAL", "OR", "REPLACE", "TEMP", "TEMPORARY", "UNLOGGED"];
        while BEFORE_TABLE.iter().any(|word| self.is_word(0, word)) || self.is_word(0, "FOREIGN") {
            self.at += 1;
        }
        if !self.words(&["TABLE"]) {
            return Vec::new();
        }
        self.words(&["IF", "NOT", "EXISTS"]);
        let Some(table) = self.name() else {
            return Vec::new();
        };
        if !self.is_mark(0, "(") {
            return Vec::new();
        }
        self.at += 1;
        let mut columns = Vec::new();
        loop {
            columns.extend(self.column(&table.text));
            if !self.skip_to_comma() {
                return with_siblings(columns);
            }
        }
    }

    fn alter_table(&mut self) -> Vec<SqlColumn> {
        self.words(&["IF", "EXISTS"]);
        self.words(&["ONLY"]);
        let Some(table) = self.name() else {
            return Vec::new();
        };
        let mut columns = Vec::new();
        loop {
            if self.words(&["ADD"]) || self.words(&["MODIFY"]) {
                self.words(&["COLUMN"]);
                self.words(&["IF", "NOT", "EXISTS"]);
                columns.extend(self.column(&table.text));
            } else if self.words(&["ALTER"]) {
                self.words(&["COLUMN"]);
                columns.extend(self.column(&table.text));
            }
            if !self.skip_to_comma() {
                return with_siblings(columns);
            }
        }
    }

    /// `name TYPE` (or `name [SET DATA] TYPE type`) when the next tokens are one.
    fn column(&mut self, table: &str) -> Option<SqlColumn> {
        const CONSTRAINTS: [&str; 9] = [
            "CHECK",
            "CONSTRAINT",
            "EXCLUDE",
            "FOREIGN",
            "INDEX",
            "KEY",
            "LIKE",
            "PRIMARY",
            "UNIQUE",
        ];
        let name = self.peek(0)?;
        let is_keyword = CONSTRAINTS.iter().any(|word| self.is_word(0, word));
        if is_keyword || !matches!(name.kind, Kind::Word | Kind::Quoted) {
            return None;
        }
        self.at += 1;
        self.words(&["SET", "DATA"]);
        self.words(&["TYPE"]);
        let first = self.peek(0)?;
        // `CREATE TYPE … AS` and the like leave no type here; a column without one has no float.
        if !matches!(first.kind, Kind::Word | Kind::Quoted) {
            return Some(column_of(table, name, name, String::new()));
        }
        let mut last = first;
        let mut ty = first.text.to_ascii_uppercase();
        let word = |reader: &Self, at: usize| {
            reader.peek(at).filter(|token| token.kind == Kind::Word).cloned()
        };
        if let Some(second) = word(self, 1).filter(|_| ty == "DOUBLE")
            && second.text.eq_ignore_ascii_case("PRECISION")
        {
            ty.push_str(" PRECISION");
            last = self.peek(1)?;
        }
        let mut column = column_of(table, name, last, ty);
        column.ty_bytes.start = first.bytes.start;
        Some(column)
    }

    /// Moves behind the next comma of this level; false at its end.
    fn skip_to_comma(&mut self) -> bool {
        let mut depth = 0_usize;
        while let Some(token) = self.peek(0) {
            let mark = if token.kind == Kind::Mark { token.text.as_str() } else { "" };
            match mark {
                "(" => depth += 1,
                ")" if depth == 0 => return false,
                ")" => depth -= 1,
                ";" => return false,
                "," if depth == 0 => {
                    self.at += 1;
                    return true;
                }
                _ => {}
            }
            self.at += 1;
        }
        false
    }

    /// Moves to the end of the statement and returns its byte.
    fn skip_statement(&mut self) -> usize {
        while let Some(token) = self.peek(0) {
            if token.text == ";" || self.is_word(0, "CREATE") || self.is_word(0, "ALTER") {
                break;
            }
            self.at += 1;
        }
        let last = self.at.min(self.tokens.len()).checked_sub(1);
        last.and_then(|at| self.tokens.get(at)).map_or(0, |token| token.bytes.end)
    }
}

fn column_of(table: &str, name: &Token, last: &Token, ty: String) -> SqlColumn {
    SqlColumn {
        table: table.to_owned(),
        name: name.text.clone(),
        bytes: name.bytes.start..last.bytes.end,
        ty,
        ty_bytes: last.bytes.clone(),
        siblings: Arc::default(),
    }
}

fn with_siblings(mut columns: Vec<SqlColumn>) -> Vec<SqlColumn> {
    let names: Arc<[String]> = columns.iter().map(|column| column.name.clone()).collect();
    for column in &mut columns {
        column.siblings = Arc::clone(&names);
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::read_sql;

    fn columns(sql: &str) -> Vec<String> {
        let (columns, _) = read_sql(sql);
        columns.iter().map(|c| format!("{}.{}: {}", c.table, c.name, c.ty)).collect()
    }

    #[test]
    fn strange_statements_do_not_hide_tables() {
        // money-lint: allow(float-sql-column) what this test reads
        let sql = "PRAGMA journal_mode=WAL; BEGIN IMMEDIATE;
            SELECT * FROM a WHERE id IN (?1) ORDER BY id FOR NO KEY UPDATE;
            DO $$ BEGIN CREATE TABLE app.fees (fee double   precision NOT NULL); END $$;
            CREATE TABLE IF NOT EXISTS \"t\" (id INTEGER PRIMARY KEY, [a b] REAL DEFAULT (1, 2),
              price REAL, CHECK (price > 0), PRIMARY KEY (id)) STRICT, WITHOUT ROWID;
            ALTER TABLE ONLY x ADD COLUMN IF NOT EXISTS cost FLOAT(53), ADD tip REAL;
            ALTER TABLE y ALTER COLUMN fee SET DATA TYPE real";
        let expected = [
            "fees.fee: DOUBLE PRECISION",
            "t.id: INTEGER",
            "t.a b: REAL",
            "t.price: REAL",
            "x.cost: FLOAT",
            "x.tip: REAL",
            "y.fee: REAL",
        ];
        assert_eq!(columns(sql), expected);
    }

    #[test]
    fn comments_and_strings_are_no_sql() {
        assert_eq!(
            columns("-- CREATE TABLE a (price REAL);\n/* CREATE TABLE b (x REAL) */"),
            [""; 0]
        );
        assert_eq!(columns("SELECT 'CREATE TABLE a (price REAL)'"), [""; 0]);
    }

    #[test]
    fn any_cut_of_a_text_is_read() {
        let sql = "CREATE TABLE \"é\" (a DOUBLE PRECISION, 'x', b FLOAT); ALTER TABLE t ADD c";
        for (at, _) in sql.char_indices() {
            read_sql(&sql[..at]);
            read_sql(&sql[at..]);
        }
    }
}
