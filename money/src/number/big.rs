//! Fractions of any size.
//!
//! With a small operand, reducing takes only divisors of one limb (Knuth, TAOCP 4.5.1).

use super::gcd::{gcd_twice, gcd_u64};
use super::gcd_big::gcd_limbs;
use super::limbs::{self, Limbs};
use super::word::Word;
use core::cmp::Ordering;
use num_bigint::{BigInt, BigUint, Sign};
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

/// In lowest terms, denominator above zero.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Big {
    pub(super) negative: bool,
    pub(super) num: Limbs,
    pub(super) den: Limbs,
}

impl Big {
    /// `num / den`, in lowest terms.
    pub(super) fn from_lowest(num: i128, den: u128) -> Self {
        let (negative, num) = (num < 0, limbs::from_u128(num.unsigned_abs()));
        Self { negative, num, den: limbs::from_u128(den) }
    }

    /// A fraction in lowest terms, denominator above zero.
    pub(super) fn from_rational(value: &BigRational) -> Self {
        Self {
            negative: value.numer().sign() == Sign::Minus,
            num: limbs::from_big(value.numer().magnitude()),
            den: limbs::from_big(value.denom().magnitude()),
        }
    }

    pub(super) fn to_rational(&self) -> BigRational {
        BigRational::new_raw(self.numerator(), self.denominator())
    }

    pub(super) fn numerator(&self) -> BigInt {
        let sign = if self.negative { Sign::Minus } else { Sign::Plus };
        BigInt::from_biguint(sign, limbs::to_big(&self.num))
    }

    pub(super) fn denominator(&self) -> BigInt {
        limbs::to_big(&self.den).into()
    }

    pub(super) fn is_integer(&self) -> bool {
        self.den == [1]
    }

    /// Adds a word fraction.
    pub(super) fn add_word(&mut self, other: Word) {
        let common = gcd_u64(limbs::rem_limb(&self.den, other.den), other.den);
        let factor = other.den / common;
        // num/den + n/d = (num * (d / common) + n * (den / common)) / (den * (d / common)).
        let mut share = self.den.clone();
        if common != 1 {
            limbs::div_limb(&mut share, common);
        }
        limbs::mul_limb(&mut self.num, factor);
        if self.negative == other.negative {
            limbs::add_mul(&mut self.num, &share, other.num);
        } else {
            limbs::mul_limb(&mut share, other.num);
            self.negative ^= limbs::abs_diff(&mut self.num, &share);
        }
        if common != 1 {
            let extra = gcd_u64(limbs::rem_limb(&self.num, common), common);
            if extra != 1 {
                limbs::div_limb(&mut self.num, extra);
                limbs::div_limb(&mut self.den, extra);
            }
        }
        limbs::mul_limb(&mut self.den, factor);
    }

    /// Multiplies by a word fraction that is not zero.
    pub(super) fn mul_word(&mut self, other: Word) {
        let (from_num, from_den) = gcd_twice(
            (limbs::rem_limb(&self.num, other.den), other.den),
            (limbs::rem_limb(&self.den, other.num), other.num),
        );
        if from_num != 1 {
            limbs::div_limb(&mut self.num, from_num);
        }
        if from_den != 1 {
            limbs::div_limb(&mut self.den, from_den);
        }
        limbs::mul_limb(&mut self.num, other.num / from_den);
        limbs::mul_limb(&mut self.den, other.den / from_num);
        self.negative ^= other.negative;
    }

    /// Adds any fraction; only a divisor of the denominators' gcd is left to take out.
    pub(super) fn add(&self, other: &Self) -> Self {
        let common = gcd_limbs(self.den.clone(), other.den.clone());
        let common = limbs::to_big(&common);
        let (left, right) = (limbs::to_big(&self.den), limbs::to_big(&other.den));
        let (left, factor) = (left / &common, &right / &common);
        let num = self.numerator() * BigInt::from(factor)
            + other.numerator() * BigInt::from(left.clone());
        if num.is_zero() {
            return Self { negative: false, num: Limbs::new(), den: alloc::vec![1] };
        }
        let extra = if common.is_one() {
            common
        } else {
            limbs::to_big(&gcd_limbs(limbs::from_big(num.magnitude()), limbs::from_big(&common)))
        };
        Self {
            negative: num.is_negative(),
            num: limbs::from_big(&(num.magnitude() / &extra)),
            den: limbs::from_big(&(left * (right / extra))),
        }
    }

    /// Multiplies by any fraction; neither is zero.
    pub(super) fn mul(&self, other: &Self) -> Self {
        let product = |a: &Limbs, common: &BigUint, b: &Limbs, other: &BigUint| {
            limbs::from_big(&(limbs::to_big(a) / common * (limbs::to_big(b) / other)))
        };
        let left = limbs::to_big(&gcd_limbs(self.num.clone(), other.den.clone()));
        let right = limbs::to_big(&gcd_limbs(other.num.clone(), self.den.clone()));
        Self {
            negative: self.negative != other.negative,
            num: product(&self.num, &left, &other.num, &right),
            den: product(&self.den, &right, &other.den, &left),
        }
    }

    pub(super) fn compare(&self, other: &Self) -> Ordering {
        if self.negative != other.negative {
            return if self.negative { Ordering::Less } else { Ordering::Greater };
        }
        let magnitude = |a: &Limbs, b: &Limbs| limbs::to_big(a) * limbs::to_big(b);
        let order = magnitude(&self.num, &other.den).cmp(&magnitude(&other.num, &self.den));
        if self.negative { order.reverse() } else { order }
    }

    /// The numerator, if it fits.
    pub(super) fn small_numerator(&self) -> Option<i128> {
        let magnitude = i128::try_from(limbs::to_u128(&self.num)?).ok()?;
        Some(if self.negative { -magnitude } else { magnitude })
    }

    /// The same value as `mantissa / 10^scale`, if its expansion ends and both fit.
    pub(super) fn to_decimal(&self) -> Option<(i128, u32)> {
        const FIVE_TO_27: u64 = 5u64.pow(27);
        let num = self.small_numerator()?;
        let mut rest = self.den.clone();
        let mut twos = 0;
        while rest.first() == Some(&0) {
            rest.remove(0);
            twos += u64::BITS;
        }
        let more = rest.first()?.trailing_zeros();
        limbs::div_limb(&mut rest, 1 << more);
        twos += more;
        let mut fives = 0;
        for (power, exponent) in [(FIVE_TO_27, 27), (5, 1)] {
            while limbs::rem_limb(&rest, power) == 0 {
                limbs::div_limb(&mut rest, power);
                fives += exponent;
            }
        }
        if rest != [1] {
            return None;
        }
        let factor = if twos < fives {
            2i128.checked_pow(fives - twos)?
        } else {
            5i128.checked_pow(twos - fives)?
        };
        Some((num.checked_mul(factor)?, twos.max(fives)))
    }
}
