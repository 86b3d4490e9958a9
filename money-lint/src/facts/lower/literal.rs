//! SQL inside string literals.

use std::ops::Range;

use crate::facts::{Sql, SqlCast, SqlColumn, may_be_sql, read_sql};

impl super::Lowerer<'_> {
    /// Reads the SQL of a string literal token.
    pub(super) fn text_literal(&mut self, token: &str, span: proc_macro2::Span) {
        if let Some(sql) = read_token(token, self.bytes(span)) {
            let in_test = self.in_test;
            let columns = sql.columns.into_iter().map(|column| SqlColumn { in_test, ..column });
            let casts = sql.casts.into_iter().map(|cast| SqlCast { in_test, ..cast });
            self.facts.columns.extend(columns);
            self.facts.casts.extend(casts);
        }
    }
}

/// The SQL of a string literal token, at positions of the file.
fn read_token(token: &str, bytes: Range<usize>) -> Option<Sql> {
    let text = blank_rust(token)?;
    let mut sql = read_sql(&text);
    let shift = |range: &Range<usize>| range.start + bytes.start..range.end + bytes.start;
    for column in &mut sql.columns {
        (column.bytes, column.ty_bytes) = (shift(&column.bytes), shift(&column.ty_bytes));
    }
    // Prose may hold a colon pair or the word `cast`.
    if !starts_with_verb(&text) {
        sql.casts.clear();
    }
    for cast in &mut sql.casts {
        cast.bytes = shift(&cast.bytes);
    }
    Some(sql)
}

/// Whether a text is worth reading as SQL.
pub(super) fn may_hold_sql(token: &str) -> bool {
    const SHORTEST: usize = "select a::real".len();
    token.len() >= SHORTEST && may_be_sql(token)
}

/// Whether the first word, after comments, begins a statement.
fn starts_with_verb(text: &str) -> bool {
    const VERBS: [&str; 14] = [
        "ALTER", "CALL", "COPY", "CREATE", "DELETE", "DO", "EXPLAIN", "INSERT", "MERGE", "REPLACE",
        "SELECT", "UPDATE", "VALUES", "WITH",
    ];
    let lines = text.lines().map(|line| line.trim_start_matches(['r', '#', '"', ' ', '\t', '(']));
    let first = lines.filter(|line| !line.is_empty()).find(|line| !line.starts_with("--"));
    let word = first.and_then(|line| line.split(|c: char| !c.is_alphabetic()).next());
    word.is_some_and(|word| VERBS.iter().any(|verb| word.eq_ignore_ascii_case(verb)))
}

/// The token with its quotes and escapes blanked, byte for byte, so that offsets stay true.
fn blank_rust(token: &str) -> Option<String> {
    let open = token.find('"')?;
    let close = token.rfind('"').filter(|close| *close > open)?;
    let is_raw = token.get(..open)?.contains('r');
    let mut text = " ".repeat(open + 1);
    let mut body = token.get(open + 1..close)?.chars();
    while let Some(character) = body.next() {
        if character != '\\' || is_raw {
            text.push(character);
            continue;
        }
        text.push(' ');
        match body.next() {
            Some(quote @ ('"' | '\'')) => text.push(quote),
            Some(other) => text.push_str(&" ".repeat(other.len_utf8())),
            None => {}
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::read_token;

    fn first(token: &str) -> String {
        let sql = read_token(token, 0..token.len()).unwrap();
        token[sql.columns[0].bytes.clone()].to_owned()
    }

    #[test]
    fn positions_survive_escapes_and_raw_strings() {
        assert_eq!(first(r#""create table t (\n  price REAL)""#), "price REAL");
        assert_eq!(first("r##\"create table \"t\" (\"price\" REAL)\"##"), "\"price\" REAL");
        assert_eq!(first(r#""create table t (\"price\" REAL)""#), r#""price\" REAL"#);
    }
}
