//! Helpers of the cross-crate tests: strategies that let small, boundary and big values meet, and
//! the files of the workspace.

mod files;
mod modes;

pub use files::{tracked_files, workspace};
pub use modes::mode;

use money::SafeNumber;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

/// Integers of all sizes, with the edges of the machine types among them.
pub fn integers() -> impl Strategy<Value = BigInt> {
    let edges = prop::sample::select(vec![
        i128::MIN,
        i128::MIN + 1,
        i128::from(i64::MIN) - 1,
        i128::from(i64::MIN),
        i128::from(i64::MIN) + 1,
        -1,
        0,
        1,
        1_000_000_000_000_000_000,
        i128::from(i64::MAX),
        i128::from(i64::MAX) + 1,
        i128::from(u64::MAX),
        i128::from(u64::MAX) + 1,
        i128::MAX,
    ]);
    prop_oneof![
        3 => (-1000i128..1000).prop_map(BigInt::from),
        3 => any::<i64>().prop_map(BigInt::from),
        2 => any::<i128>().prop_map(BigInt::from),
        2 => edges.prop_map(BigInt::from),
        1 => (any::<i128>(), any::<i128>()).prop_map(|(a, b)| BigInt::from(a) * b),
    ]
}

/// Rationals: decimals, small fractions, machine edges, big ones.
pub fn rationals() -> impl Strategy<Value = BigRational> {
    let decimals = (any::<i64>(), 0u32..=25)
        .prop_map(|(mantissa, scale)| (BigInt::from(mantissa), BigInt::from(10).pow(scale)));
    let fractions = (integers(), integers().prop_filter("not zero", |n| *n != BigInt::ZERO));
    let amounts = (-10_000_000i64..10_000_000, 0u32..=6)
        .prop_map(|(mantissa, scale)| (BigInt::from(mantissa), BigInt::from(10).pow(scale)));
    prop_oneof![amounts, decimals, fractions]
        .prop_map(|(numerator, denominator)| BigRational::new(numerator, denominator))
}

/// Exact numbers: [`rationals`] converted.
pub fn numbers() -> impl Strategy<Value = SafeNumber> {
    rationals().prop_filter_map("zero denominator", |rational| SafeNumber::try_from(rational).ok())
}

/// Every rounding mode.
pub fn modes() -> impl Strategy<Value = money::Rounding> {
    use money::Rounding::{
        Ceiling, Down, Floor, HalfDown, HalfEven, HalfTowardPositive, HalfUp, Up,
    };
    prop::sample::select(vec![
        HalfUp,
        HalfDown,
        HalfEven,
        Up,
        Down,
        Ceiling,
        Floor,
        HalfTowardPositive,
    ])
}
