//! The currency tables: what the official lists say, and two other readers of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests fail by panicking, in their helpers too, and say what they compared"
)]

use money::profile::{Cldr, Iso, MinorUnitProfile, Stripe, StripePayout};
use money::{AnyCurrency, Currency, FloatFree, IsoCurrency, Money, SafeNumber, num};
use money_tests::workspace;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

/// The table of the literals: data only, so it compiles here too.
#[path = "../money-derive/src/iso4217.rs"]
mod literals;

#[test]
fn literals_know_what_the_library_knows() {
    let active: Vec<_> = IsoCurrency::all()
        .filter(IsoCurrency::is_active)
        .map(|currency| (currency.code(), currency.minor_unit().map(u32::from)))
        .collect();
    assert_eq!(active, literals::ACTIVE);
    let month = |currency: &IsoCurrency| Some(currency.withdrawn()?.to_string());
    let withdrawn: Vec<_> = IsoCurrency::all()
        .filter_map(|currency| {
            Some((currency.code(), month(&currency)?, currency.euro_factor().is_some()))
        })
        .collect();
    assert_eq!(withdrawn.len(), literals::WITHDRAWN.len());
    for ((code, month, euro), literal) in withdrawn.iter().zip(literals::WITHDRAWN) {
        assert_eq!((*code, month.as_str(), *euro), literal);
    }
    assert!(literals::MOST_TRADED.iter().all(|code| AnyCurrency::from_code(code).is_ok()));
}

/// The folder with list-one.xml, list-three.xml and cldr-core, from which the tables were written;
/// `generate.py` says where they come from.
fn official_data() -> Option<PathBuf> {
    let folder = std::env::var_os("MONEY_CURRENCY_DATA").map(PathBuf::from);
    if folder.is_none() {
        // Past the test harness, which keeps to itself what a passing test prints.
        let text = b"\nSKIPPED: MONEY_CURRENCY_DATA names no folder with the official lists\n";
        std::io::stderr().write_all(text).unwrap();
    }
    folder
}

#[test]
fn the_tables_are_those_that_the_generator_writes() {
    let Some(data) = official_data() else { return };
    let output = Command::new("python3")
        .arg(workspace().join("money/src/currency/generate.py"))
        .arg("--check")
        .args(["list-one.xml", "list-three.xml", "cldr-core"].map(|file| data.join(file)))
        .output()
        .expect("python3 runs");
    let text = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&text));
    print!("{}", String::from_utf8_lossy(&text));
}

/// The text of an element, which may have attributes.
fn element<'a>(entry: &'a str, name: &str) -> Option<&'a str> {
    let starts = [format!("<{name}>"), format!("<{name} ")];
    let (_, rest) = starts.iter().find_map(|start| entry.split_once(start))?;
    let rest = rest.split_once("</")?.0;
    Some(rest.rsplit_once('>').map_or(rest, |(_, text)| text))
}

/// Without the generator, and without an XML reader: each code of a list, with its entries.
fn entries(list: &str) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for entry in list.split("CcyNtry>").filter(|entry| entry.contains("<Ccy>")) {
        found.entry(element(entry, "Ccy").unwrap().into()).or_default().push(entry.into());
    }
    found
}

#[test]
fn the_table_says_what_the_lists_say() {
    let Some(data) = official_data() else { return };
    let list = |name: &str| fs::read_to_string(data.join(name)).unwrap();
    let (one, three) = (list("list-one.xml"), list("list-three.xml"));
    let published = format!("Pblshd=\"{}\"", money::ISO_4217_PUBLISHED);
    assert!(one.contains(&published) && three.contains(&published));
    let (one, three) = (entries(&one), entries(&three));
    let codes: BTreeSet<_> = one.keys().chain(three.keys()).map(String::as_str).collect();
    assert_eq!(codes, IsoCurrency::all().map(|currency| currency.code()).collect());
    for currency in IsoCurrency::all() {
        let code = currency.code();
        assert_eq!(currency.is_active(), one.contains_key(code), "{code}");
        let entries = one.get(code).or_else(|| three.get(code)).unwrap();
        let numeric = currency.numeric().map(|numeric| format!("{numeric:03}"));
        assert_eq!(numeric.as_deref(), element(&entries[0], "CcyNbr"), "{code}");
        let digits = currency.minor_unit().map(|digits| digits.to_string());
        let listed = element(&entries[0], "CcyMnrUnts").filter(|digits| *digits != "N.A.");
        assert_eq!(digits.as_deref(), listed, "{code}");
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let named =
            |entry: &String| element(entry, "CcyNm").map(plain).as_deref() == Some(currency.name());
        assert!(entries.iter().any(named), "{code}");
    }
    println!("{} active, {} in all", one.len(), codes.len());
}

/// Where `iso_currency` 0.7.1 differs from the lists, and which of the two says what.
const KNOWN_DIFFERENCES: [&str; 2] = [
    "UYW: fund, the list does not mark it",
    "VES: superseded, but both VES and VED are in list one",
];

#[test]
fn iso_currency_agrees() {
    use iso_currency::{Currency as Theirs, IntoEnumIterator};
    let (mut active, mut historic, mut names) = (0, 0, 0);
    let (mut differences, mut not_listed) = (Vec::new(), Vec::new());
    for theirs in Theirs::iter() {
        let code = theirs.code();
        let Ok(ours) = IsoCurrency::from_code(code) else {
            not_listed.push(code);
            continue;
        };
        let digits = ours.minor_unit().map(u16::from);
        if ours.is_active() {
            active += 1;
            assert_eq!(AnyCurrency::from_code(code).is_ok(), digits.is_some(), "{code}");
            if digits != theirs.exponent() {
                differences.push(format!("{code}: digits {digits:?}, {:?}", theirs.exponent()));
            }
            if theirs.is_fund() && !ours.is_fund() {
                differences.push(format!("{code}: fund, the list does not mark it"));
            }
            if let Some(other) = theirs.is_superseded() {
                let both = format!("superseded, but both {code} and {} are in", other.code());
                differences.push(format!("{code}: {both} list one"));
            }
        } else {
            historic += 1;
        }
        if ours.numeric().is_some_and(|numeric| numeric != theirs.numeric()) {
            differences.push(format!("{code}: numeric {:?}, {}", ours.numeric(), theirs.numeric()));
        }
        names += usize::from(ours.name().eq_ignore_ascii_case(theirs.name()));
    }
    println!(
        "iso_currency: {active} active and {historic} historic codes compared, {names} names the \
         same, {} known differences; not in the lists: {not_listed:?}",
        differences.len()
    );
    assert_eq!(active, 178);
    assert_eq!(differences, KNOWN_DIFFERENCES);
}

#[test]
fn cash_steps_are_those_of_cldr() {
    let steps: Vec<_> = AnyCurrency::all()
        .filter_map(|currency| Some(format!("{currency} {}", currency.cash_step()?)))
        .collect();
    assert_eq!(
        steps.join(", "),
        "AMD 1, CAD 0.05, CHF 0.05, CRC 1, CZK 1, DKK 0.5, GYD 1, HUF 5, MNT 1, MUR 1, NOK 1, \
         RSD 1, SEK 1, TWD 1, TZS 1, UZS 1"
    );
}

#[test]
fn every_currency_goes_through_json() {
    for currency in IsoCurrency::all() {
        let json = serde_json::to_string(&currency).unwrap();
        assert_eq!(json, format!("\"{}\"", currency.code()));
        assert_eq!(serde_json::from_str::<IsoCurrency>(&json).unwrap(), currency);
    }
    for currency in AnyCurrency::all() {
        let json = serde_json::to_string(&Money::from_minor_in(1, currency)).unwrap();
        assert_eq!(serde_json::from_str::<Money<AnyCurrency>>(&json).unwrap().minor(), 1);
    }
    assert_eq!(serde_json::from_str::<money::iso::XAU>("\"XAU\"").unwrap(), money::iso::XAU);
    let text = serde_json::from_str::<AnyCurrency>("\"HRK\"").unwrap_err().to_string();
    assert!(text.starts_with("`HRK` was withdrawn in 2023-01, and `EUR` replaced it"), "{text}");
}

#[test]
fn currencies_hold_no_float() {
    fn float_free<T: FloatFree>() {}
    float_free::<(AnyCurrency, IsoCurrency, money::YearMonth, money::iso::XAU)>();
    float_free::<(own::Wei, own::Tender)>();
}

/// Currencies of one's own, where nothing of `money` is imported.
mod own {
    money::currency! {
        /// The smallest part of an ether, 10^-18.
        pub(crate) struct Wei { code: "ETH", minor_unit: 18 }
    }
    money::currency! {
        /// The test code, with digits.
        pub(crate) struct Test { code: "XTS", minor_unit: 38, not_iso: "the tests count in it" }
    }
    money::currency_set! {
        /// One of each kind.
        pub(crate) enum Tender {
            CHF,
            Points { code: "pts.v2", minor_unit: 0 },
            Test { code: "XTS", minor_unit: 3, not_iso: "the tests count in it" },
        }
    }
    money::currency_set! {
        enum OnlyIso { BHD, JPY }
    }

    #[test]
    fn all_of_a_set_may_be_of_iso() {
        assert_eq!(OnlyIso::ALL.map(|currency| currency.to_string()), ["BHD", "JPY"]);
    }
}

#[test]
fn own_currencies_work_as_those_of_iso() {
    let wei = Money::<own::Wei>::from_minor(-1);
    assert_eq!(wei.to_string(), "ETH -0.000000000000000001");
    assert_eq!(
        (Money::<own::Wei>::from_major(2).unwrap() + wei).minor(),
        1_999_999_999_999_999_999
    );
    let json = serde_json::to_string(&wei).unwrap();
    assert_eq!(json, r#"{"amount":"-0.000000000000000001","currency":"ETH"}"#);
    assert_eq!(serde_json::from_str::<Money<own::Wei>>(&json).unwrap(), wei);
    let error = "eth 1".parse::<Money<own::Wei>>().unwrap_err().to_string();
    assert_eq!(error, "unknown currency code `eth`, did you mean `ETH`?");
    assert!("USD 1".parse::<Money<own::Wei>>().unwrap_err().is_currency_mismatch());
    assert_eq!(Money::<own::Test>::from_minor(i128::MAX).to_string().len(), 44);

    for tender in own::Tender::ALL {
        assert_eq!(tender.code().parse(), Ok(tender));
        let json = serde_json::to_string(&tender).unwrap();
        assert_eq!(serde_json::from_str::<own::Tender>(&json).unwrap(), tender);
        let one = Money::from_major_in(1, tender).unwrap();
        assert_eq!(one.to_string().parse(), Ok(one));
    }
    assert_eq!(own::Tender::CHF.cash_step(), Some(num!(0.05)));
    assert_eq!(own::Tender::Test.cash_step(), None);
    assert_eq!(size_of::<Money<own::Tender>>(), 32);
}

/// Name of the profile, currency, amount, and the integer; `None` where it is refused.
const PROFILES: [(&str, &str, Option<i128>); 24] = [
    ("Stripe", "USD 12.34", Some(1234)),
    ("Stripe", "JPY 500", Some(500)),
    ("Stripe", "ISK 5", Some(500)),
    ("Stripe", "UGX 5", Some(500)),
    ("Stripe", "HUF 10.45", Some(1045)),
    ("Stripe", "TWD 800.45", Some(80_045)),
    ("Stripe", "MGA 5.00", Some(5)),
    ("Stripe", "MGA 5.20", None),
    ("Stripe", "KWD 5.120", Some(5120)),
    ("Stripe", "KWD 5.124", None),
    ("Stripe", "CLF 1.0000", None),
    ("Stripe", "IQD 1.000", None),
    ("StripePayout", "HUF 10.00", Some(1000)),
    ("StripePayout", "HUF 10.45", None),
    ("StripePayout", "TWD 800.00", Some(80_000)),
    ("StripePayout", "TWD 800.45", None),
    ("StripePayout", "USD 12.34", Some(1234)),
    ("Cldr", "HUF 10.00", Some(10)),
    ("Cldr", "HUF 10.45", None),
    ("Cldr", "IQD 1.000", Some(1)),
    ("Cldr", "KWD 5.124", Some(5124)),
    ("Cldr", "CLF 0.0001", Some(1)),
    ("Iso", "CLF 0.0001", Some(1)),
    ("Iso", "MGA 5.20", Some(520)),
];

#[test]
fn profiles_convert_exactly_or_not_at_all() {
    fn check<P: MinorUnitProfile>(money: Money<AnyCurrency>, minor: Option<i128>) {
        assert_eq!(money.to_minor_in::<P>().ok(), minor, "{money} {}", P::NAME);
        if let Some(minor) = minor {
            let back = Money::try_from_minor_in::<P>(minor, money.currency());
            assert_eq!(back, Ok(money), "{}", P::NAME);
        }
    }
    for (profile, money, minor) in PROFILES {
        let money = money.parse().unwrap();
        match profile {
            "Iso" => check::<Iso>(money, minor),
            "Cldr" => check::<Cldr>(money, minor),
            "Stripe" => check::<Stripe>(money, minor),
            "StripePayout" => check::<StripePayout>(money, minor),
            other => panic!("no profile {other}"),
        }
    }
}

/// The zero-decimal currencies that "Supported currencies" of the Stripe documentation lists.
#[test]
fn stripe_differs_from_iso_where_it_says_so() {
    let differing: Vec<_> = AnyCurrency::all()
        .filter(|currency| Stripe::scale(currency) != Iso::scale(currency))
        .map(|currency| (currency.code(), Stripe::scale(&currency)))
        .collect();
    let expected = [
        ("CLF", None),
        ("IQD", None),
        ("ISK", Some(2)),
        ("LYD", None),
        ("MGA", Some(0)),
        ("UGX", Some(2)),
        ("UYI", None),
        ("UYW", None),
    ];
    assert_eq!(differing, expected);
    let zero = AnyCurrency::all().filter(|currency| Stripe::scale(currency) == Some(0));
    let zero: Vec<_> = zero.map(|currency| currency.code()).collect();
    assert_eq!(zero.join(" "), "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF");
}

#[test]
fn cldr_differs_from_iso_where_prices_have_no_cents() {
    let differing: Vec<_> = AnyCurrency::all()
        .filter(|currency| Cldr::scale(currency) != Iso::scale(currency))
        .map(|currency| currency.code())
        .collect();
    assert_eq!(
        differing.join(" "),
        "AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SOS SYP YER"
    );
    assert_eq!(Cldr::scale(&own::Wei), None);
}

/// `money-derive` reads the same file with the macros' reader.
#[test]
fn texts_are_what_the_vectors_of_literals_say() {
    let rows = include_str!("vectors/literals.tsv").lines().skip(1);
    let mut count = 0;
    for row in rows.map(|row| row.split('\t').collect::<Vec<_>>()) {
        let [code, text, literal, expected, note] = row[..] else { panic!("{row:?}") };
        let read = if code == "-" {
            text.parse::<SafeNumber>().ok().map(|number| number.to_string())
        } else {
            let read = code.parse().and_then(|code: AnyCurrency| Money::parse_in(text, code));
            let text = read.ok().map(|money| money.to_string());
            text.and_then(|text| text.split_once(' ').map(|(_, amount)| amount.to_owned()))
        };
        assert_eq!(read.as_deref().unwrap_or("!"), expected, "{code} {text}");
        // Where only one of the two reads a text, the file says why.
        assert!(literal == expected || !note.is_empty(), "{text}");
        assert!(literal == expected || literal == "!" || expected == "!", "{text}");
        count += 1;
    }
    assert!(count > 50, "{count}");
}
