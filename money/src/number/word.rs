//! Fractions of two words: what ratios, and decimals beside them, are computed through.
//!
//! Every operation is checked; `None` says that the result needs more than words.

use super::decimal::{Small, times};
use super::gcd::{divide_exactly, gcd_twice, gcd_u64};
use super::powers::{Factors, POWERS_I64, POWERS_OF_FIVE, without_fives};
use crate::rounding::Rounding;
use core::cmp::Ordering;

/// In lowest terms, with a denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) negative: bool,
    pub(super) num: u64,
    pub(super) den: u64,
}

impl Word {
    #[inline]
    pub(super) fn of_decimal(Small { mantissa, scale }: Small) -> Option<Self> {
        let magnitude = mantissa.unsigned_abs();
        if scale == 0 || magnitude == 0 {
            return Some(Self { negative: mantissa < 0, num: magnitude, den: 1 });
        }
        let scale = u32::from(scale);
        let twos = magnitude.trailing_zeros().min(scale);
        let (num, fives) = without_fives(magnitude >> twos, scale);
        let den = power_of_five(scale - fives)?;
        let twos_left = scale - twos;
        let fits = den.leading_zeros() >= twos_left;
        fits.then_some(Self { negative: mantissa < 0, num, den: den << twos_left })
    }

    pub(super) fn add(self, other: Self) -> Option<Self> {
        // Most denominators have tens and a small rest, whose gcd is in a table.
        let (a, b) = (Factors::of(self.den), Factors::of(other.den));
        let rest = gcd_u64(a.rest, b.rest);
        let (twos, fives) = (a.twos.min(b.twos), a.fives.min(b.fives));
        let common = (power_of_five(fives)? * rest) << twos;
        let without_common = |factors: Factors| {
            let fives = power_of_five(factors.fives - fives)?;
            Some((fives * divide_exactly(factors.rest, rest)) << (factors.twos - twos))
        };
        let (left_den, right_den) = (without_common(a)?, without_common(b)?);
        let left = u128::from(self.num) * u128::from(right_den);
        let right = u128::from(other.num) * u128::from(left_den);
        let (negative, sum) = if self.negative == other.negative {
            (self.negative, left.checked_add(right)?)
        } else {
            (self.negative ^ (left < right), left.abs_diff(right))
        };
        if sum == 0 {
            return Some(Self { negative: false, num: 0, den: 1 });
        }
        // Knuth 4.5.1: the sum can be reduced only by a divisor of `common`.
        let extra = gcd_u64(rem(sum, common), common);
        let num = u64::try_from(if extra == 1 { sum } else { sum / u128::from(extra) }).ok()?;
        let den = left_den.checked_mul(divide_exactly(other.den, extra))?;
        Some(Self { negative, num, den })
    }

    pub(super) fn mul(self, other: Self) -> Option<Self> {
        if self.num == 0 || other.num == 0 {
            return Some(Self { negative: false, num: 0, den: 1 });
        }
        let (left, right) = gcd_twice((self.num, other.den), (other.num, self.den));
        let num = divide_exactly(self.num, left).checked_mul(divide_exactly(other.num, right))?;
        let den = divide_exactly(self.den, right).checked_mul(divide_exactly(other.den, left))?;
        Some(Self { negative: self.negative != other.negative, num, den })
    }

    /// The multiple of `10^-scale` that `mode` chooses for a fraction whose expansion does not end,
    /// and what is left, whose expansion does not end either; `None` when it ends, or when that
    /// needs more than words.
    pub(super) fn quantize(self, scale: u8, mode: Rounding) -> Option<(i64, Self)> {
        let Factors { twos, fives, rest: odd } = Factors::of(self.den);
        if odd == 1 {
            return None;
        }
        let power = POWERS_I64.get(usize::from(scale))?.unsigned_abs();
        let (quotient, rest) = div_rem(u128::from(self.num) * u128::from(power), self.den)?;
        let missing = self.den - rest;
        let grows = mode.grows(self.negative, quotient & 1 == 1, rest.cmp(&missing));
        let steps = i64::try_from(quotient).ok()?.checked_add(i64::from(grows))?;
        let rest = if grows { missing } else { rest };
        // Over the denominator and the power: they share only twos and fives with what is left,
        // because the numerator shares nothing with the denominator.
        let (twos, fives) = (twos + u32::from(scale), fives + u32::from(scale));
        let out = rest.trailing_zeros().min(twos);
        let (num, fives_out) = without_fives(rest >> out, fives);
        let den = times(odd, twos - out, fives - fives_out)?;
        let steps = if self.negative { -steps } else { steps };
        Some((steps, Self { negative: self.negative != grows, num, den }))
    }

    pub(super) fn compare(self, other: Self) -> Ordering {
        if self.negative != other.negative {
            return if self.negative { Ordering::Less } else { Ordering::Greater };
        }
        let left = u128::from(self.num) * u128::from(other.den);
        let right = u128::from(other.num) * u128::from(self.den);
        if self.negative { right.cmp(&left) } else { left.cmp(&right) }
    }
}

fn power_of_five(exponent: u32) -> Option<u64> {
    POWERS_OF_FIVE.get(usize::try_from(exponent).ok()?).copied()
}

/// Quotient and rest, without a wide division where words are enough.
fn div_rem(value: u128, divisor: u64) -> Option<(u64, u64)> {
    if let Ok(value) = u64::try_from(value) {
        return Some((value / divisor, value % divisor));
    }
    let divisor = u128::from(divisor);
    Some((u64::try_from(value / divisor).ok()?, u64::try_from(value % divisor).ok()?))
}

/// `value % divisor`, without a wide division where words are enough.
fn rem(value: u128, divisor: u64) -> u64 {
    match u64::try_from(value) {
        Ok(value) => value % divisor,
        Err(_) => u64::try_from(value % u128::from(divisor)).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(num: i64, den: u64) -> Word {
        Word { negative: num < 0, num: num.unsigned_abs(), den }
    }

    #[test]
    fn decimals() {
        let of = |mantissa, scale| Word::of_decimal(Small { mantissa, scale });
        assert_eq!(of(-125, 2), Some(word(-5, 4)));
        assert_eq!(of(0, 0), Some(word(0, 1)));
        assert_eq!(of(i64::MIN, 0), Some(word(i64::MIN, 1)));
        assert_eq!(of(1, 19), Some(word(1, 10u64.pow(19))));
        assert_eq!(of(1, 20), None);
        assert_eq!(of(1, 255), None);
    }

    #[test]
    fn quantizing() {
        let quantize = |word: Word, scale| word.quantize(scale, Rounding::HalfUp);
        assert_eq!(quantize(word(2, 3), 2), Some((67, word(-1, 300))));
        assert_eq!(quantize(word(-2, 3), 2), Some((-67, word(1, 300))));
        assert_eq!(quantize(word(1, 75), 2), Some((1, word(1, 300))));
        assert_eq!(quantize(word(1, 70), 2), Some((1, word(3, 700))));
        assert_eq!(quantize(word(i64::MAX, 3), 0), Some((i64::MAX / 3, word(1, 3))));
        assert_eq!(quantize(word(i64::MAX - 2, 3), 1), None);
        assert_eq!(quantize(word(1, 3), 19), None);
        // A ratio whose expansion ends, because its mantissa is too wide for a decimal: what is
        // left of it is a decimal.
        assert_eq!(quantize(word(i64::MAX, 1 << 21), 2), None);
    }

    #[test]
    fn edges() {
        let third = word(1, 3);
        assert_eq!(third.add(word(2, 3)), Some(word(1, 1)));
        assert_eq!(third.add(word(-1, 3)), Some(word(0, 1)));
        assert_eq!(word(1, 6).add(word(1, 10)), Some(word(4, 15)));
        assert_eq!(word(i64::MIN, 3).add(word(i64::MIN, 3)), None);
        assert_eq!(word(7, 600).add(word(-7, 450)), Some(word(-7, 1800)));
        assert_eq!(word(1, 10u64.pow(19)).add(word(1, 10u64.pow(18))).map(|sum| sum.num), Some(11));
        let widest = Word { negative: false, num: u64::MAX, den: u64::MAX - 1 };
        assert_eq!(widest.add(widest), Some(Word { den: (u64::MAX - 1) / 2, ..widest }));
        assert_eq!(widest.add(third), None);
        assert_eq!(word(3, 5).mul(word(-5, 3)), Some(word(-1, 1)));
        assert_eq!(widest.mul(widest), None);
        assert_eq!(third.compare(word(-1, 3)), Ordering::Greater);
        assert_eq!(word(-1, 3).compare(word(-1, 2)), Ordering::Greater);
        assert_eq!(widest.compare(widest), Ordering::Equal);
    }
}
