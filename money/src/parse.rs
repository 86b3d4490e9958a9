//! Text in: `USD 12.34`, strictly.

use crate::currency::{Currency, MinorUnit, StaticCurrency};
use crate::error::{Error, ErrorKind, excerpt};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::{SafeNumber, parse_exact, read_steps, read_steps_from};
use crate::rounding::Rounding;
use alloc::format;
use core::str::FromStr;

impl<C: MinorUnit> Money<C> {
    /// Reads a decimal number of major units: `12.34`, `-0.50`, `7`.
    ///
    /// # Errors
    ///
    /// When the text is anything else (no code, no separators, no exponent, no fraction), has more
    /// digits after the point than the minor unit (it is not rounded), or does not fit.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Money};
    ///
    /// let euro: AnyCurrency = "EUR".parse()?;
    /// assert_eq!(Money::parse_in("19.9", euro)?.to_string(), "EUR 19.90");
    ///
    /// let error = Money::parse_in("19.999", euro).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`19.999` does not fit whole minor units of EUR (0.01) without rounding",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    #[inline]
    pub fn parse_in(text: &str, currency: C) -> Result<Self, Error> {
        match read_steps(text.as_bytes(), currency.scale()) {
            Some(minor) => Ok(Self::from_minor_in(minor.into(), currency)),
            None => Self::parse_any(text, currency),
        }
    }

    #[inline(never)]
    fn parse_any(text: &str, currency: C) -> Result<Self, Error> {
        Self::from_number(&decimal(text)?, currency, text).map_err(|error| error.within(text, 0))
    }

    /// The amount of so many major units; an error quotes the `text` that the number was read from.
    pub(crate) fn from_number(amount: &SafeNumber, currency: C, text: &str) -> Result<Self, Error> {
        let (minor, rest) = amount.quantize_to_scale(currency.scale(), Rounding::Down);
        if !rest.is_zero() {
            let step = SafeNumber::from_scaled(1, u32::from(currency.scale()));
            let wanted = format!("whole minor units of {} ({step})", currency.code());
            return Err(Error::new(ErrorKind::Inexact { value: excerpt(text), wanted }));
        }
        let too_large = || {
            let (value, what) = (Some(excerpt(text)), "`Money`");
            Error::new(ErrorKind::Overflow { what: what.into(), value })
        };
        Ok(Self::from_minor_in(minor.to_i128().ok_or_else(too_large)?, currency))
    }
}

impl<C> Money<C> {
    /// Reads a decimal number of major units, without a code: `12.34`, `-0.50`, `7`.
    ///
    /// # Errors
    ///
    /// As those of [`parse_in`](Self::parse_in).
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, Money, eur};
    ///
    /// assert_eq!(Money::<EUR>::parse("12.34")?, eur!(12.34));
    /// assert!(Money::<EUR>::parse("12.345").unwrap_err().is_inexact());
    /// # Ok::<(), money::Error>(())
    /// ```
    #[inline]
    pub fn parse(text: &str) -> Result<Self, Error>
    where
        C: StaticCurrency + MinorUnit,
    {
        Self::parse_in(text, C::VALUE)
    }
}

impl<C: MinorUnit> Money<C> {
    /// A code of three letters and a short amount, which nearly all amounts are.
    #[inline]
    fn short(text: &str) -> Option<Self> {
        if text.as_bytes().get(3) != Some(&b' ') {
            return None;
        }
        let currency = C::from_code(text.get(..3)?).ok()?;
        let minor = read_steps_from(text.as_bytes(), 4, currency.scale())?;
        Some(Self::from_minor_in(minor.into(), currency))
    }

    #[inline(never)]
    fn after_code(text: &str) -> Result<Self, Error> {
        let (currency, amount, at) = code_and_amount::<C>(text)?;
        Self::parse_in(amount, currency).map_err(|error| error.within(text, at))
    }
}

impl<C: MinorUnit> FromStr for Money<C> {
    type Err = Error;

    /// Reads `USD 12.34`: the code, one space, a decimal number of major units.
    ///
    /// # Errors
    ///
    /// When the text is anything else, the code is not `C`'s, the amount has more digits after the
    /// point than the minor unit, or it does not fit.
    #[inline]
    fn from_str(text: &str) -> Result<Self, Error> {
        match Self::short(text) {
            Some(money) => Ok(money),
            None => Self::after_code(text),
        }
    }
}

impl<C: Currency> FromStr for ExactMoney<C> {
    type Err = Error;

    /// Reads `USD 12.345` or `USD 1/3`: the code, one space, an exact number of major units.
    ///
    /// # Errors
    ///
    /// When the text is anything else or the code is not `C`'s.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, USD};
    ///
    /// let share: ExactMoney<USD> = "USD -1/3".parse()?;
    /// assert_eq!((share * 3).to_string(), "USD -1.00");
    /// # Ok::<(), money::Error>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, Error> {
        let (currency, amount, at) = code_and_amount::<C>(text)?;
        let amount = parse_exact(amount, "an amount").map_err(|error| error.within(text, at))?;
        Ok(Self::new_in(amount, currency))
    }
}

/// The currency, the text of the amount, and where that starts.
#[inline]
fn code_and_amount<C: Currency>(text: &str) -> Result<(C, &str, usize), Error> {
    let Some((code, amount)) = text.split_once(' ') else {
        return Err(Error::new(ErrorKind::Parse {
            what: "an amount with its currency",
            input: excerpt(text),
            position: text.len(),
            problem: "no space".into(),
            expected: "a code, a space and an amount, such as `USD 12.34`",
        }));
    };
    let currency = C::from_code(code).map_err(|error| error.within(text, 0))?;
    Ok((currency, amount, code.len() + 1))
}

/// An exact number that is written as a plain decimal.
fn decimal(text: &str) -> Result<SafeNumber, Error> {
    let other = |c: char| !matches!(c, '0'..='9' | '.' | '+' | '-');
    let Some((position, found)) = text.char_indices().find(|(_, c)| other(*c)) else {
        return parse_exact(text, "an amount");
    };
    Err(Error::new(ErrorKind::Parse {
        what: "an amount",
        input: excerpt(text),
        position,
        problem: format!("unexpected `{}`", found.escape_debug()),
        expected: "a plain decimal such as 12.34",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::AnyCurrency;
    use crate::currency::iso::{JPY, USD};
    use alloc::string::ToString;

    #[test]
    fn messages() {
        let text = |text: &str| text.parse::<Money<USD>>().unwrap_err().to_string();
        assert_eq!(
            text("USD 1,000.00"),
            "`USD 1,000.00` is not an amount: unexpected `,` at position 5, \
             expected a plain decimal such as 12.34"
        );
        assert_eq!(
            text("USD 1/2"),
            "`USD 1/2` is not an amount: unexpected `/` at position 5, \
             expected a plain decimal such as 12.34"
        );
        assert_eq!(
            text("USD 0.105"),
            "`0.105` does not fit whole minor units of USD (0.01) without rounding"
        );
        assert_eq!(text("EUR 1"), "currencies differ: found `EUR`, expected `USD`");
        assert_eq!(
            text("12.34"),
            "`12.34` is not an amount with its currency: no space at position 5, \
             expected a code, a space and an amount, such as `USD 12.34`"
        );
        assert!(text("USD  1").contains("unexpected ` ` at position 4"), "{}", text("USD  1"));
        let yen = "JPY 1.5".parse::<Money<JPY>>().unwrap_err();
        assert!(yen.is_inexact());
        let huge = "USD 1".to_string() + &"0".repeat(40);
        assert!(huge.parse::<Money<USD>>().unwrap_err().is_overflow());
    }

    #[test]
    fn extremes_round_trip() {
        for minor in [i128::MIN, i128::MIN + 1, -1, 0, 1, 99, i128::MAX] {
            let money = Money::<USD>::from_minor(minor);
            assert_eq!(money.to_string().parse(), Ok(money));
            let any = Money::from_minor_in(minor, AnyCurrency::from(JPY));
            assert_eq!(any.to_string().parse(), Ok(any));
        }
    }
}
