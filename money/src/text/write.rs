//! Text out, in a style.

use super::style::{Label, Style};
use crate::currency::{Currency, MinorUnit};
use crate::exact::ExactMoney;
use crate::format::pad;
use crate::money::Money;
use crate::number::{ShortText, place_point};
use alloc::string::{String, ToString};
use core::fmt::{self, Write};

/// An amount with the style that it is written in: what [`Money::display`] gives.
///
/// Never a digit less than the amount has. A precision is the *least* number of digits after the
/// point; width, fill, alignment, `+` and `0` work on the whole, and the zeros stand before the
/// digits, ungrouped.
///
/// # Example
///
/// ```
/// use money::text::Style;
/// use money::usd;
///
/// const LINE: Style = Style::new().grouped(',', '.').code_after();
///
/// let shown = usd!(1234.50).display(LINE);
/// assert_eq!(format!("{shown:.>20}|"), "........1,234.50 USD|");
/// assert_eq!(format!("{shown:+.3}"), "+1,234.500 USD");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Styled<'a, A> {
    amount: A,
    style: Style<'a>,
}

impl<C: MinorUnit> Money<C> {
    /// The amount as text in a style.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::usd;
    ///
    /// const INVOICE: Style = Style::new().grouped(',', '.').accounting();
    /// assert_eq!(usd!(1234567.89).display(INVOICE).to_string(), "USD 1,234,567.89");
    /// assert_eq!(usd!(-0.50).display(INVOICE).to_string(), "USD (0.50)");
    /// ```
    #[must_use]
    pub const fn display(self, style: Style<'_>) -> Styled<'_, Self> {
        Styled { amount: self, style }
    }
}

impl<C: Currency> ExactMoney<C> {
    /// The amount as text in a style: with every digit it has, or as a fraction.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{num, usd};
    ///
    /// const GERMAN: Style = Style::new().grouped('.', ',').code_after();
    /// assert_eq!((usd!(1234) * num!(1.001)).display(GERMAN).to_string(), "1.235,234 USD");
    /// assert_eq!((usd!(10000) / 3).display(GERMAN).to_string(), "10.000/3 USD");
    /// ```
    #[must_use]
    pub const fn display<'a>(&'a self, style: Style<'a>) -> Styled<'a, &'a Self> {
        Styled { amount: self, style }
    }
}

impl<C: MinorUnit> fmt::Display for Styled<'_, Money<C>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (minor, scale) = (self.amount.minor(), self.amount.currency().scale());
        let (short, long);
        let digits = if let Some(text) = ShortText::of_steps(minor, scale) {
            short = text;
            short.as_str().trim_start_matches('-')
        } else {
            let places = usize::from(scale);
            long = place_point(&minor.unsigned_abs().to_string(), places, places);
            &long
        };
        let zeros = f.precision().unwrap_or(0).saturating_sub(usize::from(scale));
        let code = self.amount.currency().code();
        Form { style: &self.style, code, negative: minor < 0, digits, zeros }.pad(f)
    }
}

impl<C: Currency> fmt::Display for Styled<'_, &ExactMoney<C>> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.amount.currency().minor_unit().unwrap_or(0));
        let least = f.precision().unwrap_or(scale).max(scale);
        let digits: String = self.amount.amount().magnitude_text(least);
        let (code, negative) = (self.amount.currency().code(), self.amount.is_negative());
        Form { style: &self.style, code, negative, digits: &digits, zeros: 0 }.pad(f)
    }
}

/// An amount taken apart.
struct Form<'a> {
    style: &'a Style<'a>,
    code: &'static str,
    negative: bool,
    /// In ASCII, without a sign: `1234.50`, `10000/3`.
    digits: &'a str,
    /// To add after the point.
    zeros: usize,
}

impl Form<'_> {
    fn pad(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signed = f.sign_plus() || self.style.always_signed;
        pad(f, &|out, zeros| self.write(out, signed, zeros))
    }

    fn write(&self, out: &mut dyn Write, signed: bool, padding: usize) -> fmt::Result {
        let style = self.style;
        let symbol = style.symbol_of(self.code);
        let (before, after) = match style.label {
            Label::Before | Label::EitherSide => (true, false),
            Label::After => (false, true),
            Label::None => (false, false),
        };
        if before && symbol.is_none() {
            out.write_str(self.code)?;
            out.write_char(style.gap)?;
        }
        let sign = match (self.negative, signed) {
            (true, _) => Some(style.negative()),
            (false, true) => Some(style.plus),
            (false, false) => None,
        };
        if let Some(sign) = sign {
            sign.before.write_to(out)?;
        }
        out.write_str(symbol.filter(|_| before).unwrap_or_default())?;
        let [zero, ..] = style.digits;
        (0..padding).try_for_each(|_| out.write_char(zero))?;
        self.write_number(out)?;
        out.write_str(symbol.filter(|_| after).unwrap_or_default())?;
        if let Some(sign) = sign {
            sign.after.write_to(out)?;
        }
        if after && symbol.is_none() {
            out.write_char(style.gap)?;
            out.write_str(self.code)?;
        }
        Ok(())
    }

    fn write_number(&self, out: &mut dyn Write) -> fmt::Result {
        if let Some((numerator, denominator)) = self.digits.split_once('/') {
            self.write_whole(out, numerator)?;
            out.write_char('/')?;
            return self.write_whole(out, denominator);
        }
        let (whole, fraction) = self.digits.split_once('.').unwrap_or((self.digits, ""));
        self.write_whole(out, whole)?;
        if fraction.is_empty() && self.zeros == 0 {
            return Ok(());
        }
        out.write_char(self.style.point)?;
        fraction.bytes().try_for_each(|digit| self.write_digit(out, digit))?;
        (0..self.zeros).try_for_each(|_| self.write_digit(out, b'0'))
    }

    fn write_whole(&self, out: &mut dyn Write, digits: &str) -> fmt::Result {
        let groups = self.style.groups.filter(|groups| digits.len() >= groups.least);
        for (index, digit) in digits.bytes().enumerate() {
            // This many digits are still to come, this one included.
            let rest = digits.len() - index;
            if let Some(groups) = groups
                && index > 0
                && rest >= groups.last
                && (rest - groups.last).is_multiple_of(groups.others)
            {
                out.write_char(groups.separator)?;
            }
            self.write_digit(out, digit)?;
        }
        Ok(())
    }

    fn write_digit(&self, out: &mut dyn Write, digit: u8) -> fmt::Result {
        let value = usize::from(digit.wrapping_sub(b'0'));
        out.write_char(self.style.digits.get(value).copied().unwrap_or('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::AnyCurrency;
    use crate::currency::iso::{JPY, KWD, USD};
    use alloc::format;

    fn usd(minor: i128) -> Money<USD> {
        Money::from_minor(minor)
    }

    #[test]
    fn every_length_is_grouped() {
        let yen = |minor| Money::<JPY>::from_minor(minor);
        let western = Style::new().grouped(',', '.').without_code();
        let indian = Style::new().grouped_indian(',', '.').without_code();
        for (minor, in_threes, in_lakhs) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1,000", "1,000"),
            (-12_345, "-12,345", "-12,345"),
            (123_456, "123,456", "1,23,456"),
            (1_234_567, "1,234,567", "12,34,567"),
            (12_345_678, "12,345,678", "1,23,45,678"),
            (-1_234_567_890_123_456, "-1,234,567,890,123,456", "-1,23,45,67,89,01,23,456"),
        ] {
            assert_eq!(yen(minor).display(western).to_string(), in_threes);
            assert_eq!(yen(minor).display(indian).to_string(), in_lakhs);
        }
        assert_eq!(
            usd(i128::MIN).display(western).to_string(),
            "-1,701,411,834,604,692,317,316,873,037,158,841,057.28"
        );
    }

    #[test]
    fn flags() {
        let style = Style::new().grouped(',', '.').symbol::<USD>("$");
        let shown = usd(-123_450).display(style);
        assert_eq!(format!("{shown:>12}|"), "  -$1,234.50|");
        assert_eq!(format!("{shown:^13}|"), " -$1,234.50  |");
        assert_eq!(format!("{shown:12}|"), "-$1,234.50  |");
        assert_eq!(format!("{shown:012}"), "-$001,234.50");
        assert_eq!(format!("{shown:.4}"), "-$1,234.5000");
        assert_eq!(format!("{:+}", usd(0).display(style)), "+$0.00");
        let after = Style::new().accounting().code_after();
        assert_eq!(format!("{:>14}", usd(-5).display(after)), "    (0.05) USD");
        let dinar = Money::<KWD>::from_minor(1).display(after).to_string();
        assert_eq!(dinar, "0.001 KWD");
        let yen = Money::from_minor_in(7, AnyCurrency::from(JPY));
        assert_eq!(format!("{:.2}", yen.display(after)), "7.00 JPY");
        // The width counts characters, not bytes.
        let wide = Style::new().wide_minus().no_break();
        assert_eq!(format!("{:>11}", usd(-5).display(wide)), "  USD\u{a0}−0.05");
    }

    #[test]
    fn fractions() {
        let style = Style::new().grouped('.', ',').accounting();
        let third = usd(-1_000_000).to_exact() / 3;
        assert_eq!(third.display(style).to_string(), "USD (10.000/3)");
        let fine = usd(-100).to_exact() / 100_000;
        assert_eq!(fine.display(style).to_string(), "USD (0,00001)");
    }
}
