//! What is read as a cast.

use crate::facts::sql::{SqlCast, read_sql};

fn casts(sql: &str) -> Vec<SqlCast> {
    read_sql(sql).casts
}

/// The marked text, what it casts and to what.
fn shown(sql: &str) -> Vec<String> {
    let show = |cast: SqlCast| {
        let marked = sql.get(cast.bytes).unwrap_or("?");
        format!("{marked}: {} -> {}", cast.names.join(" "), cast.ty)
    };
    casts(sql).into_iter().map(show).collect()
}

fn alias(sql: &str) -> Option<String> {
    casts(sql).remove(0).alias
}

fn tables(sql: &str) -> Vec<String> {
    casts(sql).remove(0).tables.to_vec()
}

#[test]
fn casts_by_function() {
    for ty in [
        "REAL",
        "FLOAT",
        "DOUBLE",
        "DOUBLE PRECISION",
        "FLOAT4",
        "FLOAT8",
        "HALF",
        "BINARY_DOUBLE",
        "FLOAT64",
    ] {
        for cast in ["CAST", "cast", "TRY_CAST", "SAFE_CAST"] {
            let sql = format!("{cast}(o.price AS {ty})");
            assert_eq!(shown(&format!("SELECT {sql}")), [format!("{sql}: price -> {ty}")]);
        }
    }
    assert_eq!(shown("CAST(a AS FLOAT(53))"), ["CAST(a AS FLOAT(53)): a -> FLOAT"]);
    assert_eq!(shown("CAST(a AS pg_catalog.float8"), ["CAST(a AS pg_catalog.float8: a -> FLOAT8"]);
    assert_eq!(shown("CAST(a AS NUMERIC(10, 2)), CAST(b AS REALM)"), [""; 0]);
    assert_eq!(shown("CAST a AS REAL; CAST(a) AS REAL"), [""; 0]);
}

#[test]
fn casts_by_convert() {
    let mysql = "CONVERT(a.fee + tax, DOUBLE)";
    assert_eq!(shown(mysql), [format!("{mysql}: fee tax -> DOUBLE")]);
    let tsql = "TRY_CONVERT(FLOAT(53), (@fee + 1), 0)";
    assert_eq!(shown(tsql), [format!("{tsql}: fee -> FLOAT")]);
    for other in ["CONVERT(a USING utf8)", "CONVERT(a, DECIMAL(10, 2))", "CONVERT(INT, a)"] {
        assert_eq!(shown(other), [""; 0]);
    }
}

#[test]
fn casts_by_colons() {
    for (sql, names) in [
        ("price::real", "price"),
        ("a.b.\"the price\"::float8", "the price"),
        ("$1::float8", ""),
        ("'1.5'::real", ""),
        ("SUM(amount)::float8", "amount"),
        ("app.total(a.amount, tax)::real", "amount tax"),
        ("(a.price * qty)::float8", "price qty"),
        ("prices[1]::real", "prices"),
        ("price::numeric(10, 2)::real", "price"),
        ("SUM(fee) FILTER (WHERE paid) OVER (PARTITION BY day)::float8", "fee paid day"),
        ("CAST(price AS numeric(10, 2)) :: double precision", "price"),
        ("{column}::real", "column"),
    ] {
        let all = format!("SELECT x AND {sql} FROM t");
        let cast = casts(&all).remove(0);
        assert_eq!(all.get(cast.bytes), Some(sql));
        assert_eq!(cast.names.join(" "), names, "{sql}");
    }
}

#[test]
fn the_operand_is_what_binds_closest() {
    assert_eq!(shown("a * -b::real"), ["b::real: b -> REAL"]);
    assert_eq!(shown("a IN (b)::real"), ["(b)::real: b -> REAL"]);
    assert_eq!(shown(":price::real"), ["price::real: price -> REAL"]);
    assert_eq!(shown("price::money::real"), ["price::money::real: price -> REAL"]);
    assert_eq!(shown("::real, )::real"), ["::real:  -> REAL", "::real:  -> REAL"]);
    let both = "a::double precision::float8";
    assert_eq!(
        shown(both),
        ["a::double precision: a -> DOUBLE PRECISION".to_owned(), format!("{both}: a -> FLOAT8")]
    );
}

#[test]
fn names_are_those_of_values() {
    let sql = "CAST((SELECT SUM(l.price * CASE WHEN paid THEN l.qty ELSE 0 END) FROM lines l)
        / CAST(n AS numeric) + 'text' AS REAL)";
    assert_eq!(casts(sql).remove(0).names, ["price", "paid", "qty", "n"]);
    let many = format!("CAST({} AS REAL)", "a + ".repeat(100));
    assert_eq!(casts(&many).remove(0).names.len(), 16);
}

#[test]
fn a_result_has_the_name_it_is_given() {
    let name = |sql: &str| alias(sql).unwrap_or_default();
    assert_eq!(name("SELECT CAST(a AS REAL) AS total FROM t AS u"), "total");
    assert_eq!(name("SELECT a::real AS \"total!\" FROM t"), "total");
    assert_eq!(name("SELECT a::real AS \"total?: f64\" FROM t"), "total");
    assert_eq!(name("SELECT a::real as \"total: _\""), "total");
    assert_eq!(name("SELECT ROUND(SUM(CAST(a AS REAL)) / 100, 2) AS total"), "total");
    assert_eq!(name("SELECT (SELECT a::real AS fee FROM t) AS total"), "fee");
    for sql in [
        "SELECT a::real FROM t AS u",
        "SELECT a::real, b AS c",
        "SELECT x FROM (SELECT a::real FROM t) AS u",
        "WITH c AS (SELECT a::real FROM t) SELECT b AS d FROM c",
        "CREATE VIEW v AS SELECT a::real",
        "SELECT CAST(a::real AS numeric)",
    ] {
        assert_eq!(alias(sql), None, "{sql}");
    }
    let two = casts("SELECT a::real AS b, c::real AS d");
    let names: Vec<_> = two.iter().filter_map(|cast| cast.alias.as_deref()).collect();
    assert_eq!(names, ["b", "d"]);
}

#[test]
fn tables_are_those_of_the_statement() {
    let sql =
        "SELECT 1 FROM z; SELECT a::real, EXTRACT(day FROM b) FROM app.\"orders\" AS o, lines l
        JOIN LATERAL fees ON true LEFT JOIN generate_series(1, 2) g ON (g IS DISTINCT FROM x)
        WHERE id IN (SELECT id FROM ONLY paid) FOR NO KEY UPDATE OF o; SELECT 1 FROM y";
    assert_eq!(tables(sql), ["orders", "lines", "fees", "paid"]);
    assert_eq!(tables("UPDATE t SET a = $1::real"), ["t"]);
    let upsert = "INSERT INTO t (a) VALUES ($1::real) ON CONFLICT (a) DO UPDATE SET a = 1";
    assert_eq!(tables(upsert), ["t"]);
    assert_eq!(tables("CREATE TABLE IF NOT EXISTS t (a int CHECK (a::real > 0))"), ["t"]);
}

#[test]
fn casts_are_found_anywhere() {
    for sql in [
        "CREATE TABLE t (a REAL DEFAULT CAST(b AS REAL))",
        "CREATE TABLE t (a int, b REAL GENERATED ALWAYS AS (CAST(a AS REAL) / 100) STORED)",
        "CREATE VIEW v AS SELECT a::real FROM t",
        "CREATE FUNCTION f() RETURNS real AS $$ BEGIN RETURN a::real; END $$",
        "SELEC FRM ((( a::real",
        "ALTER TABLE t ALTER a TYPE real USING a::real",
    ] {
        assert_eq!(casts(sql).len(), 1, "{sql}");
    }
    for sql in ["SELECT 'a::real' -- b::real", "/* CAST(a AS REAL) */", "SELECT $$a::real$$"] {
        assert_eq!(casts(sql).len(), 0, "{sql}");
    }
}

#[test]
fn a_statement_with_casts_can_be_spoken_for() {
    let sql = "SELECT 1; SELECT a::real FROM t; SELECT 2";
    let extents = read_sql(sql).extents;
    assert_eq!(extents.len(), 1);
    assert_eq!(sql.get(extents[0].outer..extents[0].end), Some("SELECT a::real FROM t"));
}
