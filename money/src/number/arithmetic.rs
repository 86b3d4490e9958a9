//! Arithmetic between the tiers.
//!
//! Each operation tries decimals of one word, then wider decimals, then fractions of machine
//! integers, then a big fraction with a word, then two big fractions: the first that can hold the
//! exact result gives it.

use super::big::Big;
use super::decimal::{Quotient, Small};
use super::fraction::Fraction;
use super::powers::{POWERS_I128, strip};
use super::repr::{Repr, Tier};
use super::word::Word;
use core::cmp::Ordering;

impl Repr {
    #[inline]
    pub(super) fn add(&self, other: &Self) -> Self {
        if let (Some(a), Some(b)) = (self.small(), other.small())
            && let Some(sum) = a.add(b)
        {
            return Self::from_small(sum);
        }
        self.add_wide(other)
    }

    #[inline]
    pub(super) fn sub(&self, other: &Self) -> Self {
        if let (Some(a), Some(b)) = (self.small(), other.small().and_then(Small::checked_neg))
            && let Some(difference) = a.add(b)
        {
            return Self::from_small(difference);
        }
        self.add_wide(&other.neg())
    }

    #[cold]
    fn add_decimals(a: i128, s: u8, b: i128, t: u8) -> Option<Self> {
        let (low, low_scale, high, scale) = if s < t { (a, s, b, t) } else { (b, t, a, s) };
        let power = *POWERS_I128.get(usize::from(scale - low_scale))?;
        let sum = low.checked_mul(power)?.checked_add(high)?;
        let (sum, scale) = strip(sum, u32::from(scale));
        Self::decimal(sum, scale)
    }

    #[inline(never)]
    fn add_wide(&self, other: &Self) -> Self {
        if let (Tier::Decimal(a, s), Tier::Decimal(b, t)) = (self.tier(), other.tier())
            && let Some(sum) = Self::add_decimals(a, s, b, t)
        {
            return sum;
        }
        if let (Some(a), Some(b)) = (self.word(), other.word())
            && let Some(sum) = a.add(b)
        {
            return Self::from_word(sum);
        }
        if let (Some(a), Some(b)) = (self.fraction(), other.fraction())
            && let Some(sum) = a.add(b)
        {
            return Self::from_lowest(sum);
        }
        let (big, word) = match (self, other) {
            (Self::Big(big), other) | (other, Self::Big(big)) => (big, other.word()),
            _ => return Self::from_big(self.to_big().add(&other.to_big())),
        };
        match word {
            Some(word) => {
                let mut big = (**big).clone();
                big.add_word(word);
                Self::from_big(big)
            }
            None => Self::from_big(self.to_big().add(&other.to_big())),
        }
    }

    #[inline]
    pub(super) fn mul(&self, other: &Self) -> Self {
        if let (Some(a), Some(b)) = (self.small(), other.small())
            && let Some(product) = a.mul(b)
        {
            return Self::from_small(product);
        }
        self.mul_wide(other)
    }

    fn mul_decimals(a: i128, s: u8, b: i128, t: u8) -> Option<Self> {
        let (product, scale) = strip(a.checked_mul(b)?, u32::from(s) + u32::from(t));
        Self::decimal(product, scale)
    }

    #[inline(never)]
    fn mul_wide(&self, other: &Self) -> Self {
        if let (Tier::Decimal(a, s), Tier::Decimal(b, t)) = (self.tier(), other.tier())
            && let Some(product) = Self::mul_decimals(a, s, b, t)
        {
            return product;
        }
        if let (Some(a), Some(b)) = (self.word(), other.word())
            && let Some(product) = a.mul(b)
        {
            return Self::from_word(product);
        }
        if let (Some(a), Some(b)) = (self.fraction(), other.fraction())
            && let Some(product) = a.mul(b)
        {
            return Self::from_lowest(product);
        }
        let (big, word) = match (self, other) {
            (Self::Big(big), other) | (other, Self::Big(big)) => (big, other.word()),
            _ => return Self::from_big(self.to_big().mul(&other.to_big())),
        };
        match word {
            Some(Word { num: 0, .. }) => Self::ZERO,
            Some(word) => {
                let mut big = (**big).clone();
                big.mul_word(word);
                Self::from_big(big)
            }
            None => Self::from_big(self.to_big().mul(&other.to_big())),
        }
    }

    /// Adds in place: a big fraction keeps its limbs.
    #[inline]
    pub(super) fn add_assign(&mut self, other: &Self) {
        match self {
            Self::Big(_) => self.change_big(other, Self::add, Big::add_word),
            _ => *self = self.add(other),
        }
    }

    /// Subtracts in place: a big fraction keeps its limbs.
    #[inline]
    pub(super) fn sub_assign(&mut self, other: &Self) {
        match self {
            Self::Big(_) => self.change_big(&other.neg(), Self::add, Big::add_word),
            _ => *self = self.sub(other),
        }
    }

    /// Multiplies in place: a big fraction keeps its limbs.
    #[inline]
    pub(super) fn mul_assign(&mut self, other: &Self) {
        match self {
            Self::Big(_) if other.signum() != 0 => {
                self.change_big(other, Self::mul, Big::mul_word);
            }
            _ => *self = self.mul(other),
        }
    }

    #[inline(never)]
    fn change_big(
        &mut self,
        other: &Self,
        any: fn(&Self, &Self) -> Self,
        in_place: fn(&mut Big, Word),
    ) {
        let (Self::Big(big), Some(word)) = (&mut *self, other.word()) else {
            *self = any(self, other);
            return;
        };
        in_place(big, word);
        if let Some(smaller) = Self::demoted(big) {
            *self = smaller;
        }
    }

    /// The quotient; `None` when the divisor is zero.
    #[inline]
    pub(super) fn div(&self, divisor: &Self) -> Option<Self> {
        if let (Some(a), Some(b)) = (self.small(), divisor.small())
            && b.mantissa != 0
            && let Some(quotient) = a.div(b)
        {
            match quotient {
                Quotient::Decimal(small) => return Some(Self::from_small(small)),
                Quotient::Ratio(num, den) if Self::holds_ratio(den) => {
                    return Some(Self::pack_ratio(num, den));
                }
                Quotient::Ratio(..) => {}
            }
        }
        divisor.recip().map(|recip| self.mul_wide(&recip))
    }

    /// The reciprocal; `None` for zero.
    #[inline(never)]
    fn recip(&self) -> Option<Self> {
        if self.signum() == 0 {
            return None;
        }
        if let Some(Word { negative, num, den }) = self.word() {
            return Some(Self::from_word(Word { negative, num: den, den: num }));
        }
        if let Some(recip) = self.fraction().and_then(Fraction::recip) {
            return Some(Self::from_lowest(recip));
        }
        let Big { negative, num, den } = self.to_big().into_owned();
        Some(Self::from_big(Big { negative, num: den, den: num }))
    }

    #[inline]
    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        if let (Some(a), Some(b)) = (self.small(), other.small())
            && let Some(order) = a.compare(b)
        {
            return order;
        }
        self.cmp_wide(other)
    }

    #[inline(never)]
    fn cmp_wide(&self, other: &Self) -> Ordering {
        if let (Some(a), Some(b)) = (self.word(), other.word()) {
            return a.compare(b);
        }
        if let (Tier::Decimal(a, s), Tier::Decimal(b, t)) = (self.tier(), other.tier())
            && s == t
        {
            return a.cmp(&b);
        }
        if let (Some(a), Some(b)) = (self.fraction(), other.fraction()) {
            let left = i128::try_from(b.den).ok().and_then(|den| a.num.checked_mul(den));
            let right = i128::try_from(a.den).ok().and_then(|den| b.num.checked_mul(den));
            if let (Some(left), Some(right)) = (left, right) {
                return left.cmp(&right);
            }
        }
        self.to_big().compare(&other.to_big())
    }
}
