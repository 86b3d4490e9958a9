//! Nothing is lost and nothing invented, whatever the input.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::{
    AllocationMode, AnyCurrency, ExactMoney, JPY, Money, RemainderAccount, Rounding, SafeNumber,
    USD,
};
use money_tests::{modes, numbers};
use proptest::prelude::*;
use std::num::NonZeroU32;

fn allocation_modes() -> impl Strategy<Value = AllocationMode> {
    prop::sample::select(vec![
        AllocationMode::LargestRemainder,
        AllocationMode::ToFirst,
        AllocationMode::ToLargestRatio,
    ])
}

/// Ratios that allocate: not negative, not all zero, zeros likely.
fn ratios() -> impl Strategy<Value = Vec<SafeNumber>> {
    let ratio = prop_oneof![
        2 => Just(SafeNumber::ZERO),
        5 => (0u32..100).prop_map(SafeNumber::from),
        3 => numbers().prop_map(|number| number.abs()),
    ];
    prop::collection::vec(ratio, 1..12)
        .prop_filter("not all zero", |ratios| ratios.iter().any(|ratio| !ratio.is_zero()))
}

fn minor_units() -> impl Strategy<Value = i128> {
    prop_oneof![-100_000i128..100_000, any::<i128>(), Just(i128::MIN), Just(i128::MAX)]
}

/// Amounts within what a quantity of minor units can hold.
fn exact_amounts() -> impl Strategy<Value = ExactMoney<USD>> {
    let bound = SafeNumber::new(i128::MAX) / 200;
    numbers()
        .prop_filter("fits minor units", move |number| number.abs() < bound)
        .prop_map(ExactMoney::new)
}

/// A failure is read off the output; the tests have no file to keep it in.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn quantized_and_remainder_are_exact(exact in exact_amounts(), mode in modes()) {
        let (money, remainder) = exact.quantize(mode).into_parts();
        prop_assert!(remainder.amount().abs() < "0.01".parse::<SafeNumber>().unwrap());
        prop_assert_eq!(money + remainder.into_exact(), exact);
    }

    #[test]
    fn settling_loses_nothing(
        amounts in prop::collection::vec(exact_amounts(), 0..20),
        mode in modes(),
    ) {
        let mut kept = RemainderAccount::<USD>::new();
        let mut paid = ExactMoney::<USD>::ZERO;
        for amount in &amounts {
            paid += amount.quantize(mode).settle(&mut kept);
        }
        let owed = amounts.iter().sum::<ExactMoney<USD>>();
        prop_assert_eq!(&paid + kept.balance(), owed.clone());
        let released = kept.release();
        prop_assert_eq!(paid + released + kept.balance(), owed);
        prop_assert!(kept.balance().amount().abs() < "0.01".parse::<SafeNumber>().unwrap());
    }

    #[test]
    fn merged_accounts_keep_the_sum(a in numbers(), b in numbers()) {
        let (a, b) = (ExactMoney::<JPY>::new(a), ExactMoney::<JPY>::new(b));
        let mut account = RemainderAccount::from_balance(a.clone());
        account.merge(RemainderAccount::from_balance(b.clone()));
        prop_assert_eq!(account.into_balance(), a + b);
    }

    #[test]
    fn parts_sum_to_the_whole(
        minor in minor_units(), ratios in ratios(), mode in allocation_modes(),
    ) {
        let whole = Money::<USD>::from_minor(minor);
        let parts = whole.allocate(&ratios, mode).unwrap();
        prop_assert_eq!(parts.len(), ratios.len());
        prop_assert_eq!(sum_of(&parts), SafeNumber::new(minor));
        for (part, ratio) in parts.iter().zip(&ratios) {
            prop_assert!(!ratio.is_zero() || part.is_zero(), "zero ratio got {}", part);
            prop_assert!(part.minor().signum() * minor.signum() >= 0);
        }
    }

    #[test]
    fn a_refund_mirrors_its_charge(
        minor in minor_units(), ratios in ratios(), mode in allocation_modes(),
    ) {
        prop_assume!(minor != i128::MIN);
        let charge = Money::<USD>::from_minor(minor).allocate(&ratios, mode).unwrap();
        let refund = Money::<USD>::from_minor(-minor).allocate(&ratios, mode).unwrap();
        let mirrored: Vec<_> = charge.iter().map(|part| -*part).collect();
        prop_assert_eq!(refund, mirrored);
    }

    #[test]
    fn scaled_ratios_allocate_the_same(
        minor in minor_units(), ratios in ratios(), mode in allocation_modes(),
        factor in numbers().prop_filter("not zero", |factor| !factor.is_zero()),
    ) {
        let money = Money::<USD>::from_minor(minor);
        let scaled: Vec<_> = ratios.iter().map(|ratio| ratio * factor.abs()).collect();
        let parts = money.allocate(&ratios, mode).unwrap();
        prop_assert_eq!(money.allocate(&scaled, mode).unwrap(), parts);
    }

    #[test]
    fn largest_remainder_is_within_one_unit(minor in minor_units(), ratios in ratios()) {
        let money = Money::<USD>::from_minor(minor);
        let parts = money.allocate(&ratios, AllocationMode::LargestRemainder).unwrap();
        let total: SafeNumber = ratios.iter().sum();
        for (part, ratio) in parts.iter().zip(&ratios) {
            let share = SafeNumber::new(minor) * ratio / &total;
            prop_assert!((share - part.minor()).abs() < 1);
        }
    }

    #[test]
    fn a_separate_leftover_is_small(minor in minor_units(), ratios in ratios()) {
        let money = Money::<USD>::from_minor(minor);
        let (parts, leftover) = money.allocate_separate(&ratios).unwrap();
        prop_assert_eq!(sum_of(&parts) + leftover.minor(), SafeNumber::new(minor));
        let takers = ratios.iter().filter(|ratio| !ratio.is_zero()).count();
        prop_assert!(usize::try_from(leftover.minor().unsigned_abs()).unwrap() < takers);
    }

    #[test]
    fn a_split_sums_to_the_whole(minor in minor_units(), parts in 1u32..300) {
        let money = Money::<USD>::from_minor(minor);
        let parts: Vec<_> = money.split(NonZeroU32::new(parts).unwrap()).collect();
        prop_assert_eq!(sum_of(&parts), SafeNumber::new(minor));
        let (least, most) = (parts.iter().min().unwrap(), parts.iter().max().unwrap());
        prop_assert!(most.minor() - least.minor() <= 1);
        let ones = vec![1; parts.len()];
        prop_assert_eq!(money.allocate(&ones, AllocationMode::ToFirst).unwrap(), parts);
    }

    #[test]
    fn text_round_trips(number in numbers(), minor in any::<i128>()) {
        prop_assert_eq!(&number.to_string().parse::<SafeNumber>().unwrap(), &number);
        let exact = ExactMoney::<USD>::new(number);
        prop_assert_eq!(exact.to_string().parse::<ExactMoney<USD>>().unwrap(), exact);
        let money = Money::from_minor_in(minor, AnyCurrency::from(JPY));
        prop_assert_eq!(money.to_string().parse::<Money<AnyCurrency>>().unwrap(), money);
    }

    #[test]
    fn json_round_trips(number in numbers(), minor in any::<i128>()) {
        let exact = ExactMoney::<USD>::new(number);
        let text = serde_json::to_string(&exact).unwrap();
        prop_assert_eq!(serde_json::from_str::<ExactMoney<USD>>(&text).unwrap(), exact);
        let money = Money::<USD>::from_minor(minor);
        let text = serde_json::to_string(&money).unwrap();
        prop_assert_eq!(serde_json::from_str::<Money<USD>>(&text).unwrap(), money);
    }

    #[test]
    fn parsing_never_panics(text in "\\PC{0,40}") {
        let _ = text.parse::<SafeNumber>();
        let _ = text.parse::<Money<USD>>();
        let _ = text.parse::<ExactMoney<AnyCurrency>>();
    }

    #[test]
    fn parsing_near_numbers_never_panics(text in "[-+0-9./eE ]{0,20}") {
        if let Ok(number) = text.parse::<SafeNumber>() {
            prop_assert_eq!(number.to_string().parse::<SafeNumber>().unwrap(), number);
        }
        let _ = format!("USD {text}").parse::<Money<USD>>();
    }


}

/// A tie below and above zero: the modes differ exactly where they should.
#[test]
fn each_mode_has_its_own_answer() {
    use Rounding::{Ceiling, Down, Floor, HalfDown, HalfEven, HalfTowardPositive, HalfUp, Up};
    let minor = |text: &str, mode| {
        let exact = ExactMoney::<USD>::new(text.parse::<SafeNumber>().unwrap());
        exact.quantize(mode).into_parts().0.minor()
    };
    for (mode, above, below) in [
        (HalfUp, 13, -13),
        (HalfDown, 12, -12),
        (HalfEven, 12, -12),
        (Up, 13, -13),
        (Down, 12, -12),
        (Ceiling, 13, -12),
        (Floor, 12, -13),
        (HalfTowardPositive, 13, -12),
    ] {
        assert_eq!((minor("0.125", mode), minor("-0.125", mode)), (above, below), "{mode:?}");
    }
}

/// The sum in numbers that cannot overflow, in minor units.
fn sum_of(parts: &[Money<USD>]) -> SafeNumber {
    parts.iter().map(Money::minor).sum()
}
