//! Forms on the wire: JSON, TOML and postcard, a binary format without names.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::interest::{Accrual, DayCount, Installment, InterestRounding, Schedule};
use money::tax::{TaxAmount, TaxBasis, TaxScheme, Taxed, TaxedInvoice};
use money::{
    AnyCurrency, CHF, EUR, ExactMoney, ExchangeRate, Increment, IsoCurrency, JPY, Money, MoneyBag,
    Positive, Rate, RateKind, RateTable, RemainderAccount, RemainderBook, Rounding, SafeNumber,
    USD, chf, eur, exact, num, rate, usd,
};
use money_tests::modes;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fmt::Debug;

/// Every form that a field can have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Fields {
    plain: Money<AnyCurrency>,
    exact: ExactMoney<USD>,
    maybe: Option<Money<USD>>,
    #[serde(with = "money::serde::string")]
    text: Money<AnyCurrency>,
    #[serde(with = "money::serde::string")]
    exact_text: ExactMoney<AnyCurrency>,
    #[serde(with = "money::serde::string", default, skip_serializing_if = "Option::is_none")]
    maybe_text: Option<Money<USD>>,
    #[serde(with = "money::serde::string")]
    texts: Vec<ExactMoney<USD>>,
    #[serde(with = "money::serde::minor_units")]
    minor: Money<AnyCurrency>,
    #[serde(with = "money::serde::minor_units", default, skip_serializing_if = "Option::is_none")]
    maybe_minor: Option<Money<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units")]
    minors: Vec<Money<USD>>,
    #[serde(with = "money::serde::minor_units_only")]
    only: Money<JPY>,
    #[serde(with = "money::serde::minor_units_only", default)]
    #[serde(skip_serializing_if = "Option::is_none")]
    maybe_only: Option<Money<USD>>,
    #[serde(with = "money::serde::minor_units_only")]
    onlies: Vec<Money<USD>>,
}

/// The same without fields that are left out, which postcard cannot have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Every {
    #[serde(with = "money::serde::string")]
    text: Option<Money<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units")]
    minor: Option<Money<AnyCurrency>>,
    #[serde(with = "money::serde::minor_units_only")]
    only: Option<Money<USD>>,
    #[serde(with = "money::serde::string")]
    lists: Vec<Option<Money<USD>>>,
}

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap()
}

fn refusal<T: DeserializeOwned + Debug>(json: &str) -> String {
    let text = serde_json::from_str::<T>(json).unwrap_err().to_string();
    // Where it stands is serde_json's to say.
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value, "{json}");
    let tree = serde_json::to_value(value).unwrap();
    assert_eq!(serde_json::from_value::<T>(tree).unwrap(), *value, "{json}");
    let bytes = postcard::to_allocvec(value).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&bytes).unwrap(), *value, "{json}");
}

fn amounts() -> impl Strategy<Value = Money<AnyCurrency>> {
    (any::<i64>(), any::<Money<AnyCurrency>>())
        .prop_map(|(minor, other)| Money::from_minor_in(minor.into(), other.currency()))
}

proptest! {
    #[test]
    fn every_form_round_trips(
        plain: Money<AnyCurrency>,
        exact: ExactMoney<USD>,
        exact_text: ExactMoney<AnyCurrency>,
        small in amounts(),
        yen: i64,
        some: bool,
        count in 0usize..4,
    ) {
        let yen = Money::<JPY>::from_minor(yen.into());
        let dollars = Money::<USD>::from_minor(small.minor());
        let fields = Fields {
            plain,
            exact: exact.clone(),
            maybe: some.then_some(dollars),
            text: plain,
            exact_text,
            maybe_text: some.then_some(dollars),
            texts: vec![exact; count],
            minor: small,
            maybe_minor: some.then_some(small),
            minors: vec![dollars; count],
            only: yen,
            maybe_only: some.then_some(dollars),
            onlies: vec![dollars; count],
        };
        let json = serde_json::to_string(&fields).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Fields>(&json).unwrap(), &fields);
        let toml = toml::to_string(&fields).unwrap();
        prop_assert_eq!(&toml::from_str::<Fields>(&toml).unwrap(), &fields, "{}", toml);
        round_trips(&Every {
            text: some.then_some(plain),
            minor: some.then_some(small),
            only: some.then_some(dollars),
            lists: vec![some.then_some(dollars); count],
        });
        round_trips(&plain);
    }

    #[test]
    fn keepers_round_trip(
        shares in prop::collection::vec((any::<u8>(), -1000i64..1000, 1u8..100), 0..20),
        step in 1i64..1_000_000,
        by in 1u32..1000,
    ) {
        let mut book = RemainderBook::<u8, USD>::new();
        let mut account = RemainderAccount::<USD>::new();
        for (party, cents, parts) in shares {
            let share = Money::<USD>::from_minor(cents.into()) / parts;
            let _paid = book.pay(party, &share, Rounding::HalfUp);
            let _paid = share.quantize(Rounding::HalfUp).settle(&mut account);
        }
        round_trips(&account);
        let toml = toml::to_string(&book).unwrap();
        prop_assert!(toml::from_str::<RemainderBook<u8, USD>>(&toml).unwrap() == book);
        let bytes = postcard::to_allocvec(&book).unwrap();
        prop_assert!(postcard::from_bytes::<RemainderBook<u8, USD>>(&bytes).unwrap() == book);
        let json = serde_json::to_string(&book).unwrap();
        prop_assert!(serde_json::from_str::<RemainderBook<u8, USD>>(&json).unwrap() == book);

        let exact = Money::<CHF>::from_minor(step.into()) / by;
        round_trips(&Increment::new(&exact).unwrap());
        round_trips(&Positive::new(exact).unwrap());
        round_trips(&Positive::new(Money::<CHF>::from_minor(step.into())).unwrap());
    }

    #[test]
    fn results_round_trip(
        minors in prop::collection::vec(-100_000i128..100_000, 1..6),
        percent in 0u32..3000,
        mode in modes(),
        inclusive: bool,
    ) {
        let full = TaxScheme::single("VAT", Rate::from_percent(percent) / 90).unwrap();
        let two = full.clone().and_on_top("duty", rate!(1/3 %)).unwrap();
        let schemes = [TaxScheme::new(), full, two];
        let lines: Vec<_> = minors
            .iter()
            .zip(schemes.iter().cycle())
            .map(|(minor, scheme)| (Money::<USD>::from_minor(*minor), scheme))
            .collect();
        for basis in [TaxBasis::Lines, TaxBasis::Total] {
            let pending = if inclusive {
                TaxedInvoice::extract_from(&lines, basis, mode)
            } else {
                TaxedInvoice::add_to(&lines, basis, mode)
            };
            let (invoice, _) = pending.unwrap().into_parts();
            round_trips(&invoice);
            round_trips(invoice.charged());
        }
        let months = std::num::NonZeroU32::new(7).unwrap();
        let rounding = InterestRounding::Carried;
        let loan = Money::<USD>::from_minor(minors[0].abs() + 1);
        let plan = Schedule::constant_principal(loan, &rate!(1%), months, mode, rounding).unwrap();
        let mut accrual = Accrual::new(mode);
        for part in plan {
            let _paid = accrual.post(loan * rate!(1/7 %)).unwrap();
            round_trips(&part);
        }
        round_trips(&accrual);
        round_trips(&mode);
    }

    /// Any bytes, to every type and form, in the binary format.
    #[test]
    fn hostile_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = postcard::from_bytes::<Every>(&bytes);
        let _ = postcard::from_bytes::<Fields>(&bytes);
        let _ = postcard::from_bytes::<RemainderBook<u8, AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<Positive<Money<AnyCurrency>>>(&bytes);
        let _ = postcard::from_bytes::<Increment<AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<MoneyBag<AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<ExchangeRate<AnyCurrency, AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<RateTable>(&bytes);
        let _ = postcard::from_bytes::<TaxedInvoice<AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<Installment<AnyCurrency>>(&bytes);
        let _ = postcard::from_bytes::<Accrual<AnyCurrency>>(&bytes);
    }

    /// Texts that look like amounts: an error, or an amount that is written and read as itself.
    #[test]
    fn hostile_json(
        amount in "[\"]?[0-9.eE/+-]{0,12}[\"]?|null|true|\\[1\\]|\\{\\}",
        currency in "\"(USD|EUR|JPY|XAU|usd|)\"|840|null",
        rest in "|,\"amount\":1|,\"x\":1",
    ) {
        let object = format!("{{\"amount\":{amount},\"currency\":{currency}{rest}}}");
        for json in [&object, &amount, &format!("[{amount},{currency}]")] {
            if let Ok(money) = serde_json::from_str::<Money<AnyCurrency>>(json) {
                round_trips(&money);
            }
            if let Ok(exact) = serde_json::from_str::<ExactMoney<IsoCurrency>>(json) {
                round_trips(&exact);
            }
            if let Ok(amount) = serde_json::from_str::<Positive<Money<USD>>>(json) {
                prop_assert!(amount.get().is_positive());
            }
            let fields = ["text", "minor", "only"].map(|name| format!("\"{name}\":{json},"));
            let wrapped = format!("{{{}\"lists\":[]}}", fields.concat());
            if let Ok(every) = serde_json::from_str::<Every>(&wrapped) {
                round_trips(&every);
            }
        }
    }
}

#[test]
fn what_is_written() {
    let fields = Fields {
        plain: "EUR 12.30".parse().unwrap(),
        exact: usd!(1) / 3,
        maybe: None,
        text: "JPY -5".parse().unwrap(),
        exact_text: "KWD 1/3".parse().unwrap(),
        maybe_text: Some(usd!(1)),
        texts: vec![usd!(0.5).to_exact()],
        minor: "KWD 1.234".parse().unwrap(),
        maybe_minor: None,
        minors: vec![usd!(-0.01)],
        only: Money::from_minor(500),
        maybe_only: Some(usd!(0.05)),
        onlies: vec![],
    };
    let json = serde_json::to_string(&fields).unwrap();
    assert_eq!(
        json,
        "{\"plain\":{\"amount\":\"12.30\",\"currency\":\"EUR\"},\
         \"exact\":{\"amount\":\"1/3\",\"currency\":\"USD\"},\
         \"maybe\":null,\
         \"text\":\"JPY -5\",\
         \"exact_text\":\"KWD 1/3\",\
         \"maybe_text\":\"USD 1.00\",\
         \"texts\":[\"USD 0.50\"],\
         \"minor\":{\"amount\":1234,\"currency\":\"KWD\"},\
         \"minors\":[{\"amount\":-1,\"currency\":\"USD\"}],\
         \"only\":500,\
         \"maybe_only\":5,\
         \"onlies\":[]}"
    );
    assert_eq!(read::<Fields>(&json), fields);

    let mut book = RemainderBook::<&str, USD>::new();
    let _paid = book.pay("bob", &(usd!(1) / 3), Rounding::HalfUp);
    let _paid = book.pay("ada", &(usd!(2) / 3), Rounding::HalfUp);
    let _paid = book.pay("eve", &usd!(1).to_exact(), Rounding::HalfUp); // leaves nothing
    let json = serde_json::to_string(&book).unwrap();
    assert_eq!(
        json,
        "{\"currency\":\"USD\",\"accounts\":[{\"party\":\"ada\",\"balance\":\"-1/300\"},\
         {\"party\":\"bob\",\"balance\":\"1/300\"}]}"
    );
    assert!(
        read::<RemainderBook<String, USD>>(&json).balance(&"bob".into()).amount() == &num!(1 / 300)
    );

    let written = |value: &dyn Fn() -> serde_json::Result<String>| value().unwrap();
    let step = Increment::<CHF>::cash();
    assert_eq!(
        written(&|| serde_json::to_string(&step)),
        "{\"amount\":\"0.05\",\"currency\":\"CHF\"}"
    );
    let price = Positive::new(chf!(5)).unwrap();
    assert_eq!(
        written(&|| serde_json::to_string(&price)),
        "{\"amount\":\"5.00\",\"currency\":\"CHF\"}"
    );
}

#[test]
fn binary_has_no_names() {
    let bytes = postcard::to_allocvec(&usd!(12.34)).unwrap();
    assert_eq!(bytes, b"\x0512.34\x03USD");
    let rate = ExchangeRate::<EUR, USD>::new(num!(1.0837)).unwrap();
    round_trips(&rate);
    round_trips(&rate!(7.25%));
    round_trips(&Rate::from_fraction(num!(1 / 3)));
    round_trips(&MoneyBag::<AnyCurrency>::from(eur!(1)));
    round_trips(&SafeNumber::ONE);
}

#[test]
fn lists_are_refused_where_people_read() {
    assert_eq!(
        refusal::<Money<USD>>("[\"1\",\"USD\"]"),
        "invalid type: sequence, expected an amount such as \
         {\"amount\":\"12.34\",\"currency\":\"USD\"}"
    );
    for json in ["[\"1\",\"USD\"]", "[]", "\"USD 1\"", "1", "null", "\"1\""] {
        assert!(serde_json::from_str::<Money<USD>>(json).is_err(), "{json}");
        assert!(serde_json::from_str::<ExactMoney<USD>>(json).is_err(), "{json}");
        assert!(serde_json::from_str::<RemainderAccount<USD>>(json).is_err(), "{json}");
    }
    assert!(refusal::<ExchangeRate<EUR, USD>>("[\"EUR\",\"USD\",\"1\"]").contains("sequence"));
    assert!(refusal::<RemainderBook<u8, USD>>("[\"USD\",[]]").contains("sequence"));
    let json = "{\"currency\":\"USD\",\"accounts\":[[7,\"1\"]]}";
    assert_eq!(
        refusal::<RemainderBook<u8, USD>>(json),
        "invalid type: sequence, expected an account such as \
         {\"party\":\"ada\",\"balance\":\"1/300\"}"
    );
    assert!(
        serde_json::from_str::<Every>(
            "{\"text\":null,\"minor\":[1,\"USD\"],\"only\":null,\"lists\":[]}"
        )
        .is_err()
    );
}

#[test]
fn refusals_say_why() {
    let usd = |amount: &str, currency: &str| {
        refusal::<Money<USD>>(&format!("{{\"amount\":{amount},\"currency\":{currency}}}"))
    };
    let text = "expected an amount as text, such as \"12.34\" (a number may have been through a \
                float)";
    assert_eq!(usd("12.34", "\"USD\""), format!("invalid type: floating point `12.34`, {text}"));
    assert_eq!(usd("12", "\"USD\""), format!("invalid type: integer `12`, {text}"));
    assert_eq!(
        usd("\"0.105\"", "\"USD\""),
        "`0.105` does not fit whole minor units of USD (0.01) without rounding"
    );
    assert_eq!(usd("\"1\"", "\"EUR\""), "currencies differ: found `EUR`, expected `USD`");
    assert_eq!(usd("\"1\"", "\"EUX\""), "unknown currency code `EUX`, did you mean `EUR`?");
    assert_eq!(
        usd("\"1\"", "840"),
        "invalid type: integer `840`, expected the code of a currency, such as \"USD\""
    );
    assert_eq!(refusal::<Money<USD>>("{\"amount\":\"1\"}"), "missing field `currency`");
    assert_eq!(
        refusal::<Money<USD>>("{\"amount\":\"1\",\"scale\":2}"),
        "unknown field `scale`, expected `amount` or `currency`"
    );
    assert_eq!(
        refusal::<Money<USD>>("{\"amount\":\"1\",\"amount\":\"2\",\"currency\":\"USD\"}"),
        "duplicate field `amount`"
    );
    assert_eq!(
        refusal::<AnyCurrency>("\"BGN\""),
        "`BGN` was withdrawn in 2026-01, and `EUR` replaced it"
    );
    assert_eq!(
        refusal::<Positive<Money<USD>>>("{\"amount\":\"0\",\"currency\":\"USD\"}"),
        "`USD 0.00` is no positive amount: expected one above zero"
    );
    assert_eq!(
        refusal::<Increment<USD>>("{\"amount\":\"-1\",\"currency\":\"USD\"}"),
        "`USD -1.00` is no increment: expected an amount above zero"
    );
    let twice = "{\"currency\":\"USD\",\"accounts\":[{\"party\":7,\"balance\":\"1\"},\
                 {\"party\":7,\"balance\":\"1\"}]}";
    assert_eq!(
        refusal::<RemainderBook<u8, USD>>(twice),
        "the party of account 2 comes twice in a book, expected each once"
    );
}

#[test]
fn tables_of_rates() {
    let day = jiff::civil::date(2024, 3, 1);
    let mut table = RateTable::new();
    let [bid, ask] = [num!(1.08), num!(1.09)].map(ExchangeRate::<EUR, USD>::new);
    table.insert_two_sided(day, &bid.unwrap(), &ask.unwrap()).unwrap();
    let third = ExchangeRate::<JPY, CHF>::new(num!(1 / 3)).unwrap();
    table.insert(day, RateKind::Mid, &third).unwrap();
    round_trips(&table);
    round_trips(&RateTable::new());
    let quote = |kind: &str, rate: &str| {
        format!(
            "{{\"from\":\"EUR\",\"to\":\"USD\",\"kind\":\"{kind}\",\"date\":\"2024-03-01\",\
             \"rate\":{rate}}}"
        )
    };
    assert_eq!(
        serde_json::to_string(&table).unwrap(),
        format!(
            "[{},{},{{\"from\":\"JPY\",\"to\":\"CHF\",\"kind\":\"mid\",\
             \"date\":\"2024-03-01\",\"rate\":\"1/3\"}}]",
            quote("bid", "\"1.08\""),
            quote("ask", "\"1.09\"")
        )
    );

    let said = |quotes: &[String]| refusal::<RateTable>(&format!("[{}]", quotes.join(",")));
    assert_eq!(
        said(&[quote("mid", "\"1.1\""), quote("mid", "\"1.1\"")]),
        "EUR/USD mid of 2024-03-01 comes twice in a table, expected once"
    );
    assert_eq!(
        said(&[quote("ask", "\"1.08\""), quote("bid", "\"1.09\"")]),
        "EUR/USD bid `1.09` of 2024-03-01 is above its ask `1.08`, expected at most that"
    );
    let inverse = quote("bid", "\"0.99\"").replace("EUR", "X").replace("USD", "EUR");
    let crossed = said(&[quote("bid", "\"1.09\""), inverse.replace('X', "USD")]);
    assert!(crossed.contains("the inverse of the EUR/USD bid"), "{crossed}");
    for zero in ["\"0\"", "\"-1\""] {
        assert!(said(&[quote("mid", zero)]).contains("expected a number above zero"));
    }
    assert!(said(&[quote("mid", "1.08")]).contains("may have been through a float"));
    assert!(said(&[quote("last", "\"1\"")]).contains("unknown variant `last`"));
    for date in ["2024-02-30", "20240301", "2024-03-01T00:00:00", "01/03/2024", ""] {
        let other = quote("mid", "\"1\"").replace("2024-03-01", date);
        assert_eq!(said(&[other]), "the text is no day, expected one such as \"2024-03-01\"");
    }
    let same = quote("mid", "\"2\"").replace("EUR", "USD");
    assert!(said(&[same]).contains("expected two currencies"));
    let unknown = quote("mid", "\"2\"").replace("EUR", "EUX");
    assert!(said(&[unknown]).contains("unknown currency code `EUX`"));
    assert!(refusal::<RateTable>("{}").contains("expected a list"));
}

#[test]
fn results_that_do_not_fit_together() {
    let scheme = TaxScheme::single("VAT", rate!(20%)).unwrap();
    let (taxed, _) = scheme.add_to(usd!(9.99), Rounding::HalfUp).unwrap().into_parts();
    let json = serde_json::to_string(&taxed).unwrap();
    assert_eq!(
        json,
        "{\"net\":{\"amount\":\"9.99\",\"currency\":\"USD\"},\
         \"taxes\":[{\"name\":\"VAT\",\"rate\":\"20%\",\
         \"base\":{\"amount\":\"9.99\",\"currency\":\"USD\"},\
         \"exact\":{\"amount\":\"1.998\",\"currency\":\"USD\"},\
         \"amount\":{\"amount\":\"2.00\",\"currency\":\"USD\"}}],\
         \"gross\":{\"amount\":\"11.99\",\"currency\":\"USD\"}}"
    );
    let taxed = |from: &str, to: &str| refusal::<Taxed<AnyCurrency>>(&json.replacen(from, to, 1));
    assert_eq!(
        taxed("\"11.99\"", "\"11.98\""),
        "taxes of `USD 2.00` are not what `USD 11.98` is above `USD 9.99`, expected `USD 1.99`"
    );
    assert_eq!(
        taxed("1.998", "2"),
        "tax `VAT` of `USD 2.00` is not 20% of its base `USD 9.99`, expected rate times base"
    );
    assert_eq!(taxed("\"VAT\"", "\"\""), "a tax has no name, expected one");
    assert!(taxed("20%", "-20%").contains("expected zero or more"));
    assert!(taxed("USD", "EUR").contains("currencies differ"));
    assert!(taxed("\"net\"", "\"neto\"").contains("unknown field"));
    let twice = json.replacen(
        "\"taxes\":[",
        "\"taxes\":[{\"name\":\"VAT\",\"rate\":\"20%\",\
         \"base\":{\"amount\":\"0\",\"currency\":\"USD\"},\
         \"exact\":{\"amount\":\"0\",\"currency\":\"USD\"},\
         \"amount\":{\"amount\":\"0\",\"currency\":\"USD\"}},",
        1,
    );
    assert_eq!(refusal::<Taxed<USD>>(&twice), "tax `VAT` of one rate comes twice, expected once");
    assert!(serde_json::from_str::<TaxAmount<USD>>("[]").is_err());

    let lines = [usd!(0.99); 3];
    let pending = scheme.add_to_lines(&lines, TaxBasis::Total, Rounding::HalfUp).unwrap();
    let json = serde_json::to_string(&pending.into_parts().0).unwrap();
    let invoice = |from: &str, to: &str| refusal::<TaxedInvoice<USD>>(&json.replacen(from, to, 1));
    assert_eq!(
        invoice("\"lines\":[", &format!("\"lines\":[{},", line(&json))),
        "the sum by line is `USD 2.97 + USD 0.60 = USD 3.57`, expected that of the lines, \
         `USD 3.96 + USD 0.80 = USD 4.76`"
    );
    let (start, end) = json.split_once("\"by_total\":").unwrap();
    let end = end.split_once(",\"basis\"").unwrap().1;
    let other = format!("{start}\"by_total\":{},\"basis\"{end}", line(&json));
    assert!(refusal::<TaxedInvoice<USD>>(&other).starts_with("the total is `USD 0.99 + "));
    assert!(invoice("\"total\"", "\"half\"").contains("unknown variant `half`"));
}

#[test]
fn installments_that_do_not_fit_together() {
    let twelve = std::num::NonZeroU32::new(12).unwrap();
    let each = InterestRounding::Each;
    let plan = Schedule::annuity(usd!(1000), &rate!(1%), twelve, Rounding::HalfUp, each);
    let first = plan.unwrap().next().unwrap();
    let json = serde_json::to_string(&first).unwrap();
    assert!(json.starts_with("{\"number\":1,\"payment\":{\"amount\":\"88.85\""), "{json}");
    let part =
        |from: &str, to: &str| refusal::<Installment<AnyCurrency>>(&json.replacen(from, to, 1));
    assert!(part("88.85", "88.86").contains("is no installment"));
    assert!(part("\"number\":1", "\"number\":0").contains("a number from 1"));
    assert!(part("921.15", "-1").contains("is no installment"));
    for index in 0..5 {
        let parts: Vec<_> = json.split("USD").collect();
        let (before, after) = parts.split_at(index + 1);
        let other = format!("{}EUR{}", before.join("USD"), after.join("USD"));
        assert!(refusal::<Installment<AnyCurrency>>(&other).contains("currencies differ"));
    }
}

#[test]
fn accruals_and_modes() {
    let mut accrual = Accrual::new(Rounding::HalfUp);
    assert_eq!(accrual.post(exact!(0.333 USD)).unwrap(), usd!(0.33));
    let json = serde_json::to_string(&accrual).unwrap();
    assert_eq!(
        json,
        "{\"accrued\":{\"amount\":\"0.333\",\"currency\":\"USD\"},\
         \"posted\":{\"amount\":\"0.33\",\"currency\":\"USD\"},\"mode\":\"half_up\"}"
    );
    let other = refusal::<Accrual<USD>>(&json.replace("half_up", "up"));
    assert!(other.contains("is not what Up makes of"), "{other}");
    assert_eq!(serde_json::to_string(&DayCount::Thirty360Us).unwrap(), "\"thirty360_us\"");
    assert_eq!(serde_json::to_string(&DayCount::ThirtyE360).unwrap(), "\"thirty_e360\"");
    assert_eq!(read::<InterestRounding>("\"carried\""), InterestRounding::Carried);
}

/// The first line of an invoice.
fn line(json: &str) -> &str {
    let start = json.split_once("\"lines\":[").unwrap().1;
    let end = start.find("},{\"net\"").unwrap();
    &start[..=end]
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Text(#[serde(with = "money::serde::string")] Money<AnyCurrency>);

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Minor(#[serde(with = "money::serde::minor_units")] Money<AnyCurrency>);

#[derive(Debug, Serialize, Deserialize)]
#[serde(transparent)]
struct Only(#[serde(with = "money::serde::minor_units_only")] Money<USD>);

#[derive(Debug, Deserialize)]
#[serde(transparent)]
struct OnlyPositive(#[serde(with = "money::serde::minor_units_only")] Positive<Money<USD>>);

#[test]
fn other_forms_refuse_too() {
    let text = "expected an amount as text with its currency, such as \"USD 12.34\" (a number has \
                none, and may have been through a float)";
    assert_eq!(refusal::<Text>("12"), format!("invalid type: integer `12`, {text}"));
    assert_eq!(refusal::<Text>("1.5"), format!("invalid type: floating point `1.5`, {text}"));
    assert_eq!(
        refusal::<Text>("\"USD 1,000.00\""),
        "`USD 1,000.00` is not an amount: unexpected `,` at position 5, \
         expected a plain decimal such as 12.34"
    );
    assert_eq!(
        refusal::<Text>("\"USD 0.105\""),
        "`0.105` does not fit whole minor units of USD (0.01) without rounding"
    );
    assert_eq!(refusal::<Text>("\"EUX 1\""), "unknown currency code `EUX`, did you mean `EUR`?");

    let count = "expected an integer of minor units, such as 1234 for USD 12.34 (a number with a \
                 point may have been through a float)";
    let minor =
        |amount: &str| refusal::<Minor>(&format!("{{\"amount\":{amount},\"currency\":\"USD\"}}"));
    assert_eq!(minor("12.34"), format!("invalid type: floating point `12.34`, {count}"));
    assert_eq!(minor("\"12\""), format!("invalid type: string \"12\", {count}"));
    assert_eq!(
        minor("9223372036854775808"),
        "`9223372036854775808` does not fit 64 bits of minor units"
    );
    assert_eq!(refusal::<Only>("1e3"), format!("invalid type: floating point `1000.0`, {count}"));
    assert_eq!(read::<Only>("-5").0, usd!(-0.05));
    assert_eq!(read::<OnlyPositive>("5").0.get(), usd!(0.05));
    assert_eq!(
        refusal::<OnlyPositive>("-5"),
        "`USD -0.05` is no positive amount: expected one above zero"
    );

    let huge = Money::<USD>::from_minor(i128::from(i64::MAX) + 1);
    assert_eq!(
        serde_json::to_string(&Only(huge)).unwrap_err().to_string(),
        "`USD 92233720368547758.08` does not fit 64 bits of minor units"
    );
    assert!(serde_json::to_string(&Minor(huge.into())).is_err());
    assert!(serde_json::to_string(&Text(huge.into())).is_ok());
}
