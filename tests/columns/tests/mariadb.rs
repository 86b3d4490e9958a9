//! Round trips through a real MariaDB by sqlx: DECIMAL, BIGINT and VARCHAR.

use money::columns::{Major, Minor, Numeric, WideMinor};
use money::{AnyCurrency, ExactMoney, Money, Positive, RemainderAccount, SafeNumber, USD, usd};
use money_columns_tests::{Scale, amounts, exact_numbers, made_of, positive, positive_money};
use money_columns_tests::{report, sample};
use sqlx::mysql::{MySql, MySqlConnectOptions, MySqlConnection};
use sqlx::{Connection as _, Row, Type, TypeInfo};
use std::fmt::Debug;

const VALUES: usize = 200;

async fn round_trips<T>(db: &mut MySqlConnection, column: &str, values: Vec<T>) -> usize
where
    T: for<'a> sqlx::Encode<'a, MySql> + for<'a> sqlx::Decode<'a, MySql>,
    T: Type<MySql> + PartialEq + Debug + Send + Sync + Unpin,
{
    let sql = format!("CREATE TEMPORARY TABLE t (n INT AUTO_INCREMENT PRIMARY KEY, v {column})");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut *db).await.unwrap();
    for value in &values {
        let insert = sqlx::query("INSERT INTO t (v) VALUES (?)").persistent(false).bind(value);
        insert.execute(&mut *db).await.unwrap();
    }
    let insert = sqlx::query("INSERT INTO t (v) VALUES (?)").persistent(false).bind(None::<T>);
    insert.execute(&mut *db).await.unwrap();
    let select = sqlx::query("SELECT v FROM t ORDER BY n").persistent(false);
    let rows = select.fetch_all(&mut *db).await.unwrap();
    assert_eq!(rows.len(), values.len() + 1);
    for (row, value) in rows.iter().zip(&values) {
        assert_eq!(&row.try_get::<T, _>(0).unwrap(), value);
        // As the macros read.
        assert_eq!(&row.try_get_unchecked::<T, _>(0).unwrap(), value);
    }
    assert_eq!(rows.last().unwrap().try_get::<Option<T>, _>(0).unwrap(), None);
    // The text format, which a query without parameters gets.
    let rows = sqlx::raw_sql("SELECT v FROM t ORDER BY n").fetch_all(&mut *db).await.unwrap();
    for (row, value) in rows.iter().zip(&values) {
        assert_eq!(&row.try_get::<T, _>(0).unwrap(), value);
    }
    sqlx::raw_sql("DROP TEMPORARY TABLE t").execute(&mut *db).await.unwrap();
    3 * values.len()
}

async fn of_scale<const N: usize>(db: &mut MySqlConnection, minor: &[i128]) -> usize {
    let money = minor.iter().map(|minor| Money::<Scale<N>>::from_minor(*minor));
    let narrow = money.clone().filter(|money| i64::try_from(money.minor()).is_ok());
    round_trips(db, &format!("DECIMAL(60, {N})"), money.clone().map(Major).collect()).await
        + round_trips(db, "DECIMAL(39, 0)", money.clone().map(WideMinor).collect()).await
        + round_trips(db, "BIGINT", narrow.map(Minor).collect()).await
        + round_trips(db, "VARCHAR(60)", money.collect()).await
}

#[test]
fn sqlx_mysql() {
    let Some(server) = money_columns_tests::mariadb() else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = MySqlConnectOptions::new().username("root").database("mysql");
        let options = options.socket(format!("{}/socket", server.folder));
        let mut db = MySqlConnection::connect_with(&options).await.unwrap();
        let minor = sample(amounts(), VALUES);
        let mut count = 0;
        macro_rules! scales {
            ($($scale:literal)*) => {$(count += of_scale::<$scale>(&mut db, &minor).await;)*};
        }
        scales!(0 1 2 3 4 6 9 12 18);
        let numbers = sample(exact_numbers(), VALUES);
        let rate = |minor: &i128| Numeric(SafeNumber::from_ratio(*minor, 1_000_000).unwrap());
        let rates: Vec<_> = minor.iter().map(rate).collect();
        let amounts = rates.iter().map(|rate| Major(ExactMoney::<USD>::new(&rate.0))).collect();
        count += round_trips(&mut db, "DECIMAL(60, 6)", rates).await;
        count += round_trips(&mut db, "DECIMAL(60, 6)", amounts).await;
        let exact = numbers.iter().map(ExactMoney::<USD>::new);
        count += round_trips(&mut db, "TEXT", exact.clone().collect()).await;
        let accounts = exact.map(RemainderAccount::from_balance).collect();
        count += round_trips(&mut db, "TEXT", accounts).await;
        let (increments, rates, exchange) = made_of(&numbers);
        count += round_trips(&mut db, "TEXT", positive(&numbers)).await;
        let above = positive_money(&minor);
        let major = above.iter().copied().map(Major).collect();
        count += round_trips(&mut db, "DECIMAL(60, 2)", major).await;
        count += round_trips(&mut db, "VARCHAR(60)", above).await;
        count += round_trips(&mut db, "TEXT", increments).await;
        count += round_trips(&mut db, "TEXT", rates).await;
        count += round_trips(&mut db, "TEXT", exchange).await;
        count += round_trips(&mut db, "TEXT", numbers).await;
        count += round_trips(&mut db, "CHAR(3)", AnyCurrency::all().collect()).await;
        report(&format!("sqlx on MariaDB: {count} round trips"));

        refuses(&mut db).await;
    });
}

async fn refuses(db: &mut MySqlConnection) {
    type Stored = Major<Money<USD>>;
    let sql = "SELECT 12.345, CAST(12.34 AS DOUBLE), 12.34, 1234, 'EUR 1.00', CAST(1 AS UNSIGNED)";
    let row = sqlx::query(sql).fetch_one(&mut *db).await.unwrap();
    let said = |index: usize| {
        let checked = row.try_get::<Stored, _>(index).unwrap_err().to_string();
        (checked, row.try_get_unchecked::<Stored, _>(index).unwrap_err().to_string())
    };
    assert!(said(0).0.contains("without rounding"));
    assert!(said(1).0.contains("is not compatible with SQL type"), "{}", said(1).0);
    assert!(said(1).1.contains("the column holds `DOUBLE`, expected a finite NUMERIC"));
    assert!(said(3).1.contains("expected a finite NUMERIC"));
    assert_eq!(row.try_get::<Stored, _>(2).unwrap().0, usd!(12.34));
    let minor = |index: usize| row.try_get_unchecked::<Minor<Money<USD>>, _>(index);
    assert!(minor(1).unwrap_err().to_string().contains("the column holds `DOUBLE`"));
    assert!(minor(2).unwrap_err().to_string().contains("the column holds `DECIMAL`"));
    assert!(row.try_get::<Money<USD>, _>(4).unwrap_err().to_string().contains("differ"));

    let row = sqlx::query("SELECT 0.00, 'USD -1.00', 0").fetch_one(&mut *db).await.unwrap();
    type Above = Positive<Money<USD>>;
    let positive = "is no positive amount";
    let error = row.try_get::<Major<Above>, _>(0).unwrap_err().to_string();
    assert!(error.contains(positive), "{error}");
    let error = row.try_get::<Above, _>(1).unwrap_err().to_string();
    assert!(error.contains(positive), "{error}");
    let error = row.try_get::<Minor<Above>, _>(2).unwrap_err().to_string();
    assert!(error.contains(positive), "{error}");

    // What the documentation says that the database does by itself.
    let sql = "CREATE TEMPORARY TABLE fixed (v DECIMAL(12, 2), m BIGINT)";
    sqlx::raw_sql(sql).execute(&mut *db).await.unwrap();
    let insert = sqlx::query("INSERT INTO fixed VALUES (?, ?), (1, ?)")
        .bind(Numeric("12.345".parse().unwrap()))
        .bind(Minor(usd!(1)))
        .bind(Minor(usd!(2)));
    insert.execute(&mut *db).await.unwrap();
    let select = sqlx::query("SELECT max(v), sum(m) FROM fixed");
    let row = select.fetch_one(&mut *db).await.unwrap();
    assert_eq!(row.try_get::<Numeric, _>(0).unwrap().0.to_string(), "12.35");
    assert_eq!(row.try_get::<WideMinor<Money<USD>>, _>(1).unwrap().0, usd!(3));

    assert_eq!(<Stored as Type<MySql>>::type_info().name(), "DECIMAL");
    let float = <f64 as Type<MySql>>::type_info();
    assert!(!<Stored as Type<MySql>>::compatible(&float));
    assert!(!<Minor<Money<USD>> as Type<MySql>>::compatible(&float));
    assert!(!<Money<USD> as Type<MySql>>::compatible(&float));
}
