//! The laws of `SafeNumber`, and `BigRational`'s opinion of every operation.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::{Budget, Rounding, SafeNumber};
use money_tests::{modes, numbers};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{CheckedRem, Num, One, Signed, Zero};
use proptest::prelude::*;

fn safe(rational: &BigRational) -> SafeNumber {
    SafeNumber::try_from(rational).unwrap()
}

fn hash(number: &SafeNumber) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

/// Numbers that straddle the tiers: around `2^111`, `2^63`, `2^56` and their products with powers
/// of ten.
fn edges() -> impl Strategy<Value = SafeNumber> {
    let around = prop::sample::select(vec![0u32, 1, 55, 56, 62, 63, 64, 110, 111, 112, 127, 128]);
    (around, -2i32..=2, 0u32..60, any::<bool>(), 1u32..30).prop_map(
        |(bits, offset, scale, negative, divisor)| {
            let mantissa = (BigInt::from(1) << bits) + offset;
            let number = safe(&BigRational::new(mantissa, BigInt::from(10).pow(scale))) / divisor;
            if negative { -number } else { number }
        },
    )
}

/// Fractions of many limbs, with factors in common.
fn long() -> impl Strategy<Value = SafeNumber> {
    let factor = prop_oneof![
        prop::sample::select(vec![2u64, 3, 5, 10, 97, 1 << 63, u64::MAX, u64::MAX - 58]),
        1u64..
    ];
    let product = || prop::collection::vec(factor.clone(), 1..24);
    let value = |factors: Vec<u64>| factors.into_iter().map(BigInt::from).product::<BigInt>();
    (product(), product(), any::<bool>()).prop_map(move |(num, den, negative)| {
        let number = safe(&BigRational::new(value(num), value(den)));
        if negative { -number } else { number }
    })
}

/// Fractions of words: some end but are too wide for a decimal, some share twos and fives with a
/// power of ten.
fn ratios() -> impl Strategy<Value = SafeNumber> {
    let odd = prop::sample::select(vec![1u64, 3, 7, 9, 49, 365, 999_983]);
    (any::<i64>(), 0u32..34, 0u32..6, odd).prop_map(|(num, twos, fives, odd)| {
        SafeNumber::from(num) / (BigInt::from(odd * 5u64.pow(fives)) << twos)
    })
}

fn any_number() -> impl Strategy<Value = SafeNumber> {
    prop_oneof![numbers(), edges(), long(), ratios()]
}

/// The integer that the mode chooses, by its definition.
fn chosen(exact: &BigRational, mode: Rounding) -> BigRational {
    let half = BigRational::new(1.into(), 2.into());
    let (floor, fraction) = (exact.floor(), exact - exact.floor());
    let up = match mode {
        Rounding::Floor => false,
        Rounding::Ceiling => !fraction.is_zero(),
        Rounding::Down => exact.is_negative() && !fraction.is_zero(),
        Rounding::Up => !exact.is_negative() && !fraction.is_zero(),
        Rounding::HalfUp => fraction > half || fraction == half && !exact.is_negative(),
        Rounding::HalfDown => fraction > half || fraction == half && exact.is_negative(),
        Rounding::HalfTowardPositive => fraction >= half,
        Rounding::HalfEven => {
            fraction > half || fraction == half && floor.to_integer() % 2 != BigInt::zero()
        }
    };
    if up { floor + BigRational::one() } else { floor }
}

/// A failure is read off the output; the tests have no file to keep it in.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(3_000))]

    #[test]
    fn addition_is_a_group(a in any_number(), b in any_number(), c in any_number()) {
        prop_assert_eq!(&a + &b, &b + &a);
        prop_assert_eq!((&a + &b) + &c, &a + (&b + &c));
        prop_assert_eq!(&a + 0, a.clone());
        prop_assert_eq!(&a - &a, 0);
        prop_assert_eq!(&a - &b, -(&b - &a));
    }

    #[test]
    fn multiplication_is_a_group(a in any_number(), b in any_number(), c in any_number()) {
        prop_assert_eq!(&a * &b, &b * &a);
        prop_assert_eq!((&a * &b) * &c, &a * (&b * &c));
        prop_assert_eq!(&a * (&b + &c), &a * &b + &a * &c);
        prop_assert_eq!(&a * 1, a.clone());
        prop_assert_eq!(&a * SafeNumber::ZERO, 0);
        if !a.is_zero() {
            prop_assert_eq!(&b / &a * &a, b);
            prop_assert_eq!(a.checked_recip().unwrap() * &a, 1);
        }
    }

    #[test]
    fn order_is_total_and_agrees_with_arithmetic(
        a in any_number(), b in any_number(), c in any_number(),
    ) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b), (&a - &b).cmp(&SafeNumber::ZERO));
        prop_assert_eq!(a.cmp(&b), (&a + &c).cmp(&(&b + &c)));
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn every_operation_agrees_with_big_rationals(x in any_number(), y in any_number()) {
        let (a, b) = (x.to_big_rational(), y.to_big_rational());
        prop_assert_eq!((&x + &y).to_big_rational(), &a + &b);
        prop_assert_eq!((&x - &y).to_big_rational(), &a - &b);
        prop_assert_eq!((&x * &y).to_big_rational(), &a * &b);
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
        prop_assert_eq!((-&x).to_big_rational(), -&a);
        prop_assert_eq!(x.abs().to_big_rational(), a.abs());
        prop_assert_eq!(x.floor().0.to_big_rational(), a.floor());
        prop_assert_eq!(x.ceil().0.to_big_rational(), a.ceil());
        prop_assert_eq!(x.trunc().0.to_big_rational(), a.trunc());
        prop_assert_eq!(x.trunc().1.to_big_rational(), a.fract());
        prop_assert_eq!(x.is_integer(), a.is_integer());
        prop_assert_eq!((x.numerator(), x.denominator()), (a.numer().clone(), a.denom().clone()));
        let quotient = (!y.is_zero()).then(|| (&a / &b, &a % &b));
        let ours = x.checked_div(&y).zip(x.checked_rem(&y));
        let ours = ours.map(|(q, r)| (q.to_big_rational(), r.to_big_rational()));
        prop_assert_eq!(ours, quotient);
    }

    #[test]
    fn one_form_for_each_value(a in any_number(), b in any_number()) {
        // The same value by another way is the same, and hashes the same.
        let there_and_back = &a + &b - &b;
        prop_assert_eq!(hash(&there_and_back), hash(&a));
        prop_assert_eq!(there_and_back, a.clone());
        let read = safe(&a.to_big_rational());
        prop_assert_eq!(hash(&read), hash(&a));
        prop_assert_eq!(read, a.clone());
        if !b.is_zero() {
            prop_assert_eq!(hash(&(&a * &b / &b)), hash(&a));
        }
        prop_assert_eq!(a.to_string().parse::<SafeNumber>().unwrap(), a);
    }

    #[test]
    fn assigning_forms_agree(a in any_number(), b in any_number()) {
        let assigned = |f: fn(&mut SafeNumber, &SafeNumber)| {
            let mut number = a.clone();
            f(&mut number, &b);
            number
        };
        prop_assert_eq!(assigned(|a, b| *a += b), &a + &b);
        prop_assert_eq!(assigned(|a, b| *a -= b), &a - &b);
        prop_assert_eq!(assigned(|a, b| *a *= b), &a * &b);
        prop_assert_eq!([&a, &b, &a].into_iter().sum::<SafeNumber>(), &a + &b + &a);
        prop_assert_eq!([&a, &b, &a].into_iter().product::<SafeNumber>(), &a * &b * &a);
    }

    #[test]
    fn decimals_convert_exactly(mantissa in any::<i64>(), scale in 0u32..=28, mode in modes()) {
        let decimal = rust_decimal::Decimal::new(mantissa, scale);
        let number = SafeNumber::from(decimal);
        prop_assert_eq!(number.to_decimal_exact().unwrap(), decimal);
        let (rounded, rest) = number.to_decimal(scale / 2, mode).unwrap();
        prop_assert_eq!(SafeNumber::from(rounded) + rest, number);
    }

    #[test]
    fn powers(a in any_number(), exponent in -12i32..12) {
        let rational = a.to_big_rational();
        let expected = (exponent >= 0 || !a.is_zero()).then(|| rational.pow(exponent));
        prop_assert_eq!(a.checked_pow(exponent).map(|p| p.to_big_rational()), expected);
    }

    #[test]
    fn quantized_steps_and_rest(a in any_number(), scale in 0u8..40, mode in modes()) {
        let (steps, rest) = a.quantize_to_scale(scale, mode);
        let power = SafeNumber::new(10).pow(i32::from(scale));
        prop_assert!(steps.is_integer());
        prop_assert!((&rest * &power).abs() < 1);
        prop_assert_eq!(safe(&rest.to_big_rational()), rest.clone());
        let exact = (&a * &power).to_big_rational();
        prop_assert_eq!(steps.to_big_rational(), chosen(&exact, mode));
        prop_assert_eq!(steps / power + rest, a);
    }

    #[test]
    fn budgets_compute_the_same_or_refuse(a in any_number(), b in any_number(), max in 0u64..400) {
        let budget = Budget::new(max);
        for (within, exact) in [
            (budget.add(&a, &b), &a + &b),
            (budget.sub(&a, &b), &a - &b),
            (budget.mul(&a, &b), &a * &b),
            (budget.pow(&a, 3), a.pow(3)),
        ] {
            match within {
                Ok(number) => prop_assert_eq!(number, exact),
                Err(error) => {
                    prop_assert!(error.is_overflow());
                    prop_assert!(exact.bits() > max);
                }
            }
        }
    }

    #[test]
    fn decimals_and_text_of_any_length(digits in "[1-9][0-9]{0,120}", point in 0usize..120) {
        let point = point.min(digits.len());
        let (whole, fraction) = digits.split_at(digits.len() - point);
        let text = format!("{}.{}", if whole.is_empty() { "0" } else { whole }, fraction);
        let text = text.trim_end_matches('.');
        let number: SafeNumber = text.parse().unwrap();
        let expected = BigRational::new(
            digits.parse().unwrap(),
            BigInt::from(10).pow(u32::try_from(point).unwrap()),
        );
        prop_assert_eq!(number.to_big_rational(), expected);
    }
}

/// What a generic function of another crate sees.
fn generic<T: Num + Signed + CheckedRem + Clone>(a: &T, b: &T) -> Option<T> {
    (a.clone() + T::one() - T::zero()).checked_rem(b).map(|rest| rest.abs() * a.signum())
}

#[test]
fn generic_code_can_use_it() {
    let number = |text: &str| text.parse::<SafeNumber>().unwrap();
    assert_eq!(generic(&number("-3.5"), &number("2")), Some(number("-0.5")));
    assert_eq!(generic(&number("1"), &number("0")), None);
    assert_eq!(SafeNumber::from_str_radix("-1/3", 10).unwrap(), number("-1/3"));
    let radix = SafeNumber::from_str_radix("ff", 16).unwrap_err();
    assert_eq!(
        radix.to_string(),
        "`ff` is not an exact number: radix 16 at position 0, expected radix 10"
    );
    assert!(SafeNumber::zero().is_zero() && SafeNumber::one().is_one());
    assert_eq!(number("7.5") % 2, number("1.5"));
    assert_eq!(rounded("2.5"), "3");
}

fn rounded(text: &str) -> String {
    let number: SafeNumber = text.parse().unwrap();
    number.quantize_to_scale(0, Rounding::HalfUp).0.to_string()
}

/// Each line of what must be refused, at once and with a position.
#[test]
fn bad_input() {
    let megabyte = "9".repeat(1 << 20);
    let long = format!("1/{megabyte}");
    let cases = [
        ("1/0", 2, "zero denominator"),
        ("0/0", 2, "zero denominator"),
        ("1e999999999", 2, "exponent too large"),
        ("1e-999999999", 2, "exponent too large"),
        (megabyte.as_str(), 0, "too many digits"),
        (long.as_str(), 2, "too many digits"),
        ("0x10", 1, "unexpected `x`"),
        ("NaN", 0, "unexpected `N`"),
        ("inf", 0, "unexpected `i`"),
        ("١٢", 0, "unexpected `١`"),
        ("1\u{202e}2", 1, "unexpected `\\u{202e}`"),
        ("", 0, "unexpected end"),
        (" 1", 0, "unexpected ` `"),
    ];
    for (text, position, problem) in cases {
        let error = text.parse::<SafeNumber>().unwrap_err();
        assert!(error.is_parse());
        assert_eq!(error.position(), Some(position), "{error}");
        assert!(error.to_string().contains(problem), "{error}");
        assert!(error.to_string().len() < 300, "a message never grows with its input");
    }
    assert_eq!(SafeNumber::new(1).checked_div(0), None);
}
