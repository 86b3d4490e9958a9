//! Rates, exchange rates and bags: their laws, and what they refuse.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use jiff::civil::{Date, date};
use money::{
    AnyCurrency, CHF, Currency, DatePolicy, EUR, ExactMoney, ExchangeRate, FloatFree, GBP, JPY,
    Money, MoneyBag, Rate, RateKind, RateQuery, RateTable, Rounding, SafeNumber, USD, chf, eur,
    gbp, jpy, num, rate, usd,
};
use money_tests::numbers;
use proptest::prelude::*;

/// A failure is read off the output; the tests have no file to keep it in.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn positive() -> impl Strategy<Value = SafeNumber> {
    numbers().prop_filter("not zero", |n| !n.is_zero()).prop_map(|n| n.abs())
}

fn currencies() -> impl Strategy<Value = AnyCurrency> {
    prop::sample::select(
        ["CHF", "EUR", "GBP", "JPY", "USD"]
            .map(|code| AnyCurrency::from_code(code).unwrap())
            .to_vec(),
    )
}

fn amounts() -> impl Strategy<Value = ExactMoney<AnyCurrency>> {
    (numbers(), currencies()).prop_map(|(number, currency)| ExactMoney::new_in(number, currency))
}

fn bags() -> impl Strategy<Value = MoneyBag> {
    prop::collection::vec(amounts(), 0..6).prop_map(|amounts| amounts.iter().collect())
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn rates_are_text_with_a_unit(number in numbers()) {
        let rate = Rate::from_percent(&number);
        prop_assert_eq!(rate.to_string().parse::<Rate>().unwrap(), rate.clone());
        let basis_points = format!("{} bps", rate.to_basis_points());
        prop_assert_eq!(basis_points.parse::<Rate>().unwrap(), rate.clone());
        let json = serde_json::to_string(&rate).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rate>(&json).unwrap(), rate.clone());
        prop_assert_eq!(rate.to_percent(), number.clone());
        prop_assert_eq!(Rate::from_fraction(rate.as_fraction()), rate.clone());
        prop_assert_eq!(Rate::from_basis_points(number * 100), rate);
    }

    #[test]
    fn rates_compute_like_their_fractions(a in numbers(), b in numbers()) {
        let (x, y) = (Rate::from_fraction(&a), Rate::from_fraction(&b));
        prop_assert_eq!(SafeNumber::from(&x + &y), &a + &b);
        prop_assert_eq!(SafeNumber::from(&x - &y), &a - &b);
        prop_assert_eq!(SafeNumber::from(&x * &y), &a * &b);
        prop_assert_eq!(1 + &x, 1 + &a);
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert_eq!(x.checked_div(&b).map(SafeNumber::from), a.checked_div(&b));
        prop_assert_eq!(usd!(1.23) * &x, usd!(1.23) * &a);
        prop_assert_eq!(&x * (usd!(1) / 3), &a * (usd!(1) / 3));
    }

    #[test]
    fn an_inverse_undoes_a_conversion(number in positive(), amount in numbers()) {
        let rate = ExchangeRate::<EUR, JPY>::new(&number).unwrap();
        prop_assert_eq!(rate.inverse().inverse(), rate.clone());
        let amount = ExactMoney::<EUR>::new(amount);
        prop_assert_eq!(rate.inverse().convert(rate.convert(&amount)), amount);
        prop_assert_eq!(rate.then(&rate.inverse()), ExchangeRate::new(1).unwrap());
    }

    #[test]
    fn joined_rates_convert_like_two(a in positive(), b in positive(), amount in numbers()) {
        let first = ExchangeRate::<EUR, USD>::new(a).unwrap();
        let second = ExchangeRate::<USD, JPY>::new(b).unwrap();
        let amount = ExactMoney::<EUR>::new(amount);
        let joined: ExchangeRate<EUR, JPY> = first.then(&second);
        prop_assert_eq!(joined.convert(&amount), second.convert(first.convert(&amount)));
        prop_assert_eq!(joined.inverse(), second.inverse().then(&first.inverse()));
    }

    #[test]
    fn exchange_rates_are_text_and_json(number in positive()) {
        let rate = ExchangeRate::<GBP, CHF>::new(number).unwrap();
        prop_assert_eq!(&rate.to_string().parse::<ExchangeRate<GBP, CHF>>().unwrap(), &rate);
        let json = serde_json::to_string(&rate).unwrap();
        prop_assert_eq!(&serde_json::from_str::<ExchangeRate<GBP, CHF>>(&json).unwrap(), &rate);
        let any = ExchangeRate::<AnyCurrency, AnyCurrency>::from(rate.clone());
        prop_assert_eq!(ExchangeRate::<GBP, CHF>::try_from(any).unwrap(), rate);
    }

    #[test]
    fn the_effective_rate_is_what_was_applied(number in positive(), minor in 1i128..1_000_000) {
        let rate = ExchangeRate::<EUR, USD>::new(number).unwrap();
        let paid = Money::<EUR>::from_minor(minor);
        let Ok(quantized) = rate.convert(paid).try_quantize(Rounding::Up) else {
            return Ok(()); // beyond `Money`
        };
        let (received, remainder) = quantized.into_parts();
        let applied = ExchangeRate::effective(paid, received).unwrap();
        prop_assert_eq!(applied.convert(paid), received);
        prop_assert_eq!(applied == rate, remainder.is_zero());
    }

    #[test]
    fn bags_are_a_group(a in bags(), b in bags(), c in bags(), factor in numbers()) {
        prop_assert_eq!(a.clone() + &b, b.clone() + &a);
        prop_assert_eq!((a.clone() + &b) + &c, a.clone() + (b.clone() + &c));
        prop_assert!((a.clone() - &a).is_zero());
        prop_assert_eq!(a.clone() - &b, a.clone() + -b.clone());
        prop_assert_eq!(a.clone() + MoneyBag::new(), a.clone());
        prop_assert_eq!((a.clone() + &b) * &factor, a.clone() * &factor + b.clone() * &factor);
        prop_assert_eq!([&a, &b, &c].into_iter().sum::<MoneyBag>(), a + b + c);
    }

    #[test]
    fn bags_hold_what_went_in(amounts in prop::collection::vec(amounts(), 0..20)) {
        let bag: MoneyBag = amounts.iter().sum();
        for currency in AnyCurrency::all() {
            let of_it = amounts.iter().filter(|amount| amount.currency() == currency);
            let sum: SafeNumber = of_it.map(ExactMoney::amount).sum();
            prop_assert_eq!(bag.get(currency), ExactMoney::new_in(sum, currency));
        }
        prop_assert!(bag.iter().all(|amount| !amount.is_zero()));
        prop_assert!(bag.iter().map(|amount| amount.currency().code()).is_sorted());
        let json = serde_json::to_string(&bag).unwrap();
        prop_assert_eq!(serde_json::from_str::<MoneyBag>(&json).unwrap(), bag);
    }

    #[test]
    fn a_converted_bag_is_the_sum_of_the_converted(bag in bags(), number in positive()) {
        let total = bag.convert_with(USD, |from| ExchangeRate::new_in(from, USD, &number)).unwrap();
        let expected: SafeNumber = bag
            .iter()
            .map(|amount| match amount.currency().code() {
                "USD" => amount.amount().clone(),
                _ => amount.amount() * &number,
            })
            .sum();
        prop_assert_eq!(total.amount(), &expected);
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,30}") {
        let _ = text.parse::<Rate>();
        let _ = text.parse::<ExchangeRate<AnyCurrency, AnyCurrency>>();
        let _ = serde_json::from_str::<MoneyBag>(&text);
        let _ = format!("{text}%").parse::<Rate>();
        let _ = format!("EUR/USD {text}").parse::<ExchangeRate<EUR, USD>>();
    }
}

#[test]
fn rate_literals_are_constants() {
    const VAT: Rate = rate!(7.25%);
    static FEE: Rate = rate!(125 bps);
    const THIRD: Rate = rate!(100/3 %);
    assert_eq!(VAT.as_fraction(), &num!(0.0725));
    assert_eq!(FEE, rate!(1.25%));
    assert_eq!(THIRD.as_fraction(), &num!(1 / 3));
    assert_eq!(rate!(-0.50%).as_fraction(), &num!(-0.005));
    assert_eq!(rate!(50%).as_fraction(), &num!(0.5));
    assert_eq!(rate!(1000%).as_fraction(), &num!(10));
    assert_eq!(rate!(0%), Rate::ZERO);
    assert_eq!(rate!(3/4 bps).as_fraction(), &num!(0.000075));
    assert_eq!(rate!(+1_000 bps), rate!(10%));
}

#[test]
fn rate_operands() {
    let vat = rate!(20%);
    assert_eq!(usd!(9.99) * &vat, usd!(9.99) * num!(0.2));
    assert_eq!(&vat * usd!(9.99), usd!(9.99) * num!(0.2));
    assert_eq!((1 + &vat).to_string(), "1.2");
    assert_eq!((1 - vat.clone()).to_string(), "0.8");
    assert_eq!(&vat * 3, rate!(60%));
    assert_eq!(3 * &vat, rate!(60%));
    assert_eq!(&vat / 12, rate!(5/3 %));
    assert_eq!(num!(3) * &vat, num!(0.6));
    assert_eq!(-&vat, rate!(-20%));
    assert_eq!([rate!(5%), rate!(9.975%)].iter().sum::<Rate>(), rate!(14.975%));
    assert!(rate!(5%) < rate!(501 bps));
    assert!(vat.checked_div(0).is_none());
    let mut sum = rate!(1%);
    sum += &vat;
    sum -= rate!(0.5%);
    assert_eq!(sum, rate!(20.5%));
}

#[test]
fn rates_on_the_wire_have_a_unit() {
    assert_eq!(serde_json::to_string(&rate!(7.25%)).unwrap(), "\"7.25%\"");
    for bad in ["7.25", "\"7.25\"", "0.0725", "7", "null", "[]"] {
        assert!(serde_json::from_str::<Rate>(bad).is_err(), "{bad}");
    }
    let rate: ExchangeRate<EUR, USD> = "EUR/USD 1.0837".parse().unwrap();
    let json = r#"{"from":"EUR","to":"USD","rate":"1.0837"}"#;
    assert_eq!(serde_json::to_string(&rate).unwrap(), json);
    for bad in [
        r#"{"from":"EUR","to":"USD","rate":1.0837}"#,
        r#"{"from":"EUR","to":"USD","rate":1}"#,
        r#"{"from":"EUR","to":"USD","rate":"0"}"#,
        r#"{"from":"EUR","to":"USD","rate":"-1"}"#,
        r#"{"from":"USD","to":"EUR","rate":"1"}"#,
        r#"{"from":"EUR","to":"USD","rate":"1","date":"2024-03-01"}"#,
        r#"{"from":"EUR","rate":"1"}"#,
    ] {
        assert!(serde_json::from_str::<ExchangeRate<EUR, USD>>(bad).is_err(), "{bad}");
    }
    let twice = r#"[{"amount":"1","currency":"EUR"},{"amount":"2","currency":"EUR"}]"#;
    let error = serde_json::from_str::<MoneyBag>(twice).unwrap_err();
    assert!(error.to_string().starts_with("currency `EUR` comes twice in a bag"), "{error}");
}

#[test]
fn hostile_exchange_rates() {
    for bad in [num!(0), num!(-1), num!(-1 / 3)] {
        assert!(ExchangeRate::<EUR, USD>::new(bad).unwrap_err().is_invalid_rate());
    }
    let huge = ExchangeRate::<EUR, USD>::new("1e10000".parse::<SafeNumber>().unwrap()).unwrap();
    let converted = huge.convert(Money::<EUR>::MAX);
    assert!(converted.try_quantize(Rounding::HalfUp).unwrap_err().is_overflow());
    assert_eq!(huge.inverse().convert(converted), Money::<EUR>::MAX);
    let negative: SafeNumber = "-1e10000".parse().unwrap();
    let error = ExchangeRate::<EUR, USD>::new(negative).unwrap_err();
    assert!(error.to_string().len() < 200, "a message never grows with its input");

    assert!(ExchangeRate::effective(eur!(0), usd!(1)).unwrap_err().is_invalid_rate());
    assert!(ExchangeRate::effective(eur!(1), usd!(0)).unwrap_err().is_invalid_rate());
    let error = ExchangeRate::effective(eur!(1), usd!(-1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`USD -1.00` for `EUR 1.00` has no exchange rate, expected amounts of one sign, not zero"
    );
    let refund = ExchangeRate::effective(eur!(-1), usd!(-1.08)).unwrap();
    assert_eq!(refund.to_string(), "EUR/USD 1.08");
}

#[test]
fn rates_known_at_run_time_meet_in_a_currency() {
    let read = |text: &str| text.parse::<ExchangeRate<AnyCurrency, AnyCurrency>>().unwrap();
    let (dollars, yen) = (read("EUR/USD 1.08"), read("USD/JPY 150"));
    assert_eq!(dollars.try_then(&yen).unwrap(), read("EUR/JPY 162"));
    assert_eq!(
        dollars.try_then(&read("GBP/JPY 190")).unwrap_err().to_string(),
        "currencies differ: found a GBP/JPY rate, expected one from USD, which the EUR/USD rate \
         converts to"
    );
}

const FRIDAY: Date = date(2024, 3, 1);
const MONDAY: Date = date(2024, 3, 4);

fn table() -> RateTable {
    let mut table = RateTable::new();
    let bid = ExchangeRate::<EUR, USD>::new(num!(1.08)).unwrap();
    let ask = ExchangeRate::<EUR, USD>::new(num!(1.09)).unwrap();
    table.insert_two_sided(FRIDAY, &bid, &ask).unwrap();
    let bid = ExchangeRate::<GBP, USD>::new(num!(1.26)).unwrap();
    let ask = ExchangeRate::<GBP, USD>::new(num!(1.27)).unwrap();
    table.insert_two_sided(MONDAY, &bid, &ask).unwrap();
    table
}

#[test]
fn a_table_does_only_what_is_asked() {
    let table = table();
    let exact = RateQuery::new(RateKind::Bid, MONDAY, DatePolicy::SameDay);
    let latest = RateQuery::new(RateKind::Bid, MONDAY, DatePolicy::Latest);
    let within = |days| RateQuery::new(RateKind::Bid, MONDAY, DatePolicy::LatestWithin { days });
    assert!(table.rate(EUR, USD, &exact).unwrap_err().is_missing_rate());
    assert_eq!(table.rate(EUR, USD, &latest).unwrap().rate(), &num!(1.08));
    assert_eq!(table.rate(EUR, USD, &within(3)).unwrap().rate(), &num!(1.08));
    assert!(table.rate(EUR, USD, &within(2)).unwrap_err().is_missing_rate());
    assert_eq!(table.rate(GBP, USD, &within(0)).unwrap().rate(), &num!(1.26));
    let before = RateQuery::new(RateKind::Bid, date(2024, 2, 29), DatePolicy::Latest);
    assert!(table.rate(EUR, USD, &before).unwrap_err().is_missing_rate());

    assert!(table.rate(USD, EUR, &latest).unwrap_err().is_missing_rate());
    assert_eq!(
        table.rate(USD, EUR, &latest.clone().or_inverse()).unwrap().rate(),
        &num!(100 / 109)
    );
    let ask = RateQuery::new(RateKind::Ask, MONDAY, DatePolicy::Latest).or_inverse();
    assert_eq!(table.rate(USD, EUR, &ask).unwrap().rate(), &num!(100 / 108));

    assert!(table.rate(EUR, GBP, &latest.clone().through(USD)).unwrap_err().is_missing_rate());
    let joined = latest.or_inverse().through(USD);
    let (rate, day) = table.rate_and_date(EUR, GBP, &joined).unwrap();
    assert_eq!((rate.rate(), day), (&num!(108 / 127), FRIDAY));
    // Whoever goes there and back at the sides of the market never gains.
    let back = table.rate(GBP, EUR, &joined).unwrap();
    assert!(rate.then(&back).rate() < &SafeNumber::ONE);
    assert_eq!(table.rate(CHF, CHF, &exact).unwrap().rate(), &SafeNumber::ONE);
}

#[test]
fn a_missing_rate_says_what_there_is() {
    let table = table();
    let query = RateQuery::new(RateKind::Mid, MONDAY, DatePolicy::LatestWithin { days: 5 });
    let text = |from: &str, to: &str| {
        let [from, to] = [from, to].map(|code| AnyCurrency::from_code(code).unwrap());
        table.rate(from, to, &query.clone().or_inverse().through(EUR)).unwrap_err().to_string()
    };
    assert_eq!(
        text("GBP", "JPY"),
        "no GBP/JPY mid rate of 2024-03-04 or up to 5 days before, or the inverse, or through EUR; \
         the table has GBP/USD bid (2024-03-04), GBP/USD ask (2024-03-04)"
    );
    assert!(text("CHF", "JPY").ends_with("; the table has nothing of CHF or JPY"));
    let empty = RateTable::new().rate(EUR, USD, &query).unwrap_err();
    assert!(empty.to_string().ends_with("; the table is empty"), "{empty}");
}

#[test]
fn bids_stay_below_their_asks() {
    let mut table = table();
    let rate = |number| ExchangeRate::<EUR, USD>::new(number).unwrap();
    assert!(table.insert(FRIDAY, RateKind::Bid, &rate(num!(1.091))).unwrap_err().is_invalid_rate());
    assert!(table.insert(FRIDAY, RateKind::Ask, &rate(num!(1.079))).unwrap_err().is_invalid_rate());
    assert_eq!(table, self::table(), "nothing was put in");
    let (bid, ask) = (rate(num!(1.2)), rate(num!(1.1)));
    assert!(table.insert_two_sided(FRIDAY, &bid, &ask).is_err());
    assert_eq!(table, self::table(), "nothing was put in");
    // Both sides at once may leave the old range.
    table.insert_two_sided(FRIDAY, &rate(num!(1.2)), &rate(num!(1.21))).unwrap();
    let replaced = table.insert(FRIDAY, RateKind::Bid, &rate(num!(1.21))).unwrap();
    assert_eq!(replaced, Some(num!(1.2)));
    let euro = ExchangeRate::<EUR, EUR>::new(2).unwrap();
    assert!(table.insert(FRIDAY, RateKind::Mid, &euro).unwrap_err().is_invalid_rate());
    assert_eq!(table.iter().count(), 4);
}

/// Either side may come from the inverse pair: EUR/USD bid 1.10 and USD/EUR bid 0.95 together pay
/// whoever goes there and back.
#[test]
fn a_market_is_not_crossed_through_its_inverse() {
    let euro = |number| ExchangeRate::<EUR, USD>::new(number).unwrap();
    let dollar = |number| ExchangeRate::<USD, EUR>::new(number).unwrap();
    let mut table = RateTable::new();
    table.insert(FRIDAY, RateKind::Bid, &euro(num!(1.25))).unwrap();
    let error = table.insert(FRIDAY, RateKind::Bid, &dollar(num!(0.81))).unwrap_err();
    assert!(error.is_invalid_rate());
    assert_eq!(
        error.to_string(),
        "USD/EUR bid `0.81` of 2024-03-01 is above its ask `0.8`, the inverse of the EUR/USD bid, \
         expected at most that"
    );
    table.insert(FRIDAY, RateKind::Bid, &dollar(num!(0.8))).unwrap();
    assert!(table.insert(FRIDAY, RateKind::Bid, &euro(num!(1.26))).is_err());
    assert!(table.insert_two_sided(FRIDAY, &euro(num!(1.26)), &euro(num!(1.27))).is_err());
    assert_eq!(table.iter().count(), 2, "what was refused is not in");
    // 1 / 0.9 is an implied bid of 1.111….
    table.insert(MONDAY, RateKind::Ask, &dollar(num!(0.9))).unwrap();
    let error = table.insert(MONDAY, RateKind::Ask, &euro(num!(1.11))).unwrap_err();
    assert!(error.to_string().starts_with("EUR/USD bid `10/9` of"), "{error}");
    // Other days and reference rates are another matter.
    table.insert(MONDAY, RateKind::Bid, &euro(num!(1.26))).unwrap();
    table.insert(FRIDAY, RateKind::Mid, &euro(num!(2))).unwrap();

    let pound = ExchangeRate::<GBP, USD>::new(2).unwrap();
    let [pound, euro]: [ExchangeRate<AnyCurrency, AnyCurrency>; 2] =
        [pound.into(), euro(num!(1)).into()];
    let error = table.insert_two_sided(FRIDAY, &euro, &pound).unwrap_err();
    assert_eq!(
        error.to_string(),
        "currencies differ: found a GBP/USD ask, expected one of EUR/USD, as the bid is"
    );
}

#[test]
fn the_freshest_rate_wins() {
    let mut table = RateTable::new();
    let mut put = |day, text: &str| {
        let rate: ExchangeRate<AnyCurrency, AnyCurrency> = text.parse().unwrap();
        table.insert(day, RateKind::Mid, &rate).unwrap();
    };
    let days = [date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 3)];
    put(days[0], "EUR/USD 1.01");
    put(days[1], "USD/EUR 100/102");
    for (day, text) in [(days[2], "EUR/GBP 0.5"), (days[2], "GBP/USD 2.06")] {
        put(day, text);
    }
    let ask = |table: &RateTable, query: &RateQuery| {
        let (rate, date) = table.rate_and_date(EUR, USD, query).unwrap();
        (rate.rate().to_string(), date)
    };
    let query = RateQuery::new(RateKind::Mid, MONDAY, DatePolicy::Latest);
    let inverse = query.clone().or_inverse();
    let joined = inverse.clone().through(GBP);
    assert_eq!(ask(&table, &query), ("1.01".into(), days[0]));
    assert_eq!(ask(&table, &inverse), ("1.02".into(), days[1]));
    assert_eq!(ask(&table, &joined), ("1.03".into(), days[2]));
    assert_eq!(ask(&table, &query.clone().through(GBP)), ("1.03".into(), days[2]));
    // Of equally fresh ones, the most direct: the inverse before the joined one, …
    let dollars = ExchangeRate::<USD, EUR>::new(num!(100 / 104)).unwrap();
    table.insert(days[2], RateKind::Mid, &dollars).unwrap();
    assert_eq!(ask(&table, &joined), ("1.04".into(), days[2]));
    // … the quote of the pair before both.
    let euros = ExchangeRate::<EUR, USD>::new(num!(1.05)).unwrap();
    table.insert(days[2], RateKind::Mid, &euros).unwrap();
    assert_eq!(ask(&table, &joined), ("1.05".into(), days[2]));
    // A joined rate is as old as its oldest quote.
    let pounds = ExchangeRate::<EUR, GBP>::new(num!(0.6)).unwrap();
    table.insert(MONDAY, RateKind::Mid, &pounds).unwrap();
    assert_eq!(ask(&table, &joined), ("1.05".into(), days[2]));
}

#[test]
fn rates_meet_in_every_currency_that_was_named() {
    let mut table = RateTable::new();
    for text in ["GBP/EUR 1.2", "EUR/USD 1.1", "USD/JPY 150", "CHF/JPY 170", "GBP/CHF 1.1"] {
        let rate: ExchangeRate<AnyCurrency, AnyCurrency> = text.parse().unwrap();
        table.insert(FRIDAY, RateKind::Mid, &rate).unwrap();
    }
    let query = RateQuery::new(RateKind::Mid, FRIDAY, DatePolicy::SameDay);
    let rate = |query: &RateQuery| table.rate(GBP, JPY, query).map(|rate| rate.rate().clone());
    assert!(rate(&query.clone().through(EUR)).unwrap_err().is_missing_rate());
    // In any order, and each once.
    let two = query.clone().through(EUR).through(USD).through(EUR);
    assert_eq!(two.to_string(), "mid rate of 2024-03-01, or through EUR or USD");
    assert_eq!(rate(&two).unwrap(), num!(198));
    assert_eq!(rate(&query.clone().through(USD).through(EUR)).unwrap(), num!(198));
    // Fewer quotes win over more, wherever their currency is named.
    assert_eq!(rate(&two.through(CHF)).unwrap(), num!(187));
    // The ends of the pair are no stops, and a way back is never taken.
    let odd = query.or_inverse().through(GBP).through(JPY).through(USD);
    assert!(rate(&odd).unwrap_err().is_missing_rate());
    assert_eq!(rate(&odd.through(EUR)).unwrap(), num!(198));
}

/// The search beside all orders of all stops, one by one.
#[test]
fn the_search_misses_no_way() {
    fn ways(table: &RateTable, at: &str, stops: &[&str], query: &RateQuery) -> Option<Date> {
        let any = |code: &str| AnyCurrency::from_code(code).unwrap();
        let one = |to: &str| Some(table.rate_and_date(any(at), any(to), query).ok()?.1);
        let joined = stops.iter().enumerate().filter_map(|(index, stop)| {
            let mut rest = stops.to_vec();
            rest.remove(index);
            Some(one(stop)?.min(ways(table, stop, &rest, query)?))
        });
        one("JPY").into_iter().chain(joined).max()
    }
    let codes = ["GBP", "EUR", "USD", "CHF", "SEK", "JPY"];
    let mut state = 4217_u32;
    let mut random = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut found = 0;
    for _ in 0..300 {
        let mut table = RateTable::new();
        for _ in 0..12 {
            let [from, to] =
                [random(6), random(6)].map(|index| codes[usize::try_from(index).unwrap()]);
            let day = date(2024, 3, 1 + i8::try_from(random(5)).unwrap());
            let [from, to] = [from, to].map(|code| AnyCurrency::from_code(code).unwrap());
            let rate = ExchangeRate::new_in(from, to, 1 + random(9)).unwrap();
            // A pair of one currency is refused.
            let _ = table.insert(day, RateKind::Mid, &rate);
        }
        let query = RateQuery::new(RateKind::Mid, date(2024, 3, 9), DatePolicy::Latest);
        let query = query.or_inverse();
        let all = query.clone().through(EUR).through(USD).through(CHF).through(money::SEK);
        let answer = table.rate_and_date(GBP, JPY, &all).ok().map(|(_, date)| date);
        assert_eq!(answer, ways(&table, "GBP", &codes[1..5], &query), "{table:?}");
        found += usize::from(answer.is_some());
    }
    assert!(found > 100, "{found}");
}

#[test]
fn bags_of_many_kinds() {
    let mut bag = MoneyBag::new();
    bag += eur!(5.00);
    bag += &usd!(-3.10);
    bag += jpy!(500) / 3;
    bag += "EUR 1.00".parse::<Money<AnyCurrency>>().unwrap();
    bag -= gbp!(0);
    bag += MoneyBag::from(chf!(1));
    assert_eq!(bag.to_string(), "CHF 1.00 + EUR 6.00 + JPY 500/3 + USD -3.10");
    assert_eq!(bag.len(), 4);
    assert_eq!((-&bag + &bag).to_string(), "0");
    assert_eq!(bag.get(JPY), jpy!(500) / 3);
    assert!((bag.clone() * num!(0)).is_zero());
    bag.extend([eur!(1), eur!(-7)]);
    assert_eq!(bag.to_string(), "CHF 1.00 + JPY 500/3 + USD -3.10");

    let query = RateQuery::new(RateKind::Bid, MONDAY, DatePolicy::Latest);
    let error = bag.convert(USD, &table(), &query).unwrap_err();
    assert!(error.to_string().starts_with("no CHF/USD bid rate"), "{error}");
    // A rate to another currency than the one asked for is caught.
    let pounds = AnyCurrency::from(GBP);
    let wrong =
        bag.convert_with(AnyCurrency::from(USD), |from| ExchangeRate::new_in(from, pounds, 1));
    let wrong = wrong.unwrap_err();
    assert!(wrong.is_currency_mismatch());
    assert_eq!(wrong.to_string(), "currencies differ: found a CHF/GBP rate, expected one to USD");
}

fn float_free<T: FloatFree>() {}

#[test]
fn they_hold_no_float() {
    float_free::<(Rate, ExchangeRate<EUR, AnyCurrency>, RateTable, RateQuery, MoneyBag)>();
    float_free::<(money::tax::TaxedInvoice<EUR>, money::interest::Schedule<EUR>)>();
    float_free::<(money::interest::Accrual<EUR>, money::interest::DayCount)>();
}
