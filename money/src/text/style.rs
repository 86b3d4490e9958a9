//! `Style`: how amounts look.

use super::affix::Sign;
use super::marks::{is_point, is_separator, symbol_fault};
use crate::currency::{Currency, StaticCurrency};
use crate::error::Error;
use alloc::format;

/// How amounts look as text: separators, sign, and where the code stands.
///
/// [`new`](Self::new) is the style of `Display` and `FromStr`, `USD -1234.50`; every method changes
/// one thing. A style is a small value that can be a constant, and the same one writes
/// ([`Money::display`](crate::Money::display)) and reads ([`read`](Self::read)).
///
/// | method | `usd!(-1234.50)` |
/// |---|---|
/// | `new()` | `USD -1234.50` |
/// | `grouped(',', '.')` | `USD -1,234.50` |
/// | `grouped('.', ',').code_after()` | `-1.234,50 USD` |
/// | `grouped('\'', '.')` | `USD -1'234.50` |
/// | `accounting()` | `USD (1234.50)` |
/// | `wide_minus()` | `USD −1234.50` |
/// | `symbol::<USD>("$")` | `-$1234.50` |
/// | `symbol::<USD>(" $").code_after()` | `-1234.50 $` |
/// | `without_code()` | `-1234.50` |
///
/// # Example
///
/// ```
/// use money::text::Style;
/// use money::{EUR, INR, Money, eur};
///
/// let german = Style::new().grouped('.', ',').code_after();
/// assert_eq!(eur!(1234.56).display(german).to_string(), "1.234,56 EUR");
/// assert_eq!(german.read::<Money<EUR>>("1.234,56 EUR")?, eur!(1234.56));
///
/// let indian = Style::new().grouped_indian(',', '.');
/// let crores: Money<INR> = indian.read("INR 12,34,56,789.00")?;
/// assert_eq!(crores.minor(), 12_345_678_900);
/// # Ok::<(), money::Error>(())
/// ```
#[must_use = "a style is a value: write `money.display(style)` or `style.read(text)`"]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style<'a> {
    /// Of the values 0 to 9.
    pub(super) digits: [char; 10],
    pub(super) point: char,
    pub(super) groups: Option<Groups>,
    pub(super) minus: Sign,
    pub(super) plus: Sign,
    pub(super) parentheses: bool,
    pub(super) always_signed: bool,
    pub(super) label: Label,
    /// Between the code and the number.
    pub(super) gap: char,
    pub(super) symbol: Option<Symbol<'a>>,
    pub(super) typed: bool,
}

/// How the digits before the point are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Groups {
    pub(super) separator: char,
    /// The digits of the group next to the point.
    pub(super) last: usize,
    /// The digits of the groups before it.
    pub(super) others: usize,
    /// Numbers with fewer digits before the point are written without a separator.
    pub(super) least: usize,
}

impl Groups {
    const fn of_three(separator: char) -> Self {
        Self { separator, last: 3, others: 3, least: 4 }
    }
}

/// Where the code stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Before,
    After,
    /// Written before.
    EitherSide,
    None,
}

/// What is written instead of one currency's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Symbol<'a> {
    pub(super) code: &'static str,
    pub(super) text: &'a str,
}

impl<'a> Style<'a> {
    /// The style of `Display` and `FromStr`: `USD -1234.50`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::usd;
    ///
    /// assert_eq!(usd!(-1234.50).display(Style::new()).to_string(), "USD -1234.50");
    /// ```
    pub const fn new() -> Self {
        Self {
            digits: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
            point: '.',
            groups: None,
            minus: Sign::MINUS,
            plus: Sign::PLUS,
            parentheses: false,
            always_signed: false,
            label: Label::Before,
            gap: ' ',
            symbol: None,
            typed: false,
        }
    }

    /// Groups of three digits, and what stands between them and at the point: `1,234,567.89`.
    ///
    /// Reading takes a number with all its separators or with none; a group of another size and a
    /// first group that begins with a zero are refused.
    ///
    /// # Panics
    ///
    /// When both are the same character, or nobody uses one so: groups are separated by `.`, `,`,
    /// `'`, `’`, `_`, `·`, `٬`, `٫` or a space, narrow and no-break ones too, and a point is `.`,
    /// `,`, `·` or `٫`. In a constant that is a compile error; [`try_grouped`](Self::try_grouped)
    /// is for separators from outside.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{CHF, Money, chf};
    ///
    /// let swiss = Style::new().grouped('\'', '.').code_after();
    /// assert_eq!(chf!(1234567.89).display(swiss).to_string(), "1'234'567.89 CHF");
    /// assert_eq!(swiss.read::<Money<CHF>>("1'234.50 CHF")?, chf!(1234.50));
    /// assert_eq!(swiss.read::<Money<CHF>>("1234.50 CHF")?, chf!(1234.50));
    ///
    /// let error = swiss.read::<Money<CHF>>("1'2345.0 CHF").unwrap_err();
    /// assert_eq!(error.position(), Some(2));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub const fn grouped(mut self, group: char, point: char) -> Self {
        assert!(is_separator(group), "expected a separator of digits, such as `,`");
        assert!(is_point(point), "expected `.`, `,`, `·` or `٫` at the point");
        assert!(group != point, "the point must differ from the separator of groups");
        self.groups = Some(Groups::of_three(group));
        self.point = point;
        self
    }

    /// As [`grouped`](Self::grouped), with an error where that panics.
    ///
    /// # Errors
    ///
    /// When both are the same character, or nobody uses one so.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    ///
    /// let error = Style::new().try_grouped(',', ',').unwrap_err();
    /// assert_eq!(error.to_string(), "`,` cannot be the point and group digits too");
    /// let error = Style::new().try_grouped('7', '.').unwrap_err();
    /// assert_eq!(error.to_string(), "`7` separates no digits, expected a character such as `,`");
    /// assert!(error.is_invalid_style());
    /// ```
    pub fn try_grouped(self, group: char, point: char) -> Result<Self, Error> {
        if !is_separator(group) {
            let group = group.escape_debug();
            let message =
                format!("`{group}` separates no digits, expected a character such as `,`");
            return Err(Error::style(message));
        }
        if !is_point(point) {
            let point = point.escape_debug();
            let message = format!("`{point}` is no point, expected `.`, `,`, `·` or `٫`");
            return Err(Error::style(message));
        }
        if group == point {
            return Err(Error::style(format!(
                "`{point}` cannot be the point and group digits too"
            )));
        }
        Ok(self.grouped(group, point))
    }

    /// As [`grouped`](Self::grouped), with three digits next to the point and two in every group
    /// before: `1,23,45,678.90`.
    ///
    /// # Panics
    ///
    /// As [`grouped`](Self::grouped).
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{INR, Money};
    ///
    /// let indian = Style::new().grouped_indian(',', '.');
    /// let lakhs: Money<INR> = indian.read("INR 12,34,567.89")?;
    /// assert_eq!(lakhs.display(indian).to_string(), "INR 12,34,567.89");
    /// let error = indian.read::<Money<INR>>("INR 1,234,567.89").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`INR 1,234,567.89` is not an amount: a group of 3 digits at position 6, \
    ///      expected 3 digits in the last group and 2 in the others",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub const fn grouped_indian(self, group: char, point: char) -> Self {
        let mut style = self.grouped(group, point);
        style.groups = Some(Groups { others: 2, ..Groups::of_three(group) });
        style
    }

    /// No groups, and what stands at the point: `1234,56`.
    ///
    /// # Panics
    ///
    /// As [`grouped`](Self::grouped).
    ///
    /// # Example
    ///
    /// ```
    /// use money::eur;
    /// use money::text::Style;
    ///
    /// let style = Style::new().point(',').code_after();
    /// assert_eq!(eur!(1234.56).display(style).to_string(), "1234,56 EUR");
    /// ```
    pub const fn point(mut self, point: char) -> Self {
        assert!(is_point(point), "expected `.`, `,`, `·` or `٫` at the point");
        self.groups = None;
        self.point = point;
        self
    }

    /// An amount below zero stands in parentheses, without a minus sign: `USD (12.34)`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{USD, usd};
    ///
    /// let style = Style::new().accounting();
    /// assert_eq!(usd!(-12.34).display(style).to_string(), "USD (12.34)");
    /// let style = style.symbol::<USD>("$");
    /// assert_eq!(usd!(-12.34).display(style).to_string(), "($12.34)");
    /// ```
    pub const fn accounting(mut self) -> Self {
        self.parentheses = true;
        self
    }

    /// Every amount has a sign, zero too: `USD +12.34`. The flag of `{:+}` does the same.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::usd;
    ///
    /// assert_eq!(usd!(12.34).display(Style::new().signed()).to_string(), "USD +12.34");
    /// ```
    pub const fn signed(mut self) -> Self {
        self.always_signed = true;
        self
    }

    /// The minus sign of typography, U+2212, and not the hyphen: `USD −12.34`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::usd;
    ///
    /// assert_eq!(usd!(-0.5).display(Style::new().wide_minus()).to_string(), "USD \u{2212}0.50");
    /// ```
    pub const fn wide_minus(mut self) -> Self {
        self.minus = Sign::WIDE_MINUS;
        self
    }

    /// The code stands after the number: `12.34 USD`. So does a symbol.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::usd;
    ///
    /// assert_eq!(usd!(12.34).display(Style::new().code_after()).to_string(), "12.34 USD");
    /// ```
    pub const fn code_after(mut self) -> Self {
        self.label = Label::After;
        self
    }

    /// The code, or the symbol, is read on either side of the number, and written before it.
    ///
    /// A text that begins with a letter has its code first.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{Money, USD, usd};
    ///
    /// let style = Style::new().code_on_either_side();
    /// assert_eq!(style.read::<Money<USD>>("USD 12.34")?, usd!(12.34));
    /// assert_eq!(style.read::<Money<USD>>("12.34 USD")?, usd!(12.34));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub const fn code_on_either_side(mut self) -> Self {
        self.label = Label::EitherSide;
        self
    }

    /// The number alone, for a column whose heading names the currency: `12.34`.
    ///
    /// It is read by [`read_in`](Self::read_in), with the currency.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{Money, USD, usd};
    ///
    /// let column = Style::new().grouped(',', '.').without_code();
    /// assert_eq!(usd!(1234.50).display(column).to_string(), "1,234.50");
    /// assert_eq!(column.read_in::<Money<USD>>("1,234.50", USD)?, usd!(1234.50));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub const fn without_code(mut self) -> Self {
        self.label = Label::None;
        self
    }

    /// A no-break space between the code and the number: no line ends there.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::usd;
    ///
    /// assert_eq!(usd!(5).display(Style::new().no_break()).to_string(), "USD\u{a0}5.00");
    /// ```
    pub const fn no_break(mut self) -> Self {
        self.gap = '\u{a0}';
        self
    }

    /// Amounts of `C` have this symbol instead of their code; amounts of any other currency keep
    /// their code, so that no dollar sign comes before euros.
    ///
    /// The symbol stands next to the number as it is given: with its space, if it has one. The sign
    /// stands outside it, `-$5.00`. Reading takes the symbol or the code.
    ///
    /// # Panics
    ///
    /// When the symbol is empty, has a digit, a sign, a parenthesis or a control character, or
    /// looks like a code. In a constant that is a compile error;
    /// [`try_symbol_in`](Self::try_symbol_in) is for symbols from outside.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{AnyCurrency, BRL, Money, USD, eur, money, usd};
    ///
    /// const PRICES: Style = Style::new().grouped(',', '.').symbol::<USD>("$");
    /// assert_eq!(usd!(-1234.50).display(PRICES).to_string(), "-$1,234.50");
    /// assert_eq!(eur!(1234.50).display(PRICES).to_string(), "EUR 1,234.50");
    /// assert_eq!(PRICES.read::<Money<AnyCurrency>>("$5.00")?.to_string(), "USD 5.00");
    ///
    /// let brazilian = Style::new().grouped('.', ',').symbol::<BRL>("R$\u{a0}");
    /// assert_eq!(money!(1234.50 BRL).display(brazilian).to_string(), "R$\u{a0}1.234,50");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub const fn symbol<C: StaticCurrency>(mut self, symbol: &'a str) -> Self {
        assert!(symbol_fault(symbol).is_none(), "this text cannot be a symbol");
        self.symbol = Some(Symbol { code: C::CODE, text: symbol });
        self
    }

    /// As [`symbol`](Self::symbol), of a currency known at run time.
    ///
    /// # Errors
    ///
    /// When the symbol is empty, has a digit, a sign, a parenthesis or a control character, or
    /// looks like a code.
    ///
    /// # Example
    ///
    /// ```
    /// use money::AnyCurrency;
    /// use money::text::Style;
    ///
    /// let currency: AnyCurrency = "CAD".parse()?;
    /// let error = Style::new().try_symbol_in(currency, "USD").unwrap_err();
    /// assert_eq!(error.to_string(), "`USD` cannot be the symbol of CAD: it looks like a code");
    /// assert!(Style::new().try_symbol_in(currency, "CA$").is_ok());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_symbol_in(
        mut self,
        currency: impl Currency,
        symbol: &'a str,
    ) -> Result<Self, Error> {
        let code = currency.code();
        if let Some(fault) = symbol_fault(symbol) {
            let symbol = crate::error::excerpt(symbol);
            let message = format!("`{symbol}` cannot be the symbol of {code}: {fault}");
            return Err(Error::style(message));
        }
        self.symbol = Some(Symbol { code, text: symbol });
        Ok(self)
    }

    /// Reading takes what people type for what the style writes: any space for a space, `-` and
    /// U+2212 for each other, `'` and `’` for each other, ASCII digits for others, no marks of
    /// direction.
    ///
    /// Separators stay those of the style: `,` never becomes `.`. Writing does not change.
    ///
    /// # Example
    ///
    /// ```
    /// use money::text::Style;
    /// use money::{Money, SEK, money};
    ///
    /// let swedish = Style::new().grouped('\u{a0}', ',').wide_minus().code_after();
    /// assert!(swedish.read::<Money<SEK>>("-1 234,50 SEK").is_err());
    /// assert_eq!(swedish.as_typed().read::<Money<SEK>>("-1 234,50 SEK")?, money!(-1234.50 SEK));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub const fn as_typed(mut self) -> Self {
        self.typed = true;
        self
    }

    /// What stands around numbers below zero.
    pub(super) const fn negative(&self) -> Sign {
        if self.parentheses { Sign::PARENTHESES } else { self.minus }
    }

    /// The symbol of the currency with this code.
    pub(super) fn symbol_of(&self, code: &str) -> Option<&'a str> {
        self.symbol.filter(|symbol| symbol.code == code).map(|symbol| symbol.text)
    }
}

/// [`new`](Style::new).
impl Default for Style<'_> {
    fn default() -> Self {
        Self::new()
    }
}
