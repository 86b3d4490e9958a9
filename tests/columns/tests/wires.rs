//! The forms on the wire, without a server: every decoder gets damaged bytes, and may not panic;
//! what diesel writes is what postgres-types writes, and is read back.

use diesel::deserialize::FromSql as DieselFromSql;
use diesel::mysql::{Mysql, MysqlType, MysqlValue};
use diesel::pg::{Pg, PgMetadataLookup, PgTypeMetadata, PgValue};
use diesel::query_builder::BindCollector;
use diesel::query_builder::bind_collector::RawBytesBindCollector;
use diesel::serialize::ToSql as DieselToSql;
use diesel::sql_types::{BigInt, HasSqlType, Numeric as NumericType, Text};
use money::columns::{Major, Minor, Numeric, WideMinor};
use money::{
    AnyCurrency, EUR, ExactMoney, ExchangeRate, Increment, Money, Positive, Rate, RemainderAccount,
    SafeNumber, USD,
};
use money_columns_tests::{
    Scale, amounts, decimals, exact_numbers, made_of, positive, random_bytes,
};
use postgres_types::{FromSql, ToSql, Type};
use proptest::prelude::*;
use rusqlite::types::{FromSql as SqliteFromSql, ValueRef};
use std::fmt::Debug;
use std::num::NonZeroU32;

static NUMERIC_OID: NonZeroU32 = NonZeroU32::new(1700).unwrap();
static BIGINT_OID: NonZeroU32 = NonZeroU32::new(20).unwrap();
static TEXT_OID: NonZeroU32 = NonZeroU32::new(25).unwrap();

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Sync + Send>>;

fn read<T: for<'a> FromSql<'a>>(column: &Type, bytes: &[u8]) -> Result<T> {
    T::from_sql(column, bytes)
}

fn write(value: &impl ToSql, column: &Type) -> Result<Vec<u8>> {
    let mut bytes = postgres_types::private::BytesMut::new();
    let _ = value.to_sql(column, &mut bytes)?;
    Ok(bytes.to_vec())
}

fn postgres_bytes(value: &impl ToSql, column: &Type) -> Vec<u8> {
    write(value, column).unwrap()
}

/// diesel asks the database for types of its own; ours are known.
struct NoTypes;

impl PgMetadataLookup for NoTypes {
    fn lookup_type(&mut self, name: &str, _: Option<&str>) -> PgTypeMetadata {
        panic!("{name} was looked up")
    }

    fn as_any<'a>(&mut self) -> &mut (dyn std::any::Any + 'a)
    where
        Self: 'a,
    {
        self
    }
}

fn pg_bytes<ST>(value: &impl DieselToSql<ST, Pg>) -> Vec<u8>
where
    Pg: HasSqlType<ST>,
{
    let mut binds = RawBytesBindCollector::<Pg>::new();
    binds.push_bound_value(value, &mut NoTypes).unwrap();
    binds.binds.remove(0).unwrap()
}

fn mysql_bytes<ST>(value: &impl DieselToSql<ST, Mysql>) -> Vec<u8>
where
    Mysql: HasSqlType<ST>,
{
    let mut binds = RawBytesBindCollector::<Mysql>::new();
    binds.push_bound_value(value, &mut ()).unwrap();
    binds.binds.remove(0).unwrap()
}

/// Writes with both drivers of PostgreSQL and with diesel for MySQL, and reads each back.
macro_rules! round_trip {
    ($value:expr, $type:ty, $st:ty, $column:expr, $oid:expr, $mysql:expr) => {{
        let value: $type = $value;
        let bytes = postgres_bytes(&value, &$column);
        prop_assert_eq!(&read::<$type>(&$column, &bytes).unwrap(), &value);
        prop_assert_eq!(&pg_bytes::<$st>(&value), &bytes);
        let back = <$type as DieselFromSql<$st, Pg>>::from_sql(PgValue::new(&bytes, &$oid));
        prop_assert_eq!(&back.unwrap(), &value);
        let bytes = mysql_bytes::<$st>(&value);
        let back = <$type as DieselFromSql<$st, Mysql>>::from_sql(MysqlValue::new(&bytes, $mysql));
        prop_assert_eq!(&back.unwrap(), &value);
    }};
}

macro_rules! decimals_of_scale {
    ($minor:expr, $($scale:literal)*) => {$(
        let money = Money::<Scale<$scale>>::from_minor($minor);
        round_trip!(Major(money), Major<Money<Scale<$scale>>>, NumericType, Type::NUMERIC,
            NUMERIC_OID, MysqlType::Numeric);
        round_trip!(money, Money<Scale<$scale>>, Text, Type::TEXT, TEXT_OID, MysqlType::String);
    )*};
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn money_round_trips(minor in amounts()) {
        decimals_of_scale!(minor, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18);
        let money = Money::<USD>::from_minor(minor);
        round_trip!(WideMinor(money), WideMinor<Money<USD>>, NumericType, Type::NUMERIC,
            NUMERIC_OID, MysqlType::Numeric);
        if i64::try_from(minor).is_ok() {
            round_trip!(Minor(money), Minor<Money<USD>>, BigInt, Type::INT8, BIGINT_OID,
                MysqlType::LongLong);
        } else {
            prop_assert!(write(&Minor(money), &Type::INT8).is_err());
        }
    }

    #[test]
    fn exact_round_trips(decimal in decimals(), number in exact_numbers()) {
        round_trip!(Numeric(decimal.clone()), Numeric, NumericType, Type::NUMERIC, NUMERIC_OID,
            MysqlType::Numeric);
        round_trip!(Major(ExactMoney::new(&decimal)), Major<ExactMoney<USD>>, NumericType,
            Type::NUMERIC, NUMERIC_OID, MysqlType::Numeric);
        let exact = ExactMoney::<USD>::new(&number);
        let account = RemainderAccount::from_balance(exact.clone());
        round_trip!(account, RemainderAccount<USD>, Text, Type::TEXT, TEXT_OID, MysqlType::String);
        round_trip!(exact, ExactMoney<USD>, Text, Type::VARCHAR, TEXT_OID, MysqlType::Blob);
        let (increments, rates, exchange) = made_of(std::slice::from_ref(&number));
        for amount in positive(std::slice::from_ref(&number)) {
            type Above = Positive<ExactMoney<USD>>;
            round_trip!(amount, Above, Text, Type::TEXT, TEXT_OID, MysqlType::String);
        }
        for step in increments {
            round_trip!(step, Increment<USD>, Text, Type::TEXT, TEXT_OID, MysqlType::String);
        }
        for rate in rates {
            round_trip!(rate, Rate, Text, Type::TEXT, TEXT_OID, MysqlType::String);
        }
        for rate in exchange {
            type Exchange = ExchangeRate<EUR, AnyCurrency>;
            round_trip!(rate, Exchange, Text, Type::TEXT, TEXT_OID, MysqlType::String);
        }
        round_trip!(number.clone(), SafeNumber, Text, Type::BPCHAR, TEXT_OID, MysqlType::String);
        let written = write(&Numeric(number.clone()), &Type::NUMERIC);
        prop_assert_eq!(written.is_ok(), number.is_terminating_decimal());
    }

    #[test]
    fn no_decoder_panics(bytes in random_bytes()) {
        decode_all(&bytes);
    }

    #[test]
    fn no_decoder_panics_on_damage(decimal in decimals(), at in any::<prop::sample::Index>(),
        byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut bytes = postgres_bytes(&Numeric(decimal), &Type::NUMERIC);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        decode_all(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        decode_all(&bytes);
    }
}

/// What is read from damaged bytes is written as something that reads the same.
fn read_again<T: PartialEq + Debug + ToSql + for<'a> FromSql<'a>>(column: &Type, bytes: &[u8]) {
    if let Ok(value) = read::<T>(column, bytes) {
        let written = postgres_bytes(&value, column);
        assert_eq!(read::<T>(column, &written).unwrap(), value);
    }
}

fn decode_all(bytes: &[u8]) {
    macro_rules! texts {
        ($($type:ty)*) => {$(
            read_again::<$type>(&Type::TEXT, bytes);
            let _ = <$type as DieselFromSql<Text, Pg>>::from_sql(PgValue::new(bytes, &TEXT_OID));
            let _ = <$type as DieselFromSql<Text, Mysql>>::from_sql(
                MysqlValue::new(bytes, MysqlType::String),
            );
            let _ = <$type as SqliteFromSql>::column_result(ValueRef::Text(bytes));
            assert!(<$type as SqliteFromSql>::column_result(ValueRef::Blob(bytes)).is_err());
            assert!(read::<$type>(&Type::FLOAT8, bytes).is_err());
        )*};
    }
    texts!(Money<USD> Money<AnyCurrency> ExactMoney<USD> ExactMoney<AnyCurrency>
        RemainderAccount<USD> SafeNumber AnyCurrency Positive<Money<USD>>
        Positive<ExactMoney<AnyCurrency>> Increment<AnyCurrency> Rate ExchangeRate<EUR, USD>
        ExchangeRate<AnyCurrency, AnyCurrency>);
    macro_rules! decimals {
        ($($type:ty)*) => {$(
            read_again::<$type>(&Type::NUMERIC, bytes);
            let value = PgValue::new(bytes, &NUMERIC_OID);
            let _ = <$type as DieselFromSql<NumericType, Pg>>::from_sql(value);
            let _ = <$type as DieselFromSql<NumericType, Mysql>>::from_sql(
                MysqlValue::new(bytes, MysqlType::Numeric),
            );
            // Eight bytes of an integer or a float are a header of NUMERIC.
            for oid in [20u32, 25, 700, 701, 790] {
                let oid = NonZeroU32::new(oid).unwrap();
                let value = PgValue::new(bytes, &oid);
                assert!(<$type as DieselFromSql<NumericType, Pg>>::from_sql(value).is_err());
            }
            for wrong in [MysqlType::Double, MysqlType::Float, MysqlType::LongLong] {
                let value = MysqlValue::new(bytes, wrong);
                assert!(<$type as DieselFromSql<NumericType, Mysql>>::from_sql(value).is_err());
            }
            for wrong in [Type::FLOAT4, Type::FLOAT8, Type::INT8, Type::MONEY, Type::TEXT] {
                assert!(!<$type as FromSql<'_>>::accepts(&wrong));
                assert!(read::<$type>(&wrong, bytes).is_err());
            }
        )*};
    }
    decimals!(Major<Money<USD>> Major<Money<Scale<18>>> Major<ExactMoney<USD>> WideMinor<Money<USD>>
        Major<Positive<Money<USD>>> Major<Positive<ExactMoney<USD>>>
        WideMinor<Positive<Money<USD>>> Numeric);
    decode_integers::<Minor<Money<USD>>>(bytes);
    decode_integers::<Minor<Positive<Money<USD>>>>(bytes);
}

fn decode_integers<Integer>(bytes: &[u8])
where
    Integer: PartialEq + Debug + ToSql + for<'a> FromSql<'a>,
    Integer: DieselFromSql<BigInt, Pg> + DieselFromSql<BigInt, Mysql>,
{
    for column in [Type::INT2, Type::INT4, Type::INT8] {
        read_again::<Integer>(&column, bytes);
    }
    assert!(read::<Integer>(&Type::FLOAT8, bytes).is_err());
    let _ = <Integer as DieselFromSql<BigInt, Pg>>::from_sql(PgValue::new(bytes, &BIGINT_OID));
    let float = NonZeroU32::new(701).unwrap();
    assert!(<Integer as DieselFromSql<BigInt, Pg>>::from_sql(PgValue::new(bytes, &float)).is_err());
    for kind in [MysqlType::Tiny, MysqlType::Long, MysqlType::LongLong, MysqlType::String] {
        let _ = <Integer as DieselFromSql<BigInt, Mysql>>::from_sql(MysqlValue::new(bytes, kind));
    }
    for wrong in [MysqlType::Float, MysqlType::Double, MysqlType::Numeric] {
        let value = MysqlValue::new(bytes, wrong);
        assert!(<Integer as DieselFromSql<BigInt, Mysql>>::from_sql(value).is_err());
    }
}

#[test]
fn the_decoders_say_what_is_wrong() {
    let message =
        |bytes: &[u8]| read::<Major<Money<USD>>>(&Type::NUMERIC, bytes).unwrap_err().to_string();
    assert_eq!(
        message(&[0, 0, 0, 0, 0xc0, 0, 0, 0]),
        "the column holds `NaN`, expected a finite NUMERIC"
    );
    let fine = postgres_bytes(&Numeric("12.345".parse().unwrap()), &Type::NUMERIC);
    assert_eq!(
        message(&fine),
        "`12.345` does not fit whole minor units of USD (0.01) without rounding"
    );
    let zeros = postgres_bytes(&Numeric("12.3".parse().unwrap()), &Type::NUMERIC);
    let back = read::<Major<Money<USD>>>(&Type::NUMERIC, &zeros).unwrap();
    assert_eq!(back.0.to_string(), "USD 12.30");
    let error = read::<Major<Money<USD>>>(&Type::FLOAT8, &[0; 8]).unwrap_err();
    assert_eq!(error.to_string(), "the column holds `float8`, expected a finite NUMERIC");
    let error = <Minor<Money<USD>> as DieselFromSql<BigInt, Mysql>>::from_sql(MysqlValue::new(
        b"12.99",
        MysqlType::Numeric,
    ));
    assert_eq!(
        error.unwrap_err().to_string(),
        "the column holds `Numeric`, expected an integer of minor units"
    );
}

/// sqlx hands out no value without a server; what it writes can be seen.
#[test]
fn sqlx_writes() {
    use sqlx::Encode;
    use sqlx::mysql::MySql;
    use sqlx::postgres::{PgArgumentBuffer, Postgres};
    let money = Money::<USD>::from_minor(1230);
    let mut postgres = PgArgumentBuffer::default();
    let _ = Encode::<Postgres>::encode_by_ref(&Major(money), &mut postgres).unwrap();
    assert_eq!(postgres.as_slice(), postgres_bytes(&Major(money), &Type::NUMERIC));
    let mut mysql = Vec::new();
    let _ = Encode::<MySql>::encode_by_ref(&Major(money), &mut mysql).unwrap();
    let _ = Encode::<MySql>::encode_by_ref(&WideMinor(money), &mut mysql).unwrap();
    let _ = Encode::<MySql>::encode_by_ref(&money, &mut mysql).unwrap();
    assert_eq!(mysql, b"\x0512.30\x041230\x09USD 12.30");
    let wide = Minor(Money::<USD>::MAX);
    assert!(Encode::<MySql>::encode_by_ref(&wide, &mut mysql).is_err());
    let third = Numeric(SafeNumber::ONE / 3);
    assert!(Encode::<Postgres>::encode_by_ref(&third, &mut postgres).is_err());
}
