//! SQL inside string literals.

use std::ops::Range;

use crate::facts::{Sql, SqlCast, SqlColumn, may_be_sql, read_sql};

impl super::Lowerer<'_> {
    /// Reads the SQL of a string literal token.
    pub(super) fn text_literal(&mut self, token: &str, span: proc_macro2::Span) {
        let name = self.naming.as_deref();
        if let Some(sql) = read_token(token, self.bytes(span), name) {
            let in_test = self.in_test;
            let columns = sql.columns.into_iter().map(|column| SqlColumn { in_test, ..column });
            let casts = sql.casts.into_iter().map(|cast| SqlCast { in_test, ..cast });
            self.facts.columns.extend(columns);
            self.facts.casts.extend(casts);
        }
    }
}

/// The SQL of a string literal token, at positions of the file.
fn read_token(token: &str, bytes: Range<usize>, name: Option<&str>) -> Option<Sql> {
    let text = blank_rust(token)?;
    // The columns of a table whose statement is put together elsewhere.
    let lead = match name {
        Some(name) if is_column_list(&text) => format!("CREATE TABLE {name} ("),
        _ => String::new(),
    };
    let mut sql = read_sql(&format!("{lead}{text}"));
    let shift = |range: &Range<usize>| {
        let place = |at: usize| at.saturating_sub(lead.len()) + bytes.start;
        place(range.start)..place(range.end)
    };
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
    token.len() >= SHORTEST && (may_be_sql(token) || says_not_null(token))
}

fn says_not_null(text: &str) -> bool {
    text.contains("NOT NULL") || text.contains("not null")
}

/// `id INTEGER PRIMARY KEY, amount REAL NOT NULL`
fn is_column_list(text: &str) -> bool {
    const TYPES: [&str; 17] = [
        "BIGINT",
        "BLOB",
        "BOOLEAN",
        "CHAR",
        "DATE",
        "DATETIME",
        "DECIMAL",
        "DOUBLE",
        "FLOAT",
        "INT",
        "INTEGER",
        "NUMERIC",
        "REAL",
        "SERIAL",
        "TEXT",
        "TIMESTAMP",
        "VARCHAR",
    ];
    let is_column = |part: &&str| {
        let mut words = part.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        let mut words = words.by_ref().filter(|word| !word.is_empty());
        let second = words.nth(1).unwrap_or_default();
        TYPES.iter().any(|ty| second.eq_ignore_ascii_case(ty))
    };
    says_not_null(text)
        && !starts_with_verb(text)
        && text.split(',').next().is_some_and(|part| is_column(&part))
        && text.split(',').filter(is_column).count() > 1
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
        let sql = read_token(token, 0..token.len(), None).unwrap();
        token[sql.columns[0].bytes.clone()].to_owned()
    }

    #[test]
    fn positions_survive_escapes_and_raw_strings() {
        assert_eq!(first(r#""create table t (\n  price REAL)""#), "price REAL");
        assert_eq!(first("r##\"create table \"t\" (\"price\" REAL)\"##"), "\"price\" REAL");
        assert_eq!(first(r#""create table t (\"price\" REAL)""#), r#""price\" REAL"#);
    }

    #[test]
    fn a_list_of_columns_in_a_constant_is_a_table_of_its_name() {
        let token = "\"id INTEGER PRIMARY KEY, amount REAL NOT NULL\"";
        let sql = read_token(token, 0..token.len(), Some("PAYMENTS")).unwrap();
        let found: Vec<_> = sql.columns.iter().map(|c| &token[c.bytes.clone()]).collect();
        assert_eq!(found, ["id INTEGER", "amount REAL"]);
        assert!(sql.columns.iter().all(|column| column.table == "PAYMENTS"));
        for prose in ["\"a note, and this is not null, or real\"", "\"x REAL\"", "\"NOT NULL\""] {
            assert!(read_token(prose, 0..prose.len(), Some("A")).unwrap().columns.is_empty());
        }
    }
}
