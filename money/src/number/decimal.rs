//! Decimals whose mantissa fits a machine word: the common case, without a general gcd.
//!
//! The operands are canonical (no trailing zero after the point), which is what makes most results
//! canonical without another look.

use super::gcd::{divide_exactly, gcd_u64};
use super::powers::{Factors, POWERS_I64, POWERS_OF_FIVE, Power, strip_i64, without_fives};
use crate::rounding::Rounding;
use core::cmp::Ordering;
use core::hint::select_unpredictable;

/// `mantissa / 10^scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Small {
    pub(super) mantissa: i64,
    pub(super) scale: u8,
}

/// An exact quotient of two decimals.
pub(super) enum Quotient {
    /// A canonical decimal.
    Decimal(Small),
    /// In lowest terms, and its expansion does not end.
    Ratio(i64, u64),
}

impl Small {
    /// What brings two mantissas to one scale, without a branch on which scale is larger.
    #[inline]
    fn powers(self, other: Self) -> Option<(i64, i64)> {
        let left = *POWERS_I64.get(usize::from(other.scale.saturating_sub(self.scale)))?;
        let right = *POWERS_I64.get(usize::from(self.scale.saturating_sub(other.scale)))?;
        Some((left, right))
    }

    /// The sum; `None` when it needs more than a word.
    #[inline]
    pub(super) fn add(self, other: Self) -> Option<Self> {
        let (left, right) = self.powers(other)?;
        let sum =
            self.mantissa.checked_mul(left)?.checked_add(other.mantissa.checked_mul(right)?)?;
        Some(Self::stripped(sum, self.scale.max(other.scale)))
    }

    /// Without trailing zeros after the point.
    #[inline]
    pub(super) fn stripped(mantissa: i64, scale: u8) -> Self {
        let (mantissa, scale) = strip_i64(mantissa, scale);
        Self { mantissa, scale }
    }

    pub(super) fn checked_neg(self) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_neg()?, ..self })
    }

    /// The product, in its form also where the factors are not; `None` when it needs more than a
    /// word.
    #[inline]
    pub(super) fn mul(self, other: Self) -> Option<Self> {
        let product = self.mantissa.checked_mul(other.mantissa)?;
        let scale = self.scale.checked_add(other.scale)?;
        Some(Self::stripped(product, scale))
    }

    /// The order; `None` when the scales are too far apart.
    #[inline]
    pub(super) fn compare(self, other: Self) -> Option<Ordering> {
        let (left, right) = self.powers(other)?;
        // Products of two words fit.
        let left = i128::from(self.mantissa) * i128::from(left);
        let right = i128::from(other.mantissa) * i128::from(right);
        Some(left.cmp(&right))
    }

    /// The quotient; `None` when it needs more than words. The divisor is not zero.
    #[inline]
    pub(super) fn div(self, divisor: Self) -> Option<Quotient> {
        let negative = (self.mantissa < 0) != (divisor.mantissa < 0);
        let (mut num, mut den) = (self.mantissa.unsigned_abs(), divisor.mantissa.unsigned_abs());
        if num == 0 {
            return Some(Quotient::Decimal(Self { mantissa: 0, scale: 0 }));
        }
        let common = gcd_u64(num, den);
        (num, den) = (divide_exactly(num, common), divide_exactly(den, common));
        let shift = i32::from(divisor.scale) - i32::from(self.scale);
        let Factors { twos, fives, rest } = Factors::of(den);
        let quotient = Parts { num, rest, shift, twos, fives };
        match rest {
            1 => quotient.decimal(negative),
            _ => quotient.ratio(negative),
        }
    }

    /// The multiple of `10^-scale` that `mode` chooses, and what is left; `None` when that needs
    /// more than a word.
    #[inline]
    pub(super) fn quantize(self, scale: u8, mode: Rounding) -> Option<(i64, Self)> {
        // One of the two powers is one: no branch waits for which.
        let up = *POWERS_I64.get(usize::from(scale.saturating_sub(self.scale)))?;
        let power = Power::of(self.scale.saturating_sub(scale))?;
        let (quotient, rest) = power.divide(self.mantissa.checked_mul(up)?.unsigned_abs());
        let against_half = rest.cmp(&(power.value - rest));
        let negative = self.mantissa < 0;
        let grows = rest != 0 && mode.grows(negative, quotient & 1 == 1, against_half);
        let steps = quotient.cast_signed().checked_add(i64::from(grows))?;
        let added = select_unpredictable(grows, power.value.cast_signed(), 0);
        let rest = rest.cast_signed() - added;
        let sign = self.mantissa >> 63;
        let signed = |magnitude: i64| (magnitude ^ sign).wrapping_sub(sign);
        // The rest ends in the last digit of the mantissa: it is canonical, if it is not zero.
        let scale = select_unpredictable(rest == 0, 0, self.scale);
        Some((signed(steps), Self { mantissa: signed(rest), scale }))
    }
}

/// `num / (rest * 2^twos * 5^fives) * 10^shift`, with no common factor before the shift.
struct Parts {
    num: u64,
    rest: u64,
    shift: i32,
    twos: u32,
    fives: u32,
}

impl Parts {
    /// Where the rest is one.
    fn decimal(&self, negative: bool) -> Option<Quotient> {
        let scale = self.twos.max(self.fives);
        let mut mantissa = times(self.num, scale - self.twos, scale - self.fives)?;
        let mut scale = i32::try_from(scale).ok()? - self.shift;
        if scale < 0 {
            mantissa = times(mantissa, scale.unsigned_abs(), scale.unsigned_abs())?;
            scale = 0;
        }
        let mantissa = signed(mantissa, negative)?;
        Some(Quotient::Decimal(Small::stripped(mantissa, u8::try_from(scale).ok()?)))
    }

    /// Where it is not: the expansion does not end.
    #[inline]
    fn ratio(&self, negative: bool) -> Option<Quotient> {
        let most = self.shift.unsigned_abs();
        let (num, den) = if self.shift >= 0 {
            let (twos, fives) = (self.twos.min(most), self.fives.min(most));
            let num = times(self.num, most - twos, most - fives)?;
            (num, times(self.rest, self.twos - twos, self.fives - fives)?)
        } else {
            let twos = self.num.trailing_zeros().min(most);
            let (num, fives) = without_fives(self.num >> twos, most);
            (num, times(self.rest, self.twos + most - twos, self.fives + most - fives)?)
        };
        Some(Quotient::Ratio(signed(num, negative)?, den))
    }
}

#[inline]
fn signed(magnitude: u64, negative: bool) -> Option<i64> {
    let value = i64::try_from(magnitude).ok()?;
    Some(if negative { -value } else { value })
}

/// `value * 2^twos * 5^fives`.
#[inline]
pub(super) fn times(value: u64, twos: u32, fives: u32) -> Option<u64> {
    let power = *POWERS_OF_FIVE.get(usize::try_from(fives).ok()?)?;
    let product = value.checked_mul(power)?;
    (product.leading_zeros() >= twos).then(|| product << twos)
}
