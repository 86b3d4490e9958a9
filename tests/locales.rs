//! Styles of locales: ICU4X's own formatter and Babel as second opinions, and the law of styles.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use icu_decimal::input::Decimal;
use icu_decimal::options::DecimalFormatterOptions;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::Locale;
use money::text::Style;
use money::{AnyCurrency, ExactMoney, Money, USD, usd};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Languages of many scripts and habits, digits of their own, and numbering systems by name.
const LOCALES: [&str; 44] = [
    "ar",
    "ar-EG",
    "ar-MA",
    "bg",
    "bn",
    "ckb",
    "cs",
    "da",
    "de",
    "de-AT",
    "de-CH",
    "en",
    "en-IN",
    "en-u-nu-thai",
    "es",
    "es-MX",
    "fa",
    "fi",
    "fr",
    "fr-CH",
    "he",
    "hi",
    "hi-u-nu-deva",
    "it",
    "ja",
    "ko",
    "ks",
    "mr",
    "my",
    "ne",
    "nl",
    "pl",
    "pt-BR",
    "pt-PT",
    "ru",
    "sl",
    "sv",
    "th",
    "tr",
    "uk",
    "und",
    "vi",
    "zh",
    "zh-u-nu-hanidec",
];

/// Digits of four scripts among separators and signs, or anything.
const HOSTILE: &str = "[ -~]*|[0-9٠-٩۰-۹०-९.,'’٬٫ \u{a0}\u{202f}\u{200e}−+-]{0,20}|\\PC*";

fn style(locale: &str) -> Style<'static> {
    Style::of_locale(&locale.parse().unwrap()).unwrap()
}

fn icu(locale: &str, number: &str) -> String {
    let locale: Locale = locale.parse().unwrap();
    let preferences: DecimalFormatterPreferences = (&locale).into();
    let formatter = DecimalFormatter::try_new(preferences, DecimalFormatterOptions::default());
    formatter.unwrap().format(&number.parse::<Decimal>().unwrap()).to_string()
}

/// The value of a decimal digit of any script that is used here.
fn digit_value(locale: &str, character: char) -> Option<char> {
    (b'0'..=b'9')
        .map(char::from)
        .find(|digit| icu(locale, &digit.to_string()) == character.to_string())
}

fn locales() -> impl Strategy<Value = &'static str> {
    prop::sample::select(LOCALES.to_vec())
}

proptest! {
    /// Every digit that is written is the amount's: stripped of all else, the texts are the same.
    #[test]
    fn every_digit_is_the_amounts(locale in locales(), minor in any::<i128>()) {
        let money = Money::<USD>::from_minor(minor);
        let text = money.display(style(locale).without_code()).to_string();
        let digits: String = text.chars().filter_map(|c| digit_value(locale, c)).collect();
        let expected: String = money.to_string().chars().filter(char::is_ascii_digit).collect();
        prop_assert_eq!(digits, expected, "{}", text);
    }

    /// ICU4X writes the same, sign, digits and separators; it got the amount as text.
    #[test]
    fn icu_writes_the_same(locale in locales(), minor in any::<i128>(), shift in 0u32..126) {
        let money = Money::<USD>::from_minor(minor >> shift);
        let plain = money.display(Style::new().without_code()).to_string();
        let ours = money.display(style(locale).without_code()).to_string();
        prop_assert_eq!(&ours, &icu(locale, &plain));
        let signed = money.display(style(locale).without_code().signed()).to_string();
        let plus = if minor < 0 { plain } else { format!("+{plain}") };
        prop_assert_eq!(signed, icu(locale, &plus));
    }

    #[test]
    fn what_a_locale_writes_it_reads(locale in locales(), minor in any::<i128>(), after: bool) {
        let mut style = style(locale);
        if after {
            style = style.code_after().no_break();
        }
        let money = Money::<USD>::from_minor(minor);
        let text = money.display(style).to_string();
        prop_assert_eq!(style.read(&text), Ok(money), "{}", text);
        let third = money / 3;
        prop_assert_eq!(style.read(&third.display(style).to_string()), Ok(third));
        let accounting = style.accounting();
        prop_assert_eq!(accounting.read(&money.display(accounting).to_string()), Ok(money));
    }

    /// A keyboard has neither no-break spaces nor the digits of every script.
    #[test]
    fn what_is_typed_is_read(locale in locales(), minor in any::<i64>()) {
        let style = style(locale).as_typed();
        let money = Money::<USD>::from_minor(minor.into());
        let mut typed = String::new();
        for character in money.display(style).to_string().chars() {
            match character {
                '\u{a0}' | '\u{202f}' => typed.push(' '),
                '\u{2019}' => typed.push('\''),
                '\u{2212}' => typed.push('-'),
                '\u{200e}' | '\u{200f}' | '\u{61c}' => {}
                other => typed.push(digit_value(locale, other).unwrap_or(other)),
            }
        }
        prop_assert_eq!(style.read(&typed), Ok(money), "{}", typed);
    }

    #[test]
    fn hostile_texts(locale in locales(), text in HOSTILE) {
        let style = style(locale);
        for text in [text.clone(), format!("USD {text}")] {
            match style.read::<ExactMoney<AnyCurrency>>(&text) {
                Ok(exact) => {
                    prop_assert_eq!(style.read(&exact.display(style).to_string()), Ok(exact));
                }
                Err(error) => prop_assert!(error.position().is_some(), "{text:?}: {error}"),
            }
            let _ = style.as_typed().read::<Money<USD>>(&text);
        }
    }
}

/// Unicode CLDR's symbols and grouping of these locales, as its charts of number symbols list them.
#[test]
fn as_the_charts_of_cldr_say() {
    let amount = usd!(-1234567.89);
    for (locale, expected) in [
        ("en", "-1,234,567.89"),
        ("de", "-1.234.567,89"),
        ("fr", "-1\u{202f}234\u{202f}567,89"),
        ("en-IN", "-12,34,567.89"),
        ("hi", "-12,34,567.89"),
        ("hi-u-nu-deva", "-१२,३४,५६७.८९"),
        ("ar-EG", "\u{61c}-١٬٢٣٤٬٥٦٧٫٨٩"),
        ("fa", "\u{200e}\u{2212}۱٬۲۳۴٬۵۶۷٫۸۹"),
        ("sv", "\u{2212}1\u{a0}234\u{a0}567,89"),
        ("ja", "-1,234,567.89"),
        ("pt-BR", "-1.234.567,89"),
        ("es", "-1.234.567,89"),
        ("bn", "-১২,৩৪,৫৬৭.৮৯"),
        ("zh", "-1,234,567.89"),
    ] {
        let style = style(locale).without_code();
        assert_eq!(amount.display(style).to_string(), expected, "{locale}");
        assert_eq!(style.read_in(expected, USD), Ok(amount), "{locale}");
    }
    // Which apostrophe Swiss German has changed with the versions of CLDR; both are read as typed.
    let swiss = style("de-CH").as_typed().without_code();
    for text in ["-1'234'567.89", "-1\u{2019}234\u{2019}567.89"] {
        assert_eq!(swiss.read_in(text, USD), Ok(amount));
    }
}

#[test]
fn four_digits_are_one_number_in_some_places() {
    let text = |locale| usd!(1234.50).display(style(locale).without_code()).to_string();
    assert_eq!(text("es"), "1234,50");
    assert_eq!(text("pt-PT"), "1234,50");
    assert_eq!(text("es-MX"), "1,234.50");
    // Who writes the separator means the same.
    let read = |text| style("es").without_code().read_in(text, USD);
    assert_eq!(read("1.234,50"), Ok(usd!(1234.50)));
    assert_eq!(read("1234,50"), Ok(usd!(1234.50)));
    assert!(read("1.23,50").is_err());
    assert!(read("1.234.50").is_err());
}

#[test]
fn a_locale_reads_its_own_digits_only() {
    let arabic = style("ar-EG");
    assert_eq!(arabic.read("USD ١٢٫٥٠"), Ok(usd!(12.50)));
    assert!(arabic.read::<Money<USD>>("USD 12.50").is_err());
    assert!(arabic.read::<Money<USD>>("USD ۱۲٫۵۰").is_err(), "the digits of Persian are others");
    assert_eq!(arabic.as_typed().read("USD 12٫50"), Ok(usd!(12.50)));
    let error = style("en").read::<Money<USD>>("USD ١٢").unwrap_err();
    assert_eq!(error.position(), Some(4));
}

/// The same positions of separators as Babel's, whose data are of another version of CLDR.
#[test]
fn babel_groups_alike() {
    let mut other_characters = BTreeSet::new();
    let mut count = 0;
    for row in include_str!("vectors/locales.tsv").lines().skip(1) {
        let [locale, number, group, point, text] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}");
        };
        let amount = ExactMoney::<USD>::new(number.parse::<money::SafeNumber>().unwrap());
        let ours = amount.display(style(locale).without_code()).to_string();
        let (our_group, our_point) = (separator(locale, "11111111"), separator(locale, "1.1"));
        if (our_group.as_str(), our_point.as_str()) != (group, point) {
            other_characters.insert(locale);
        }
        // The marks cannot be digits or one another, so that nothing is taken for something else.
        let ours: String = ours
            .replace(&our_group, "g")
            .replace(&our_point, "p")
            .chars()
            .map(|character| digit_value(locale, character).unwrap_or(character))
            .collect();
        let text = text.replace(group, "g").replace(point, "p");
        // An amount has the digits of the minor unit; Babel was not asked for them.
        let ours = ours.strip_suffix('0').filter(|_| !text.ends_with('0')).unwrap_or(&ours);
        assert_eq!(ours, text, "{row}");
        count += 1;
    }
    assert_eq!(count, 600);
    assert_eq!(other_characters.into_iter().collect::<Vec<_>>(), ["de-CH"]);
}

/// What stands between the ones that ICU4X writes.
fn separator(locale: &str, number: &str) -> String {
    let one = icu(locale, "1");
    let text = icu(locale, number).replace(&one, "");
    text.chars().next().unwrap().to_string()
}
