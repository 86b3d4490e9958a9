//! Styles of text: what is written is read back as itself, and nothing else is read.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::text::Style;
use money::{AnyCurrency, Currency, ExactMoney, JPY, Money, SafeNumber, USD, num, usd};
use proptest::prelude::*;

const SEPARATORS: [char; 12] =
    ['.', ',', '\'', '\u{2019}', '_', '·', '٬', '٫', ' ', '\u{a0}', '\u{2009}', '\u{202f}'];

/// Any style: separators, grouping, sign, place of the code, symbol.
fn styles() -> impl Strategy<Value = Style<'static>> {
    let separators = prop::sample::select(SEPARATORS.to_vec());
    let points = prop::sample::select(vec!['.', ',', '·', '٫']);
    let symbols = prop::sample::select(vec!["", "$", "US$", "\u{a0}$", "kr.", "R", "€ "]);
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (separators, points, 0..3, 0..3, symbols, flags).prop_map(
        |(group, point, grouping, place, symbol, flags)| {
            let mut style = Style::new();
            style = match grouping {
                _ if group == point => style.point(point),
                0 => style.point(point),
                1 => style.grouped(group, point),
                _ => style.grouped_indian(group, point),
            };
            style = match place {
                0 => style,
                1 => style.code_after(),
                _ => style.code_on_either_side(),
            };
            if !symbol.is_empty() {
                style = style.symbol::<USD>(symbol);
            }
            let (accounting, signed, wide, no_break, typed) = flags;
            style = if accounting { style.accounting() } else { style };
            style = if signed { style.signed() } else { style };
            style = if wide { style.wide_minus() } else { style };
            style = if no_break { style.no_break() } else { style };
            if typed { style.as_typed() } else { style }
        },
    )
}

/// The kinds of characters that amounts are made of, and some that they are not.
fn hostile() -> impl Strategy<Value = String> {
    let parts = vec![
        "USD",
        "EUR",
        "JPY",
        "usd",
        "$",
        "R$",
        "kr.",
        " ",
        "\u{a0}",
        "-",
        "\u{2212}",
        "+",
        "(",
        ")",
        ".",
        ",",
        "'",
        "1",
        "0",
        "23",
        "456",
        "789",
        "999999999999999999999999999999999999999999",
        "/",
        "e5",
        "\u{663}",
        "\u{200e}",
        "½",
        "\0",
        "🦀",
        "NaN",
        "0x",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..12).prop_map(|parts| parts.concat())
}

fn dollars() -> impl Strategy<Value = Money<USD>> {
    prop_oneof![
        -10_000_000i128..10_000_000,
        any::<i128>(),
        prop::sample::select(vec![i128::MIN, i128::MAX, 0, -1, 99_999, 100_000, -12_345_678]),
    ]
    .prop_map(Money::from_minor)
}

fn currencies() -> impl Strategy<Value = AnyCurrency> {
    prop::sample::select(AnyCurrency::all().collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn what_a_style_writes_it_reads(style in styles(), money in dollars(), other in currencies()) {
        let text = money.display(style).to_string();
        prop_assert_eq!(style.read(&text), Ok(money), "{}", text);
        prop_assert_eq!(style.read_in(&text, USD), Ok(money), "{}", text);
        let bare = style.without_code();
        prop_assert_eq!(bare.read_in(&money.display(bare).to_string(), USD), Ok(money));
        let money = Money::from_minor_in(money.minor(), other);
        let text = money.display(style).to_string();
        prop_assert_eq!(style.read(&text), Ok(money), "{}", text);
    }

    #[test]
    fn exact_amounts_too(style in styles(), amount in money_tests::numbers()) {
        let exact = ExactMoney::<USD>::new(amount);
        let text = exact.display(style).to_string();
        prop_assert_eq!(style.read(&text), Ok(exact), "{}", text);
    }

    /// The plain style is `Display` and `FromStr`, flags included.
    #[test]
    fn the_plain_style_is_display(money in dollars(), width in 0usize..30, least in 0usize..5) {
        let plain = money.display(Style::new());
        prop_assert_eq!(plain.to_string(), money.to_string());
        prop_assert_eq!(format!("{plain:>+width$.least$}"), format!("{money:>+width$.least$}"));
        prop_assert_eq!(format!("{plain:0width$.least$}"), format!("{money:0width$.least$}"));
        prop_assert_eq!(format!("{plain:*^width$}"), format!("{money:*^width$}"));
        let exact = money.to_exact() / 7;
        let plain = exact.display(Style::new());
        prop_assert_eq!(format!("{plain:*<width$.least$}"), format!("{exact:*<width$.least$}"));
    }

    /// The digits of what is written are those of the amount, in their order.
    #[test]
    fn no_digit_is_lost(style in styles(), money in dollars()) {
        let style = style.without_code();
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        prop_assert_eq!(digits(&money.display(style).to_string()), digits(&money.to_string()));
    }

    /// Whatever is read is written and read as itself; an error points into the text.
    #[test]
    fn hostile_texts(style in styles(), text in hostile()) {
        match style.read::<ExactMoney<AnyCurrency>>(&text) {
            Ok(exact) => {
                prop_assert_eq!(style.read(&exact.display(style).to_string()), Ok(exact));
            }
            Err(error) => {
                let position = error.position().unwrap();
                prop_assert!(text.is_char_boundary(position), "{text:?}: {error}");
            }
        }
        if let Err(error) = style.read::<Money<AnyCurrency>>(&text) {
            prop_assert!(error.position().is_some(), "{text:?}: {error}");
        }
        let _ = style.without_code().read_in::<Money<USD>>(&text, USD);
    }

    #[test]
    fn any_text(style in styles(), text in any::<String>()) {
        if let Err(error) = style.read::<Money<USD>>(&text) {
            prop_assert!(error.to_string().chars().count() < 400, "{error}");
        }
    }

    /// The default stays strict: it reads no separator but the point.
    #[test]
    fn plain_text_has_no_separators(money in dollars(), at in 1usize..30) {
        let mut text = money.to_string();
        let at = at.min(text.len());
        text.insert(at, ',');
        prop_assert!(text.parse::<Money<USD>>().is_err(), "{text}");
        prop_assert!(Style::new().read::<Money<USD>>(&text).is_err(), "{text}");
    }

    /// A separator that is moved, left out or doubled is refused.
    #[test]
    fn misplaced_separators(whole in 1_000_000i64..1_000_000_000_000, at in 0usize..16) {
        let style = Style::new().grouped(',', '.').without_code();
        let money = Money::<USD>::from_major(whole.into()).unwrap();
        let text = money.display(style).to_string();
        let point = text.find('.').unwrap();
        let mut broken = text.clone();
        if at < point && text.as_bytes()[at] == b',' {
            broken.remove(at);
        } else {
            broken.insert(at.min(point), ',');
        }
        prop_assert!(style.read_in::<Money<USD>>(&broken, USD).is_err(), "{broken}");
    }
}

#[test]
fn the_forms_that_people_write() {
    let read = |style: Style<'_>, text: &str| style.read::<Money<AnyCurrency>>(text);
    for (style, text, expected) in [
        (Style::new().grouped(',', '.'), "USD 1,234.56", "USD 1234.56"),
        (Style::new().grouped('.', ',').code_after(), "1.234,56 EUR", "EUR 1234.56"),
        (Style::new().grouped('\'', '.').code_after(), "1'234.50 CHF", "CHF 1234.50"),
        (Style::new().grouped_indian(',', '.'), "INR 12,34,567.89", "INR 1234567.89"),
        (Style::new().grouped('\u{202f}', ',').code_after(), "1\u{202f}234,56 EUR", "EUR 1234.56"),
        (Style::new().symbol::<USD>("$"), "-$0.50", "USD -0.50"),
        (Style::new().accounting(), "JPY (5)", "JPY -5"),
    ] {
        assert_eq!(read(style, text).map(|money| money.to_string()).as_deref(), Ok(expected));
        let amount: Money<AnyCurrency> = expected.parse().unwrap();
        assert_eq!(amount.display(style).to_string(), text);
    }
    // Nothing but what was named.
    for text in ["USD 1,234.56", "1.00 USD", "$1.00", "USD (1.00)", "USD\u{a0}1.00", "USD −1"] {
        assert!(read(Style::new(), text).is_err(), "{text}");
        assert!(text.parse::<Money<AnyCurrency>>().is_err(), "{text}");
    }
}

#[test]
fn nothing_is_rounded() {
    let style = Style::new().grouped(',', '.');
    let error = style.read::<Money<USD>>("USD 1,234.567").unwrap_err();
    assert!(error.is_inexact());
    assert_eq!(error.position(), Some(4));
    assert_eq!(
        error.to_string(),
        "`1,234.567` does not fit whole minor units of USD (0.01) without rounding"
    );
    assert!(style.read::<Money<JPY>>("JPY 1.5").unwrap_err().is_inexact());
    assert_eq!(style.read("USD 1,234.5670"), Ok(ExactMoney::<USD>::new(num!(1234.567))));
    let exact: SafeNumber = "1e-30".parse().unwrap();
    let text = ExactMoney::<USD>::new(exact).display(style).to_string();
    assert_eq!(text, "USD 0.000000000000000000000000000001");
}

#[test]
fn symbols_belong_to_one_currency() {
    let style = Style::new().symbol::<USD>("R");
    for code in ["USD", "RUB", "RON", "RSD", "ZAR"] {
        let currency: AnyCurrency = code.parse().unwrap();
        let money = Money::from_minor_in(-12_345, currency);
        let text = money.display(style).to_string();
        assert_eq!(style.read(&text), Ok(money), "{text}");
        assert_eq!(text.contains(currency.code()), code != "USD", "{text}");
    }
}

#[test]
fn styles_from_outside_are_checked() {
    for (group, point) in [('5', '.'), ('.', '-'), ('a', '.'), ('(', ','), ('\n', '.'), ('.', '.')]
    {
        let error = Style::new().try_grouped(group, point).unwrap_err();
        assert!(error.is_invalid_style(), "{error}");
    }
    for symbol in ["", "USD", "EUR", "5", "a-b", "(", "$\n", "x/y", "+"] {
        assert!(Style::new().try_symbol_in(USD, symbol).is_err(), "{symbol}");
    }
    for symbol in ["$", "US$", "R$ ", "zł", "د.إ", "Fr.", "KSh", "kr", "₿", "円"] {
        let style = Style::new().try_symbol_in(USD, symbol).unwrap();
        assert_eq!(usd!(-5).display(style).to_string(), format!("-{symbol}5.00"));
    }
    assert!(std::panic::catch_unwind(|| Style::new().grouped(',', ',')).is_err());
    assert!(std::panic::catch_unwind(|| Style::new().symbol::<USD>("")).is_err());
}
