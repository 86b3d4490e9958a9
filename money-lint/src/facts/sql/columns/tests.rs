//! What is read as a column.

use crate::facts::sql::{Holder, SqlColumn, read_sql};

fn columns(sql: &str) -> Vec<String> {
    let columns = read_sql(sql).columns;
    columns.iter().map(|c| format!("{}.{}: {}", c.table, c.name, c.ty)).collect()
}

fn first(sql: &str) -> SqlColumn {
    read_sql(sql).columns.remove(0)
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
    let comments = "-- CREATE TABLE a (price REAL);\n/* CREATE TABLE b (x REAL) */";
    assert_eq!(columns(comments), [""; 0]);
    assert_eq!(columns("/* /* */ CREATE TABLE b (x REAL) */"), [""; 0]);
    assert_eq!(columns("SELECT 'CREATE TABLE a (price REAL)'"), [""; 0]);
    assert_eq!(columns("SELECT $$ CREATE TABLE a (price REAL) $$"), [""; 0]);
}

#[test]
fn tables_of_all_dialects() {
    assert_eq!(columns("CREATE TABLE #t (a REAL)"), ["t.a: REAL"]);
    assert_eq!(columns("CREATE TABLE [dbo].[T] ([P] [float](53) NULL)"), ["T.P: FLOAT"]);
    assert_eq!(columns("CREATE TABLE a.`t` (p DOUBLE(10,2) UNSIGNED)"), ["t.p: DOUBLE"]);
    assert_eq!(columns("CREATE TABLE \"a\".\"t\" (p pg_catalog.float8)"), ["t.p: FLOAT8"]);
    assert_eq!(columns("CREATE TABLE {table} (p REAL)"), ["table.p: REAL"]);
    assert_eq!(columns("CREATE TABLE t (p REAL DEFAULT 0 CHECK(p > 0), q real[])").len(), 2);
    assert_eq!(columns("CREATE UNLOGGED TABLE t (a real"), ["t.a: REAL"]);
    assert_eq!(columns("CREATE TABLE t AS SELECT a REAL FROM b"), [""; 0]);
    assert_eq!(columns("CREATE TABLE t (a REAL) CREATE TABLE u (b REAL)").len(), 2);
}

#[test]
fn alterations_of_all_dialects() {
    assert_eq!(columns("ALTER TABLE t ADD (a REAL, b REAL)"), ["t.a: REAL", "t.b: REAL"]);
    assert_eq!(columns("ALTER TABLE t ADD a FLOAT, b REAL"), ["t.a: FLOAT", "t.b: REAL"]);
    assert_eq!(columns("ALTER TABLE t MODIFY COLUMN a DOUBLE AFTER b"), ["t.a: DOUBLE"]);
    assert_eq!(columns("ALTER TABLE t MODIFY (a BINARY_DOUBLE)"), ["t.a: BINARY_DOUBLE"]);
    assert_eq!(columns("ALTER TABLE t CHANGE a b DOUBLE"), ["t.b: DOUBLE"]);
    assert_eq!(columns("ALTER TABLE t CHANGE COLUMN a b REAL, ADD c REAL").len(), 2);
    assert_eq!(columns("ALTER TABLE t ALTER COLUMN a FLOAT"), ["t.a: FLOAT"]);
    assert_eq!(columns("ALTER TYPE t ADD ATTRIBUTE a real CASCADE"), ["t.a: REAL"]);
    assert_eq!(columns("ALTER TYPE t ALTER ATTRIBUTE a TYPE real"), ["t.a: REAL"]);
}

#[test]
fn what_renames_or_sets_gives_no_type() {
    for sql in [
        "ALTER TABLE t RENAME COLUMN a TO real",
        "ALTER TABLE t RENAME a TO b",
        "ALTER TABLE t RENAME TO real",
        "ALTER TABLE t ALTER COLUMN a SET DEFAULT 0.0, ALTER b DROP NOT NULL",
        "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0), DROP COLUMN b",
        "ALTER TYPE t ADD VALUE 'real'",
        "ALTER TYPE t RENAME VALUE 'a' TO 'real'",
    ] {
        assert_eq!(columns(sql), [""; 0], "{sql}");
    }
    let sql = "ALTER TABLE t RENAME COLUMN a TO b, ADD c REAL, DROP COLUMN d, ADD e REAL";
    assert_eq!(columns(sql), ["t.c: REAL", "t.e: REAL"]);
}

#[test]
fn types_and_domains_have_columns() {
    assert_eq!(columns("CREATE TYPE app.t AS (price real, n int)"), ["t.price: REAL", "t.n: INT"]);
    assert_eq!(columns("CREATE OR REPLACE TYPE t AS OBJECT (p FLOAT)"), ["t.p: FLOAT"]);
    assert_eq!(columns("CREATE TYPE dbo.Lines AS TABLE (p FLOAT)"), ["Lines.p: FLOAT"]);
    assert_eq!(columns("CREATE TYPE mood AS ENUM ('real')"), [""; 0]);
    let domain = "CREATE DOMAIN shop.price AS double precision CHECK (VALUE > 0)";
    assert_eq!(columns(domain), [".price: DOUBLE PRECISION"]);
    assert_eq!(columns("CREATE DOMAIN price real"), [".price: REAL"]);
    assert_eq!(columns("CREATE TYPE price FROM FLOAT"), [".price: FLOAT"]);
    assert_eq!(first(domain).holder, Holder::Domain);
    assert_eq!(first("CREATE TYPE t AS (price real)").holder, Holder::Type);
}

#[test]
fn functions_have_parameters_and_results() {
    let sql = "CREATE OR REPLACE FUNCTION f(a double precision DEFAULT 0, OUT b real)
        RETURNS TABLE (c real, n int) LANGUAGE sql AS $$ SELECT 1; $$";
    let expected = ["f.a: DOUBLE PRECISION", "f.b: REAL", "f.c: REAL", "f.n: INT"];
    assert_eq!(columns(sql), expected);
    assert_eq!(first(sql).holder, Holder::Function);
    assert_eq!(first(sql).siblings.len(), 4);
    assert_eq!(columns("CREATE FUNCTION f(double precision, real, int)"), [""; 0]);
    assert_eq!(columns("CREATE FUNCTION f(p IN BINARY_DOUBLE)"), ["f.p: BINARY_DOUBLE"]);
    assert_eq!(columns("CREATE PROCEDURE p(IN price DOUBLE)"), ["p.price: DOUBLE"]);
    let tsql = "CREATE FUNCTION f(@a FLOAT) RETURNS @rows TABLE (b FLOAT) AS BEGIN";
    assert_eq!(columns(tsql), ["f.a: FLOAT", "f.b: FLOAT"]);
}

#[test]
fn comments_stay_with_their_columns() {
    let sql = "CREATE TABLE t (
        a REAL COMMENT 'in EUR', -- gross
        b REAL, c REAL, -- in cents
        -- of its own line
        d REAL -- money-lint: allow(float-sql-column) x
        , e REAL /* net */ DEFAULT 0
    ) COMMENT 'table'; -- after";
    let comments: Vec<_> = read_sql(sql).columns.into_iter().map(|c| c.comment).collect();
    let expected = [Some("in EUR gross"), Some("in cents"), Some("in cents"), None, Some("net")];
    assert_eq!(comments, expected.map(|text| text.map(str::to_owned)));
    let long = format!("CREATE TABLE t (a REAL) -- {}", "é".repeat(500));
    assert_eq!(first(&long).comment.map(|text| text.len()), Some(200));
    assert_eq!(first("CREATE DOMAIN fee AS real; -- EUR").comment.as_deref(), Some("EUR"));
}

#[test]
fn positions_show_the_name_and_the_type() {
    let sql = "CREATE TABLE t (\"a name\" FLOAT(53) NOT NULL)";
    let column = first(sql);
    assert_eq!(sql.get(column.bytes), Some("\"a name\" FLOAT"));
    assert_eq!(sql.get(column.ty_bytes), Some("FLOAT"));
}

#[test]
fn a_table_may_be_named_by_a_string() {
    assert_eq!(columns("CREATE TABLE 'a' (\n  x INTEGER)"), ["a.x: INTEGER"]);
}
