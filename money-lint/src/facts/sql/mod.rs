//! Columns and casts in SQL text. A tolerant reader: what it does not know it skips, so a file
//! with one strange statement still shows its tables.

mod casts;
mod columns;
mod cursor;
mod tokens;

use std::ops::Range;
use std::sync::Arc;

use super::Extent;

/// What a text of SQL says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sql {
    pub(crate) columns: Vec<SqlColumn>,
    pub(crate) casts: Vec<SqlCast>,
    /// Statements and columns, for the comments that speak for them.
    pub(crate) extents: Vec<Extent>,
}

/// A name that a statement gives a type: a column of `CREATE TABLE` or `ALTER TABLE`, or what else
/// [`Holder`] lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SqlColumn {
    pub(crate) holder: Holder,
    /// The name of the holder; empty for a domain.
    pub(crate) table: String,
    pub(crate) name: String,
    /// The name and the type.
    pub(crate) bytes: Range<usize>,
    /// The type as written, in upper case, its words joined by one blank.
    pub(crate) ty: String,
    pub(crate) ty_bytes: Range<usize>,
    /// `COMMENT '…'` of the column and the comment that follows on its line.
    pub(crate) comment: Option<String>,
    /// The names of all columns of the statement.
    pub(crate) siblings: Arc<[String]>,
    /// Whether the text stands in test code.
    pub(crate) in_test: bool,
}

/// What a column stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    Table,
    /// `CREATE TYPE t AS (…)`
    Type,
    /// `CREATE DOMAIN name AS …`: the domain itself.
    Domain,
    /// A parameter or a column of the result.
    Function,
}

/// A cast to a binary float: `CAST(price AS REAL)`, `price::float8`, `CONVERT(FLOAT, price)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SqlCast {
    /// The names of columns and variables that are cast, of `a.b` the `b`.
    pub(crate) names: Vec<String>,
    /// The tables that the statement names.
    pub(crate) tables: Arc<[String]>,
    /// The name that the result is given, without what sqlx reads in it: of `"fee!: _"` the `fee`.
    pub(crate) alias: Option<String>,
    /// As in [`SqlColumn::ty`].
    pub(crate) ty: String,
    pub(crate) bytes: Range<usize>,
    /// Whether the text stands in test code.
    pub(crate) in_test: bool,
}

/// Types that every database stores as a binary float.
const FLOATS: [&str; 13] = [
    "BINARY_DOUBLE",
    "BINARY_FLOAT",
    "DOUBLE",
    "DOUBLE PRECISION",
    "FLOAT",
    "FLOAT16",
    "FLOAT32",
    "FLOAT4",
    "FLOAT64",
    "FLOAT8",
    "HALF",
    "HALF_FLOAT",
    "REAL",
];

/// Reads any text; one that is no SQL says nothing.
pub(crate) fn read_sql(text: &str) -> Sql {
    let (tokens, notes) = tokens::tokenize(text);
    let mut sql = Sql::default();
    for statement in tokens.split(|token| token.is_mark(";")) {
        columns::read(statement, &notes, &mut sql);
        casts::read(statement, &mut sql);
    }
    sql
}

/// Whether a text can hold anything that [`read_sql`] finds. Cheap, and wrong only on the side of
/// yes: takes the text of a literal with its escapes.
pub(crate) fn may_be_sql(text: &str) -> bool {
    const MAKES: [&str; 2] = ["create", "alter"];
    const MADE: [&str; 8] =
        ["table", "type", "domain", "function", "procedure", "proc", "view", "database"];
    const CASTS: [&str; 5] = ["cast", "try_cast", "safe_cast", "convert", "try_convert"];
    const READS: [&str; 7] = ["select", "update", "insert", "from", "where", "set", "values"];
    let (mut makes, mut made, mut reads, mut colons) = (false, false, false, false);
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_alphabetic() || matches!(c, ':' | '\\'))
    {
        rest = rest.get(start..).unwrap_or_default();
        if rest.starts_with('\\') {
            // The letter behind it is part of an escape: `\ncreate`.
            let escape = rest.chars().take(2).map(char::len_utf8).sum();
            rest = rest.get(escape..).unwrap_or_default();
            continue;
        }
        let in_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
        if length == 0 {
            colons |= rest.starts_with("::");
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let (word, after) = rest.split_at(length);
        let is_any = |words: &[&str]| words.iter().any(|other| other.eq_ignore_ascii_case(word));
        makes |= is_any(&MAKES);
        made |= is_any(&MADE);
        reads |= is_any(&READS);
        let is_cast = is_any(&CASTS) && after.trim_start().starts_with('(');
        if is_cast || (makes && made) || (colons && reads) {
            return true;
        }
        rest = after;
    }
    colons && reads
}

#[cfg(test)]
mod tests {
    use super::{may_be_sql, read_sql};
    use proptest::prelude::*;

    #[test]
    fn what_may_be_sql_is_seen_cheaply() {
        for sql in [
            "create table t (a real)",
            r"\nCREATE\n  OR REPLACE VIEW v AS SELECT 1",
            "ALTER TYPE t ADD ATTRIBUTE a real",
            "select Cast (a as real)",
            "price::real FROM t",
            "SELECT price::real",
            "CONVERT(FLOAT, x)",
        ] {
            assert!(may_be_sql(sql), "{sql}");
        }
        for other in [
            "",
            "a::b",
            "std::mem::take",
            "create_table",
            "a table",
            "select x",
            "cast x",
            "\\",
            "é::é",
        ] {
            assert!(!may_be_sql(other), "{other}");
        }
    }

    #[test]
    fn other_text_says_nothing() {
        for text in ["table t (a real)", "x::real", "CAST", "price REAL", "café (a real)", ";;"] {
            let sql = read_sql(text);
            let casts = usize::from(text.contains("::"));
            assert!(sql.columns.is_empty() && sql.casts.len() == casts, "{text}");
        }
    }

    #[test]
    fn any_cut_of_a_text_is_read() {
        let sql = "CREATE TABLE \"é\" (a DOUBLE PRECISION, 'x', b FLOAT COMMENT 'é'); -- é\n\
            ALTER TABLE t ADD (c REAL), CHANGE a b REAL; DO $x$ CREATE TYPE [é b] AS (p real) $x$;\
            CREATE FUNCTION f(IN a double precision = E'\\'', b real) RETURNS TABLE (c real);\
            CREATE DOMAIN d AS real; SELECT CAST(a.b AS double precision) AS \"é!: _\", /* /* */ */\
            f(x)[1]::numeric(1, 2)::real, CONVERT(FLOAT, y), CONVERT(z, DOUBLE) FROM t, {u} `v`";
        for (at, _) in sql.char_indices() {
            read_sql(&sql[..at]);
            read_sql(&sql[at..]);
            may_be_sql(&sql[at..]);
        }
    }

    /// A minute each, were any of them quadratic.
    #[test]
    fn hostile_texts_take_linear_time() {
        for part in [
            "CAST(",
            "CAST(a AS REAL",
            "CAST(a AS REAL) AS x, ",
            "CONVERT(a, REAL), ",
            "CONVERT(REAL, ",
            "a::real",
            "::real",
            "(a::real)",
            "f(a)[b]",
            "SELECT CAST(a AS REAL) AS x FROM t, ",
            "FROM a, ",
            "a.",
            "$a$ ",
            "DO $a$ ",
            "$$ $b$ ",
            "/* ",
            "/* */ /* /* */ ",
            "[",
            "[a\n",
            "{a ",
            "'",
            "\"",
            "\\",
            "E'",
            "price REAL, ",
            "price REAL COMMENT 'x', ",
            "CREATE TABLE t (a REAL, ",
            "CREATE FUNCTION f(a REAL, ",
            "ALTER TABLE t ADD (a REAL, ",
            "CREATE ",
            "convert",
            "cast ",
            "((((((((",
            "))))))))",
        ] {
            for text in [part.repeat(60_000), format!("CREATE TABLE t ({}", part.repeat(60_000))] {
                may_be_sql(&text);
                read_sql(&text);
            }
            let closed = format!("{}{}", part.repeat(60_000), " AS REAL)".repeat(60_000));
            read_sql(&closed);
        }
        let noted =
            format!("CREATE TABLE t ({}) -- {}", "a REAL, ".repeat(60_000), "x".repeat(60_000));
        read_sql(&noted);
    }

    /// Text that looks like SQL more than random characters do.
    fn shreds() -> impl Strategy<Value = String> {
        const PARTS: [&str; 48] = [
            "SELECT ",
            "CAST(",
            " AS ",
            "REAL",
            ")",
            "::",
            "float8",
            "double precision",
            "CONVERT(",
            "FLOAT",
            ",",
            "a",
            ".",
            "(",
            "[",
            "]",
            "'",
            "\"",
            "`",
            "$$",
            "$x$",
            "--",
            "/*",
            "*/",
            "\n",
            "{",
            "}",
            "#",
            "@",
            "CREATE ",
            "TABLE ",
            "TYPE ",
            "DOMAIN ",
            "FUNCTION ",
            "RETURNS ",
            "ALTER ",
            "ADD ",
            "CHANGE ",
            "COLUMN ",
            "COMMENT ",
            "FROM ",
            "OVER ",
            ";",
            "\\",
            "E'",
            "é",
            " t ",
            "1",
        ];
        prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..60)
            .prop_map(|all| all.concat())
    }

    fn config() -> ProptestConfig {
        ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn what_is_found_lies_in_the_text(text in shreds()) {
            may_be_sql(&text);
            let sql = read_sql(&text);
            let columns = sql.columns.into_iter().flat_map(|found| [found.bytes, found.ty_bytes]);
            let extents = sql.extents.into_iter().map(|extent| extent.outer..extent.end);
            let casts = sql.casts.into_iter().map(|cast| cast.bytes);
            for bytes in columns.chain(casts).chain(extents) {
                prop_assert!(text.get(bytes.clone()).is_some(), "{bytes:?}");
            }
        }
    }
}
