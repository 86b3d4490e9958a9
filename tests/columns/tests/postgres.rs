//! Round trips through a real PostgreSQL, by postgres (postgres-types) and by sqlx, and its own
//! arithmetic beside ours.

use money::columns::{Major, Minor, Numeric, WideMinor};
use money::{
    AnyCurrency, EUR, ExactMoney, ExchangeRate, Increment, Money, Positive, RemainderAccount,
    SafeNumber, USD, usd,
};
use money_columns_tests::{Scale, amounts, decimals, exact_numbers, made_of, positive};
use money_columns_tests::{positive_money, report, sample};
use postgres::types::{FromSql, ToSql};
use postgres::{Client, NoTls};
use sqlx::postgres::{PgArguments, PgConnectOptions, PgConnection, PgHasArrayType, Postgres};
use sqlx::{Connection as _, Row, Type, TypeInfo};
use std::fmt::Debug;

const VALUES: usize = 1500;

/// A connection, or the test is skipped; the reason was said.
fn client() -> Option<Client> {
    let server = money_columns_tests::postgres()?;
    let mut client =
        Client::connect(&format!("host={} user=money dbname=postgres", server.folder), NoTls)
            .unwrap();
    client.batch_execute("SET client_min_messages = error").unwrap();
    Some(client)
}

/// Writes all values as an array and each as a parameter; reads them back, and what PostgreSQL
/// calls them. Returns how many.
fn round_trips<T>(
    db: &mut Client,
    column: &str,
    values: Vec<T>,
    text: impl Fn(&T) -> String,
) -> usize
where
    T: ToSql + for<'a> FromSql<'a> + PartialEq + Debug + Sync,
{
    let sql = format!(
        "SELECT v, v::text FROM unnest($1::{column}[]) WITH ORDINALITY AS t(v, n) ORDER BY n"
    );
    let rows = db.query(&sql, &[&values]).unwrap();
    assert_eq!(rows.len(), values.len());
    for (row, value) in rows.iter().zip(&values) {
        assert_eq!(&row.get::<_, T>(0), value);
        assert_eq!(row.get::<_, String>(1), text(value));
    }
    let single = db.prepare(&format!("SELECT $1::{column}")).unwrap();
    for value in values.iter().take(100) {
        let row = db.query_one(&single, &[value]).unwrap();
        assert_eq!(row.get::<_, Option<T>>(0).as_ref(), Some(value));
    }
    let row = db.query_one(&single, &[&None::<T>]).unwrap();
    assert_eq!(row.get::<_, Option<T>>(0), None);
    rows.len() + values.len().min(100)
}

fn of_scale<const N: usize>(db: &mut Client, minor: &[i128]) -> usize {
    let money: Vec<_> = minor.iter().map(|minor| Money::<Scale<N>>::from_minor(*minor)).collect();
    let major = money.iter().copied().map(Major).collect();
    let wide = money.iter().copied().map(WideMinor).collect();
    let narrow = money.iter().filter(|money| i64::try_from(money.minor()).is_ok());
    let narrow = narrow.copied().map(Minor).collect();
    let digits = |money: &Money<Scale<N>>| money.to_string().split_off(4);
    round_trips(db, "numeric", major, |money| digits(&money.0))
        + round_trips(db, "numeric", wide, |money| money.0.minor().to_string())
        + round_trips(db, "int8", narrow, |money| money.0.minor().to_string())
        + round_trips(db, "text", money, ToString::to_string)
}

#[test]
fn postgres_round_trips() {
    let Some(mut db) = client() else { return };
    let minor = sample(amounts(), VALUES);
    let mut count = 0;
    macro_rules! scales {
        ($($scale:literal)*) => {$(count += of_scale::<$scale>(&mut db, &minor);)*};
    }
    scales!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18);
    let decimals = sample(decimals(), VALUES);
    let rates = decimals.iter().cloned().map(Numeric).collect();
    count += round_trips(&mut db, "numeric", rates, |rate: &Numeric| rate.0.to_string());
    let major = decimals.iter().map(ExactMoney::<USD>::new).map(Major).collect();
    count += round_trips(&mut db, "numeric", major, |amount| amount.0.to_string().split_off(4));
    let numbers = sample(exact_numbers(), VALUES);
    let exact: Vec<_> = numbers.iter().map(ExactMoney::<USD>::new).collect();
    let accounts = exact.iter().cloned().map(RemainderAccount::from_balance).collect();
    count += round_trips(&mut db, "text", accounts, |account: &RemainderAccount<USD>| {
        account.balance().to_string()
    });
    count += round_trips(&mut db, "varchar", exact, ToString::to_string);
    let (increments, rates, exchange) = made_of(&numbers);
    count += round_trips(&mut db, "text", positive(&numbers), ToString::to_string);
    count += round_trips(&mut db, "text", positive_money(&minor), ToString::to_string);
    let major = positive_money(&minor).into_iter().map(Major).collect();
    count += round_trips(&mut db, "numeric", major, |amount: &Major<Positive<Money<USD>>>| {
        amount.0.to_string().split_off(4)
    });
    count += round_trips(&mut db, "text", increments, |step: &Increment<USD>| {
        step.to_exact().to_string()
    });
    count += round_trips(&mut db, "text", rates, ToString::to_string);
    count += round_trips(&mut db, "text", exchange, ToString::to_string);
    count += round_trips(&mut db, "text", numbers, ToString::to_string);
    let currencies: Vec<_> = AnyCurrency::all().collect();
    let money = |minor: &i128| Money::from_minor_in(*minor, "EUR".parse::<AnyCurrency>().unwrap());
    count += round_trips(&mut db, "text", minor.iter().map(money).collect(), ToString::to_string);
    count += round_trips(&mut db, "bpchar", currencies, ToString::to_string);
    report(&format!("postgres: {count} round trips"));
}

#[test]
fn postgres_adds_as_we_do() {
    let Some(mut db) = client() else { return };
    let decimals = sample(decimals(), VALUES);
    let all: Vec<_> = decimals.iter().cloned().map(Numeric).collect();
    let row =
        db.query_one("SELECT sum(v), max(v), min(v) FROM unnest($1::numeric[]) t(v)", &[&all]);
    let row = row.unwrap();
    assert_eq!(row.get::<_, Numeric>(0).0, decimals.iter().sum::<SafeNumber>());
    assert_eq!(Some(&row.get::<_, Numeric>(1).0), decimals.iter().max());
    assert_eq!(Some(&row.get::<_, Numeric>(2).0), decimals.iter().min());
    // Products, differences and order of neighbours; PostgreSQL keeps at most 16383 digits.
    let sql =
        "SELECT $1::numeric * $2::numeric, $1::numeric - $2::numeric, $1::numeric < $2::numeric";
    let statement = db.prepare(sql).unwrap();
    for pair in all.windows(2).take(500) {
        let [Numeric(a), Numeric(b)] = pair else { unreachable!() };
        let row = db.query_one(&statement, &[&pair[0], &pair[1]]).unwrap();
        assert_eq!(row.get::<_, Numeric>(0).0, a * b);
        assert_eq!(row.get::<_, Numeric>(1).0, a - b);
        assert_eq!(row.get::<_, bool>(2), a < b);
    }

    // The sum of a BIGINT column is a NUMERIC.
    let minor: Vec<_> = (0..1000).map(|n| Money::<USD>::from_minor(i64::MAX as i128 - n)).collect();
    let column: Vec<_> = minor.iter().copied().map(Minor).collect();
    let row = db.query_one("SELECT sum(v) FROM unnest($1::int8[]) t(v)", &[&column]).unwrap();
    assert_eq!(row.get::<_, WideMinor<Money<USD>>>(0).0, minor.iter().sum::<Money<_>>());
}

fn refused<T: for<'a> FromSql<'a> + Debug>(db: &mut Client, sql: &str) -> String {
    let row = db.query_one(sql, &[]).unwrap();
    let error = row.try_get::<_, T>(0).unwrap_err();
    std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string)
}

#[test]
fn postgres_refuses() {
    let Some(mut db) = client() else { return };
    type Stored = Major<Money<USD>>;
    let finite = "expected a finite NUMERIC";
    for value in ["NaN", "Infinity", "-Infinity"] {
        let said = refused::<Stored>(&mut db, &format!("SELECT '{value}'::numeric"));
        assert_eq!(said, format!("the column holds `{value}`, {finite}"));
        let said = refused::<Numeric>(&mut db, &format!("SELECT '{value}'::numeric"));
        assert_eq!(said, format!("the column holds `{value}`, {finite}"));
    }
    let said = refused::<Stored>(&mut db, "SELECT 12.345");
    assert_eq!(said, "`12.345` does not fit whole minor units of USD (0.01) without rounding");
    let said = refused::<WideMinor<Money<USD>>>(&mut db, "SELECT 0.5");
    assert_eq!(said, "`0.5` does not fit whole minor units of USD without rounding");
    let positive = "`USD 0.00` is no positive amount: expected one above zero";
    type Above = Positive<Money<USD>>;
    assert_eq!(refused::<Above>(&mut db, "SELECT 'USD 0.00'"), positive);
    assert_eq!(refused::<Major<Above>>(&mut db, "SELECT 0.00"), positive);
    assert_eq!(refused::<WideMinor<Above>>(&mut db, "SELECT 0::numeric"), positive);
    assert_eq!(refused::<Minor<Above>>(&mut db, "SELECT 0::int4"), positive);
    let said = refused::<Major<Positive<ExactMoney<USD>>>>(&mut db, "SELECT -0.001");
    assert!(said.contains("is no positive amount"), "{said}");
    let said = refused::<ExchangeRate<EUR, USD>>(&mut db, "SELECT 'EUR/USD 0'");
    assert_eq!(said, "`0` is no EUR/USD rate, expected a number above zero");
    let said = refused::<Stored>(&mut db, "SELECT 1e38");
    assert!(said.contains("does not fit `Money`"), "{said}");
    let said = refused::<Numeric>(&mut db, "SELECT 1e10001");
    assert!(said.contains("10000 digits"), "{said}");
    for float in ["12.34::float8", "12.34::float4", "12.34::money", "1234::int8", "'1'::text"] {
        let said = refused::<Stored>(&mut db, &format!("SELECT {float}"));
        assert!(said.contains("cannot convert"), "{said}");
    }
    for float in ["12::float8", "12::numeric", "'12'::text"] {
        let said = refused::<Minor<Money<USD>>>(&mut db, &format!("SELECT {float}"));
        assert!(said.contains("cannot convert"), "{said}");
    }
    let said = refused::<Money<USD>>(&mut db, "SELECT 'EUR 1.00'");
    assert_eq!(said, "currencies differ: found `EUR`, expected `USD`");
    let said = refused::<AnyCurrency>(&mut db, "SELECT 'USD'::char(5)");
    assert!(said.contains("unknown currency code `USD  `"), "{said}");

    let third = db.query_one("SELECT $1::numeric", &[&Numeric(SafeNumber::ONE / 3)]);
    let third = std::error::Error::source(&third.unwrap_err()).unwrap().to_string();
    assert_eq!(third, "`1/3` does not fit a NUMERIC column without rounding");
    assert!(db.query_one("SELECT $1::float8", &[&Major(usd!(1))]).is_err());
    assert!(db.query_one("SELECT $1::int8", &[&Minor(Money::<USD>::MAX)]).is_err());

    // Trailing zeros and narrow columns are no harm.
    let read: Stored = db.query_one("SELECT 12.3400000::numeric(20, 7)", &[]).unwrap().get(0);
    assert_eq!(read.0, usd!(12.34));
    for column in ["int2", "int4", "int8"] {
        let sql = format!("SELECT $1::{column}");
        let read: Minor<Money<USD>> = db.query_one(&sql, &[&Minor(usd!(12.34))]).unwrap().get(0);
        assert_eq!(read.0, usd!(12.34));
    }
    assert!(db.query_one("SELECT $1::int4", &[&Minor(usd!(100000000))]).is_err());
}

/// What the documentation says that PostgreSQL does by itself.
#[test]
fn postgres_rounds_to_a_scale() {
    let Some(mut db) = client() else { return };
    db.batch_execute(
        "CREATE TEMP TABLE fixed (v numeric(12, 2));
         CREATE DOMAIN amount AS numeric CHECK (VALUE >= 0);
         CREATE DOMAIN label AS text;
         CREATE DOMAIN minor AS bigint;
         CREATE TEMP TABLE own (v amount, t label, m minor)",
    )
    .unwrap();
    let fine = Numeric("12.345".parse().unwrap());
    let row = db.query_one("INSERT INTO fixed VALUES ($1) RETURNING v", &[&fine]).unwrap();
    assert_eq!(row.get::<_, Numeric>(0).0.to_string(), "12.35");

    let insert = "INSERT INTO own VALUES ($1, $2, $3) RETURNING v, t, m";
    let (v, t, m) = (Major(usd!(12.34)), usd!(1) / 3, Minor(usd!(5)));
    let row = db.query_one(insert, &[&v, &t, &m]).unwrap();
    assert_eq!((row.get::<_, Major<_>>(0), row.get::<_, ExactMoney<USD>>(1)), (v, t));
    assert_eq!(row.get::<_, Minor<Money<USD>>>(2), m);
}

/// sqlx keeps a prepared statement by its text, with the types of its first parameters.
fn query(sql: &'static str) -> sqlx::query::Query<'static, Postgres, PgArguments> {
    sqlx::query(sql).persistent(false)
}

async fn sqlx_round_trips<T>(db: &mut PgConnection, values: Vec<T>) -> usize
where
    T: for<'a> sqlx::Encode<'a, Postgres> + for<'a> sqlx::Decode<'a, Postgres>,
    T: Type<Postgres> + PgHasArrayType + PartialEq + Debug + Send + Sync + Unpin + 'static,
{
    let sql = "SELECT v FROM unnest($1) WITH ORDINALITY AS t(v, n) ORDER BY n";
    let rows = query(sql).bind(&values).fetch_all(&mut *db).await.unwrap();
    assert_eq!(rows.len(), values.len());
    for (row, value) in rows.iter().zip(&values) {
        assert_eq!(&row.try_get::<T, _>(0).unwrap(), value);
        // As the macros read.
        assert_eq!(&row.try_get_unchecked::<T, _>(0).unwrap(), value);
    }
    let all = query("SELECT $1").bind(&values).fetch_one(&mut *db).await.unwrap();
    assert_eq!(all.try_get::<Vec<T>, _>(0).unwrap(), values);
    for value in values.iter().take(50) {
        let row = query("SELECT $1").bind(value).fetch_one(&mut *db).await.unwrap();
        assert_eq!(row.try_get::<Option<T>, _>(0).unwrap().as_ref(), Some(value));
    }
    let row = query("SELECT $1").bind(None::<T>).fetch_one(&mut *db).await.unwrap();
    assert_eq!(row.try_get::<Option<T>, _>(0).unwrap(), None);
    2 * values.len() + values.len().min(50)
}

async fn sqlx_of_scale<const N: usize>(db: &mut PgConnection, minor: &[i128]) -> usize {
    let money = minor.iter().map(|minor| Money::<Scale<N>>::from_minor(*minor));
    let narrow = money.clone().filter(|money| i64::try_from(money.minor()).is_ok());
    sqlx_round_trips(db, money.clone().map(Major).collect()).await
        + sqlx_round_trips(db, money.clone().map(WideMinor).collect()).await
        + sqlx_round_trips(db, narrow.map(Minor).collect()).await
        + sqlx_round_trips(db, money.collect()).await
}

#[test]
fn sqlx_postgres() {
    let Some(server) = money_columns_tests::postgres() else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options =
            PgConnectOptions::new().socket(&server.folder).username("money").database("postgres");
        let mut db = PgConnection::connect_with(&options).await.unwrap();
        let minor = sample(amounts(), VALUES);
        let mut count = 0;
        macro_rules! scales {
            ($($scale:literal)*) => {$(count += sqlx_of_scale::<$scale>(&mut db, &minor).await;)*};
        }
        scales!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18);
        let decimals = sample(decimals(), VALUES);
        let major = decimals.iter().map(ExactMoney::<USD>::new).map(Major).collect();
        count += sqlx_round_trips(&mut db, major).await;
        count += sqlx_round_trips(&mut db, decimals.into_iter().map(Numeric).collect()).await;
        let numbers = sample(exact_numbers(), VALUES);
        let exact = numbers.iter().map(ExactMoney::<USD>::new);
        count += sqlx_round_trips(&mut db, exact.clone().collect()).await;
        let accounts = exact.map(RemainderAccount::from_balance).collect();
        count += sqlx_round_trips(&mut db, accounts).await;
        let (increments, rates, exchange) = made_of(&numbers);
        count += sqlx_round_trips(&mut db, positive(&numbers)).await;
        let above = positive_money(&minor);
        count += sqlx_round_trips(&mut db, above.iter().copied().map(Major).collect()).await;
        count += sqlx_round_trips(&mut db, above.iter().copied().map(WideMinor).collect()).await;
        count += sqlx_round_trips(&mut db, above).await;
        count += sqlx_round_trips(&mut db, increments).await;
        count += sqlx_round_trips(&mut db, rates).await;
        count += sqlx_round_trips(&mut db, exchange).await;
        count += sqlx_round_trips(&mut db, numbers).await;
        count += sqlx_round_trips(&mut db, AnyCurrency::all().collect()).await;
        report(&format!("sqlx on PostgreSQL: {count} round trips"));

        sqlx_refuses(&mut db).await;
    });
}

async fn sqlx_refuses(db: &mut PgConnection) {
    type Stored = Major<Money<USD>>;
    let sql = "SELECT 'NaN'::numeric, 'Infinity'::numeric, 12.345, 12.34::float8, 12.34::money, \
               1e38, 12.340::numeric(10, 3), 1234::int4, 'EUR 1.00', 12.5::float4";
    let row = sqlx::query(sql).fetch_one(&mut *db).await.unwrap();
    let said = |index: usize| {
        let checked = row.try_get::<Stored, _>(index).unwrap_err().to_string();
        (checked, row.try_get_unchecked::<Stored, _>(index).unwrap_err().to_string())
    };
    assert!(said(0).0.contains("the column holds `NaN`, expected a finite NUMERIC"));
    assert!(said(1).1.contains("the column holds `Infinity`, expected a finite NUMERIC"));
    assert!(said(2).0.contains("without rounding"));
    for index in [3, 4, 7, 9] {
        assert!(said(index).0.contains("is not compatible with SQL type"), "{}", said(index).0);
        assert!(said(index).1.contains("expected a finite NUMERIC"), "{}", said(index).1);
    }
    assert!(said(3).1.contains("the column holds `FLOAT8`"), "{}", said(3).1);
    assert!(said(5).1.contains("does not fit `Money`"));
    assert_eq!(row.try_get::<Stored, _>(6).unwrap().0, usd!(12.34));
    let minor = row.try_get_unchecked::<Minor<Money<USD>>, _>(3).unwrap_err().to_string();
    assert!(minor.contains("the column holds `FLOAT8`, expected an integer"), "{minor}");
    let text = row.try_get::<Money<USD>, _>(8).unwrap_err().to_string();
    assert!(text.contains("currencies differ"), "{text}");
    assert!(row.try_get_unchecked::<Money<USD>, _>(3).is_err());

    // The text format, which a query without parameters gets.
    let sql = "SELECT 12.34::numeric, 'NaN'::numeric, 1234::int8, 'USD 12.34', 12.34::float8";
    let row = sqlx::raw_sql(sql).fetch_one(&mut *db).await.unwrap();
    assert_eq!(row.try_get::<Stored, _>(0).unwrap().0, usd!(12.34));
    assert!(row.try_get::<Stored, _>(1).unwrap_err().to_string().contains("`NaN`"));
    assert_eq!(row.try_get::<Minor<Money<USD>>, _>(2).unwrap().0, usd!(12.34));
    assert_eq!(row.try_get::<Money<USD>, _>(3).unwrap(), usd!(12.34));
    assert!(row.try_get_unchecked::<Stored, _>(4).is_err());

    assert_eq!(<Stored as Type<Postgres>>::type_info().name(), "NUMERIC");
    for float in ["FLOAT4", "FLOAT8", "MONEY"] {
        let float = sqlx::postgres::PgTypeInfo::with_name(float);
        assert!(!<Stored as Type<Postgres>>::compatible(&float));
        assert!(!<Minor<Money<USD>> as Type<Postgres>>::compatible(&float));
        assert!(!<Money<USD> as Type<Postgres>>::compatible(&float));
    }
}
