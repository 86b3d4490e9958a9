//! JSON Schema of what `serde` writes and reads.
//!
//! Knows nothing of a generator: it says what an amount looks like, and one file for each generator
//! tells it.

mod forms;
#[cfg(feature = "schemars_1")]
mod schemars;
#[cfg(feature = "utoipa_6")]
mod utoipa;

use crate::currency::{AnyCurrency, Currency, MinorUnit, StaticCurrency};
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

/// The texts that a `SafeNumber` is read from.
const NUMBER: &str = r"^[+-]?[0-9]+(/0*[1-9][0-9]*|(\.[0-9]+)?([eE][+-]?[0-9]+)?)$";
const NUMBER_NAME: &str = "SafeNumber";
const NUMBER_IS: &str = "An exact number as text: a decimal or a fraction";
const CURRENCY_NAME: &str = "AnyCurrency";
const CURRENCY_IS: &str = "The alphabetic code of a currency";
const AMOUNT_IS: &str = "The amount in major units, as text";

/// What the object of an amount holds.
struct Amount {
    name: Cow<'static, str>,
    description: &'static str,
    /// The texts that `amount` is read from.
    pattern: Cow<'static, str>,
    /// What `currency` may be.
    codes: Vec<&'static str>,
}

const MONEY_IS: &str = "Whole minor units of a currency";
const EXACT_IS: &str = "An exact amount of a currency";

impl Amount {
    /// `Money<C>`.
    fn money<C: StaticCurrency + MinorUnit>() -> Self {
        let pattern = match C::VALUE.scale() {
            0 => r"^[+-]?[0-9]+(\.0+)?$".into(),
            // More digits than the minor unit has are fine if they are zero.
            scale => format!(r"^[+-]?[0-9]+(\.[0-9]{{1,{scale}}}0*)?$").into(),
        };
        let name = format!("Money_{}", C::CODE).into();
        Self { name, description: MONEY_IS, pattern, codes: [C::CODE].into() }
    }

    /// `Money<AnyCurrency>`: each code has another number of digits.
    fn any_money() -> Self {
        let pattern = r"^[+-]?[0-9]+(\.[0-9]+)?$".into();
        let with_minor_unit = AnyCurrency::all().filter(|code| code.minor_unit().is_some());
        let codes = with_minor_unit.map(|currency| currency.code()).collect();
        Self { name: "Money".into(), description: MONEY_IS, pattern, codes }
    }

    /// `ExactMoney<C>`.
    fn exact<C: StaticCurrency>() -> Self {
        let name = format!("ExactMoney_{}", C::CODE).into();
        Self { name, description: EXACT_IS, pattern: NUMBER.into(), codes: [C::CODE].into() }
    }

    /// `ExactMoney<AnyCurrency>`.
    fn any_exact() -> Self {
        let name = "ExactMoney".into();
        Self { name, description: EXACT_IS, pattern: NUMBER.into(), codes: codes() }
    }
}

/// The codes of all currencies.
fn codes() -> Vec<&'static str> {
    AnyCurrency::all().map(|currency| currency.code()).collect()
}

/// The types with their amount: generics, type, and how its object looks.
macro_rules! for_amounts {
    ($implement:ident) => {
        $implement! {
            [C: $crate::StaticCurrency + $crate::MinorUnit] $crate::Money<C>,
                $crate::schema::Amount::money::<C>();
            [] $crate::Money<$crate::AnyCurrency>, $crate::schema::Amount::any_money();
            [C: $crate::StaticCurrency] $crate::ExactMoney<C>,
                $crate::schema::Amount::exact::<C>();
            [] $crate::ExactMoney<$crate::AnyCurrency>, $crate::schema::Amount::any_exact();
            [C: $crate::StaticCurrency] $crate::RemainderAccount<C>,
                $crate::schema::Amount::exact::<C>();
            [] $crate::RemainderAccount<$crate::AnyCurrency>, $crate::schema::Amount::any_exact();
        }
    };
}
use for_amounts;
