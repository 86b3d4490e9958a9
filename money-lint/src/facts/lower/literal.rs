//! SQL inside string literals.

use std::ops::Range;

use crate::facts::{Extent, SqlColumn, read_sql};

impl super::Lowerer<'_> {
    /// Reads the SQL of a string literal token.
    pub(super) fn text_literal(&mut self, token: &str, span: proc_macro2::Span) {
        if let Some((columns, _)) = sql_columns(token, self.bytes(span)) {
            self.facts.columns.extend(columns);
        }
    }
}

/// The columns that the text of a string literal token declares, at positions of the file.
fn sql_columns(
    token: &str,
    bytes: Range<usize>,
) -> Option<(Vec<SqlColumn>, Vec<Extent>)> {
    let sql = read_sql(&blank_rust(token)?);
    let (mut columns, extents) = (sql.columns, sql.extents);
    for column in &mut columns {
        for range in [&mut column.bytes, &mut column.ty_bytes] {
            *range = range.start + bytes.start..range.end + bytes.start;
        }
    }
    Some((columns, extents))
}

/// Whether a text is worth reading as SQL.
pub(super) fn may_hold_sql(token: &str) -> bool {
    const SHORTEST: usize = "alter table a add b real".len();
    if token.len() < SHORTEST {
        return false;
    }
    let lower = token.to_ascii_lowercase();
    lower.contains("table") && (lower.contains("create") || lower.contains("alter"))
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
    use super::sql_columns;

    fn first(token: &str) -> String {
        let (columns, _) = sql_columns(token, 0..token.len()).unwrap();
        token[columns[0].bytes.clone()].to_owned()
    }

    #[test]
    fn positions_survive_escapes_and_raw_strings() {
        assert_eq!(first(r#""create table t (\n  price REAL)""#), "price REAL");
        assert_eq!(first("r##\"create table \"t\" (\"price\" REAL)\"##"), "\"price\" REAL");
        assert_eq!(first(r#""create table t (\"price\" REAL)""#), r#""price\" REAL"#);
    }
}
