//! The style of a locale.

use super::affix::{Affix, Sign};
use super::style::{Groups, Style};
use crate::error::Error;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::Locale;

impl Style<'_> {
    /// The digits, separators, groups and signs that a locale writes numbers with, by the data that
    /// are compiled into ICU4X; the digits are those of `-u-nu-`, if the locale has that.
    ///
    /// Where the code stands is yours to say, because the stable crates of ICU4X do not know: the
    /// style has it before the number until [`code_after`](Self::code_after). Nor do they know the
    /// separators that a few locales keep for money alone (`de-AT` groups amounts by points, and
    /// other numbers by spaces): [`grouped`](Self::grouped) after this sets them.
    ///
    /// ICU4X is asked once, here, how it writes some numbers. Amounts are written and read by the
    /// style, like in any other: every digit, and none more.
    ///
    /// # Errors
    ///
    /// When ICU4X has no data, or writes numbers in a way that a style cannot.
    ///
    /// # Example
    ///
    /// ```
    /// use icu_locale_core::locale;
    /// use money::text::Style;
    /// use money::{EUR, Money, eur, usd};
    ///
    /// let german = Style::of_locale(&locale!("de"))?.code_after();
    /// assert_eq!(eur!(-1234567.89).display(german).to_string(), "-1.234.567,89 EUR");
    /// assert_eq!(german.read::<Money<EUR>>("-1.234.567,89 EUR")?, eur!(-1234567.89));
    ///
    /// let indian = Style::of_locale(&locale!("hi-IN-u-nu-deva"))?;
    /// assert_eq!(usd!(1234567.89).display(indian).to_string(), "USD १२,३४,५६७.८९");
    ///
    /// // Numbers of four digits have no separator in Spain.
    /// let spanish = Style::of_locale(&locale!("es"))?.symbol::<EUR>("\u{a0}€").code_after();
    /// assert_eq!(eur!(1234.50).display(spanish).to_string(), "1234,50\u{a0}€");
    /// assert_eq!(eur!(12345.60).display(spanish).to_string(), "12.345,60\u{a0}€");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn of_locale(locale: &Locale) -> Result<Self, Error> {
        let unfit =
            |problem| move || Error::style(format!("the numbers of locale `{locale}` {problem}"));
        let formatter =
            DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).map_err(
                |error| Error::style(format!("no numbers of locale `{locale}`: {error}")),
            )?;
        let sample = Sample { formatter };
        let digits = sample.digits().ok_or_else(unfit("have digits of several characters"))?;
        let point = sample.point(&digits).ok_or_else(unfit("have no single point"))?;
        let groups = sample.groups(&digits).ok_or_else(unfit("have no regular groups"))?;
        let minus = sample.sign("-1", &digits).ok_or_else(unfit("have an unusual minus"))?;
        let plus = sample.sign("+1", &digits).ok_or_else(unfit("have an unusual plus"))?;
        Ok(Self { digits, point, groups, minus, plus, ..Self::new() })
    }
}

/// What ICU4X writes of some numbers.
struct Sample {
    formatter: DecimalFormatter,
}

impl Sample {
    fn write(&self, number: &str) -> Option<String> {
        let number: Decimal = number.parse().ok()?;
        Some(self.formatter.format(&number).to_string())
    }

    fn digits(&self) -> Option<[char; 10]> {
        let mut digits = ['0'; 10];
        for (value, digit) in digits.iter_mut().enumerate() {
            *digit = only_char(&self.write(&value.to_string())?)?;
        }
        Some(digits)
    }

    /// What stands between the digits of 1.1.
    fn point(&self, digits: &[char; 10]) -> Option<char> {
        let text = self.write("1.1")?;
        let [_, one, ..] = *digits;
        only_char(text.strip_prefix(one)?.strip_suffix(one)?)
    }

    /// What stands around the digit of one.
    fn sign(&self, number: &str, digits: &[char; 10]) -> Option<Sign> {
        let text = self.write(number)?;
        let [_, one, ..] = *digits;
        let (before, after) = text.split_once(one)?;
        Some(Sign { before: Affix::new(before)?, after: Affix::new(after)? })
    }

    /// How a number of fifteen digits is grouped, and from how many digits on numbers are; `None`
    /// inside if they are not.
    #[expect(clippy::option_option, reason = "irregular groups are another thing than none")]
    fn groups(&self, digits: &[char; 10]) -> Option<Option<Groups>> {
        let text = self.write("111111111111111")?;
        let [_, one, ..] = *digits;
        let Some(separator) = text.chars().find(|character| *character != one) else {
            return Some(None);
        };
        let mut sizes = text.rsplit(separator).map(|group| group.chars().count());
        let (last, others) = (sizes.next()?, sizes.next()?);
        let rest: Vec<usize> = sizes.collect();
        let (first, middle) = rest.split_last()?;
        let regular = middle.iter().all(|size| *size == others) && *first <= others && last > 0;
        let only = text.chars().all(|character| character == one || character == separator);
        let is_grouped = |length: &usize| {
            self.write(&"1".repeat(*length)).is_some_and(|text| text.contains(separator))
        };
        let shortest = (1..=15).find(is_grouped)?;
        (regular && only).then_some(Some(Groups { separator, last, others, least: shortest }))
    }
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
