//! What each type is in a column, as text or as an integer, without naming a driver.

use super::{Major, Minor, Numeric, WideMinor};
use crate::currency::{AnyCurrency, Currency, MinorUnit, StaticCurrency};
use crate::error::{Error, ErrorKind, excerpt};
use crate::exact::ExactMoney;
use crate::exchange::ExchangeRate;
use crate::increment::Increment;
use crate::monetary::Monetary;
use crate::money::Money;
use crate::number::{SafeNumber, parse_exact, place_point};
use crate::positive::Positive;
use crate::rate::Rate;
use crate::remainder::RemainderAccount;
use alloc::format;
use alloc::string::{String, ToString};
use num_bigint::BigInt;

/// A value that a column holds as text which says everything: currency and amount.
pub(super) trait TextColumn: Sized {
    /// What a column should hold, for the message when it holds something else.
    const WANTED: &'static str;
    /// The text to store.
    fn to_text(&self) -> Result<String, Error>;
    /// The value of a stored text.
    fn from_text(text: &str) -> Result<Self, Error>;
}

/// A value that a column holds as a decimal number.
pub(super) trait NumericColumn: Sized {
    /// The decimal to store: an optional minus, digits, perhaps a point and more digits.
    fn to_decimal_text(&self) -> Result<String, Error>;
    /// The value of a stored decimal.
    fn from_decimal_text(text: &str) -> Result<Self, Error>;
}

/// A value that a column holds as a 64-bit integer.
pub(super) trait IntegerColumn: Sized {
    /// The integer to store.
    fn to_integer(&self) -> Result<i64, Error>;
    /// The value of a stored integer.
    fn from_integer(stored: i64) -> Result<Self, Error>;
}

pub(super) const WANTED_NUMERIC: &str = "a finite NUMERIC";
pub(super) const WANTED_INTEGER: &str = "an integer of minor units";

impl<C: MinorUnit> TextColumn for Money<C> {
    const WANTED: &'static str = "TEXT such as `USD 12.34`";

    fn to_text(&self) -> Result<String, Error> {
        Ok(self.to_string())
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

impl<C: Currency> TextColumn for ExactMoney<C> {
    const WANTED: &'static str = "TEXT such as `USD 12.345` or `USD 1/3`";

    fn to_text(&self) -> Result<String, Error> {
        readable(self.amount().to_string())?;
        Ok(self.to_string())
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

impl<C: Currency> TextColumn for RemainderAccount<C> {
    const WANTED: &'static str = ExactMoney::<C>::WANTED;

    fn to_text(&self) -> Result<String, Error> {
        self.balance().to_text()
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        text.parse().map(Self::from_balance)
    }
}

impl TextColumn for SafeNumber {
    const WANTED: &'static str = "TEXT such as `12.5` or `1/3`";

    fn to_text(&self) -> Result<String, Error> {
        readable(self.to_string())
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

impl<C: Currency> TextColumn for Increment<C> {
    const WANTED: &'static str = "TEXT of a step such as `USD 0.05`";

    fn to_text(&self) -> Result<String, Error> {
        self.to_exact().to_text()
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        Self::new(&ExactMoney::from_text(text)?)
    }
}

impl TextColumn for Rate {
    const WANTED: &'static str = "TEXT such as `7.25%` or `1/3%`";

    fn to_text(&self) -> Result<String, Error> {
        // Reading is capped, and what is stored must be readable.
        let text = self.to_string();
        text.parse::<Self>().map(|_| text)
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

impl<F: Currency, T: Currency> TextColumn for ExchangeRate<F, T> {
    const WANTED: &'static str = "TEXT such as `EUR/USD 1.0837`";

    fn to_text(&self) -> Result<String, Error> {
        readable(self.rate().to_string())?;
        Ok(self.to_string())
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        text.parse()
    }
}

impl TextColumn for AnyCurrency {
    const WANTED: &'static str = "TEXT such as `USD`";

    fn to_text(&self) -> Result<String, Error> {
        Ok(self.code().into())
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        Self::from_code(text)
    }
}

impl<C: StaticCurrency + MinorUnit> NumericColumn for Major<Money<C>> {
    fn to_decimal_text(&self) -> Result<String, Error> {
        let scale = usize::from(self.0.currency().scale());
        let digits = place_point(&self.0.minor().unsigned_abs().to_string(), scale, scale);
        Ok(signed(self.0.is_negative(), digits))
    }

    fn from_decimal_text(text: &str) -> Result<Self, Error> {
        Money::parse_in(text, C::VALUE).map(Self)
    }
}

impl<C: StaticCurrency> NumericColumn for Major<ExactMoney<C>> {
    fn to_decimal_text(&self) -> Result<String, Error> {
        decimal_text(self.0.amount(), usize::from(self.0.currency().minor_unit().unwrap_or(0)))
    }

    fn from_decimal_text(text: &str) -> Result<Self, Error> {
        let amount = parse_exact(text, "an amount")?;
        Ok(Self(ExactMoney::new_in(amount, C::VALUE)))
    }
}

impl<C: StaticCurrency + MinorUnit> NumericColumn for WideMinor<Money<C>> {
    fn to_decimal_text(&self) -> Result<String, Error> {
        Ok(self.0.minor().to_string())
    }

    fn from_decimal_text(text: &str) -> Result<Self, Error> {
        let number = parse_exact(text, "an amount")?;
        if !number.is_integer() {
            let wanted = format!("whole minor units of {}", C::CODE);
            return Err(Error::new(ErrorKind::Inexact { value: excerpt(text), wanted }));
        }
        let too_large = || too_large(text, "`Money`");
        number.to_i128().map(|minor| Self(Money::from_minor(minor))).ok_or_else(too_large)
    }
}

impl NumericColumn for Numeric {
    fn to_decimal_text(&self) -> Result<String, Error> {
        decimal_text(&self.0, 0)
    }

    fn from_decimal_text(text: &str) -> Result<Self, Error> {
        parse_exact(text, "an exact number").map(Self)
    }
}

impl<C: StaticCurrency + MinorUnit> IntegerColumn for Minor<Money<C>> {
    fn to_integer(&self) -> Result<i64, Error> {
        let too_large = |_| too_large(&self.0.minor().to_string(), "a column of 64-bit integers");
        i64::try_from(self.0.minor()).map_err(too_large)
    }

    fn from_integer(stored: i64) -> Result<Self, Error> {
        Ok(Self(Money::from_minor(stored.into())))
    }
}

/// A positive amount is stored as the amount is, and checked when it is read.
impl<M: Monetary + TextColumn> TextColumn for Positive<M> {
    const WANTED: &'static str = M::WANTED;

    fn to_text(&self) -> Result<String, Error> {
        self.as_ref().to_text()
    }

    fn from_text(text: &str) -> Result<Self, Error> {
        Self::new(M::from_text(text)?)
    }
}

macro_rules! positive_decimals {
    ($($wrapper:ident)*) => {$(
        impl<M> NumericColumn for $wrapper<Positive<M>>
        where
            M: Monetary + Clone,
            $wrapper<M>: NumericColumn,
        {
            fn to_decimal_text(&self) -> Result<String, Error> {
                $wrapper(self.0.as_ref().clone()).to_decimal_text()
            }

            fn from_decimal_text(text: &str) -> Result<Self, Error> {
                Positive::new($wrapper::<M>::from_decimal_text(text)?.0).map(Self)
            }
        }
    )*};
}
positive_decimals!(Major WideMinor);

impl<C: StaticCurrency + MinorUnit> IntegerColumn for Minor<Positive<Money<C>>> {
    fn to_integer(&self) -> Result<i64, Error> {
        Minor(self.0.get()).to_integer()
    }

    fn from_integer(stored: i64) -> Result<Self, Error> {
        Positive::new(Minor::<Money<C>>::from_integer(stored)?.0).map(Self)
    }
}

#[cold]
fn too_large(value: &str, what: &'static str) -> Error {
    Error::new(ErrorKind::Overflow { what: what.into(), value: Some(excerpt(value)) })
}

/// A text of a number, if it is one that can be read back: reading is capped, and what is stored
/// must be readable.
fn readable(text: String) -> Result<String, Error> {
    parse_exact(&text, "a number for a column").map(|_| text)
}

fn signed(negative: bool, digits: String) -> String {
    if negative { format!("-{digits}") } else { digits }
}

/// The number as a decimal with at least `least` digits after the point.
fn decimal_text(number: &SafeNumber, least: usize) -> Result<String, Error> {
    let Some(scale) = number.decimal_scale() else {
        let (value, wanted) = (excerpt(&number.to_string()), "a NUMERIC column".into());
        return Err(Error::new(ErrorKind::Inexact { value, wanted }));
    };
    let mantissa = (number * BigInt::from(10).pow(scale)).numerator();
    let scale = usize::try_from(scale).unwrap_or(usize::MAX);
    let digits = place_point(&mantissa.magnitude().to_string(), scale, least);
    readable(signed(number.is_negative(), digits))
}
