//! Powers of ten, and what is left of a number without its twos and fives.

use core::hint::select_unpredictable;

/// `10^0` to `10^18`: those that fit an `i64`.
pub(super) const POWERS_I64: [i64; 19] = {
    let mut powers = [1; 19];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// A power of ten, and how to divide by it without a division.
#[derive(Clone, Copy)]
pub(super) struct Power {
    pub(super) value: u64,
    /// `2^(64 + shift) / value`, rounded up; without its highest bit for one, where that does not
    /// fit.
    reciprocal: u64,
    /// That bit, sixty-four times.
    highest: u64,
    shift: u32,
}

impl Power {
    /// `10^exponent`; the exponent is at most 18.
    #[inline]
    pub(super) fn of(exponent: u8) -> Option<Self> {
        POWERS.get(usize::from(exponent)).copied()
    }

    /// Quotient and rest of a dividend of at most `2^63` (Granlund and Montgomery, "Division by
    /// invariant integers using multiplication", 1994, theorem 4.2).
    #[expect(clippy::as_conversions, reason = "takes the upper word of a product")]
    #[inline]
    pub(super) fn divide(self, dividend: u64) -> (u64, u64) {
        let high = (u128::from(dividend) * u128::from(self.reciprocal)) >> 64;
        let quotient = (high as u64 + (dividend & self.highest)) >> self.shift;
        (quotient, dividend - quotient * self.value)
    }
}

/// `10^0` to `10^18`.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the reciprocal of a value above 2^shift is below 2^64, and one has its own bit"
)]
static POWERS: [Power; 19] = {
    let mut powers = [Power { value: 1, reciprocal: 0, highest: u64::MAX, shift: 0 }; 19];
    let mut value = 1u64;
    let mut index = 1;
    while index < powers.len() {
        value *= 10;
        let shift = value.ilog2();
        let reciprocal = (1u128 << (64 + shift)).div_ceil(value as u128) as u64;
        powers[index] = Power { value, reciprocal, highest: 0, shift };
        index += 1;
    }
    powers
};

/// `5^0` to `5^27`: those that fit a `u64`.
pub(super) const POWERS_OF_FIVE: [u64; 28] = {
    let mut powers = [1; 28];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 5;
        exponent += 1;
    }
    powers
};

/// `10^0` to `10^38`: those that fit an `i128`.
pub(super) const POWERS_I128: [i128; 39] = {
    let mut powers = [1; 39];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = powers[exponent - 1] * 10;
        exponent += 1;
    }
    powers
};

/// `10^exponent`, if it fits.
pub(super) fn power_i128(exponent: u32) -> Option<i128> {
    POWERS_I128.get(usize::try_from(exponent).ok()?).copied()
}

/// A number as `rest * 2^twos * 5^fives`, where the rest has neither factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Factors {
    pub(super) twos: u32,
    pub(super) fives: u32,
    pub(super) rest: u64,
}

impl Factors {
    /// Those of a number above zero.
    #[inline]
    pub(super) fn of(value: u64) -> Self {
        let small = usize::try_from(value).ok().and_then(|value| SMALL_FACTORS.get(value));
        small.copied().unwrap_or_else(|| Self::compute(value))
    }

    const fn compute(value: u64) -> Self {
        let twos = value.trailing_zeros();
        let (mut rest, mut fives) = (value >> twos, 0);
        while rest.is_multiple_of(5) {
            rest /= 5;
            fives += 1;
        }
        Self { twos, fives, rest }
    }
}

/// The factors of days, months, parties and percentages.
static SMALL_FACTORS: [Factors; 128] = {
    let mut table = [Factors { twos: 0, fives: 0, rest: 0 }; 128];
    let mut value = 1;
    let mut index = 1;
    while index < table.len() {
        table[index] = Factors::compute(value);
        value += 1;
        index += 1;
    }
    table
};

/// Takes up to `most` factors of five out of a number above zero; how many.
#[inline]
pub(super) fn without_fives(mut value: u64, most: u32) -> (u64, u32) {
    const INVERSE: u64 = 0xcccc_cccc_cccc_cccd;
    // As in `strip_i64`: one is common enough for a branch to guess wrong.
    let five = most > 0 && value.is_multiple_of(5);
    value = select_unpredictable(five, value.wrapping_mul(INVERSE), value);
    let mut fives = u32::from(five);
    while fives < most && value.is_multiple_of(5) {
        value /= 5;
        fives += 1;
    }
    (value, fives)
}

/// Removes up to `most` factors of two; how many.
pub(super) fn remove_twos(value: &mut u128, most: u32) -> u32 {
    if *value == 0 {
        return 0;
    }
    let twos = value.trailing_zeros().min(most);
    *value >>= twos;
    twos
}

/// Removes up to `most` factors of five; how many.
pub(super) fn remove_fives(value: &mut u128, most: u32) -> u32 {
    if *value == 0 {
        return 0;
    }
    let mut fives = 0;
    while fives < most && is_multiple_of_five(*value) {
        *value = match u64::try_from(*value) {
            Ok(small) => u128::from(small / 5),
            Err(_) => *value / 5,
        };
        fives += 1;
    }
    fives
}

/// Without a 128-bit division: `2^64` leaves 1 when it is divided by five.
fn is_multiple_of_five(value: u128) -> bool {
    let (high, low) = words(value);
    (high % 5 + low % 5).is_multiple_of(5)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "splits an integer into its two words"
)]
const fn words(value: u128) -> (u64, u64) {
    ((value >> 64) as u64, value as u64)
}

/// The decimal `mantissa / 10^scale` without trailing zeros after the point.
pub(super) fn strip(mantissa: i128, scale: u32) -> (i128, u32) {
    if scale == 0 || mantissa == 0 {
        return (mantissa, 0);
    }
    if let (Ok(small), Ok(scale)) = (i64::try_from(mantissa), u8::try_from(scale)) {
        let (small, scale) = strip_i64(small, scale);
        return (small.into(), scale.into());
    }
    strip_i128(mantissa, scale)
}

/// [`strip`] for a mantissa of one word.
#[inline]
pub(super) fn strip_i64(mantissa: i64, scale: u8) -> (i64, u8) {
    let (magnitude, scale) = strip_u64(mantissa.unsigned_abs(), scale);
    let magnitude = magnitude.cast_signed();
    let sign = mantissa >> 63;
    ((magnitude ^ sign).wrapping_sub(sign), scale)
}

/// [`strip`] for a magnitude of one word.
#[inline]
pub(super) fn strip_u64(mut magnitude: u64, mut scale: u8) -> (u64, u8) {
    // One zero is common enough for a branch to guess wrong; more are not.
    let (tenth, zero) = exact_tenth(magnitude);
    let zero = zero && scale > 0;
    magnitude = select_unpredictable(zero, tenth, magnitude);
    scale -= u8::from(zero);
    while scale > 0
        && let (tenth, true) = exact_tenth(magnitude)
    {
        magnitude = tenth;
        scale -= 1;
    }
    (magnitude, scale)
}

/// A tenth, if the flag says that the value is a multiple of ten: times the inverse of five modulo
/// `2^64`, then half. Anything else comes out above the greatest tenth.
#[inline]
const fn exact_tenth(value: u64) -> (u64, bool) {
    const INVERSE_OF_FIVE: u64 = 0xcccc_cccc_cccc_cccd;
    let tenth = value.wrapping_mul(INVERSE_OF_FIVE).rotate_right(1);
    (tenth, tenth <= u64::MAX / 10)
}

#[cold]
#[inline(never)]
fn strip_i128(mut mantissa: i128, mut scale: u32) -> (i128, u32) {
    while scale > 0 && mantissa & 1 == 0 && is_multiple_of_five(mantissa.unsigned_abs()) {
        mantissa /= 10;
        scale -= 1;
    }
    (mantissa, scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiples_of_five() {
        for value in [0, 1, 4, 5, 6, 10, u128::MAX, u128::MAX - 1, 1 << 64, (1 << 64) + 4] {
            assert_eq!(is_multiple_of_five(value), value % 5 == 0, "{value}");
        }
    }

    #[test]
    fn dividing_by_powers() {
        for exponent in 0..=18 {
            let power = Power::of(exponent).unwrap();
            assert_eq!(power.value, 10u64.pow(exponent.into()));
            let most = 1 << 63;
            for multiple in [0, 1, 2, 7, most / power.value] {
                let multiple = multiple * power.value;
                let next = (multiple + 1).min(most);
                for dividend in [multiple.saturating_sub(1), multiple, next, most, most - 1] {
                    let expected = (dividend / power.value, dividend % power.value);
                    assert_eq!(power.divide(dividend), expected, "{dividend} / 10^{exponent}");
                }
            }
        }
        assert!(Power::of(19).is_none());
    }

    #[test]
    fn stripping() {
        assert_eq!(strip(0, 9), (0, 0));
        assert_eq!(strip(-1200, 3), (-12, 1));
        assert_eq!(strip(1200, 0), (1200, 0));
        assert_eq!(strip(10i128.pow(30), 40), (1, 10));
        assert_eq!(strip(-5 * 10i128.pow(37), 255), (-5, 218));
    }

    #[test]
    fn twos_and_fives() {
        let mut value = 2u128.pow(70) * 5u128.pow(20) * 3;
        assert_eq!(remove_twos(&mut value, 60), 60);
        assert_eq!(remove_twos(&mut value, 60), 10);
        assert_eq!(remove_fives(&mut value, 60), 20);
        assert_eq!(value, 3);
        assert_eq!(remove_fives(&mut 0, 9), 0);
    }
}
