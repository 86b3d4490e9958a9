//! DECIMAL columns of MySQL and MariaDB through sqlx: their wire form is decimal text.

use super::for_numeric_columns;
use super::sqlx::check;
use super::value::{NumericColumn, WANTED_NUMERIC};
use alloc::string::String;
use alloc::vec::Vec;
use rust_decimal::Decimal;
use sqlx_09::encode::IsNull;
use sqlx_09::error::BoxDynError;
use sqlx_09::mysql::{MySql, MySqlTypeInfo, MySqlValueRef};
use sqlx_09::{Decode, Encode, Type};

macro_rules! decimal {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Type<MySql> for $type {
            fn type_info() -> MySqlTypeInfo {
                // Only the name of the type is the decimal's: its values have 96 bits.
                <Decimal as Type<MySql>>::type_info()
            }

            fn compatible(found: &MySqlTypeInfo) -> bool {
                <Decimal as Type<MySql>>::compatible(found)
            }
        }

        impl<'q, $($generics)*> Encode<'q, MySql> for $type {
            fn encode_by_ref(&self, out: &mut Vec<u8>) -> Result<IsNull, BoxDynError> {
                <String as Encode<'q, MySql>>::encode(self.to_decimal_text()?, out)
            }
        }

        impl<'r, $($generics)*> Decode<'r, MySql> for $type {
            fn decode(value: MySqlValueRef<'r>) -> Result<Self, BoxDynError> {
                check::<Self, MySql>(&value, WANTED_NUMERIC)?;
                Ok(Self::from_decimal_text(<&str as Decode<'r, MySql>>::decode(value)?)?)
            }
        }
    )*};
}
for_numeric_columns!(decimal);
