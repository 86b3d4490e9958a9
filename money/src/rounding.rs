//! Rounding modes, and the one function that rounds.
//!
//! Knows nothing of numbers with a fraction, of currencies or of amounts: it turns a numerator and
//! a denominator into an integer.

use core::cmp::Ordering;
use num_integer::Integer;
use num_traits::Signed;

/// How to choose between the two multiples next to an exact amount.
///
/// There is no default: the mode is named at each call. The names are those of Python's `decimal`
/// and Java's `RoundingMode`; a tie is an amount exactly between two multiples.
///
/// | mode | 2.5 | 1.5 | 1.1 | -1.1 | -2.5 |
/// |---|--:|--:|--:|--:|--:|
/// | `HalfUp` | 3 | 2 | 1 | -1 | -3 |
/// | `HalfDown` | 2 | 1 | 1 | -1 | -2 |
/// | `HalfEven` | 2 | 2 | 1 | -1 | -2 |
/// | `Up` | 3 | 2 | 2 | -2 | -3 |
/// | `Down` | 2 | 1 | 1 | -1 | -2 |
/// | `Ceiling` | 3 | 2 | 2 | -1 | -2 |
/// | `Floor` | 2 | 1 | 1 | -2 | -3 |
/// | `HalfTowardPositive` | 3 | 2 | 1 | -1 | -2 |
///
/// "Must be exact" is no mode: it is [`Quantized::exactly`](crate::Quantized::exactly).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Rounding {
    /// To the nearest multiple, ties away from zero: 2.5 → 3, -2.5 → -3.
    HalfUp,
    /// To the nearest multiple, ties toward zero: 2.5 → 2, -2.5 → -2.
    HalfDown,
    /// To the nearest multiple, ties to the even one: 2.5 → 2, 1.5 → 2.
    HalfEven,
    /// Away from zero: 1.1 → 2, -1.1 → -2.
    Up,
    /// Toward zero: 1.9 → 1, -1.9 → -1.
    Down,
    /// Toward positive infinity: 1.1 → 2, -1.9 → -1.
    Ceiling,
    /// Toward negative infinity: 1.9 → 1, -1.1 → -2.
    Floor,
    /// To the nearest multiple, ties toward positive infinity: 2.5 → 3, -2.5 → -2.
    HalfTowardPositive,
}

impl Rounding {
    /// Whether the magnitude of a truncated quotient grows by one, given what was cut off.
    #[inline]
    pub(crate) fn grows(self, negative: bool, odd: bool, against_half: Ordering) -> bool {
        match self {
            Self::Up => true,
            Self::Down => false,
            Self::Ceiling => !negative,
            Self::Floor => negative,
            Self::HalfUp => against_half != Ordering::Less,
            Self::HalfDown => against_half == Ordering::Greater,
            Self::HalfEven => against_half == Ordering::Greater || against_half.is_eq() && odd,
            Self::HalfTowardPositive => {
                against_half == Ordering::Greater || against_half.is_eq() && !negative
            }
        }
    }
}

/// The integer that `numerator / denominator` rounds to. The denominator is positive.
///
/// Never overflows: the rounded magnitude exceeds the numerator's only where the denominator is
/// at least two, and then by less than the numerator was divided by.
pub(crate) fn round_to_integer<T>(numerator: &T, denominator: &T, mode: Rounding) -> T
where
    T: Integer + Signed + Clone,
{
    let (quotient, rest) = numerator.div_rem(denominator);
    if rest.is_zero() {
        return quotient;
    }
    let negative = rest.is_negative();
    let rest = rest.abs();
    // Compared with what is missing to the next multiple, because doubling could overflow.
    let against_half = rest.cmp(&(denominator.clone() - rest.clone()));
    match (mode.grows(negative, quotient.is_odd(), against_half), negative) {
        (false, _) => quotient,
        (true, false) => quotient + T::one(),
        (true, true) => quotient - T::one(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODES: [Rounding; 8] = [
        Rounding::HalfUp,
        Rounding::HalfDown,
        Rounding::HalfEven,
        Rounding::Up,
        Rounding::Down,
        Rounding::Ceiling,
        Rounding::Floor,
        Rounding::HalfTowardPositive,
    ];

    /// The table in the documentation of `Rounding`, in tenths.
    #[test]
    fn documented_table() {
        let rows: [(i128, [i128; 8]); 5] = [
            (25, [3, 2, 2, 3, 2, 3, 2, 3]),
            (15, [2, 1, 2, 2, 1, 2, 1, 2]),
            (11, [1, 1, 1, 2, 1, 2, 1, 1]),
            (-11, [-1, -1, -1, -2, -1, -1, -2, -1]),
            (-25, [-3, -2, -2, -3, -2, -2, -3, -2]),
        ];
        for (tenths, expected) in rows {
            let rounded = MODES.map(|mode| round_to_integer(&tenths, &10, mode));
            assert_eq!(rounded, expected, "{tenths} tenths");
        }
    }

    #[test]
    fn extremes_do_not_overflow() {
        for mode in MODES {
            assert_eq!(round_to_integer(&i128::MIN, &1, mode), i128::MIN);
            assert_eq!(round_to_integer(&i128::MAX, &1, mode), i128::MAX);
            let near_one = round_to_integer(&(i128::MAX - 1), &i128::MAX, mode);
            assert!(near_one == 0 || near_one == 1);
            assert!(round_to_integer(&i128::MIN, &i128::MAX, mode) < 0);
        }
    }
}
