//! How a `SafeNumber` is stored.
//!
//! Two forms, 16 bytes: a numerator and denominator that fit a machine word each, or a boxed
//! `BigRational`. A value is `Small` exactly when it fits, so equal values have equal forms.

use alloc::boxed::Box;
use core::cmp::Ordering;
use core::num::NonZeroU64;
use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Lowest terms, positive denominator; equal values are structurally equal.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Repr {
    Small { num: i64, den: NonZeroU64 },
    Big(Box<BigRational>),
}

impl Repr {
    pub(super) const ZERO: Self = Self::Small {
        num: 0,
        den: NonZeroU64::MIN,
    };
    pub(super) const ONE: Self = Self::Small {
        num: 1,
        den: NonZeroU64::MIN,
    };

    /// A fraction in lowest terms, small if it fits.
    pub(super) fn from_lowest(num: i128, den: u128) -> Self {
        let small_den = u64::try_from(den).ok().and_then(NonZeroU64::new);
        match (i64::try_from(num), small_den) {
            (Ok(num), Some(den)) => Self::Small { num, den },
            _ => Self::Big(Box::new(BigRational::new_raw(num.into(), den.into()))),
        }
    }

    /// A fraction in any terms; `None` when the denominator is zero.
    pub(super) fn from_fraction(num: i128, den: u128) -> Option<Self> {
        if den == 0 {
            return None;
        }
        let common = num.unsigned_abs().gcd(&den);
        if common == 1 {
            return Some(Self::from_lowest(num, den));
        }
        let num = match i128::try_from(common) {
            Ok(common) => num / common,
            // Beyond i128::MAX there is only zero, which any divisor divides, and i128::MIN itself.
            Err(_) => num.signum(),
        };
        Some(Self::from_lowest(num, den / common))
    }

    /// A big fraction in lowest terms with a positive denominator.
    pub(super) fn from_big(big: BigRational) -> Self {
        let small_den = big.denom().to_u64().and_then(NonZeroU64::new);
        match (big.numer().to_i64(), small_den) {
            (Some(num), Some(den)) => Self::Small { num, den },
            _ => Self::Big(Box::new(big)),
        }
    }

    pub(super) fn from_integer(value: BigInt) -> Self {
        Self::from_big(BigRational::from_integer(value))
    }

    pub(super) fn to_big(&self) -> BigRational {
        match self {
            Self::Small { num, den } => {
                BigRational::new_raw(BigInt::from(*num), BigInt::from(den.get()))
            }
            Self::Big(big) => (**big).clone(),
        }
    }

    pub(super) fn numerator(&self) -> BigInt {
        match self {
            Self::Small { num, .. } => BigInt::from(*num),
            Self::Big(big) => big.numer().clone(),
        }
    }

    pub(super) fn denominator(&self) -> BigInt {
        match self {
            Self::Small { den, .. } => BigInt::from(den.get()),
            Self::Big(big) => big.denom().clone(),
        }
    }

    pub(super) fn signum(&self) -> i8 {
        match self {
            Self::Small { num, .. } => match num.cmp(&0) {
                Ordering::Less => -1,
                Ordering::Equal => 0,
                Ordering::Greater => 1,
            },
            Self::Big(big) if big.is_negative() => -1,
            Self::Big(_) => 1,
        }
    }

    pub(super) fn is_integer(&self) -> bool {
        match self {
            Self::Small { den, .. } => den.get() == 1,
            Self::Big(big) => big.denom().is_one(),
        }
    }

    pub(super) fn neg(&self) -> Self {
        match self {
            Self::Small { num, den } => Self::from_lowest(-i128::from(*num), u128::from(den.get())),
            Self::Big(big) => Self::from_big(-(**big).clone()),
        }
    }

    pub(super) fn add(&self, other: &Self) -> Self {
        self.add_small(other)
            .unwrap_or_else(|| Self::from_big(self.to_big() + other.to_big()))
    }

    /// The sum, where both are small and no intermediate result overflows.
    fn add_small(&self, other: &Self) -> Option<Self> {
        let (Self::Small { num: a, den: b }, Self::Small { num: c, den: d }) = (self, other) else {
            return None;
        };
        let (b, d) = (b.get(), d.get());
        if b == 1 && d == 1 {
            return Some(Self::from_lowest(i128::from(*a) + i128::from(*c), 1));
        }
        let common = b.gcd(&d);
        // Each product is below 2^127 in magnitude; only their sum can overflow.
        let left = i128::from(*a) * i128::from(d / common);
        let right = i128::from(*c) * i128::from(b / common);
        let num = left.checked_add(right)?;
        // Knuth 4.5.1: the sum can be reduced only by a divisor of `common`.
        let extra = num.unsigned_abs().gcd(&u128::from(common));
        let num = num / i128::try_from(extra).ok()?;
        Some(Self::from_lowest(
            num,
            u128::from(b / common) * (u128::from(d) / extra),
        ))
    }

    pub(super) fn mul(&self, other: &Self) -> Self {
        let (Self::Small { num: a, den: b }, Self::Small { num: c, den: d }) = (self, other) else {
            return Self::from_big(self.to_big() * other.to_big());
        };
        let (b, d) = (b.get(), d.get());
        let left = a.unsigned_abs().gcd(&d);
        let right = c.unsigned_abs().gcd(&b);
        let num = (i128::from(*a) / i128::from(left)) * (i128::from(*c) / i128::from(right));
        Self::from_lowest(num, u128::from(b / right) * u128::from(d / left))
    }

    /// The reciprocal; `None` for zero.
    pub(super) fn recip(&self) -> Option<Self> {
        match self {
            Self::Small { num: 0, .. } => None,
            Self::Small { num, den } => {
                let den = i128::from(den.get());
                let num_abs = u128::from(num.unsigned_abs());
                Some(Self::from_lowest(
                    if *num < 0 { -den } else { den },
                    num_abs,
                ))
            }
            Self::Big(big) if big.is_zero() => None,
            Self::Big(big) => Some(Self::from_big(big.recip())),
        }
    }

    pub(super) fn cmp(&self, other: &Self) -> Ordering {
        let (Self::Small { num: a, den: b }, Self::Small { num: c, den: d }) = (self, other) else {
            let (a, b) = (self.to_big(), other.to_big());
            return (a.numer() * b.denom()).cmp(&(b.numer() * a.denom()));
        };
        let left = i128::from(*a) * i128::from(d.get());
        let right = i128::from(*c) * i128::from(b.get());
        left.cmp(&right)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_bytes() {
        assert_eq!(size_of::<Repr>(), 16);
    }

    #[test]
    fn fraction_extremes() {
        let two_to_127 = 1u128 << 127;
        assert!(Repr::from_fraction(i128::MIN, two_to_127) == Some(Repr::from_lowest(-1, 1)));
        assert!(Repr::from_fraction(i128::MIN, 2) == Some(Repr::from_lowest(i128::MIN / 2, 1)));
        assert!(Repr::from_fraction(0, u128::MAX) == Some(Repr::ZERO));
        assert!(Repr::from_fraction(1, 0).is_none());
    }
}
