//! Exact conversions from and to the number types of other crates.

use super::SafeNumber;
use super::decimal::Small;
use super::fraction::{Fraction, gcd};
use super::powers::POWERS_I64;
use super::repr::{Repr, Tier};
use crate::error::{Error, ErrorKind};
use crate::rounding::Rounding;
use alloc::string::ToString;
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{ToPrimitive, Zero};
use rust_decimal::Decimal;

/// The largest scale that `Decimal` has.
const DECIMAL_MAX_SCALE: u32 = 28;

impl SafeNumber {
    /// `mantissa / 10^scale`.
    #[inline]
    pub(crate) fn from_scaled(mantissa: i128, scale: u32) -> Self {
        if let (Ok(mantissa), Ok(scale)) = (i64::try_from(mantissa), u8::try_from(scale)) {
            return Self { repr: Repr::from_small(Small::stripped(mantissa, scale)) };
        }
        Self { repr: Repr::from_scaled(mantissa, scale) }
    }

    /// `mantissa / 10^scale`, times the number: brought to its form once, not twice.
    #[inline]
    pub(crate) fn times_scaled(&self, mantissa: i128, scale: u8) -> Self {
        if let (Ok(mantissa), Some(small)) = (i64::try_from(mantissa), self.repr.small())
            && let Some(product) = small.mul(Small { mantissa, scale })
        {
            return Self { repr: Repr::from_small(product) };
        }
        Self::from_scaled(mantissa, u32::from(scale)) * self
    }

    /// The integer value, if the number is an integer within `i128`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// assert_eq!(SafeNumber::new(-7).to_i128(), Some(-7));
    /// assert_eq!((SafeNumber::new(1) / 2).to_i128(), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn to_i128(&self) -> Option<i128> {
        if !self.is_integer() {
            return None;
        }
        match self.repr.tier() {
            Tier::Decimal(mantissa, _) => Some(mantissa),
            Tier::Ratio(..) => None,
            Tier::Big(big) => big.numerator().to_i128(),
        }
    }

    /// The scale of a decimal of one word that is not negative.
    #[inline]
    pub(crate) fn small_scale(&self) -> Option<u8> {
        self.repr.small().filter(|small| small.mantissa >= 0).map(|small| small.scale)
    }

    /// The number times `10^scale`, if it is a word; the scale is at least its own.
    #[inline]
    pub(crate) fn scaled_word(&self, scale: u8) -> Option<u64> {
        let small = self.repr.small()?;
        let power = *POWERS_I64.get(usize::from(scale - small.scale))?;
        u64::try_from(small.mantissa.checked_mul(power)?).ok()
    }

    /// Numerator and denominator of a number that is not negative, if both fit.
    pub(crate) fn terms(&self) -> Option<(u128, u128)> {
        let Fraction { num, den } = self.repr.fraction()?;
        Some((u128::try_from(num).ok()?, den))
    }

    /// The least multiple of `den` and of the denominator, if both fit and the number is not
    /// negative.
    pub(crate) fn common_denominator(&self, den: u128) -> Option<u128> {
        let (_, own) = self.terms()?;
        (den / gcd(own, den)).checked_mul(own)
    }

    /// The number times `den`, a multiple of its denominator, if it fits.
    pub(crate) fn in_parts_of(&self, den: u128) -> Option<u128> {
        let (num, own) = self.terms()?;
        num.checked_mul(den / own)
    }

    /// The same value as a `BigRational`.
    #[must_use]
    pub fn to_big_rational(&self) -> BigRational {
        self.repr.to_rational()
    }

    /// The same value as a `Decimal`.
    ///
    /// # Errors
    ///
    /// When no `Decimal` has exactly this value: the expansion does not end, has more than 28
    /// digits after the point, or does not fit 96 bits.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// assert_eq!((SafeNumber::new(1) / 8).to_decimal_exact()?.to_string(), "0.125");
    /// assert!((SafeNumber::new(1) / 3).to_decimal_exact().unwrap_err().is_inexact());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn to_decimal_exact(&self) -> Result<Decimal, Error> {
        let scale = self.decimal_scale().filter(|scale| *scale <= DECIMAL_MAX_SCALE);
        scale.and_then(|scale| self.decimal_at(scale)).ok_or_else(|| {
            let value = crate::error::excerpt(&self.to_string());
            Error::new(ErrorKind::Inexact { value, wanted: "a `Decimal`".into() })
        })
    }

    /// The `Decimal` with `scale` digits after the point that `mode` chooses, and the remainder:
    /// `decimal + remainder == self`.
    ///
    /// # Errors
    ///
    /// When `scale` is above 28 or the result does not fit 96 bits.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rounding, SafeNumber};
    ///
    /// let (decimal, remainder) = (SafeNumber::new(2) / 3).to_decimal(2, Rounding::HalfUp)?;
    /// assert_eq!((decimal.to_string(), remainder.to_string()), ("0.67".into(), "-1/300".into()));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn to_decimal(&self, scale: u32, mode: Rounding) -> Result<(Decimal, Self), Error> {
        if scale > DECIMAL_MAX_SCALE {
            return Err(Error::overflow("a `Decimal`: its scale is at most 28"));
        }
        let too_large = || Error::overflow("a `Decimal` of that scale");
        let (steps, rest) =
            self.quantize_to_scale(u8::try_from(scale).map_err(|_| too_large())?, mode);
        let decimal = steps
            .to_i128()
            .and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, scale).ok())
            .ok_or_else(too_large)?;
        Ok((decimal, rest))
    }

    fn decimal_at(&self, scale: u32) -> Option<Decimal> {
        let mantissa = (self * BigInt::from(10).pow(scale)).to_i128()?;
        Decimal::try_from_i128_with_scale(mantissa, scale).ok()
    }

    /// The fewest digits after the point that write the number exactly; `None` when none do.
    pub(crate) fn decimal_scale(&self) -> Option<u32> {
        if let Tier::Decimal(_, scale) = self.repr.tier() {
            return Some(u32::from(scale));
        }
        let mut rest = self.denominator();
        let twos = rest.trailing_zeros().unwrap_or(0);
        rest >>= twos;
        let mut fives = 0u64;
        // Dividing by a growing power keeps this quadratic, not cubic, in the size of the number.
        for exponent in [256u32, 16, 1] {
            let power = BigInt::from(5).pow(exponent);
            while (&rest % &power).is_zero() {
                rest /= &power;
                fives += u64::from(exponent);
            }
        }
        if rest != BigInt::from(1) {
            return None;
        }
        u32::try_from(twos.max(fives)).ok()
    }
}

impl TryFrom<&BigRational> for SafeNumber {
    type Error = Error;

    /// # Errors
    ///
    /// When the denominator is zero, which `BigRational::new_raw` can build.
    fn try_from(value: &BigRational) -> Result<Self, Error> {
        if value.denom().is_zero() {
            return Err(Error::new(ErrorKind::DivisionByZero));
        }
        // `new_raw` can also build fractions that are not in lowest terms.
        Ok(Self { repr: Repr::from_rational(&value.reduced()) })
    }
}

impl TryFrom<BigRational> for SafeNumber {
    type Error = Error;

    fn try_from(value: BigRational) -> Result<Self, Error> {
        Self::try_from(&value)
    }
}

macro_rules! from_machine_ratio {
    ($($integer:ty)*) => {$(
        impl TryFrom<Ratio<$integer>> for SafeNumber {
            type Error = Error;

            /// # Errors
            ///
            /// When the denominator is zero, which `Ratio::new_raw` can build.
            fn try_from(value: Ratio<$integer>) -> Result<Self, Error> {
                Self::from_ratio(*value.numer(), *value.denom())
            }
        }
    )*};
}
from_machine_ratio!(i8 i16 i32 i64 i128 isize);

impl From<SafeNumber> for BigRational {
    fn from(value: SafeNumber) -> Self {
        value.to_big_rational()
    }
}

impl TryFrom<SafeNumber> for Decimal {
    type Error = Error;

    fn try_from(value: SafeNumber) -> Result<Self, Error> {
        value.to_decimal_exact()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_ratios_are_checked() {
        let zero_denominator = BigRational::new_raw(1.into(), 0.into());
        assert!(SafeNumber::try_from(zero_denominator).unwrap_err().is_division_by_zero());
        let unreduced = BigRational::new_raw(2.into(), BigInt::from(-4));
        assert_eq!(SafeNumber::try_from(unreduced).unwrap().to_string(), "-0.5");
        assert_eq!(SafeNumber::try_from(Ratio::new_raw(-2i8, -4)).unwrap().to_string(), "0.5");
        assert!(SafeNumber::try_from(Ratio::new_raw(1i64, 0)).is_err());
        let extreme = SafeNumber::try_from(Ratio::new_raw(i128::MIN, i128::MIN)).unwrap();
        assert_eq!(extreme, 1);
    }

    #[test]
    fn decimal_scale_counts_twos_and_fives() {
        let scale = |text: &str| text.parse::<SafeNumber>().unwrap().decimal_scale();
        assert_eq!(scale("3"), Some(0));
        assert_eq!(scale("1/8"), Some(3));
        assert_eq!(scale("1/5"), Some(1));
        assert_eq!(scale("1e-300"), Some(300));
        assert_eq!(scale("1/3"), None);
        assert_eq!(scale("1/30"), None);
    }
}
