//! Text in, in a style: the code, the sign, and what is between them.

use super::marks::is_like;
use super::scan::Scan;
use super::style::{Label, Style};
use crate::currency::{Currency, MinorUnit};
use crate::error::{Error, ErrorKind, excerpt};
use crate::exact::ExactMoney;
use crate::monetary::Monetary;
use crate::money::Money;
use crate::number::{SafeNumber, parse_exact};
use core::ops::Range;

/// What a [`Style`] reads: [`Money`] and [`ExactMoney`]. Not meant to be implemented elsewhere.
///
/// # Example
///
/// ```
/// use money::text::{Readable, Style};
/// use money::{Error, ExactMoney, Money, USD};
///
/// fn total<A: Readable<Currency = USD>>(lines: &str) -> Result<ExactMoney<USD>, Error> {
///     let style = Style::new().grouped(',', '.');
///     lines.lines().map(|line| Ok(style.read::<A>(line)?.exact_amount())).sum()
/// }
/// assert_eq!(total::<Money<USD>>("USD 1,000.00\nUSD 0.50")?.to_string(), "USD 1000.50");
/// assert!(total::<Money<USD>>("USD 1/3").is_err());
/// assert_eq!(total::<ExactMoney<USD>>("USD 1/3")?.to_string(), "USD 1/3");
/// # Ok::<(), money::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a style does not read `{Self}`",
    label = "neither `Money` nor `ExactMoney`",
    note = "a number without a currency is read by `parse`: `\"12.50\".parse::<SafeNumber>()`"
)]
pub trait Readable: Monetary + Sized {
    /// True if amounts may be fractions.
    #[doc(hidden)]
    const FRACTIONS: bool;

    /// The amount of so many major units, read from `text`.
    #[doc(hidden)]
    fn from_number(amount: SafeNumber, currency: Self::Currency, text: &str)
    -> Result<Self, Error>;
}

impl<C: MinorUnit> Readable for Money<C> {
    const FRACTIONS: bool = false;

    fn from_number(amount: SafeNumber, currency: C, text: &str) -> Result<Self, Error> {
        Self::from_number(&amount, currency, text)
    }
}

impl<C: Currency> Readable for ExactMoney<C> {
    const FRACTIONS: bool = true;

    fn from_number(amount: SafeNumber, currency: C, _: &str) -> Result<Self, Error> {
        Ok(Self::new_in(amount, currency))
    }
}

impl Style<'_> {
    /// Reads an amount that is written in this style, with its code or symbol.
    ///
    /// The law: `style.read(&amount.display(style).to_string()) == Ok(amount)`. A `+` is read too,
    /// and so are groups that are left out altogether; nothing else is.
    ///
    /// # Errors
    ///
    /// When the text is anything else, the code is not one of the amount's currency, the amount has
    /// more digits after the point than its minor unit (it is not rounded), it does not fit, or it
    /// has more than 10,000 digits. The error has the position in the text.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{AnyCurrency, Money};
    ///
    /// let style = Style::new().grouped(',', '.').code_after();
    /// let amount: Money<AnyCurrency> = style.read("-1,234.50 EUR")?;
    /// assert_eq!(amount.to_string(), "EUR -1234.50");
    ///
    /// let refusal = |text| style.read::<Money<AnyCurrency>>(text).unwrap_err().to_string();
    /// assert_eq!(
    ///     refusal("1.234,50 EUR"),
    ///     "`1.234,50 EUR` is not an amount: unexpected `,` at position 5, \
    ///      expected a digit or the end of the number",
    /// );
    /// assert_eq!(
    ///     refusal("0.005 EUR"),
    ///     "`0.005` does not fit whole minor units of EUR (0.01) without rounding",
    /// );
    /// assert_eq!(refusal("5.00 EUX"), "unknown currency code `EUX`, did you mean `EUR`?");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn read<A: Readable>(&self, text: &str) -> Result<A, Error> {
        let cut = self.cut(text)?;
        let Some((code, at)) = cut.code else {
            let expected = "a style with a code, or `read_in` with the currency";
            return Err(fault(text, text.len(), "no code", expected));
        };
        let currency = A::Currency::from_code(code).map_err(|error| error.within(text, at))?;
        self.read_number(text, &cut, currency)
    }

    /// Reads an amount of a currency that is known: the number alone where this is a style
    /// [`without_code`](Self::without_code), otherwise with the code or symbol of that currency.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read), and when the code is not that of `currency`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{AnyCurrency, Money};
    ///
    /// let euro: AnyCurrency = "EUR".parse()?;
    /// let style = Style::new().grouped('.', ',');
    /// let amount: Money<_> = style.without_code().read_in("1.234,50", euro)?;
    /// assert_eq!(amount.to_string(), "EUR 1234.50");
    ///
    /// let error = style.read_in::<Money<_>>("USD 1.234,50", euro).unwrap_err();
    /// assert_eq!(error.to_string(), "currencies differ: found `USD`, expected `EUR`");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn read_in<A: Readable>(&self, text: &str, currency: A::Currency) -> Result<A, Error> {
        let cut = self.cut(text)?;
        if let Some((code, at)) = cut.code
            && code != currency.code()
        {
            // Another code may be none at all.
            let read = A::Currency::from_code(code).map_err(|error| error.within(text, at))?;
            return Err(Error::mismatch(currency.code(), read.code()).within(text, at));
        }
        self.read_number(text, &cut, currency)
    }

    fn read_number<A: Readable>(
        &self,
        text: &str,
        cut: &Cut<'_>,
        currency: A::Currency,
    ) -> Result<A, Error> {
        let plain = Scan::new(self, text, cut.number.clone(), cut.negative).plain(A::FRACTIONS)?;
        let at = cut.number.start;
        let shown = text.get(cut.number.clone()).unwrap_or_default();
        parse_exact(&plain, "an amount")
            .and_then(|amount| A::from_number(amount, currency, shown))
            .map_err(|error| error.within(text, at))
    }

    /// Finds the code or symbol, the sign and the number.
    fn cut<'t>(&self, text: &'t str) -> Result<Cut<'t>, Error> {
        let whole = 0..text.len();
        let after = match self.label {
            Label::None => {
                let (negative, number) = self.peel(text, whole);
                return Ok(Cut { code: None, negative, number });
            }
            Label::Before => false,
            Label::After => true,
            Label::EitherSide => match self.cut_symbol(text, false) {
                Some(cut) => return Ok(cut),
                None => !text.starts_with(char::is_alphabetic),
            },
        };
        if let Some(cut) = self.cut_symbol(text, after) {
            return Ok(cut);
        }
        let is_gap = |c: char| c == self.gap || self.typed && is_like(c, self.gap);
        let gap = if after { text.rfind(is_gap) } else { text.find(is_gap) };
        let gap = gap.and_then(|at| Some((at, at + text.get(at..)?.chars().next()?.len_utf8())));
        let Some((end, start)) = gap else {
            let expected = match (after, self.gap) {
                (false, ' ') => "a code, a space and an amount, such as `USD 12.34`",
                (false, _) => "a code, a no-break space and an amount",
                (true, ' ') => "an amount, a space and a code, such as `12.34 USD`",
                (true, _) => "an amount, a no-break space and a code",
            };
            return Err(fault(text, text.len(), "no space", expected));
        };
        let (code, number) =
            if after { (start..text.len(), 0..end) } else { (0..end, start..text.len()) };
        let at = code.start;
        let (negative, number) = self.peel(text, number);
        Ok(Cut { code: Some((text.get(code).unwrap_or_default(), at)), negative, number })
    }

    /// The same where the symbol stands instead of the code: it is next to the number, inside the
    /// sign.
    fn cut_symbol<'t>(&self, text: &'t str, after: bool) -> Option<Cut<'t>> {
        let symbol = self.symbol?;
        let (negative, range) = self.peel(text, 0..text.len());
        let inner = text.get(range.clone())?;
        // A letter beside the symbol makes it a part of a code: `R5` is no `RUB 5`.
        let (number, at) = if after {
            let number = inner.strip_suffix(symbol.text)?;
            if number.ends_with(char::is_alphabetic) {
                return None;
            }
            (range.start..range.start + number.len(), range.start + number.len())
        } else {
            let number = inner.strip_prefix(symbol.text)?;
            if number.starts_with(char::is_alphabetic) {
                return None;
            }
            (range.end - number.len()..range.end, range.start)
        };
        Some(Cut { code: Some((symbol.code, at)), negative, number })
    }

    /// Takes the sign off; true for an amount below zero.
    fn peel(&self, text: &str, range: Range<usize>) -> (bool, Range<usize>) {
        let inner = text.get(range.clone()).unwrap_or_default();
        // Where the rest stands: it is a part of the text.
        let within = |rest: &str| {
            let start = rest.as_ptr().addr() - text.as_ptr().addr();
            start..start + rest.len()
        };
        if let Some(rest) = self.negative().strip(inner) {
            return (true, within(rest));
        }
        if let Some(rest) = self.plus.strip(inner).or_else(|| inner.strip_prefix('+')) {
            return (false, within(rest));
        }
        if !self.typed {
            return (false, range);
        }
        let inner = inner.trim_start_matches(is_mark_of_direction);
        let unsigned = |rest: &str| within(rest.trim_start_matches(is_mark_of_direction));
        match inner.chars().next() {
            Some(sign) if !self.parentheses && is_like(sign, '-') => {
                (true, unsigned(&inner[sign.len_utf8()..]))
            }
            Some('+') => (false, unsigned(&inner[1..])),
            _ => (false, unsigned(inner)),
        }
    }
}

const fn is_mark_of_direction(character: char) -> bool {
    matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// A text taken apart.
struct Cut<'t> {
    /// With its position; `None` in a style without codes.
    code: Option<(&'t str, usize)>,
    negative: bool,
    number: Range<usize>,
}

pub(super) fn fault(text: &str, position: usize, problem: &str, expected: &'static str) -> Error {
    Error::new(ErrorKind::Parse {
        what: "an amount",
        input: excerpt(text),
        position,
        problem: problem.into(),
        expected,
    })
}
