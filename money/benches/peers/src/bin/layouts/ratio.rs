//! Nothing but ratios in lowest terms: 16 bytes, an integer on the heap where one does not fit.

use crate::binary_gcd::{gcd, gcd_by_tens};
use crate::layout::{Layout, Quotients};
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use std::num::NonZeroU64;

/// With `TENS`, denominators that divide a power of ten have a shorter way to lowest terms.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Ratio<const TENS: bool> {
    Small { num: i64, den: NonZeroU64 },
    Big(Box<BigRational>),
}

type Parts = (i64, u64);

impl<const TENS: bool> Ratio<TENS> {
    fn small((num, den): Parts) -> Option<Self> {
        Some(Self::Small { num, den: NonZeroU64::new(den)? })
    }

    fn parts(&self) -> Option<Parts> {
        match self {
            Self::Small { num, den } => Some((*num, den.get())),
            Self::Big(_) => None,
        }
    }

    fn from_big(big: BigRational) -> Self {
        let parts = big.numer().to_i64().zip(big.denom().to_u64());
        parts.and_then(Self::small).unwrap_or_else(|| Self::Big(Box::new(big)))
    }

    fn with(
        &self,
        other: &Self,
        small: impl Fn(Parts, Parts) -> Option<Parts>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        let parts = self.parts().zip(other.parts()).and_then(|(a, b)| small(a, b));
        match parts.and_then(Self::small) {
            Some(small) => small,
            None => Self::from_big(big(self.to_rational(), other.to_rational())),
        }
    }

    fn gcd(a: u64, denominator: u64) -> u64 {
        if TENS { gcd_by_tens(a, denominator) } else { gcd(a, denominator) }
    }

    /// Only what the denominators share can be left to reduce (Knuth, TAOCP 4.5.1).
    fn add_parts((a, b): Parts, (c, d): Parts) -> Option<Parts> {
        let shared = Self::gcd(b, d);
        let (left, right) = (b / shared, d / shared);
        let sum = product(a, right).checked_add(product(c, left))?;
        if sum == 0 {
            return Some((0, 1));
        }
        let magnitude = sum.unsigned_abs();
        let rest = match u64::try_from(magnitude) {
            Ok(magnitude) => magnitude % shared,
            Err(_) => u64::try_from(magnitude % u128::from(shared)).ok()?,
        };
        let common = Self::gcd(rest, shared);
        let num = match i64::try_from(sum) {
            Ok(sum) => sum / i64::try_from(common).ok()?,
            Err(_) => i64::try_from(sum / i128::from(common)).ok()?,
        };
        Some((num, left.checked_mul(d / common)?))
    }

    fn mul_parts((a, b): Parts, (c, d): Parts) -> Option<Parts> {
        if a == 0 || c == 0 {
            return Some((0, 1));
        }
        let first = Self::gcd(a.unsigned_abs(), d);
        let second = Self::gcd(c.unsigned_abs(), b);
        let a = a / i64::try_from(first).ok()?;
        let c = c / i64::try_from(second).ok()?;
        Some((a.checked_mul(c)?, (b / second).checked_mul(d / first)?))
    }
}

fn product(a: i64, b: u64) -> i128 {
    i128::from(a) * i128::from(b)
}

impl<const TENS: bool> Layout for Ratio<TENS> {
    const NAME: &'static str = if TENS { "ratio, tens by table" } else { "ratio" };

    fn decimal(mantissa: i64, scale: u32) -> Self {
        Self::from_big(BigRational::decimal(mantissa, scale))
    }
    fn to_rational(&self) -> BigRational {
        match self {
            Self::Small { num, den } => BigRational::new((*num).into(), den.get().into()),
            Self::Big(big) => (**big).clone(),
        }
    }
    fn add(&self, other: &Self) -> Self {
        self.with(other, Self::add_parts, |a, b| a + b)
    }
    fn mul(&self, other: &Self) -> Self {
        self.with(other, Self::mul_parts, |a, b| a * b)
    }
    fn less(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Small { num: a, den: b }, Self::Small { num: c, den: d }) => {
                product(*a, d.get()) < product(*c, b.get())
            }
            _ => (self.to_rational() - other.to_rational()).is_negative(),
        }
    }
}

impl<const TENS: bool> Quotients for Ratio<TENS> {
    fn div(&self, other: &Self) -> Self {
        let small = |a, (c, d): Parts| {
            let turned = i64::try_from(d).ok()? * c.signum();
            Self::mul_parts(a, (turned, c.unsigned_abs()))
        };
        self.with(other, small, |a, b| a / b)
    }
}
