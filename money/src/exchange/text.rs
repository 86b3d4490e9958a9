//! Exchange rates as text: `EUR/USD 1.0837`.

use super::ExchangeRate;
use crate::currency::Currency;
use crate::error::{Error, ErrorKind, excerpt};
use crate::number::parse_exact;
use core::fmt;
use core::str::FromStr;

/// Writes `EUR/USD 1.0837`, exactly: one euro is 1.0837 dollars.
///
/// A precision is the *least* number of digits after the point.
///
/// # Example
///
/// ```
/// use money::{EUR, ExchangeRate, USD};
///
/// let rate: ExchangeRate<EUR, USD> = "EUR/USD 1.0837".parse()?;
/// assert_eq!(rate.to_string(), "EUR/USD 1.0837");
/// assert_eq!(format!("{rate:.6}"), "EUR/USD 1.083700");
/// assert_eq!(rate.inverse().to_string(), "USD/EUR 10000/10837");
/// # Ok::<(), money::Error>(())
/// ```
impl<F: Currency, T: Currency> fmt::Display for ExchangeRate<F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.rate.magnitude_text(f.precision().unwrap_or(0));
        write!(f, "{}/{} {digits}", self.from.code(), self.to.code())
    }
}

impl<F: Currency, T: Currency> fmt::Debug for ExchangeRate<F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExchangeRate({self})")
    }
}

impl<F: Currency, T: Currency> FromStr for ExchangeRate<F, T> {
    type Err = Error;

    /// Reads `EUR/USD 1.0837`: two codes with a stroke between them, one space, an exact number.
    ///
    /// # Errors
    ///
    /// When the text is anything else, a code is not the one of the type, or the rate is not above
    /// zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, USD};
    ///
    /// let error = "EUR/USD 1,08".parse::<ExchangeRate<EUR, USD>>().unwrap_err();
    /// assert_eq!(error.position(), Some(9));
    /// let error = "USD/EUR 1.08".parse::<ExchangeRate<EUR, USD>>().unwrap_err();
    /// assert_eq!(error.to_string(), "currencies differ: found a USD/EUR rate, expected EUR/USD");
    /// ```
    fn from_str(text: &str) -> Result<Self, Error> {
        let missing = |position, problem: &str| {
            Error::new(ErrorKind::Parse {
                what: "an exchange rate",
                input: excerpt(text),
                position,
                problem: problem.into(),
                expected: "two codes, a space and a number, such as `EUR/USD 1.0837`",
            })
        };
        let (pair, rate) = text.split_once(' ').ok_or_else(|| missing(text.len(), "no space"))?;
        let (from, to) = pair.split_once('/').ok_or_else(|| missing(pair.len(), "no `/`"))?;
        let (from, to) = super::pair(from, to)?;
        let rate = parse_exact(rate, "an exchange rate")
            .map_err(|error| error.within(text, pair.len() + 1))?;
        Self::new_in(from, to, rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::AnyCurrency;
    use crate::currency::iso::{EUR, USD};
    use alloc::string::ToString;

    #[test]
    fn refuses() {
        let read = |text: &str| text.parse::<ExchangeRate<AnyCurrency, USD>>();
        for (text, position) in [
            ("", 0),
            ("EUR/USD", 7),
            ("EURUSD 1.1", 6),
            ("EUR/USD ", 8),
            ("EUR/USD  1.1", 8),
            ("EUR/USD 1.1 ", 11),
            ("EUR/USD 1.1/2", 11),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!(error.position(), Some(position), "{text}: {error}");
        }
        assert!(read("EUR/GBP 1").unwrap_err().is_currency_mismatch());
        assert!(read("eur/USD 1").unwrap_err().is_unknown_currency());
        assert_eq!(read("EUR/usd 1").unwrap_err().position(), Some(4));
        let error = read("GBP/EUR 1").unwrap_err();
        assert_eq!(error.to_string(), "currencies differ: found a GBP/EUR rate, expected GBP/USD");
        assert_eq!(error.position(), Some(0));
        for text in ["EUR/USD 0", "EUR/USD -1.1", "EUR/USD -0.0"] {
            assert!(read(text).unwrap_err().is_invalid_rate(), "{text}");
        }
        assert!("EUR/USD 1/3".parse::<ExchangeRate<EUR, USD>>().is_ok());
    }
}
