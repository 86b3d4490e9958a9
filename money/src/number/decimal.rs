//! Decimals whose mantissa fits a machine word: the common case, without a general gcd.
//!
//! The operands are canonical (no trailing zero after the point), which is what makes most results
//! canonical without another look.

use super::fraction::Fraction;
use super::gcd::gcd_u64;
use super::powers::{POWERS_I64, power_i128, strip, strip_i64};
use crate::rounding::Rounding;
use core::cmp::Ordering;

/// `mantissa / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Small {
    pub(super) mantissa: i64,
    pub(super) scale: u8,
}

/// An exact quotient of two decimals.
pub(super) enum Quotient {
    /// `mantissa / 10^scale`, canonical.
    Decimal(i128, u32),
    /// In lowest terms, and its expansion does not end.
    Fraction(Fraction),
}

impl Small {
    /// The sum; `None` when it needs more than a word.
    #[inline]
    pub(super) fn add(self, other: Self) -> Option<Self> {
        let (a, b) = (self.mantissa, other.mantissa);
        match self.scale.cmp(&other.scale) {
            Ordering::Equal => {
                let sum = a.checked_add(b)?;
                // Only here can the last digits cancel out.
                if self.scale == 0 || sum & 1 == 1 {
                    return Some(Self { mantissa: sum, scale: self.scale });
                }
                Self::stripped(sum, self.scale)
            }
            Ordering::Less => {
                let power = *POWERS_I64.get(usize::from(other.scale - self.scale))?;
                let mantissa = a.checked_mul(power)?.checked_add(b)?;
                Some(Self { mantissa, scale: other.scale })
            }
            Ordering::Greater => {
                let power = *POWERS_I64.get(usize::from(self.scale - other.scale))?;
                let mantissa = b.checked_mul(power)?.checked_add(a)?;
                Some(Self { mantissa, scale: self.scale })
            }
        }
    }

    #[inline]
    fn stripped(mantissa: i64, scale: u8) -> Option<Self> {
        if mantissa == 0 {
            return Some(Self { mantissa: 0, scale: 0 });
        }
        let (mantissa, scale) = strip_i64(mantissa, u32::from(scale));
        Some(Self { mantissa, scale: u8::try_from(scale).ok()? })
    }

    pub(super) fn checked_neg(self) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_neg()?, ..self })
    }

    /// The product; `None` when it needs more than a word.
    #[inline]
    pub(super) fn mul(self, other: Self) -> Option<Self> {
        let product = self.mantissa.checked_mul(other.mantissa)?;
        let scale = self.scale.checked_add(other.scale)?;
        if scale == 0 || product & 1 == 1 {
            return Some(Self { mantissa: product, scale });
        }
        Self::stripped(product, scale)
    }

    /// The order; `None` when it needs more than 128 bits.
    #[inline]
    pub(super) fn compare(self, other: Self) -> Option<Ordering> {
        let (a, b) = (i128::from(self.mantissa), i128::from(other.mantissa));
        Some(match self.scale.cmp(&other.scale) {
            Ordering::Equal => self.mantissa.cmp(&other.mantissa),
            Ordering::Less => {
                let power = *POWERS_I64.get(usize::from(other.scale - self.scale))?;
                (a * i128::from(power)).cmp(&b)
            }
            Ordering::Greater => {
                let power = *POWERS_I64.get(usize::from(self.scale - other.scale))?;
                a.cmp(&(b * i128::from(power)))
            }
        })
    }

    /// The quotient; `None` when it needs more than 128 bits. The divisor is not zero.
    #[inline]
    pub(super) fn div(self, divisor: Self) -> Option<Quotient> {
        let negative = (self.mantissa < 0) != (divisor.mantissa < 0);
        let (mut num, mut den) = (self.mantissa.unsigned_abs(), divisor.mantissa.unsigned_abs());
        if num == 0 {
            return Some(Quotient::Decimal(0, 0));
        }
        let common = gcd_u64(num, den);
        if common != 1 {
            (num, den) = (num / common, den / common);
        }
        let shift = i32::from(divisor.scale) - i32::from(self.scale);
        let twos = den.trailing_zeros();
        let mut rest = den >> twos;
        let mut fives = 0;
        while rest.is_multiple_of(5) {
            rest /= 5;
            fives += 1;
        }
        let quotient = Parts { num, den, shift, twos, fives };
        match rest {
            1 => quotient.decimal(negative),
            _ => quotient.fraction(negative),
        }
    }

    /// The multiple of `10^-scale` that `mode` chooses, and what is left; `None` when that needs
    /// more than a word.
    #[inline]
    pub(super) fn quantize(self, scale: u8, mode: Rounding) -> Option<(i64, Self)> {
        let Some(cut) = self.scale.checked_sub(scale) else {
            let power = *POWERS_I64.get(usize::from(scale - self.scale))?;
            return Some((self.mantissa.checked_mul(power)?, Self { mantissa: 0, scale: 0 }));
        };
        if cut == 0 {
            return Some((self.mantissa, Self { mantissa: 0, scale: 0 }));
        }
        let power = *POWERS_I64.get(usize::from(cut))?;
        let (quotient, rest) = (self.mantissa / power, self.mantissa % power);
        let step = mode.step(rest < 0, quotient & 1 == 1, compare_with_half(rest, power));
        // The rest ends in the last digit of the mantissa, which is not zero: it is canonical.
        let rest = Self { mantissa: rest - step * power, scale: self.scale };
        Some((quotient + step, rest))
    }
}

/// How `|rest|` compares with half of `power`, without doubling.
#[inline]
fn compare_with_half(rest: i64, power: i64) -> Ordering {
    let rest = rest.abs();
    rest.cmp(&(power - rest))
}

/// `num / den * 10^shift`, with no common factor, and the twos and fives in `den`.
struct Parts {
    num: u64,
    den: u64,
    shift: i32,
    twos: u32,
    fives: u32,
}

impl Parts {
    /// Where `den` has no factor but twos and fives.
    fn decimal(&self, negative: bool) -> Option<Quotient> {
        let scale = self.twos.max(self.fives);
        let twos_missing = 2i128.checked_pow(scale - self.twos)?;
        let factor = 5i128.checked_pow(scale - self.fives)?.checked_mul(twos_missing)?;
        let mut mantissa = i128::from(self.num).checked_mul(factor)?;
        let mut scale = i32::try_from(scale).ok()? - self.shift;
        if scale < 0 {
            mantissa = mantissa.checked_mul(power_i128(scale.unsigned_abs())?)?;
            scale = 0;
        }
        let (mantissa, scale) = strip(mantissa, scale.unsigned_abs());
        Some(Quotient::Decimal(if negative { -mantissa } else { mantissa }, scale))
    }

    /// Where it has another factor: the expansion does not end.
    fn fraction(&self, negative: bool) -> Option<Quotient> {
        let most = self.shift.unsigned_abs();
        let (num, den) = if self.shift >= 0 {
            let (twos, fives) = (self.twos.min(most), self.fives.min(most));
            let num = times(self.num, most - twos, most - fives)?;
            (num, u128::from(without(self.den, twos, fives)))
        } else {
            let twos = self.num.trailing_zeros().min(most);
            let (mut num, mut fives) = (self.num >> twos, 0);
            while fives < most && num.is_multiple_of(5) {
                num /= 5;
                fives += 1;
            }
            (u128::from(num), times(self.den, most - twos, most - fives)?)
        };
        let num = i128::try_from(num).ok()?;
        Some(Quotient::Fraction(Fraction { num: if negative { -num } else { num }, den }))
    }
}

/// `value * 2^twos * 5^fives`.
fn times(value: u64, twos: u32, fives: u32) -> Option<u128> {
    let fives = 5u128.checked_pow(fives)?;
    u128::from(value).checked_mul(fives)?.checked_mul(2u128.checked_pow(twos)?)
}

/// `value / 2^twos / 5^fives`, which divide it.
fn without(value: u64, twos: u32, fives: u32) -> u64 {
    (value >> twos) / 5u64.pow(fives)
}
