//! Allocation in all its forms, increments, and remainder books: nothing is lost, nobody who has
//! nothing to get gets anything.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::{
    AllocationMode, CHF, ExactMoney, Increment, JPY, Money, RemainderBook, Rounding, SafeNumber,
    USD, chf, laws, num, strategies, usd,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

use AllocationMode::{LargestRemainder, ToFirst, ToLargestRatio};

/// A failure is read off the output; the tests have no file to keep it in.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn total<C: money::StaticCurrency + money::MinorUnit>(parts: &[Money<C>]) -> Money<C> {
    parts.iter().sum()
}

/// The largest remainders by the book: sort the fractions, hand the units out.
fn by_hand(whole: i128, ratios: &[SafeNumber]) -> Vec<i128> {
    let sum: SafeNumber = ratios.iter().sum();
    let share = |ratio: &SafeNumber| SafeNumber::new(whole).abs() * ratio / &sum;
    let (mut floors, mut fractions) = (Vec::new(), Vec::new());
    for (index, ratio) in ratios.iter().enumerate() {
        let (floor, fraction) = share(ratio).floor();
        floors.push(floor);
        fractions.push((fraction, index));
    }
    let left = SafeNumber::new(whole).abs() - floors.iter().sum::<SafeNumber>();
    fractions.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let left = usize::try_from(left.to_i128().unwrap()).unwrap();
    for (_, index) in fractions.into_iter().take(left) {
        floors[index] += 1;
    }
    let sign = whole.signum().max(-1);
    floors.into_iter().map(|floor| (floor * sign).to_i128().unwrap()).collect()
}

proptest! {
    #![proptest_config(config(20_000))]

    #[test]
    fn no_law_is_broken(whole: Money<USD>, ratios in strategies::ratios(1..20)) {
        let minor = whole.minor();
        for mode in [LargestRemainder, ToFirst] {
            let parts = whole.allocate(&ratios, mode)?;
            laws::allocates(&whole, &ratios, &parts)?;
        }
        let expected = by_hand(minor, &ratios);
        let parts = whole.allocate(&ratios, LargestRemainder)?;
        prop_assert_eq!(parts.iter().map(Money::minor).collect::<Vec<_>>(), expected);

        let largest = whole.allocate(&ratios, ToLargestRatio)?;
        prop_assert_eq!(Money::try_sum(largest.iter().copied())?, Some(whole));
        let (cut, left) = whole.allocate_separate(&ratios)?;
        prop_assert_eq!(Money::try_sum(cut)?.unwrap().try_add(left)?, whole);
        if let Some(refund) = whole.checked_neg() {
            let back = refund.allocate(&ratios, LargestRemainder)?;
            for (part, back) in parts.iter().zip(back) {
                prop_assert_eq!(part.checked_neg(), Some(back));
            }
        }
        let lazy: Vec<_> = whole.allocate_iter(&ratios)?.collect();
        prop_assert_eq!(lazy, whole.allocate(&ratios, ToFirst)?);
    }
}

proptest! {
    #![proptest_config(config(3_000))]

    #[test]
    fn scaling_the_ratios_changes_nothing(
        whole: Money<USD>, ratios in strategies::ratios(1..9), by in 1u32..1000,
    ) {
        for factor in [SafeNumber::new(by), num!(1/7), num!(0.000000000000000000000000000001)] {
            let scaled: Vec<_> = ratios.iter().map(|ratio| ratio * &factor).collect();
            for mode in [LargestRemainder, ToFirst, ToLargestRatio] {
                prop_assert_eq!(whole.allocate(&ratios, mode)?, whole.allocate(&scaled, mode)?);
            }
        }
    }

    #[test]
    fn caps_hold_and_what_they_cut_is_returned(
        whole in strategies::everyday::<USD>(),
        parties in prop::collection::vec((0u32..50, 0i128..20_000_000_000_000), 1..9),
        mode: AllocationMode,
    ) {
        let ratios: Vec<u32> = parties.iter().map(|party| party.0).collect();
        let caps: Vec<_> = parties.iter().map(|party| Money::<USD>::from_minor(party.1)).collect();
        prop_assume!(ratios.iter().any(|ratio| *ratio > 0));
        let (parts, rest) = whole.allocate_capped(&ratios, &caps, mode)?;
        prop_assert_eq!(total(&parts) + rest, whole);
        for ((part, cap), ratio) in parts.iter().zip(&caps).zip(&ratios) {
            prop_assert!(part.checked_abs().unwrap() <= *cap);
            prop_assert!(*ratio > 0 || part.is_zero());
        }
        // Something is returned only where every party is full.
        let full = |((part, cap), ratio): ((&Money<USD>, &Money<USD>), &u32)| {
            *ratio == 0 || part.checked_abs() == Some(*cap)
        };
        prop_assert!(rest.is_zero() || parts.iter().zip(&caps).zip(&ratios).all(full));
        // Caps that nobody reaches change nothing.
        let wide = vec![Money::<USD>::MAX; ratios.len()];
        let (uncapped, rest) = whole.allocate_capped(&ratios, &wide, mode)?;
        prop_assert_eq!(uncapped, whole.allocate(&ratios, mode)?);
        prop_assert!(rest.is_zero());
    }

    #[test]
    fn steps_and_exact_shares(
        steps in -1_000_000i128..1_000_000,
        ratios in strategies::ratios(1..9),
        mode: AllocationMode,
    ) {
        let cash = Increment::<CHF>::cash();
        let whole = Money::<CHF>::from_minor(steps * 5);
        let parts = whole.allocate_in(&cash, &ratios, mode)?;
        prop_assert_eq!(total(&parts), whole);
        prop_assert!(parts.iter().all(|part| part.minor() % 5 == 0));
        let exact = whole.to_exact().allocate_in(&cash, &ratios, mode)?;
        prop_assert!(parts.iter().zip(&exact).all(|(part, exact)| part == exact));
        let shares = whole.to_exact().allocate(&ratios)?;
        prop_assert_eq!(shares.iter().sum::<ExactMoney<CHF>>(), whole);
        prop_assert!(whole.try_add(chf!(0.01))?.allocate_in(&cash, &ratios, mode).is_err());
    }

    #[test]
    fn quantizing_to_any_step(
        exact: ExactMoney<USD>, step in strategies::numbers(), mode: Rounding,
    ) {
        let step = if step.is_zero() { num!(0.25) } else { step.abs() };
        let increment = Increment::new(&ExactMoney::<USD>::new(&step))?;
        let (amount, rest) = exact.quantize_to(&increment, mode).into_parts();
        prop_assert!((&amount / increment.to_exact()).is_integer());
        prop_assert!(rest.amount().abs() < step);
        prop_assert_eq!(amount + rest.into_exact(), exact.clone());
        // The minor unit as a step is what `quantize` does.
        let minor = Increment::<USD>::minor_unit();
        if let Ok(quantized) = exact.try_quantize(mode) {
            let (money, _) = quantized.into_parts();
            prop_assert_eq!(exact.quantize_to(&minor, mode).into_parts().0, money);
        }
    }

    #[test]
    fn a_book_never_strays_by_a_minor_unit(
        payments in prop::collection::vec((0u8..4, strategies::unrounded::<USD>()), 1..40),
        mode: Rounding,
    ) {
        let mut book = RemainderBook::<u8, USD>::new();
        let mut due = BTreeMap::<u8, ExactMoney<USD>>::new();
        let mut paid = BTreeMap::<u8, Money<USD>>::new();
        for (party, amount) in &payments {
            *paid.entry(*party).or_default() += book.pay(*party, amount, mode);
            *due.entry(*party).or_default() += amount;
        }
        for (party, due) in &due {
            prop_assert_eq!(&(paid[party] + book.balance(party)), due);
            prop_assert!(book.balance(party).amount().abs() < num!(0.01));
            if mode == Rounding::HalfUp {
                prop_assert!(book.balance(party).amount().abs() <= num!(0.005));
            }
        }
        let total: ExactMoney<USD> = book.iter().map(|(_, balance)| balance).sum();
        prop_assert_eq!(total, book.total());
    }
}

#[test]
fn the_ends_of_the_type() {
    let least = Money::<USD>::MIN;
    let halves = least.allocate_capped(&[1, 1], &[Money::MAX, Money::MAX], LargestRemainder);
    let (halves, rest) = halves.unwrap();
    assert_eq!(halves.map(|half| half.minor()), [i128::MIN / 2; 2]);
    assert!(rest.is_zero());
    // A sum that fits is found in whatever order.
    let amounts = [Money::<USD>::MAX, usd!(0.01), usd!(-0.01)];
    assert_eq!(Money::try_sum(amounts).unwrap(), Some(Money::MAX));
    assert!(Money::try_sum([Money::<USD>::MAX, usd!(0.01)]).unwrap_err().is_overflow());
}

/// Pairs that differ by less than what the first bits of their shares tell, pairs that do not
/// differ at all, and denominators that have nothing in common.
#[test]
fn thousands_of_unlike_fractions() {
    let whole = usd!(1234567.89);
    let unlike = |k: u64| SafeNumber::new(1) / (k * k + 1);
    let tiny = num!(0.00000000000000000000000000000000000000000000000000001) / 7;
    let mut ratios: Vec<SafeNumber> = (1..120).map(unlike).collect();
    for k in 1..40 {
        ratios.push(unlike(k) + &tiny * (k % 3));
    }
    // As far away as whole minor units: the same fraction, for another ratio.
    let sum: SafeNumber = ratios.iter().sum();
    let minor = SafeNumber::new(whole.minor());
    ratios.push(&sum / (&minor - 5) * 5);
    let minors = |parts: &[Money<USD>]| parts.iter().map(Money::minor).collect::<Vec<_>>();
    let parts = whole.allocate(&ratios, LargestRemainder).unwrap();
    assert_eq!(minors(&parts), by_hand(whole.minor(), &ratios));
    assert_eq!(parts.last(), Some(&usd!(0.05)));
    let least = Money::<USD>::MIN.allocate(&ratios, LargestRemainder).unwrap();
    assert_eq!(minors(&least), by_hand(i128::MIN, &ratios));
    let lazy: Vec<_> = whole.allocate_iter(&ratios).unwrap().collect();
    assert_eq!(lazy, whole.allocate(&ratios, ToFirst).unwrap());

    let many: Vec<SafeNumber> = (1..5000).map(unlike).collect();
    assert_eq!(total(&whole.allocate(&many, LargestRemainder).unwrap()), whole);
}

proptest! {
    #![proptest_config(config(3_000))]

    /// Whatever is taken from whichever end, it is what going through them gives.
    #[test]
    fn parts_from_both_ends(
        whole: Money<USD>,
        ratios in strategies::ratios(1..20),
        count in 1u32..20,
        steps in prop::collection::vec((any::<bool>(), 0usize..4), 0..20),
    ) {
        fn check<I: DoubleEndedIterator<Item = Money<USD>> + ExactSizeIterator + Clone>(
            parts: &I, steps: &[(bool, usize)],
        ) -> Result<(), TestCaseError> {
            let all: Vec<_> = parts.clone().collect();
            let (mut parts, mut listed) = (parts.clone(), all.iter().copied());
            for &(back, passed) in steps {
                prop_assert_eq!(parts.len(), listed.len());
                prop_assert_eq!(parts.clone().count(), listed.len());
                prop_assert_eq!(parts.clone().last(), listed.clone().last());
                if back {
                    prop_assert_eq!(parts.nth_back(passed), listed.nth_back(passed));
                } else {
                    prop_assert_eq!(parts.nth(passed), listed.nth(passed));
                }
            }
            prop_assert!(parts.rev().eq(listed.rev()));
            Ok(())
        }
        let split = whole.split(count.try_into()?);
        prop_assert_eq!(Money::try_sum(split.clone())?, Some(whole));
        check(&split, &steps)?;
        check(&whole.allocate_iter(&ratios)?, &steps)?;
    }
}

/// The rows that other libraries get wrong.
#[test]
fn known_results() {
    let parts = |money: Money<USD>, ratios: [u32; 3], mode| money.allocate(&ratios, mode).unwrap();
    assert_eq!(parts(usd!(1), [2, 3, 1], ToFirst), [usd!(0.34), usd!(0.50), usd!(0.16)]);
    assert_eq!(parts(usd!(1), [2, 3, 1], LargestRemainder), [usd!(0.33), usd!(0.50), usd!(0.17)]);
    assert_eq!(parts(usd!(1), [2, 3, 1], ToLargestRatio), [usd!(0.33), usd!(0.51), usd!(0.16)]);
    assert_eq!(parts(usd!(0.05), [0, 1, 1], LargestRemainder), [usd!(0), usd!(0.03), usd!(0.02)]);
    assert_eq!(parts(usd!(0.05), [0, 1, 1], ToFirst), [usd!(0), usd!(0.03), usd!(0.02)]);
    assert_eq!(parts(usd!(0.05), [0, 1, 1], ToLargestRatio), [usd!(0), usd!(0.03), usd!(0.02)]);
    let bill = usd!(99.99).allocate(&[75, 25], LargestRemainder).unwrap();
    assert_eq!(bill, [usd!(74.99), usd!(25.00)]);
    let cash = Increment::<CHF>::cash();
    let cut = chf!(1.15).allocate_in(&cash, &[1, 1, 1], LargestRemainder).unwrap();
    assert_eq!(cut, [chf!(0.40), chf!(0.40), chf!(0.35)]);
}

#[test]
fn a_million_parties() {
    let ratios: Vec<u32> = (0..1_000_000).map(|index| index % 7).collect();
    let whole = usd!(1234567.89);
    for mode in [LargestRemainder, ToFirst, ToLargestRatio] {
        assert_eq!(total(&whole.allocate(&ratios, mode).unwrap()), whole);
    }
    assert_eq!(whole.allocate_iter(&ratios).unwrap().sum::<Money<_>>(), whole);
    let half: Vec<SafeNumber> = (0..1_000).map(|index| num!(1 / 3) * index).collect();
    assert_eq!(total(&whole.allocate(&half, LargestRemainder).unwrap()), whole);
}

#[test]
fn bad_ratios_and_caps_say_what_was_expected() {
    let text = |ratios: &[i32]| usd!(1).allocate(ratios, ToFirst).unwrap_err().to_string();
    assert_eq!(text(&[]), "ratios cannot allocate: there are none, expected at least one");
    assert_eq!(
        text(&[0, 0]),
        "ratios cannot allocate: all are zero, expected at least one above zero"
    );
    assert_eq!(
        text(&[1, -2]),
        "ratios cannot allocate: `-2` at index 1 is negative, expected zero or more"
    );
    assert!(usd!(1).allocate_iter([0u8; 0]).unwrap_err().is_invalid_ratios());
    assert!(usd!(1).to_exact().allocate(&[-1]).unwrap_err().is_invalid_ratios());
    let caps = usd!(1).allocate_capped(&[1, 1], &[usd!(1)], ToFirst).unwrap_err();
    assert_eq!(
        caps.to_string(),
        "ratios cannot allocate: there are 1 caps, expected as many as ratios, 2"
    );
    let negative = usd!(1).allocate_capped(&[1], &[usd!(-1)], ToFirst).unwrap_err();
    assert_eq!(negative.to_string(), "`USD -1.00` is no cap: expected an amount of zero or more");
    let fine = Increment::new(&ExactMoney::<JPY>::new(num!(0.5))).unwrap();
    let error = Money::<JPY>::from_minor(7).allocate_in(&fine, &[1], ToFirst).unwrap_err();
    assert!(error.is_inexact(), "{error}");
}
