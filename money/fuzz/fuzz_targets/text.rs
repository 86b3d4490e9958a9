//! Any text in any style: an error with a position in the text, or an amount that the style writes
//! and reads as itself.

#![no_main]

use icu_locale_core::locale;
use libfuzzer_sys::fuzz_target;
use money::text::{Readable, Style};
use money::{AnyCurrency, ExactMoney, Money, USD};
use std::fmt::Display;
use std::sync::LazyLock;

static STYLES: LazyLock<Vec<Style<'static>>> = LazyLock::new(|| {
    let new = Style::new();
    let locale = |locale| Style::of_locale(&locale).expect("compiled data");
    vec![
        new,
        new.code_on_either_side().symbol::<USD>("$").as_typed(),
        new.grouped(',', '.').accounting().symbol::<USD>("US$"),
        new.grouped('.', ',').code_after().wide_minus(),
        new.grouped_indian(',', '.').symbol::<USD>("\u{a0}R").code_after().no_break(),
        new.grouped(' ', ',').signed().as_typed(),
        locale(locale!("ar-EG")).as_typed(),
        locale(locale!("de-CH")).code_after(),
        locale(locale!("fa")),
        locale(locale!("hi-u-nu-deva")).accounting(),
        locale(locale!("sv")).code_after().as_typed(),
    ]
});

fn check<A>(style: Style<'_>, text: &str, write: impl Fn(&A) -> String)
where
    A: Readable + PartialEq + std::fmt::Debug + Display,
{
    match style.read::<A>(text) {
        Ok(amount) => {
            let written = write(&amount);
            // Only what is at the cap can be longer than what may be read.
            if written.len() < 9_000 {
                assert_eq!(style.read(&written), Ok(amount), "{written}");
            }
        }
        Err(error) => {
            let position = error.position().expect("a position");
            assert!(text.is_char_boundary(position), "{error}");
        }
    }
}

fuzz_target!(|text: &str| {
    for style in STYLES.iter().copied() {
        check::<Money<AnyCurrency>>(style, text, |money| money.display(style).to_string());
        check::<ExactMoney<AnyCurrency>>(style, text, |exact| exact.display(style).to_string());
        let _ = style.without_code().read_in::<Money<USD>>(text, USD);
    }
});
