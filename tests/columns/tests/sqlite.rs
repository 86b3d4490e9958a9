//! Round trips through a real SQLite, by rusqlite and by sqlx.

use money::columns::Minor;
use money::{
    AnyCurrency, EUR, ExactMoney, ExchangeRate, Increment, Money, Positive, Rate, RemainderAccount,
    RemainderBook, Rounding, SafeNumber, USD, usd,
};
use money_columns_tests::{Scale, amounts, exact_numbers, made_of, positive, positive_money};
use money_columns_tests::{report, sample};
use rusqlite::types::FromSql;
use rusqlite::{Connection, ToSql};
use sqlx::sqlite::{Sqlite, SqliteConnection};
use sqlx::{Connection as _, Row, Type, TypeInfo};
use std::fmt::Debug;

const VALUES: usize = 2000;

/// Writes each value and reads it back; returns how many.
fn round_trips<T: ToSql + FromSql + PartialEq + Debug>(
    db: &Connection,
    column: &str,
    values: impl IntoIterator<Item = T>,
) -> usize {
    db.execute_batch(&format!("CREATE TEMP TABLE t (v {column}) STRICT")).unwrap();
    let mut insert = db.prepare("INSERT INTO t VALUES (?1) RETURNING v").unwrap();
    let mut count = 0;
    for value in values {
        let back: T = insert.query_row([&value], |row| row.get(0)).unwrap();
        assert_eq!(back, value);
        let some: Option<T> = insert.query_row([Some(&value)], |row| row.get(0)).unwrap();
        assert_eq!(some.as_ref(), Some(&value));
        count += 2;
    }
    let none: Option<T> = insert.query_row([None::<T>], |row| row.get(0)).unwrap();
    assert_eq!(none, None);
    drop(insert);
    db.execute_batch("DROP TABLE t").unwrap();
    count
}

fn of_scale<const N: usize>(db: &Connection, minor: &[i128]) -> usize {
    let money = |minor: &i128| Money::<Scale<N>>::from_minor(*minor);
    let narrow = minor.iter().filter(|minor| i64::try_from(**minor).is_ok());
    round_trips(db, "TEXT", minor.iter().map(money))
        + round_trips(db, "INTEGER", narrow.map(money).map(Minor))
}

#[test]
fn rusqlite_round_trips() {
    let db = Connection::open_in_memory().unwrap();
    let minor = sample(amounts(), VALUES);
    let mut count = 0;
    macro_rules! scales {
        ($($scale:literal)*) => {$(count += of_scale::<$scale>(&db, &minor);)*};
    }
    scales!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18);
    let numbers = sample(exact_numbers(), VALUES);
    let exact = |number: &SafeNumber| ExactMoney::<USD>::new(number);
    count += round_trips(&db, "TEXT", numbers.iter().cloned());
    count += round_trips(&db, "TEXT", numbers.iter().map(exact));
    count +=
        round_trips(&db, "TEXT", numbers.iter().map(exact).map(RemainderAccount::from_balance));
    let (increments, rates, exchange) = made_of(&numbers);
    count += round_trips(&db, "TEXT", positive(&numbers));
    count += round_trips(&db, "TEXT", positive_money(&minor));
    let narrow = positive_money(&minor).into_iter().map(Minor);
    let narrow = narrow.filter(|amount| i64::try_from(amount.0.get().minor()).is_ok());
    count += round_trips(&db, "INTEGER", narrow);
    count += round_trips(&db, "TEXT", increments);
    count += round_trips(&db, "TEXT", rates);
    count += round_trips(&db, "TEXT", exchange);
    for currency in AnyCurrency::all() {
        count += round_trips(&db, "TEXT", [currency]);
    }
    for code in ["CHF", "EUR", "JPY", "USD"] {
        let currency: AnyCurrency = code.parse().unwrap();
        let money = minor.iter().map(|minor| Money::from_minor_in(*minor, currency));
        count += round_trips(&db, "TEXT", money);
    }
    report(&format!("rusqlite: {count} round trips"));
}

#[test]
fn rusqlite_adds_integers_as_we_do() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE t (v INTEGER) STRICT").unwrap();
    let minor =
        sample(amounts(), VALUES).into_iter().filter(|minor| minor.unsigned_abs() < 1 << 50);
    let amounts: Vec<_> = minor.map(Money::<USD>::from_minor).collect();
    for amount in &amounts {
        db.execute("INSERT INTO t VALUES (?1)", [Minor(*amount)]).unwrap();
    }
    let sum: Minor<Money<USD>> =
        db.query_row("SELECT sum(v) FROM t", [], |row| row.get(0)).unwrap();
    assert_eq!(sum.0, amounts.iter().sum::<Money<_>>());
}

/// A book, one row for each party.
#[test]
fn rusqlite_keeps_a_book() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE carried (party INTEGER, balance TEXT) STRICT").unwrap();
    let mut book = RemainderBook::<u32, USD>::new();
    for (party, share) in (0..).zip(sample(exact_numbers(), VALUES)) {
        if let Ok(paid) = book.try_pay(party % 700, &ExactMoney::new(share), Rounding::HalfEven) {
            assert_eq!(paid.currency(), USD);
        }
    }
    for (party, balance) in book.iter() {
        db.execute("INSERT INTO carried VALUES (?1, ?2)", (party, balance)).unwrap();
    }
    let load = || {
        let mut rows = db.prepare("SELECT party, balance FROM carried ORDER BY party").unwrap();
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let rows: Vec<(u32, RemainderAccount<USD>)> = rows.map(Result::unwrap).collect();
        RemainderBook::from_accounts(USD, rows)
    };
    assert_eq!(load().unwrap(), book);
    db.execute("INSERT INTO carried VALUES (3, 'USD 1/3')", []).unwrap();
    let error = load().unwrap_err();
    assert!(error.is_duplicate());
    assert_eq!(
        error.to_string(),
        "the party of account 5 comes twice in a book, expected each once"
    );
    let euro = RemainderAccount::new_in("EUR".parse::<AnyCurrency>().unwrap());
    let book = RemainderBook::from_accounts("USD".parse().unwrap(), [(1, euro)]);
    assert!(book.unwrap_err().is_currency_mismatch());
}

fn read<T: FromSql + Debug>(db: &Connection, sql: &str) -> String {
    db.query_row(sql, [], |row| row.get::<_, T>(0)).unwrap_err().to_string()
}

#[test]
fn rusqlite_refuses() {
    let db = Connection::open_in_memory().unwrap();
    let real = "the column holds a REAL, which is a binary float, expected";
    let text = read::<Money<USD>>(&db, "SELECT 12.34");
    assert!(text.contains(&format!("{real} TEXT such as `USD 12.34`")), "{text}");
    assert!(read::<Minor<Money<USD>>>(&db, "SELECT 12.0").contains(real));
    assert!(read::<SafeNumber>(&db, "SELECT 1e0").contains(real));
    assert!(read::<ExactMoney<USD>>(&db, "SELECT 0.1").contains(real));
    assert!(read::<Option<RemainderAccount<USD>>>(&db, "SELECT 0.1").contains(real));
    assert!(read::<SafeNumber>(&db, "SELECT 5").contains("an INTEGER"));
    assert!(read::<SafeNumber>(&db, "SELECT x'31'").contains("a BLOB"));
    assert!(read::<Minor<Money<USD>>>(&db, "SELECT '1234'").contains("a TEXT"));
    assert!(read::<Money<USD>>(&db, "SELECT NULL").contains("NULL"));
    assert!(read::<Money<USD>>(&db, "SELECT 'EUR 1.00'").contains("currencies differ"));
    assert!(read::<Money<USD>>(&db, "SELECT 'USD 1.005'").contains("without rounding"));
    assert!(read::<Money<USD>>(&db, "SELECT '12.34'").contains("no space"));
    assert!(read::<SafeNumber>(&db, "SELECT 'NaN'").contains("unexpected `N`"));
    assert!(read::<SafeNumber>(&db, "SELECT '1/0'").contains("zero denominator"));
    assert!(read::<Money<USD>>(&db, "SELECT CAST(x'555344ff' AS TEXT)").contains("utf-8"));
    for zero in ["0", "-1"] {
        let text = format!("SELECT 'USD {zero}'");
        let positive = "is no positive amount: expected one above zero";
        assert!(read::<Positive<Money<USD>>>(&db, &text).contains(positive));
        assert!(read::<Positive<ExactMoney<USD>>>(&db, &text).contains(positive));
        let integer = format!("SELECT {zero}");
        assert!(read::<Minor<Positive<Money<USD>>>>(&db, &integer).contains(positive));
        assert!(read::<Increment<USD>>(&db, &text).contains("is no increment"));
        let rate = read::<ExchangeRate<EUR, USD>>(&db, &format!("SELECT 'EUR/USD {zero}'"));
        assert!(rate.contains("expected a number above zero"), "{rate}");
    }
    let other = read::<ExchangeRate<EUR, USD>>(&db, "SELECT 'USD/EUR 1'");
    assert!(other.contains("found a USD/EUR rate, expected EUR/USD"), "{other}");
    assert!(read::<Rate>(&db, "SELECT 0.07").contains(real));
    assert!(read::<Rate>(&db, "SELECT '7'").contains("no unit"));
    let wide = Minor(Money::<USD>::from_minor(i128::from(i64::MAX) + 1));
    let error = db.query_row("SELECT ?1", [wide], |_| Ok(())).unwrap_err().to_string();
    assert!(error.contains("does not fit a column of 64-bit integers"), "{error}");
}

/// The trap of SQLite's affinities: what looks like a number becomes a binary float. It is refused
/// when it is read, and amounts with their code never look like numbers.
#[test]
fn rusqlite_affinity() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE t (number NUMERIC, amount NUMERIC)").unwrap();
    let number: SafeNumber = "0.1".parse().unwrap();
    db.execute("INSERT INTO t VALUES (?1, ?2)", (&number, usd!(0.10))).unwrap();
    let error = read::<SafeNumber>(&db, "SELECT number FROM t");
    assert!(error.contains("binary float"), "{error}");
    let amount: Money<USD> = db.query_row("SELECT amount FROM t", [], |row| row.get(0)).unwrap();
    assert_eq!(amount, usd!(0.10));
}

async fn sqlx_round_trips<T>(db: &mut SqliteConnection, values: Vec<T>) -> usize
where
    T: for<'a> sqlx::Encode<'a, Sqlite> + for<'a> sqlx::Decode<'a, Sqlite>,
    T: Type<Sqlite> + PartialEq + Debug + Send + Sync + Unpin,
{
    let mut count = 0;
    for value in &values {
        let query = sqlx::query("SELECT ?1").bind(value);
        let row = query.fetch_one(&mut *db).await.unwrap();
        assert_eq!(&row.try_get::<T, _>(0).unwrap(), value);
        // As the macros read.
        assert_eq!(&row.try_get_unchecked::<T, _>(0).unwrap(), value);
        count += 1;
    }
    count
}

#[test]
fn sqlx_sqlite() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut db = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let minor = sample(amounts(), VALUES);
        let numbers = sample(exact_numbers(), VALUES);
        let euro: AnyCurrency = "EUR".parse().unwrap();
        let money = minor.iter().map(|minor| Money::<USD>::from_minor(*minor));
        let narrow = money.clone().filter(|money| i64::try_from(money.minor()).is_ok());
        let any = minor.iter().map(|minor| Money::from_minor_in(*minor, euro));
        let exact = numbers.iter().map(ExactMoney::<USD>::new);
        let mut count = sqlx_round_trips(&mut db, money.collect()).await;
        count += sqlx_round_trips(&mut db, any.collect()).await;
        count += sqlx_round_trips(&mut db, narrow.map(Minor).collect()).await;
        count += sqlx_round_trips(&mut db, exact.clone().collect()).await;
        let accounts = exact.map(RemainderAccount::from_balance);
        count += sqlx_round_trips(&mut db, accounts.collect()).await;
        count += sqlx_round_trips(&mut db, AnyCurrency::all().collect()).await;
        let (increments, rates, exchange) = made_of(&numbers);
        count += sqlx_round_trips(&mut db, positive(&numbers)).await;
        count += sqlx_round_trips(&mut db, positive_money(&minor)).await;
        count += sqlx_round_trips(&mut db, increments).await;
        count += sqlx_round_trips(&mut db, rates).await;
        count += sqlx_round_trips(&mut db, exchange).await;
        count += sqlx_round_trips(&mut db, numbers).await;
        report(&format!("sqlx on SQLite: {count} round trips"));

        let wide = sqlx::query("SELECT ?1").bind(Minor(Money::<USD>::MAX));
        let error = wide.fetch_one(&mut db).await.unwrap_err().to_string();
        assert!(error.contains("does not fit a column of 64-bit integers"), "{error}");

        let row = sqlx::query("SELECT NULL").fetch_one(&mut db).await.unwrap();
        assert_eq!(row.try_get::<Option<Money<USD>>, _>(0).unwrap(), None);
        assert_eq!(row.try_get::<Option<Minor<Money<USD>>>, _>(0).unwrap(), None);

        let sql = "SELECT 12.34, 12.0, x'31', 'EUR 1.00', 'USD 0.001', 7, '7'";
        let row = sqlx::query(sql).fetch_one(&mut db).await.unwrap();
        let text = |index: usize| {
            let checked = row.try_get::<Money<USD>, _>(index).unwrap_err();
            (checked.to_string(), row.try_get_unchecked::<Money<USD>, _>(index).unwrap_err())
        };
        assert!(text(0).0.contains("is not compatible with SQL type `REAL`"), "{}", text(0).0);
        assert!(text(0).1.to_string().contains("the column holds `REAL`, expected TEXT"));
        assert!(text(2).1.to_string().contains("the column holds `BLOB`, expected TEXT"));
        assert!(text(3).0.contains("currencies differ"));
        assert!(text(4).0.contains("without rounding"));
        assert!(text(5).1.to_string().contains("the column holds `INTEGER`"));
        let minor = |index: usize| {
            let unchecked = row.try_get_unchecked::<Minor<Money<USD>>, _>(index);
            (row.try_get::<Minor<Money<USD>>, _>(index).is_err(), unchecked.is_err())
        };
        assert_eq!(minor(1), (true, true), "SQLite would have cut 12.0 to 12");
        assert_eq!(minor(5), (false, false));
        assert_eq!(minor(6), (true, true));

        let float = <f64 as Type<Sqlite>>::type_info();
        assert_eq!(float.name(), "REAL");
        assert!(!<Money<USD> as Type<Sqlite>>::compatible(&float));
        assert!(!<Minor<Money<USD>> as Type<Sqlite>>::compatible(&float));
    });
}
