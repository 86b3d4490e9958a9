//! Inputs for property tests: amounts and ratios that are worth trying.
//!
//! What may be copied has [`Arbitrary`]: `any::<Money<USD>>()`,
//! `any::<SafeNumber>()`. Remainders and remainder accounts may not, so for them there are the
//! functions here; so there are for inputs that must keep a rule.
//!
//! # Example
//!
//! ```
//! use money::{AllocationMode, Money, USD, laws, strategies};
//! use proptest::prelude::*;
//!
//! proptest!(|(whole: Money<USD>, ratios in strategies::ratios(1..8))| {
//!     let parts = whole.allocate(&ratios, AllocationMode::LargestRemainder)?;
//!     laws::allocates(&whole, &ratios, &parts)?;
//! });
//! ```

use crate::allocate::AllocationMode;
use crate::currency::{AnyCurrency, MinorUnit, StaticCurrency};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::rate::Rate;
use crate::remainder::RemainderAccount;
use crate::rounding::Rounding;
use alloc::vec;
use alloc::vec::Vec;
use num_bigint::BigInt;
use proptest::arbitrary::{Arbitrary, any};
use proptest::collection::SizeRange;
use proptest::prelude::*;
use proptest::sample::select;

/// Exact numbers: amounts of a few decimals, small fractions, numbers at the edges of what is
/// stored inline, and ones far beyond.
pub fn numbers() -> BoxedStrategy<SafeNumber> {
    let decimal = |mantissa: i64, scale: u32| SafeNumber::from_scaled(mantissa.into(), scale);
    let edges = select(vec![0u32, 55, 56, 62, 63, 64, 110, 111, 112, 127, 128, 200]);
    let divided = |a: i64, b: i64| SafeNumber::new(a).checked_div(b).unwrap_or_default();
    prop_oneof![
        4 => (-10_000_000i64..10_000_000, 0u32..=6).prop_map(move |(m, s)| decimal(m, s)),
        2 => (any::<i64>(), 0u32..=25).prop_map(move |(m, s)| decimal(m, s)),
        2 => (-10_000i64..10_000, 1i64..1_000).prop_map(move |(a, b)| divided(a, b)),
        1 => (any::<i64>(), any::<i64>()).prop_map(move |(a, b)| divided(a, b)),
        1 => (edges, -2i32..=2, 1u32..400, any::<bool>()).prop_map(|(bits, offset, by, negative)| {
            let number = SafeNumber::from((BigInt::from(1) << bits) + offset) / by;
            if negative { -number } else { number }
        }),
    ]
    .boxed()
}

/// Minor units: everyday amounts, none, one, ties, and the ends of the type.
pub fn minor_units() -> BoxedStrategy<i128> {
    let edges = vec![i128::MIN, i128::MIN + 1, -1, 0, 1, i64::MAX.into(), i128::MAX - 1, i128::MAX];
    prop_oneof![
        6 => -10_000_000i128..10_000_000,
        2 => -1_000_000_000_000_000i128..1_000_000_000_000_000,
        1 => any::<i128>(),
        1 => select(edges),
    ]
    .boxed()
}

/// Amounts that a ledger sees: up to ten trillion minor units, so that thousands of them have a
/// sum.
pub fn everyday<C: StaticCurrency + MinorUnit>() -> BoxedStrategy<Money<C>> {
    (-10_000_000_000_000i128..10_000_000_000_000).prop_map(Money::from_minor).boxed()
}

/// Exact amounts that a ledger sees, before they are rounded: everyday ones times a rate or divided
/// by a small number, with ties among them.
pub fn unrounded<C: StaticCurrency + MinorUnit>() -> BoxedStrategy<ExactMoney<C>> {
    let minor = -10_000_000_000i64..10_000_000_000;
    prop_oneof![
        3 => (everyday::<C>(), 1u32..1_000).prop_map(|(money, by)| money / by),
        3 => (everyday::<C>(), 1i64..2_000_000).prop_map(|(money, rate)| {
            money * SafeNumber::from_scaled(rate.into(), 6)
        }),
        // Halves of a minor unit.
        1 => minor.prop_map(|halves| Money::<C>::from_minor(halves.into()) / 2),
    ]
    .boxed()
}

/// Lists of ratios that can allocate: none negative, not all zero; zeros, equal ones, tiny ones
/// beside huge ones, and fractions are likely.
pub fn ratios(count: impl Into<SizeRange>) -> BoxedStrategy<Vec<SafeNumber>> {
    let ratio = prop_oneof![
        2 => Just(SafeNumber::ZERO),
        4 => (1u32..=100).prop_map(SafeNumber::from),
        1 => any::<u64>().prop_map(SafeNumber::from),
        2 => numbers().prop_map(|number| number.abs()),
    ];
    let count: SizeRange = count.into();
    proptest::collection::vec(ratio, count)
        .prop_map(|mut ratios| {
            if let Some(first) = ratios.first_mut()
                && first.is_zero()
            {
                *first = SafeNumber::ONE;
            }
            // The one that is surely above zero may stand anywhere.
            let steps = ratios.len() / 2;
            ratios.rotate_right(steps);
            ratios
        })
        .boxed()
}

/// Accounts with a balance below a minor unit per payment, as they are read from a store.
pub fn remainder_accounts<C>() -> impl Strategy<Value = RemainderAccount<C>>
where
    C: StaticCurrency + MinorUnit,
{
    // The amounts are made first, because an account has no copy to shrink.
    unrounded::<C>().prop_map(|exact| {
        let (_, rest) = exact.amount().trunc();
        RemainderAccount::from_balance(ExactMoney::new(rest))
    })
}

macro_rules! arbitrary {
    ($([$($generics:tt)*] $type:ty, $strategy:expr;)*) => {$(
        impl<$($generics)*> Arbitrary for $type {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> BoxedStrategy<Self> {
                $strategy.boxed()
            }
        }
    )*};
}
arbitrary! {
    [] SafeNumber, numbers();
    [] Rate, numbers().prop_map(Rate::from_fraction);
    [] AnyCurrency, select(AnyCurrency::all().collect::<Vec<_>>());
    [] Rounding, select(vec![
        Rounding::HalfUp, Rounding::HalfDown, Rounding::HalfEven, Rounding::Up, Rounding::Down,
        Rounding::Ceiling, Rounding::Floor, Rounding::HalfTowardPositive,
    ]);
    [] AllocationMode, select(vec![
        AllocationMode::LargestRemainder, AllocationMode::ToFirst, AllocationMode::ToLargestRatio,
    ]);
    [C: StaticCurrency + MinorUnit] Money<C>, minor_units().prop_map(Money::from_minor);
    [C: StaticCurrency] ExactMoney<C>, numbers().prop_map(ExactMoney::new);
    [] Money<AnyCurrency>, (minor_units(), any::<AnyCurrency>())
        .prop_map(|(minor, currency)| Self::from_minor_in(minor, currency));
    [] ExactMoney<AnyCurrency>, (numbers(), any::<AnyCurrency>())
        .prop_map(|(amount, currency)| Self::new_in(amount, currency));
}
