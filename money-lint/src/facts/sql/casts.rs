//! Casts to a binary float, anywhere in a statement.

use std::sync::Arc;

use super::cursor::{Cursor, Type};
use super::tokens::{Kind, Token};
use super::{FLOATS, Sql, SqlCast};
use crate::facts::Extent;

/// Bounds for one cast: casts nest, so each may look at the same tokens again.
const MOST_NAMES: usize = 16;
const MOST_TOKENS: usize = 200;
const MOST_STEPS: usize = 16;
const MOST_TABLES: usize = 16;

/// Words that are no names, though a name could stand there.
const KEYWORDS: [&str; 53] = [
    "ALL",
    "AND",
    "ANY",
    "ARRAY",
    "AS",
    "ASC",
    "BETWEEN",
    "BY",
    "CASE",
    "CROSS",
    "CURRENT",
    "DESC",
    "DISTINCT",
    "ELSE",
    "END",
    "EXISTS",
    "FALSE",
    "FILTER",
    "FROM",
    "FULL",
    "GROUP",
    "HAVING",
    "IN",
    "INNER",
    "INTERVAL",
    "IS",
    "JOIN",
    "LATERAL",
    "LEFT",
    "LIKE",
    "LIMIT",
    "NATURAL",
    "NOT",
    "NULL",
    "ON",
    "ONLY",
    "OR",
    "ORDER",
    "OUTER",
    "OVER",
    "PARTITION",
    "PRECISION",
    "RIGHT",
    "ROWS",
    "SELECT",
    "SET",
    "THEN",
    "TRUE",
    "UNION",
    "USING",
    "VARYING",
    "WHEN",
    "WHERE",
];

/// Where a list of results ends: an `AS` behind it names something else.
const CLAUSES: [&str; 12] = [
    "FROM", "GROUP", "HAVING", "INTO", "JOIN", "LIMIT", "ON", "ORDER", "SELECT", "SET", "UNION",
    "WHERE",
];

pub(super) fn read(statement: &[Token<'_>], sql: &mut Sql) {
    let is_start =
        |token: &Token<'_>| token.is_mark("::") || token.is_any(&CASTS) || token.is_any(&CONVERTS);
    let (Some(first), Some(last)) = (statement.first(), statement.last()) else { return };
    if !statement.iter().any(is_start) {
        return;
    }
    let mut reader = Reader {
        tokens: statement,
        partners: partners(statement),
        frames: vec![Frame::default()],
        casts: Vec::new(),
    };
    for at in 0..statement.len() {
        reader.step(at);
    }
    if reader.casts.is_empty() {
        return;
    }
    let tables: Arc<[String]> = tables(statement).into();
    for cast in &mut reader.casts {
        cast.tables = Arc::clone(&tables);
    }
    sql.extents.push(Extent { outer: first.start, inner: first.start, end: last.end });
    sql.casts.append(&mut reader.casts);
}

const CASTS: [&str; 3] = ["CAST", "SAFE_CAST", "TRY_CAST"];
const CONVERTS: [&str; 2] = ["CONVERT", "TRY_CONVERT"];

/// An open bracket.
#[derive(Debug, Default)]
struct Frame {
    opens: Opens,
    /// The token behind the bracket.
    inside: usize,
    /// The first cast of the expression that an `AS` would name.
    item: usize,
    /// It holds a query: what stands behind it names the query, not its results.
    is_query: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Opens {
    #[default]
    Other,
    /// `CAST(`, until its `AS`.
    Cast,
    /// `CONVERT(`, until its comma.
    Convert,
}

struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    /// For each bracket the token of the other one.
    partners: Vec<Option<usize>>,
    frames: Vec<Frame>,
    casts: Vec<SqlCast>,
}

impl<'a, 't> Reader<'a, 't> {
    fn token(&self, at: usize) -> Option<&'a Token<'t>> {
        self.tokens.get(at)
    }

    fn before(&self, at: usize) -> Option<&'a Token<'t>> {
        at.checked_sub(1).and_then(|at| self.tokens.get(at))
    }

    /// The type at a token when it is a float, and the token behind it.
    fn float(&self, at: usize) -> Option<(Type, usize)> {
        let mut cursor = Cursor { tokens: self.tokens, at };
        let ty = cursor.ty()?;
        FLOATS.contains(&ty.text.as_str()).then_some((ty, cursor.at))
    }

    fn step(&mut self, at: usize) {
        let Some(token) = self.token(at) else { return };
        match (token.kind, token.text) {
            (Kind::Mark, "(" | "[") => self.open(at),
            (Kind::Mark, ")" | "]") => self.close(),
            (Kind::Mark, "::") => self.colons(at),
            (Kind::Mark, ",") => {
                self.mysql_convert(at);
                self.end_item();
            }
            (Kind::Word, _) if token.is_word("AS") => self.as_word(at),
            (Kind::Word, _) if token.is_any(&CLAUSES) => {
                self.end_item();
                if let Some(frame) = self.frames.last_mut() {
                    frame.is_query |= token.is_word("SELECT");
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, at: usize) {
        let opens = match self.before(at) {
            Some(word) if word.is_any(&CASTS) => Opens::Cast,
            Some(word) if word.is_any(&CONVERTS) => Opens::Convert,
            _ => Opens::Other,
        };
        let item = self.casts.len();
        self.frames.push(Frame { opens, inside: at + 1, item, is_query: false });
        if opens == Opens::Convert {
            self.tsql_convert(at);
        }
    }

    fn close(&mut self) {
        if self.frames.len() > 1
            && let Some(frame) = self.frames.pop()
            && frame.is_query
        {
            self.end_item();
        }
    }

    fn end_item(&mut self) {
        let casts = self.casts.len();
        if let Some(frame) = self.frames.last_mut() {
            frame.item = casts;
        }
    }

    fn as_word(&mut self, at: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        if frame.opens != Opens::Cast {
            return self.alias(at);
        }
        frame.opens = Opens::Other;
        let inside = frame.inside;
        let Some((ty, next)) = self.float(at + 1) else { return };
        let close = self.token(next).filter(|token| token.is_mark(")"));
        let end = close.map_or(ty.end, |close| close.end);
        self.push(inside.saturating_sub(2), inside..at, ty.text, end);
    }

    /// `AS name` names what was cast since the last comma.
    fn alias(&mut self, at: usize) {
        let name = self.token(at + 1).filter(|name| name.is_name() && !name.is_any(&KEYWORDS));
        let text = name.and_then(|name| name.text.split(['!', '?', ':']).next());
        if let (Some(frame), Some(text)) = (self.frames.last(), text) {
            for cast in self.casts.iter_mut().skip(frame.item) {
                cast.alias.get_or_insert_with(|| text.trim().to_owned());
            }
        }
        self.end_item();
    }

    /// `CONVERT(FLOAT, price)`
    fn tsql_convert(&mut self, open: usize) {
        let Some((ty, comma)) = self.float(open + 1) else { return };
        if !self.token(comma).is_some_and(|token| token.is_mark(",")) {
            return;
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.opens = Opens::Other;
        }
        let close = self.partners.get(open).copied().flatten();
        let end = close.and_then(|at| self.token(at)).map_or(ty.end, |token| token.end);
        self.push(open - 1, comma + 1..close.unwrap_or(self.tokens.len()), ty.text, end);
    }

    /// `CONVERT(price, DOUBLE)`
    fn mysql_convert(&mut self, comma: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        if std::mem::take(&mut frame.opens) != Opens::Convert {
            return;
        }
        let inside = frame.inside;
        let Some((ty, close)) = self.float(comma + 1) else { return };
        if let Some(close) = self.token(close).filter(|token| token.is_mark(")")) {
            self.push(inside.saturating_sub(2), inside..comma, ty.text, close.end);
        }
    }

    /// `price::float8`
    fn colons(&mut self, at: usize) {
        let Some((ty, _)) = self.float(at + 1) else { return };
        let start = self.operand(at);
        self.push(start, start..at, ty.text, ty.end);
    }

    /// The first token of the expression that ends before `::`.
    fn operand(&self, colons: usize) -> usize {
        let mut end = colons;
        for _ in 0..MOST_STEPS {
            let (first, ended) = self.primary(end);
            let follows = self.before(first).is_some_and(|token| token.is_mark("::"));
            if ended && !follows {
                return first;
            }
            end = if follows { first - 1 } else { first };
        }
        end
    }

    /// Where the last part of the expression before `end` starts, and whether nothing before it
    /// belongs to it.
    fn primary(&self, end: usize) -> (usize, bool) {
        let Some(mut at) = end.checked_sub(1) else { return (end, true) };
        let closes = self.token(at).is_some_and(|token| token.is_mark(")") || token.is_mark("]"));
        if closes {
            let Some(open) = self.partners.get(at).copied().flatten() else { return (end, true) };
            if self.token(open).is_some_and(|token| token.is_mark("[")) {
                return (open, false);
            }
            let word = self.before(open).filter(|token| token.is_name());
            if word.is_some_and(|word| word.is_any(&["FILTER", "OVER"])) {
                return (open - 1, false);
            }
            if word.is_none_or(|word| word.is_any(&KEYWORDS)) {
                return (open, true);
            }
            at = open - 1;
        } else if self.token(at).is_some_and(|token| token.is_word("PRECISION")) {
            at = at.saturating_sub(1);
        }
        let is_part = |at: usize| self.token(at).is_some_and(Token::is_name);
        for _ in 0..MOST_STEPS {
            let dotted = self.before(at).is_some_and(|token| token.is_mark("."));
            match at.checked_sub(2).filter(|before| dotted && is_part(*before)) {
                Some(before) => at = before,
                None => break,
            }
        }
        (at, true)
    }

    fn push(&mut self, first: usize, inside: std::ops::Range<usize>, ty: String, end: usize) {
        let names = names(self.tokens, inside);
        let start = self.token(first).map_or(end, |token| token.start.min(end));
        let tables = Arc::default();
        let bytes = start..end;
        self.casts.push(SqlCast { names, tables, alias: None, ty, bytes, in_test: false });
    }
}

fn partners(tokens: &[Token<'_>]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is_mark("(") || token.is_mark("[") {
            open.push(at);
        } else if token.is_mark(")") || token.is_mark("]") {
            let Some(first) = open.pop() else { continue };
            for (one, other) in [(first, at), (at, first)] {
                if let Some(partner) = partners.get_mut(one) {
                    *partner = Some(other);
                }
            }
        }
    }
    partners
}

/// The names of values: no functions, types, tables, nor what stands before a dot.
fn names(tokens: &[Token<'_>], inside: std::ops::Range<usize>) -> Vec<String> {
    let is_mark = |at: Option<usize>, marks: &[&str]| {
        let token = at.and_then(|at| tokens.get(at));
        token.is_some_and(|token| marks.iter().any(|mark| token.is_mark(mark)))
    };
    let named = |at: usize| {
        let token = tokens.get(at).filter(|token| token.is_name())?;
        // The cheap questions first: casts nest, so all of this is asked often.
        if is_mark(Some(at + 1), &["(", "."]) || is_mark(at.checked_sub(1), &["::"]) {
            return None;
        }
        // `AS type`, `FROM table`, or `table alias`.
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let is_other = before.is_some_and(|word| {
            word.is_name() && (word.is_any(&["AS", "FROM", "JOIN"]) || !word.is_any(&KEYWORDS))
        });
        if is_other || token.is_any(&KEYWORDS) {
            return None;
        }
        Some(token.text.to_owned()).filter(|text| !text.is_empty())
    };
    inside.take(MOST_TOKENS).filter_map(named).take(MOST_NAMES).collect()
}

/// The names behind `FROM`, `JOIN`, `UPDATE`, `INTO`, `TABLE` and `VIEW`, each once.
fn tables(tokens: &[Token<'_>]) -> Vec<String> {
    let mut tables: Vec<String> = Vec::new();
    // Whether `FROM` reads a table on each level of brackets, not `EXTRACT(year FROM day)`.
    let mut reads = vec![true];
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let follows = |words: &[&str]| before.is_some_and(|before| before.is_any(words));
        if token.is_mark("(") {
            reads.push(false);
        } else if token.is_mark(")") && reads.len() > 1 {
            reads.pop();
        } else if token.is_any(&["SELECT", "DELETE"]) {
            reads.last_mut().into_iter().for_each(|reads| *reads = true);
        }
        let is_list = token.is_word("FROM")
            && reads.last().is_some_and(|reads| *reads)
            && !follows(&["DISTINCT"]);
        let is_update = token.is_word("UPDATE") && !follows(&["DO", "FOR", "KEY", "ON"]);
        if is_list || is_update || token.is_any(&["INTO", "JOIN", "TABLE", "VIEW"]) {
            let is_read = token.is_any(&["FROM", "JOIN"]);
            let cursor = Cursor { tokens, at: at + 1 };
            add_tables(cursor, is_list, is_read, &mut tables);
        }
        if tables.len() >= MOST_TABLES {
            break;
        }
    }
    tables
}

/// Adds the table, or the tables of a list: `a AS x, b y`. What is read and has brackets is a
/// function.
fn add_tables(mut cursor: Cursor<'_, '_>, is_list: bool, is_read: bool, tables: &mut Vec<String>) {
    loop {
        cursor.words(&["IF", "NOT", "EXISTS"]);
        cursor.skip_any(&["LATERAL", "ONLY"]);
        if cursor.is_any(0, &KEYWORDS) {
            return;
        }
        let Some(table) = cursor.name() else { return };
        let is_known = tables.iter().any(|known| known == table.text);
        let is_function = is_read && cursor.is_mark(0, "(");
        if !(is_known || is_function || table.text.is_empty()) {
            tables.push(table.text.to_owned());
        }
        cursor.words(&["AS"]);
        if !cursor.is_any(0, &KEYWORDS) {
            cursor.name();
        }
        if !is_list || tables.len() >= MOST_TABLES || !cursor.mark(",") {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
