//! What the README promises, line by line. The refusals are in `ui/`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::{
    AllocationMode, AnyCurrency, CHF, Currency, ExactMoney, Money, RemainderAccount, Rounding,
    SafeNumber, USD, chf, eur, exact, money, num, usd,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;
use std::collections::HashMap;

#[test]
fn a_third_times_a_hundred() {
    assert_eq!(SafeNumber::new(1) / 3 * 100, num!(100 / 3));
}

#[test]
fn a_tenth_and_two_tenths() {
    assert_eq!(num!(0.1) + num!(0.2), num!(0.3));
    assert_eq!(usd!(0.10) + usd!(0.20), usd!(0.30));
}

#[test]
fn literals_keep_every_digit() {
    assert_ne!(num!(10.0000000000000001), num!(10));
    assert_eq!(num!(10.0000000000000001).to_string(), "10.0000000000000001");
    let thirty_digits = num!(123456789012345.678901234567891);
    assert_eq!(thirty_digits.to_string(), "123456789012345.678901234567891");
    assert_eq!(num!(-0.000_001).to_string(), "-0.000001");
    assert_eq!(num!(+7), 7);
    assert_eq!(num!(-4 / 6).to_string(), "-2/3");
    assert_eq!(num!(-9223372036854775808), i64::MIN);
    assert_eq!(usd!(1_000_000.5), Money::from_minor(100_000_050));
    assert_eq!(usd!(0.100), usd!(0.10));
    assert_eq!(money!(-0.05 CHF), chf!(-0.05));
    assert_eq!(exact!(1/3 USD), usd!(1) / 3);
    assert_eq!(
        usd!(1701411834604692317316873037158841057.27).minor(),
        i128::MAX,
        "the largest amount is a literal"
    );
}

#[test]
fn literals_are_constants() {
    const FEE: Money<USD> = usd!(0.30);
    static RATE: SafeNumber = num!(0.029);
    const SHARE: ExactMoney<CHF> = exact!(1/3 CHF);
    assert_eq!((usd!(100) * &RATE + FEE).to_string(), "USD 3.20");
    assert_eq!(SHARE * 3, chf!(1));
}

#[test]
fn a_payout_keeps_its_remainder() {
    let quantized = (usd!(100000.00) / 7).quantize(Rounding::HalfUp);
    let (paid, remainder) = quantized.into_parts();
    assert_eq!(paid, usd!(14285.71));
    assert_eq!(remainder.amount(), &num!(3 / 700));
    assert_eq!(paid + remainder.into_exact(), usd!(100000.00) / 7);
}

/// The talk's salami: ten million payouts of a seventh of 100,000 dollars.
#[test]
fn ten_million_payouts_lose_nothing() {
    const PAYOUTS: i128 = 10_000_000;
    let share = usd!(100000.00) / 7;
    let mut kept = RemainderAccount::<USD>::new();
    let mut paid = Money::ZERO;
    for _ in 0..PAYOUTS {
        paid += share.quantize(Rounding::HalfUp).settle(&mut kept);
    }
    assert_eq!(paid, usd!(14285.71) * PAYOUTS);
    assert_eq!(kept.balance(), &exact!(300000/7 USD));
    assert_eq!(paid + kept.balance(), &share * PAYOUTS);
    assert_eq!(kept.release(), usd!(42857.14));
    assert_eq!(kept.balance().amount(), &num!(1 / 350));
}

#[test]
fn half_up_is_away_from_zero() {
    let rounded = |number: SafeNumber| {
        let whole = ExactMoney::<money::JPY>::new(number).quantize(Rounding::HalfUp);
        whole.into_parts().0.minor()
    };
    assert_eq!(rounded(num!(2.5)), 3);
    assert_eq!(rounded(num!(1.5)), 2);
    assert_eq!(rounded(num!(-2.5)), -3);
}

#[test]
fn expressions_infer() {
    let a = SafeNumber::new(-1);
    let safe = SafeNumber::new(10);
    assert_eq!((usd!(5) * 3).minor(), 1500);
    assert_eq!((3 * usd!(5)).minor(), 1500);
    assert!((1 + &a).is_zero());
    assert_eq!(safe, 10);
    assert_eq!((usd!(5) / usd!(2)).to_string(), "2.5");
    assert_eq!((usd!(5) / 2 + usd!(1)).to_string(), "USD 3.50");
    assert_eq!([usd!(1), usd!(2)].iter().sum::<Money<_>>(), usd!(3));
    assert_eq!([1, 2].iter().sum::<SafeNumber>(), 3);
    // Floats elsewhere stay as they were.
    let half = "0.5".parse().unwrap_or(1.0);
    assert!(2.0 * half + 1.0 > 1.5);
}

#[test]
fn every_exact_operand() {
    let half = num!(0.5);
    let decimal = Decimal::new(25, 2);
    let ratio = BigRational::new(1.into(), 3.into());
    assert_eq!((&half + 1u8).to_string(), "1.5");
    assert_eq!((&half - 1u128).to_string(), "-0.5");
    assert_eq!((&half * usize::MAX / usize::MAX), half);
    assert_eq!((&half / i128::MAX * i128::MAX), half);
    assert_eq!((&half + &BigInt::from(1)).to_string(), "1.5");
    assert_eq!((&half + decimal).to_string(), "0.75");
    assert_eq!((decimal + &half).to_string(), "0.75");
    assert_eq!((&half + &ratio).to_string(), "5/6");
    assert_eq!((ratio - half.clone()).to_string(), "-1/6");
    assert_eq!((BigInt::from(1) / half).to_string(), "2");
    assert!(num!(0.25) == decimal && num!(0.25) < 1 && num!(0.25) > -1i8);
}

#[test]
fn amounts_mix_in_every_order() {
    let (m, e, rate) = (usd!(3), exact!(1/3 USD), num!(0.5));
    assert!(e < m);
    assert!(m > e);
    assert!(e <= exact!(1/3 USD));
    assert_eq!((2 * &e).to_string(), "USD 2/3");
    assert_eq!((&rate * &e).to_string(), "USD 1/6");
    let price = &m;
    assert_eq!((&rate * price).to_string(), "USD 1.50");
    assert_eq!((&m * 2).to_string(), "USD 6.00");
    assert_eq!((&m / 2).to_string(), "USD 1.50");
    assert_eq!((-&m).to_string(), "USD -3.00");
    assert_eq!((-&e).abs(), e);
    assert_eq!(Money::<USD>::MIN.checked_neg(), None);
    assert_eq!(m.checked_div(0), None);
    assert!(Money::try_sum([Money::<USD>::MAX; 2]).unwrap_err().is_overflow());
    assert_eq!(Money::<USD>::try_sum([]).unwrap(), None);
    let any = Money::<AnyCurrency>::from(m);
    assert_eq!(Money::<USD>::try_from(any).unwrap(), m);
    assert!(Money::<CHF>::try_from(any).unwrap_err().is_currency_mismatch());
}

/// A currency of the user's own, finer than any integer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Fine;

impl Currency for Fine {
    fn code(&self) -> &'static str {
        "FINE"
    }
    fn minor_unit(&self) -> Option<u8> {
        Some(200)
    }
    fn from_code(_: &str) -> Result<Self, money::Error> {
        Ok(Self)
    }
}

impl money::MinorUnit for Fine {
    fn scale(&self) -> u8 {
        200
    }
}

impl money::StaticCurrency for Fine {
    const VALUE: Self = Self;
    const CODE: &'static str = "FINE";
}

#[test]
fn a_scale_beyond_the_integers_is_an_error() {
    assert!(Money::parse_in("1", Fine).unwrap_err().is_overflow());
    assert_eq!(Money::parse_in("1", Fine).unwrap_err().to_string(), "`1` does not fit `Money`");
    assert!(Money::<Fine>::from_major(1).unwrap_err().is_overflow());
    assert!(ExactMoney::<Fine>::new(1).try_quantize(Rounding::HalfUp).unwrap_err().is_overflow());
    let smallest = Money::<Fine>::from_minor(1);
    assert_eq!(smallest.to_exact().quantize(Rounding::HalfUp).exactly().ok(), Some(smallest));
    assert_eq!(smallest.to_string().parse(), Ok(smallest));
}

/// Names that the derive could have used itself.
#[allow(dead_code, reason = "these types are only proven")]
mod float_free_names {
    use money::FloatFree;

    #[derive(FloatFree)]
    pub(crate) struct Fields {
        field: FloatFreeField,
    }

    #[derive(FloatFree)]
    pub(crate) struct FloatFreeField;

    #[derive(FloatFree)]
    pub(crate) struct Generic<C> {
        pub(crate) amount: money::Money<C>,
        pub(crate) currency: C,
    }
}

#[test]
fn the_derive_accepts_what_holds_no_float() {
    fn float_free<T: money::FloatFree>() {}
    float_free::<float_free_names::Fields>();
    float_free::<float_free_names::Generic<USD>>();
    float_free::<float_free_names::Generic<AnyCurrency>>();
    float_free::<HashMap<u8, std::sync::atomic::AtomicU64>>();
}

#[test]
fn equal_numbers_have_one_hash() {
    let mut seen = HashMap::new();
    seen.insert(num!(0.5), "half");
    assert_eq!(seen.get(&(SafeNumber::new(17) / 34)), Some(&"half"));
    let huge: SafeNumber = "1e30".parse().unwrap();
    seen.insert(huge.clone(), "huge");
    assert_eq!(seen.get(&(huge * 3 / 3)), Some(&"huge"));
}

fn copy<T: Copy>(_: T) {}

#[test]
fn sizes() {
    copy(usd!(1));
    assert_eq!(size_of::<SafeNumber>(), 16);
    assert_eq!(size_of::<Money<USD>>(), 16);
    assert_eq!(size_of::<Money<AnyCurrency>>(), 32);
    assert_eq!(size_of::<Option<Money<AnyCurrency>>>(), 32);
}

#[test]
fn run_time_currencies_return_results() {
    let euro: AnyCurrency = "EUR".parse().unwrap();
    let a = Money::from_minor_in(100, euro);
    let b = Money::parse_in("2.50", euro).unwrap();
    assert_eq!(a.try_add(b).unwrap().to_string(), "EUR 3.50");
    let c = Money::from_minor_in(100, AnyCurrency::from(USD));
    assert!(a.try_sub(c).unwrap_err().is_currency_mismatch());
    assert!(a.try_cmp(&c).unwrap_err().is_currency_mismatch());
    assert!(a.try_cmp(&b).unwrap().is_lt() && a != c);
}

#[test]
fn gold_is_added_and_ordered_like_dollars() {
    let (third, half) = (exact!(1/3 XAU), exact!(1/2 XAU));
    assert_eq!(&third + &half, exact!(5/6 XAU));
    assert_eq!(third.clone() - half.clone(), exact!(-1/6 XAU));
    assert!(third < half && half.clone() / third.clone() == num!(1.5));
    assert_eq!([third, half].iter().sum::<ExactMoney<_>>(), exact!(5/6 XAU));
}

#[test]
fn amounts_multiply_in_place() {
    let mut price = usd!(1.25);
    price *= 3;
    assert_eq!(price, usd!(3.75));
    let mut share = price.to_exact();
    share *= num!(0.1);
    share /= 3;
    assert_eq!(share, exact!(0.125 USD));
}

#[test]
fn known_allocations() {
    use AllocationMode::{LargestRemainder, ToFirst, ToLargestRatio};
    let by = |money: Money<USD>, ratios: [i64; 3], mode| {
        money.allocate(&ratios, mode).unwrap().map(|part| part.minor())
    };
    assert_eq!(by(usd!(1.00), [2, 3, 1], ToFirst), [34, 50, 16]);
    assert_eq!(by(usd!(1.00), [2, 3, 1], LargestRemainder), [33, 50, 17]);
    assert_eq!(by(usd!(1.00), [2, 3, 1], ToLargestRatio), [33, 51, 16]);
    assert_eq!(by(usd!(0.05), [0, 1, 1], ToFirst), [0, 3, 2]);
    assert_eq!(by(usd!(0.05), [0, 1, 1], LargestRemainder), [0, 3, 2]);
    assert_eq!(by(usd!(0.05), [0, 1, 1], ToLargestRatio), [0, 3, 2]);
    let [a, b] = eur!(99.99).allocate(&[75, 25], LargestRemainder).unwrap();
    assert_eq!((a, b), (eur!(74.99), eur!(25.00)));
    let thirds = vec![num!(1 / 3), num!(2 / 3)];
    assert_eq!(usd!(1).allocate(&thirds, ToFirst).unwrap(), [usd!(0.34), usd!(0.66)]);
}

#[test]
fn ratios_that_cannot_allocate() {
    let by =
        |ratios: &[i64]| usd!(1).allocate(ratios, AllocationMode::ToFirst).unwrap_err().to_string();
    assert_eq!(by(&[]), "ratios cannot allocate: there are none, expected at least one");
    assert_eq!(
        by(&[0, 0]),
        "ratios cannot allocate: all are zero, expected at least one above zero"
    );
    assert_eq!(
        by(&[1, -2]),
        "ratios cannot allocate: `-2` at index 1 is negative, expected zero or more"
    );
}

#[test]
fn a_division_by_zero_panics_with_our_words() {
    let error = std::panic::catch_unwind(|| SafeNumber::new(1) / 0).unwrap_err();
    let text = error.downcast_ref::<&str>().unwrap();
    assert_eq!(*text, "attempt to divide by zero");
}

#[test]
fn an_overflow_panics_in_every_profile() {
    for overflow in [
        || Money::<USD>::MAX + usd!(0.01),
        || Money::<USD>::MIN - usd!(0.01),
        || Money::<USD>::MAX * 2,
        || -Money::<USD>::MIN,
        || [Money::<USD>::MAX; 2].iter().sum(),
    ] {
        let error = std::panic::catch_unwind(overflow).unwrap_err();
        let text = error.downcast_ref::<String>().unwrap();
        assert!(text.ends_with("`Money` with overflow"), "{text}");
    }
}

#[test]
fn json_is_exact_text() {
    let json = serde_json::to_string(&usd!(12.30)).unwrap();
    assert_eq!(json, r#"{"amount":"12.30","currency":"USD"}"#);
    assert_eq!(serde_json::from_str::<Money<USD>>(&json).unwrap(), usd!(12.30));
    let any: Money<AnyCurrency> = serde_json::from_str(&json).unwrap();
    assert_eq!(any.to_string(), "USD 12.30");
    let third = serde_json::to_string(&exact!(-1/3 EUR)).unwrap();
    assert_eq!(third, r#"{"amount":"-1/3","currency":"EUR"}"#);
    assert_eq!(serde_json::from_str::<ExactMoney<_>>(&third).unwrap(), exact!(-1/3 EUR));
    assert_eq!(serde_json::to_string(&num!(0.1)).unwrap(), r#""0.1""#);
    assert_eq!(serde_json::from_str::<SafeNumber>("-7").unwrap(), -7);

    let mut account = RemainderAccount::new();
    account.absorb((usd!(1) / 3).quantize(Rounding::Down).into_parts().1);
    let text = serde_json::to_string(&account).unwrap();
    assert_eq!(text, r#"{"amount":"1/300","currency":"USD"}"#);
    assert_eq!(serde_json::from_str::<RemainderAccount<USD>>(&text).unwrap(), account);
}

#[test]
fn json_that_is_not_exact_is_refused() {
    let refusal = |json: &str| serde_json::from_str::<Money<USD>>(json).unwrap_err().to_string();
    let text = refusal(r#"{"amount":12.34,"currency":"USD"}"#);
    assert!(text.contains("floating point `12.34`, expected an amount as text"), "{text}");
    let text = refusal(r#"{"amount":"12.345","currency":"USD"}"#);
    assert!(
        text.contains("does not fit whole minor units of USD (0.01) without rounding"),
        "{text}"
    );
    let text = refusal(r#"{"amount":"1","currency":"EUR"}"#);
    assert!(text.contains("currencies differ: found `EUR`, expected `USD`"), "{text}");
    let text = refusal(r#"{"amount":"1","currency":"usd"}"#);
    assert!(text.contains("did you mean `USD`?"), "{text}");
    let text = refusal(r#"{"amount":"1","currency":"USD","scale":3}"#);
    assert!(text.contains("unknown field `scale`"), "{text}");
    let text = refusal(r#""USD 1""#);
    assert!(text.contains("expected an amount such as {\"amount\""), "{text}");
    let text = serde_json::from_str::<AnyCurrency>(r#""usd""#).unwrap_err().to_string();
    assert!(text.contains("did you mean `USD`?"), "{text}");
    assert_eq!(serde_json::to_string(&USD).unwrap(), r#""USD""#);
    assert_eq!(serde_json::from_str::<USD>(r#""USD""#).unwrap(), USD);
    let text = refusal(r#"{"amount":"1"}"#);
    assert!(text.contains("missing field `currency`"), "{text}");
    let text = serde_json::from_str::<SafeNumber>("0.1").unwrap_err().to_string();
    assert!(text.contains("expected an exact number as text"), "{text}");
}

#[test]
fn what_json_writes_it_reads() {
    let huge = SafeNumber::new(1) / 3 * "1e9999".parse::<SafeNumber>().unwrap();
    assert!(serde_json::to_string(&huge).is_ok());
    let beyond = &huge * &huge;
    let text = serde_json::to_string(&beyond).unwrap_err().to_string();
    assert!(text.contains("too many digits"), "{text}");
}
