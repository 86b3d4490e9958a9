//! Any bytes as a column of PostgreSQL: an error, or a value that is written and read back as
//! itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use money::columns::{Major, Minor, Numeric, WideMinor};
use money::{AnyCurrency, ExactMoney, Money, USD};
use postgres_types::private::BytesMut;
use postgres_types::{FromSql, ToSql, Type};

fn round_trip<T>(column: &Type, bytes: &[u8])
where
    T: for<'a> FromSql<'a> + ToSql + PartialEq + std::fmt::Debug,
{
    let Ok(value) = T::from_sql(column, bytes) else { return };
    let mut written = BytesMut::new();
    let _ = value.to_sql(column, &mut written).expect("what was read");
    assert_eq!(T::from_sql(column, &written).expect("what was written"), value);
}

fuzz_target!(|bytes: &[u8]| {
    round_trip::<Numeric>(&Type::NUMERIC, bytes);
    round_trip::<Major<Money<USD>>>(&Type::NUMERIC, bytes);
    round_trip::<Major<ExactMoney<USD>>>(&Type::NUMERIC, bytes);
    round_trip::<WideMinor<Money<USD>>>(&Type::NUMERIC, bytes);
    round_trip::<Minor<Money<USD>>>(&Type::INT8, bytes);
    round_trip::<Money<AnyCurrency>>(&Type::TEXT, bytes);
});
