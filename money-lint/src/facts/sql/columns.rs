//! The columns that a statement declares.

use std::sync::Arc;

use super::cursor::{Cursor, Type};
use super::tokens::{Kind, Note, Token};
use super::{Holder, Sql, SqlColumn};
use crate::facts::Extent;

/// Longer comments are cut: they may be repeated for each column of a line.
const LONGEST_COMMENT: usize = 200;

/// Finds what the statement creates, also behind a label or inside `DO $$ BEGIN …`.
pub(super) fn read(statement: &[Token<'_>], notes: &[Note<'_>], sql: &mut Sql) {
    let mut reader = Reader { cursor: Cursor { tokens: statement, at: 0 }, notes };
    while let Some(start) = reader.cursor.peek(0).map(|token| token.start) {
        let columns = if reader.cursor.words(&["CREATE"]) {
            reader.create()
        } else if reader.cursor.words(&["ALTER"]) {
            reader.alter()
        } else {
            reader.cursor.at += 1;
            continue;
        };
        if columns.is_empty() {
            continue;
        }
        let end = reader.skip_statement();
        sql.extents.push(Extent { outer: start, inner: start, end });
        for column in &columns {
            let (start, end) = (column.bytes.start, column.bytes.end);
            sql.extents.push(Extent { outer: start, inner: start, end });
        }
        sql.columns.extend(with_siblings(columns));
    }
}

struct Reader<'a, 't> {
    cursor: Cursor<'a, 't>,
    notes: &'a [Note<'t>],
}

impl<'t> Reader<'_, 't> {
    fn create(&mut self) -> Vec<SqlColumn> {
        const BEFORE: [&str; 12] = [
            "ALTER",
            "EXTERNAL",
            "FOREIGN",
            "GLOBAL",
            "LOCAL",
            "OR",
            "REPLACE",
            "TEMP",
            "TEMPORARY",
            "TRANSIENT",
            "UNLOGGED",
            "VOLATILE",
        ];
        self.cursor.skip_any(&BEFORE);
        if self.cursor.words(&["TABLE"]) {
            self.create_table()
        } else if self.cursor.words(&["TYPE"]) {
            self.create_type()
        } else if self.cursor.words(&["DOMAIN"]) {
            let domain = self.cursor.name();
            self.cursor.words(&["AS"]);
            self.domain(domain).into_iter().collect()
        } else if self.cursor.is_any(0, &["FUNCTION", "PROC", "PROCEDURE"]) {
            self.cursor.at += 1;
            self.create_function()
        } else {
            Vec::new()
        }
    }

    fn create_table(&mut self) -> Vec<SqlColumn> {
        self.cursor.words(&["IF", "NOT", "EXISTS"]);
        let Some(table) = self.cursor.table() else { return Vec::new() };
        self.list(Holder::Table, table.text)
    }

    /// `AS (…)`, Oracle's `AS OBJECT (…)`, T-SQL's `AS TABLE (…)` and `FROM type`.
    fn create_type(&mut self) -> Vec<SqlColumn> {
        self.cursor.words(&["IF", "NOT", "EXISTS"]);
        let name = self.cursor.name();
        if self.cursor.words(&["FROM"]) {
            return self.domain(name).into_iter().collect();
        }
        if name.is_none() || !self.cursor.is_any(0, &["AS", "IS"]) {
            return Vec::new();
        }
        self.cursor.at += 1;
        self.cursor.skip_any(&["OBJECT", "TABLE"]);
        self.list(Holder::Type, name.map_or("", |name| name.text))
    }

    fn domain(&mut self, name: Option<Token<'_>>) -> Option<SqlColumn> {
        let (name, ty) = (name?, self.cursor.ty()?);
        let mut column = column_of(Holder::Domain, "", name, Some(ty));
        column.comment = self.comment(&column, name.line, None);
        Some(column)
    }

    fn create_function(&mut self) -> Vec<SqlColumn> {
        self.cursor.words(&["IF", "NOT", "EXISTS"]);
        let Some(name) = self.cursor.name() else { return Vec::new() };
        let mut columns = self.list(Holder::Function, name.text);
        if !self.cursor.words(&["RETURNS"]) {
            return columns;
        }
        // T-SQL: `RETURNS @rows TABLE (…)`.
        if self.cursor.is_word(1, "TABLE") {
            self.cursor.at += 1;
        }
        if self.cursor.words(&["TABLE"]) {
            columns.extend(self.list(Holder::Function, name.text));
        }
        columns
    }

    /// `(name TYPE …, …)`
    fn list(&mut self, holder: Holder, table: &str) -> Vec<SqlColumn> {
        let mut columns = Vec::new();
        if !self.cursor.mark("(") {
            return columns;
        }
        loop {
            columns.extend(self.item(holder, table));
            if !self.cursor.mark(",") {
                self.cursor.mark(")");
                return columns;
            }
        }
    }

    fn alter(&mut self) -> Vec<SqlColumn> {
        self.cursor.words(&["FOREIGN"]);
        let holder = if self.cursor.words(&["TABLE"]) {
            Holder::Table
        } else if self.cursor.words(&["TYPE"]) {
            Holder::Type
        } else {
            return Vec::new();
        };
        self.cursor.words(&["IF", "EXISTS"]);
        self.cursor.words(&["ONLY"]);
        let Some(table) = self.cursor.table() else { return Vec::new() };
        self.cursor.mark("*");
        let mut columns = Vec::new();
        let mut adds = false;
        loop {
            self.action(holder, table.text, &mut adds, &mut columns);
            if !self.cursor.mark(",") {
                return columns;
            }
        }
    }

    /// One action of `ALTER TABLE`; `adds` when it may go on as `ADD a REAL, b REAL`.
    fn action(
        &mut self,
        holder: Holder,
        table: &str,
        adds: &mut bool,
        columns: &mut Vec<SqlColumn>,
    ) {
        const OTHER: [&str; 20] = [
            "ATTACH",
            "AUTO_INCREMENT",
            "CLUSTER",
            "CONVERT",
            "DEFAULT",
            "DETACH",
            "DISABLE",
            "DROP",
            "ENABLE",
            "ENGINE",
            "INHERIT",
            "NO",
            "ORDER",
            "OWNER",
            "RENAME",
            "RESET",
            "SET",
            "VALIDATE",
            "WITH",
            "WITHOUT",
        ];
        const COLUMN: [&str; 2] = ["ATTRIBUTE", "COLUMN"];
        let changes = self.cursor.is_any(0, &["ALTER", "CHANGE"]);
        if self.cursor.is_any(0, &["ADD", "MODIFY"]) {
            *adds = self.cursor.is_word(0, "ADD");
            self.cursor.at += 1;
        } else if changes {
            *adds = false;
            // `CHANGE old new TYPE`
            let is_change = self.cursor.is_word(0, "CHANGE");
            self.cursor.at += 1;
            self.cursor.skip_any(&COLUMN);
            self.cursor.at += usize::from(is_change);
            // `ALTER name SET DEFAULT`, but `ALTER name SET DATA TYPE`.
            let is_data = self.cursor.is_word(1, "SET") && self.cursor.is_word(2, "DATA");
            if self.cursor.is_any(1, &["ADD", "DROP", "RESTART", "SET"]) && !is_data {
                self.skip_item();
                return;
            }
        } else if !*adds || self.cursor.is_any(0, &OTHER) {
            *adds = false;
            self.skip_item();
            return;
        }
        let is_column = self.cursor.is_any(0, &COLUMN);
        self.cursor.skip_any(&COLUMN);
        self.cursor.words(&["IF", "NOT", "EXISTS"]);
        if self.cursor.is_mark(0, "(") {
            columns.extend(self.list(holder, table));
        }
        if holder == Holder::Type && !is_column && !changes {
            self.skip_item();
            return;
        }
        columns.extend(self.item(holder, table));
    }

    /// `name TYPE …` up to the comma or the bracket behind it, when it is a column.
    fn item(&mut self, holder: Holder, table: &str) -> Option<SqlColumn> {
        let column = self.column(holder, table);
        let said = self.skip_item();
        let (mut column, line) = column?;
        column.comment = self.comment(&column, line, said);
        Some(column)
    }

    /// The column and the line that it ends on.
    fn column(&mut self, holder: Holder, table: &str) -> Option<(SqlColumn, usize)> {
        const CONSTRAINTS: [&str; 13] = [
            "CHECK",
            "CONSTRAINT",
            "EXCLUDE",
            "FOREIGN",
            "FULLTEXT",
            "INDEX",
            "KEY",
            "LIKE",
            "PARTITION",
            "PERIOD",
            "PRIMARY",
            "SPATIAL",
            "UNIQUE",
        ];
        const MODES: [&str; 6] = ["IN", "INOUT", "NOCOPY", "OUT", "READONLY", "VARIADIC"];
        if holder == Holder::Function {
            self.cursor.skip_any(&MODES);
        }
        let name = *self.cursor.peek(0).filter(|token| token.is_name())?;
        // A parameter may have a type and no name.
        let no_name = holder == Holder::Function && self.cursor.is_word(1, "PRECISION");
        if no_name || name.is_any(&CONSTRAINTS) {
            return None;
        }
        self.cursor.at += 1;
        if holder == Holder::Function {
            // Oracle writes the mode behind the name, T-SQL an `AS`.
            self.cursor.skip_any(&MODES);
            self.cursor.words(&["AS"]);
        }
        self.cursor.words(&["SET", "DATA"]);
        self.cursor.words(&["TYPE"]);
        let ty = self.cursor.ty();
        if ty.is_none() && holder == Holder::Function {
            return None;
        }
        // A column without a type has no float, but its name tells of the others.
        let line = ty.as_ref().map_or(name.line, |ty| ty.line);
        Some((column_of(holder, table, name, ty), line))
    }

    /// What people say about a column that ends on this line.
    fn comment(&self, column: &SqlColumn, line: usize, said: Option<&str>) -> Option<String> {
        const DIRECTIVE: &str = "money-lint:";
        let next = self.notes.partition_point(|note| note.start < column.bytes.end);
        let note = self.notes.get(next).filter(|note| note.line == line).map(|note| note.text);
        let note = note.filter(|text| !text.starts_with(DIRECTIVE));
        let texts: Vec<_> = [said, note].into_iter().flatten().map(shortened).collect();
        let text = texts.join(" ");
        (!text.is_empty()).then_some(text)
    }

    /// Moves to the comma or the bracket that ends this item; returns the text of `COMMENT '…'`.
    fn skip_item(&mut self) -> Option<&'t str> {
        let mut depth = 0_usize;
        let mut said = None;
        while let Some(token) = self.cursor.peek(0) {
            let mark = if token.kind == Kind::Mark { token.text } else { "" };
            match mark {
                ")" | "," if depth == 0 => break,
                "(" => depth += 1,
                ")" => depth -= 1,
                _ if token.is_word("COMMENT") => {
                    let text = self.cursor.peek(1).filter(|next| next.kind == Kind::Literal);
                    said = text.map(|text| text.text).or(said);
                }
                _ => {}
            }
            self.cursor.at += 1;
        }
        said
    }

    /// Moves to the end of the statement and returns its byte.
    fn skip_statement(&mut self) -> usize {
        while self.cursor.peek(0).is_some() && !self.cursor.is_any(0, &["CREATE", "ALTER"]) {
            self.cursor.at += 1;
        }
        let last = self.cursor.at.min(self.cursor.tokens.len()).checked_sub(1);
        last.and_then(|at| self.cursor.tokens.get(at)).map_or(0, |token| token.end)
    }
}

/// The start of a comment.
fn shortened(text: &str) -> &str {
    let cut = (0..=LONGEST_COMMENT.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    text.get(..cut.unwrap_or(0)).unwrap_or_default()
}

fn column_of(holder: Holder, table: &str, name: Token<'_>, ty: Option<Type>) -> SqlColumn {
    let none = Type { text: String::new(), start: name.start, end: name.end, line: name.line };
    let ty = ty.unwrap_or(none);
    SqlColumn {
        holder,
        table: table.to_owned(),
        name: name.text.to_owned(),
        bytes: name.start..ty.end,
        ty: ty.text,
        ty_bytes: ty.start..ty.end,
        comment: None,
        siblings: Arc::default(),
        in_test: false,
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
mod tests;
