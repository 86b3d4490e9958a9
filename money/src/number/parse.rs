//! Text in: exact or an error with a position.
//!
//! Reads `12.50`, `-1/3`, `1.5e-3` and `+7`; refuses everything else. Digits and exponent are
//! capped, so that a short text cannot ask for a huge number.

use super::SafeNumber;
use super::read_short::read_short;
use super::repr::Repr;
use crate::error::{Error, ErrorKind, excerpt};
use alloc::{format, string::String};
use core::str::FromStr;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Num;

/// The most digits that a number may have; also the largest exponent.
pub(crate) const MAX_DIGITS: usize = 10_000;

impl FromStr for SafeNumber {
    type Err = Error;

    /// Reads an exact number: `12.50`, `-1/3`, `1.5e-3`, `+7`.
    ///
    /// # Errors
    ///
    /// When the text is anything else (no spaces, no separators, ASCII digits only), has more than
    /// 10,000 digits, or an exponent beyond ±10,000. The error has the position.
    #[inline]
    fn from_str(text: &str) -> Result<Self, Error> {
        parse_exact(text, "an exact number")
    }
}

/// Reads `text`; `what` names what was expected in the error.
#[inline]
pub(crate) fn parse_exact(text: &str, what: &'static str) -> Result<SafeNumber, Error> {
    if let Some(small) = read_short(text.as_bytes()) {
        return Ok(SafeNumber { repr: Repr::from_small(small) });
    }
    parse_any(text, what)
}

#[inline(never)]
fn parse_any(text: &str, what: &'static str) -> Result<SafeNumber, Error> {
    let mut reader = Reader { text, at: 0, what };
    let negative = reader.sign();
    let whole = reader.digits("a digit")?;
    let number = match reader.peek() {
        Some(b'/') => reader.denominator_of(whole)?,
        _ => reader.decimal_of(whole)?,
    };
    Ok(if negative { -number } else { number })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    what: &'static str,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Takes an optional sign; true for minus.
    fn sign(&mut self) -> bool {
        let sign = self.peek();
        if matches!(sign, Some(b'+' | b'-')) {
            self.at += 1;
        }
        sign == Some(b'-')
    }

    /// Takes one or more ASCII digits.
    fn digits(&mut self, expected: &'static str) -> Result<&'a str, Error> {
        let rest = &self.text[self.at..];
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        if count == 0 {
            return Err(self.unexpected(expected));
        }
        if count > MAX_DIGITS {
            return Err(self.error("too many digits".into(), self.at, "at most 10000"));
        }
        self.at += count;
        Ok(&rest[..count])
    }

    fn denominator_of(&mut self, numerator: &str) -> Result<SafeNumber, Error> {
        self.at += 1;
        let start = self.at;
        let denominator = self.digits("a digit of the denominator")?;
        self.end("a digit or the end")?;
        let denominator = integer(denominator);
        if denominator == BigInt::ZERO {
            return Err(self.error("zero denominator".into(), start, "another one"));
        }
        Ok(small_or_big(integer(numerator), denominator))
    }

    fn decimal_of(&mut self, whole: &str) -> Result<SafeNumber, Error> {
        let start = self.at - whole.len();
        let mut fraction = "";
        if self.peek() == Some(b'.') {
            self.at += 1;
            fraction = self.digits("a digit after the point")?;
        }
        if whole.len() + fraction.len() > MAX_DIGITS {
            return Err(self.error("too many digits".into(), start, "at most 10000"));
        }
        let exponent = self.exponent()?;
        self.end(match (fraction.is_empty(), exponent) {
            (_, Some(_)) => "a digit or the end",
            (true, None) => "a digit, `.`, `/`, `e` or the end",
            (false, None) => "a digit, `e` or the end",
        })?;
        let scale = isize::try_from(fraction.len()).unwrap_or(isize::MAX);
        Ok(scaled(whole, fraction, exponent.unwrap_or(0) - scale))
    }

    fn exponent(&mut self) -> Result<Option<isize>, Error> {
        if !matches!(self.peek(), Some(b'e' | b'E')) {
            return Ok(None);
        }
        self.at += 1;
        let start = self.at;
        let negative = self.sign();
        let digits = self.digits("a digit of the exponent")?.trim_start_matches('0');
        let magnitude = match digits {
            "" => Some(0),
            digits => digits.parse().ok(),
        };
        match magnitude.filter(|magnitude| *magnitude <= MAX_DIGITS.cast_signed()) {
            Some(magnitude) => Ok(Some(if negative { -magnitude } else { magnitude })),
            None => Err(self.error("exponent too large".into(), start, "one within ±10000")),
        }
    }

    fn end(&self, expected: &'static str) -> Result<(), Error> {
        if self.at == self.text.len() { Ok(()) } else { Err(self.unexpected(expected)) }
    }

    fn unexpected(&self, expected: &'static str) -> Error {
        let problem = match self.text[self.at..].chars().next() {
            Some(found) => format!("unexpected `{}`", found.escape_debug()),
            None => "unexpected end".into(),
        };
        self.error(problem, self.at, expected)
    }

    fn error(&self, problem: String, position: usize, expected: &'static str) -> Error {
        let (what, input) = (self.what, excerpt(self.text));
        Error::new(ErrorKind::Parse { what, input, position, problem, expected })
    }
}

/// The digits of `whole` and `fraction` as an integer, times ten to the `exponent`.
fn scaled(whole: &str, fraction: &str, exponent: isize) -> SafeNumber {
    let power = u32::try_from(exponent.unsigned_abs()).unwrap_or(u32::MAX);
    let digits = [whole, fraction].concat();
    if let (Ok(mantissa), true) = (digits.parse(), exponent <= 0) {
        return SafeNumber::from_scaled(mantissa, power);
    }
    let (mantissa, power) = (integer(&digits), BigInt::from(10).pow(power));
    if exponent < 0 { small_or_big(mantissa, power) } else { SafeNumber::from(mantissa * power) }
}

fn small_or_big(numerator: BigInt, denominator: BigInt) -> SafeNumber {
    SafeNumber { repr: Repr::from_rational(&BigRational::new(numerator, denominator)) }
}

/// The value of a text of ASCII digits.
fn integer(digits: &str) -> BigInt {
    BigInt::from_str_radix(digits, 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn reads() {
        let read = |text: &str| text.parse::<SafeNumber>().map(|number| number.to_string());
        for (text, expected) in [
            ("12.50", "12.5"),
            ("-1/3", "-1/3"),
            ("1.5e-3", "0.0015"),
            ("1.5E+3", "1500"),
            ("+7", "7"),
            ("-0", "0"),
            ("007", "7"),
            ("4/6", "2/3"),
            ("10.0000000000000001", "10.0000000000000001"),
            ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
            ("0e-10000", "0"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn refuses_with_position() {
        for (text, position) in [
            ("", 0),
            ("-", 1),
            (".5", 0),
            ("5.", 2),
            ("1 000", 1),
            ("1,5", 1),
            ("0x10", 1),
            ("NaN", 0),
            ("inf", 0),
            ("1/0", 2),
            ("1/-3", 2),
            ("1/3/4", 3),
            ("1.5/3", 3),
            ("1e", 2),
            ("1e5.5", 3),
            ("1e999999999", 2),
            ("1e99999999999999999999", 2),
            ("١٢", 0),
            ("1٢", 1),
            ("12.5x", 4),
            ("--1", 1),
            ("1_000", 1),
        ] {
            let error = text.parse::<SafeNumber>().unwrap_err();
            assert!(error.is_parse(), "{text}: {error}");
            assert_eq!(error.position(), Some(position), "{text}: {error}");
        }
    }

    #[test]
    fn digits_are_capped() {
        let long = "1".repeat(1_000_000);
        let error = long.parse::<SafeNumber>().unwrap_err();
        assert!(error.to_string().len() < 200, "{error}");
        assert!("1".repeat(MAX_DIGITS).parse::<SafeNumber>().is_ok());
        assert!(format!("0.{long}").parse::<SafeNumber>().is_err());
        assert!("1e10000".parse::<SafeNumber>().is_ok());
        assert!("1e10001".parse::<SafeNumber>().is_err());
    }
}
