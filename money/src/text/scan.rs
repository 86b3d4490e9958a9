//! The digits of a number, its groups and its point, to plain ASCII.

use super::marks::is_like;
use super::read::fault;
use super::style::{Groups, Style};
use crate::error::Error;
use crate::number::MAX_DIGITS;
use alloc::format;
use alloc::string::String;
use core::ops::Range;

pub(super) struct Scan<'a> {
    style: &'a Style<'a>,
    text: &'a str,
    at: usize,
    end: usize,
    /// What `parse_exact` reads: `-1234.50`, `1/3`.
    plain: String,
    digits: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(
        style: &'a Style<'a>,
        text: &'a str,
        number: Range<usize>,
        negative: bool,
    ) -> Self {
        let plain = if negative { "-".into() } else { String::new() };
        Self { style, text, at: number.start, end: number.end, plain, digits: 0 }
    }

    /// The number in plain ASCII.
    pub(super) fn plain(mut self, fractions: bool) -> Result<String, Error> {
        self.whole("a digit")?;
        let mut expected = match (self.style.groups, fractions) {
            (Some(_), _) => "a digit, a separator, the point or the end of the number",
            (None, true) => "a digit, the point, `/` or the end of the number",
            (None, false) => "a digit, the point or the end of the number",
        };
        match self.peek() {
            Some(point) if point == self.style.point => {
                self.step(point);
                self.plain.push('.');
                self.fraction()?;
                expected = "a digit or the end of the number";
            }
            Some('/') if fractions => {
                self.step('/');
                self.plain.push('/');
                let (start, from) = (self.at, self.plain.len());
                self.whole("a digit of the denominator")?;
                let is_zero = self.plain[from..].bytes().all(|digit| digit == b'0');
                if is_zero {
                    return Err(self.fault(start, "zero denominator", "another one"));
                }
                expected = "a digit or the end of the number";
            }
            _ => {}
        }
        if self.at < self.end { Err(self.unexpected(expected)) } else { Ok(self.plain) }
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at..self.end)?.chars().next()
    }

    fn step(&mut self, character: char) {
        self.at += character.len_utf8();
    }

    /// Takes a digit.
    fn digit(&mut self) -> Result<bool, Error> {
        let Some(character) = self.peek() else { return Ok(false) };
        let own = self.style.digits.iter().position(|digit| *digit == character);
        let value = match own.and_then(|value| u8::try_from(value).ok()) {
            Some(value) => b'0' + value,
            None if self.style.typed && character.is_ascii_digit() => {
                u8::try_from(character).unwrap_or(b'0')
            }
            None => return Ok(false),
        };
        self.digits += 1;
        if self.digits > MAX_DIGITS {
            return Err(self.fault(self.at, "too many digits", "at most 10000"));
        }
        self.plain.push(char::from(value));
        self.step(character);
        Ok(true)
    }

    /// One or more digits.
    fn fraction(&mut self) -> Result<(), Error> {
        if !self.digit()? {
            return Err(self.unexpected("a digit after the point"));
        }
        while self.digit()? {}
        Ok(())
    }

    /// One or more digits, with all separators of groups or none.
    fn whole(&mut self, expected: &'static str) -> Result<(), Error> {
        let begin = self.plain.len();
        let (mut start, mut length) = (self.at, 0);
        let mut separated = false;
        loop {
            while self.digit()? {
                length += 1;
            }
            if length == 0 {
                return Err(self.unexpected(if separated { "a digit" } else { expected }));
            }
            let Some((groups, separator)) = self.separator() else { break };
            let right = if separated { length == groups.others } else { length <= groups.others };
            if !right {
                return Err(self.wrong_group(start, length, groups));
            }
            if !separated && self.plain[begin..].starts_with('0') {
                return Err(self.fault(
                    start,
                    "a zero before the first separator",
                    "another digit",
                ));
            }
            self.step(separator);
            (start, length, separated) = (self.at, 0, true);
        }
        match self.style.groups {
            Some(groups) if separated && length != groups.last => {
                Err(self.wrong_group(start, length, groups))
            }
            _ => Ok(()),
        }
    }

    /// The separator of groups, if it is next.
    fn separator(&self) -> Option<(Groups, char)> {
        let (groups, next) = (self.style.groups?, self.peek()?);
        let same = next == groups.separator || self.style.typed && is_like(next, groups.separator);
        same.then_some((groups, next))
    }

    #[cold]
    fn wrong_group(&self, start: usize, length: usize, groups: Groups) -> Error {
        let plural = if length == 1 { "" } else { "s" };
        let problem = format!("a group of {length} digit{plural}");
        let expected = match (groups.last, groups.others) {
            (3, 3) => "groups of 3 digits",
            (3, 2) => "3 digits in the last group and 2 in the others",
            _ => "groups of the style's size",
        };
        self.fault(start, &problem, expected)
    }

    #[cold]
    fn unexpected(&self, expected: &'static str) -> Error {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let Some(found) = rest.chars().next() else {
            return self.fault(self.at, "unexpected end", expected);
        };
        let ascii = self.style.digits.first() == Some(&'0');
        let expected = if ascii && !found.is_ascii() && found.is_numeric() {
            "an ASCII digit (feature `icu` has styles with the digits of a locale)"
        } else {
            expected
        };
        self.fault(self.at, &format!("unexpected `{}`", found.escape_debug()), expected)
    }

    #[cold]
    fn fault(&self, position: usize, problem: &str, expected: &'static str) -> Error {
        fault(self.text, position, problem, expected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::AnyCurrency;
    use crate::currency::iso::USD;
    use crate::exact::ExactMoney;
    use crate::money::Money;
    use alloc::string::ToString;

    fn position(style: Style<'_>, text: &str) -> Option<usize> {
        style.read::<Money<USD>>(text).unwrap_err().position()
    }

    #[test]
    fn faults_have_their_position() {
        let style = Style::new().grouped(',', '.');
        for (text, expected) in [
            ("", 0),
            ("USD", 3),
            ("USD ", 4),
            ("USD  1", 4),
            ("USD ,1", 4),
            ("USD 1,", 6),
            ("USD 1,,234", 6),
            ("USD 1,23", 6),
            ("USD 1,23.45", 6),
            ("USD 1,2345", 6),
            ("USD 1234,567", 4),
            ("USD 1,234,56", 10),
            ("USD 1,23,456", 6),
            ("USD 0,123", 4),
            ("USD 1,234.", 10),
            ("USD 1.234,5", 9),
            ("USD 1.2.3", 7),
            ("USD 1,234.5 ", 11),
            ("USD 1'234", 5),
            ("USD 1e3", 5),
            ("USD --1", 5),
            ("USD (1)", 4),
            ("USD 1/3", 5),
            ("USD 0.105", 4),
            ("USD \u{663}", 4),
            ("USD 1\u{663}", 5),
            ("usd 1", 0),
            ("EUR 1", 0),
            ("1.00 USD", 0),
            ("$1.00", 5),
        ] {
            assert_eq!(position(style, text), Some(expected), "{text}");
        }
        for (text, expected) in [("12.3x USD", 4), ("1.00 usd", 5), ("1,00 USD", 1), ("5 ", 2)] {
            assert_eq!(position(Style::new().code_after(), text), Some(expected), "{text}");
        }
        let accounting = Style::new().accounting().symbol::<USD>("$");
        for (text, expected) in [("(1.00", 5), ("$(1)", 1), ("($1x)", 3), ("-$1", 3), ("USD -1", 4)]
        {
            assert_eq!(position(accounting, text), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_digits_are_named() {
        let error = Style::new().read::<Money<USD>>("USD \u{661}").unwrap_err();
        assert_eq!(
            error.to_string(),
            "`USD \u{661}` is not an amount: unexpected `\u{661}` at position 4, expected an \
             ASCII digit (feature `icu` has styles with the digits of a locale)"
        );
    }

    #[test]
    fn digits_are_capped() {
        let style = Style::new().grouped(',', '.');
        let long = "USD 1".to_string() + &",000".repeat(3_333);
        let read = style.read::<ExactMoney<USD>>(&long).unwrap();
        assert!(read.display(style).to_string() == long.clone() + ".00");
        let longer = long + ".0";
        assert_eq!(
            style.read::<ExactMoney<USD>>(&longer).unwrap_err().position(),
            Some(longer.len() - 1)
        );
        assert!(style.read::<Money<USD>>(&longer[..900]).unwrap_err().is_parse());
        assert!(style.read::<Money<USD>>(&longer[..901]).unwrap_err().is_overflow());
    }

    #[test]
    fn symbols_and_codes() {
        let style = Style::new().symbol::<USD>("kr.").code_on_either_side();
        let read = |text: &str| style.read::<Money<AnyCurrency>>(text).map(|m| m.to_string());
        for text in ["kr.5", "5kr.", "USD 5", "5 USD", "+kr.5", "USD +5.00", "+5.0 USD"] {
            assert_eq!(read(text).as_deref(), Ok("USD 5.00"), "{text}");
        }
        assert_eq!(read("-kr.5").as_deref(), Ok("USD -5.00"));
        assert_eq!(read("-5 EUR").as_deref(), Ok("EUR -5.00"));
        let position = |text: &str| style.read::<Money<AnyCurrency>>(text).unwrap_err().position();
        assert_eq!(position("kr. 5"), Some(3));
        assert_eq!(position("kr.-5"), Some(3));
        assert_eq!(position("5 kr."), Some(1));
        let after = Style::new().symbol::<USD>("\u{a0}$").code_after();
        assert_eq!(after.read("-5.00\u{a0}$"), Ok(Money::<USD>::from_minor(-500)));
        assert!(after.read::<Money<USD>>("-5.00 $").is_err());
    }

    #[test]
    fn typed() {
        let style = Style::new().grouped('\u{202f}', ',').wide_minus().code_after().as_typed();
        for text in ["-1 234,5 USD", "\u{2212}1\u{a0}234,5\u{a0}USD", "\u{200e}-1234,50 USD"] {
            assert_eq!(style.read(text), Ok(Money::<USD>::from_minor(-123_450)), "{text}");
        }
        for text in ["-1.234,5 USD", "1 23,5 USD", "1,234.5 USD", "- 1 USD", "--1 USD"] {
            assert!(style.read::<Money<USD>>(text).is_err(), "{text}");
        }
    }
}
