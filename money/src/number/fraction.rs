//! Fractions of machine integers: what decimals and ratios are computed through where they do not
//! match. Every operation is checked; `None` says that the result needs a big number.

use super::gcd::{gcd_u64, gcd_u128};
use super::powers::{remove_fives, remove_twos};

/// In lowest terms, with a denominator above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    pub(super) num: i128,
    pub(super) den: u128,
}

impl Fraction {
    /// `mantissa / 10^scale`.
    pub(super) fn of_decimal(mantissa: i128, scale: u32) -> Option<Self> {
        let mut magnitude = mantissa.unsigned_abs();
        let twos = remove_twos(&mut magnitude, scale);
        let fives = remove_fives(&mut magnitude, scale);
        let twos_left = 2u128.checked_pow(scale - twos)?;
        let den = 5u128.checked_pow(scale - fives)?.checked_mul(twos_left)?;
        let magnitude = i128::try_from(magnitude).ok()?;
        let num = if mantissa < 0 { -magnitude } else { magnitude };
        Some(if num == 0 { Self { num, den: 1 } } else { Self { num, den } })
    }

    pub(super) fn add(self, other: Self) -> Option<Self> {
        let common = gcd(self.den, other.den);
        let (left_den, right_den) = (self.den / common, other.den / common);
        let left = self.num.checked_mul(i128::try_from(right_den).ok()?)?;
        let right = other.num.checked_mul(i128::try_from(left_den).ok()?)?;
        let num = left.checked_add(right)?;
        // Knuth 4.5.1: the sum can be reduced only by a divisor of `common`.
        let extra = gcd(num.unsigned_abs(), common);
        if num == 0 {
            return Some(Self { num, den: 1 });
        }
        let den = left_den.checked_mul(other.den / extra)?;
        Some(Self { num: num / i128::try_from(extra).ok()?, den })
    }

    pub(super) fn mul(self, other: Self) -> Option<Self> {
        let left = gcd(self.num.unsigned_abs(), other.den);
        let right = gcd(other.num.unsigned_abs(), self.den);
        let left_num = self.num / i128::try_from(left).ok()?;
        let right_num = other.num / i128::try_from(right).ok()?;
        let num = left_num.checked_mul(right_num)?;
        let den = (self.den / right).checked_mul(other.den / left)?;
        Some(Self { num, den })
    }

    /// `None` also for zero.
    pub(super) fn recip(self) -> Option<Self> {
        let num = i128::try_from(self.den).ok()?;
        let den = self.num.unsigned_abs();
        (den != 0).then_some(Self { num: if self.num < 0 { -num } else { num }, den })
    }

    /// The same value as a decimal, if it has one within these bounds.
    pub(super) fn to_decimal(self) -> Option<(i128, u32)> {
        let mut rest = self.den;
        let twos = remove_twos(&mut rest, u32::MAX);
        // No need to look for fives where no power of five can be.
        let fives = if rest == 1 { 0 } else { remove_fives(&mut rest, u32::MAX) };
        if rest != 1 {
            return None;
        }
        let factor = if twos < fives {
            2i128.checked_pow(fives - twos)?
        } else {
            5i128.checked_pow(twos - fives)?
        };
        Some((self.num.checked_mul(factor)?, twos.max(fives)))
    }
}

pub(super) fn gcd(a: u128, b: u128) -> u128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) => u128::from(gcd_u64(a, b)),
        _ => gcd_u128(a, b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_in_and_out() {
        assert_eq!(Fraction::of_decimal(-125, 2), Some(Fraction { num: -5, den: 4 }));
        assert_eq!(Fraction::of_decimal(0, 9), Some(Fraction { num: 0, den: 1 }));
        assert_eq!(Fraction::of_decimal(1, 39), None);
        assert_eq!(Fraction { num: -5, den: 4 }.to_decimal(), Some((-125, 2)));
        assert_eq!(Fraction { num: 1, den: 3 }.to_decimal(), None);
        assert_eq!(Fraction { num: 7, den: 1 }.to_decimal(), Some((7, 0)));
        assert_eq!(Fraction { num: 1, den: 1 << 120 }.to_decimal(), None);
        assert_eq!(Fraction { num: 3, den: 5u128.pow(50) }.to_decimal(), Some((3 << 50, 50)));
    }
}
