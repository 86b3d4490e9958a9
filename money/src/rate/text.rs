//! Rates as text: always with their unit.

use super::Rate;
use crate::error::{Error, ErrorKind, excerpt};
use crate::number::parse_exact;
use core::fmt;
use core::str::FromStr;

/// Writes `7.25%`: exactly, as a fraction where the decimals do not end (`1/3%`).
///
/// A precision is the *least* number of digits after the point; width, fill, alignment, `+` and
/// `0` work as for numbers.
///
/// # Example
///
/// ```
/// use money::rate;
///
/// assert_eq!(rate!(7.25%).to_string(), "7.25%");
/// assert_eq!((rate!(1%) / 3).to_string(), "1/3%");
/// assert_eq!(format!("{:+.2}|{:>6}", rate!(5%), rate!(-5%)), "+5.00%|   -5%");
/// ```
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = self.to_percent();
        let text = percent.magnitude_text(f.precision().unwrap_or(0)) + "%";
        f.pad_integral(!percent.is_negative(), "", &text)
    }
}

impl fmt::Debug for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rate({self})")
    }
}

impl FromStr for Rate {
    type Err = Error;

    /// Reads `7.25%` or `125 bps`: an exact number and its unit.
    ///
    /// A bare number is refused: `7.25` could be 7.25% or 725%. Where the unit is known from
    /// elsewhere, read a [`SafeNumber`](crate::SafeNumber) and name it: [`Rate::from_percent`],
    /// [`Rate::from_fraction`].
    ///
    /// # Errors
    ///
    /// When the text is anything else: no space before `%`, one before `bps`. The error has the
    /// position.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rate, rate};
    ///
    /// assert_eq!("7.25%".parse(), Ok(rate!(7.25%)));
    /// assert_eq!("125 bps".parse(), Ok(rate!(1.25%)));
    /// assert_eq!(
    ///     "7.25".parse::<Rate>().unwrap_err().to_string(),
    ///     "`7.25` is not a rate: no unit at position 4, \
    ///      expected `%` or ` bps`, as in `7.25%` or `125 bps`",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, Error> {
        let number = |number| parse_exact(number, "a rate").map_err(|error| error.within(text, 0));
        if let Some(percent) = text.strip_suffix('%') {
            return number(percent).map(Self::from_percent);
        }
        if let Some(basis_points) = text.strip_suffix(" bps") {
            return number(basis_points).map(Self::from_basis_points);
        }
        Err(Error::new(ErrorKind::Parse {
            what: "a rate",
            input: excerpt(text),
            position: text.len(),
            problem: "no unit".into(),
            expected: "`%` or ` bps`, as in `7.25%` or `125 bps`",
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn reads_and_writes() {
        for (text, written) in [
            ("7.25%", "7.25%"),
            ("-0.50%", "-0.5%"),
            ("+5%", "5%"),
            ("0%", "0%"),
            ("1/3%", "1/3%"),
            ("125 bps", "1.25%"),
            ("-1/4 bps", "-0.0025%"),
            ("1e3%", "1000%"),
        ] {
            let rate: Rate = text.parse().unwrap();
            assert_eq!(rate.to_string(), written, "{text}");
            assert_eq!(written.parse(), Ok(rate), "{text}");
        }
    }

    #[test]
    fn refuses_with_position() {
        for (text, position) in [
            ("", 0),
            ("%", 0),
            (" bps", 0),
            ("7.25", 4),
            ("7,25%", 1),
            ("7.25 %", 4),
            ("7.25%%", 4),
            ("125bps", 6),
            ("125  bps", 3),
            ("0.0725 ", 7),
            ("1/0%", 2),
            ("NaN%", 0),
            ("7.25‰", 7),
        ] {
            let error = text.parse::<Rate>().unwrap_err();
            assert_eq!(error.position(), Some(position), "{text}: {error}");
        }
        let long = "9".repeat(1 << 16) + "%";
        assert!(long.parse::<Rate>().unwrap_err().to_string().len() < 200);
    }
}
