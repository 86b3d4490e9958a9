//! Integers next to a number, remainders of division, and powers.

use super::repr::{Repr, Tier};
use super::{Exact, SafeNumber};
use crate::rounding::Rounding;
use core::ops::{Rem, RemAssign};
use num_rational::BigRational;

impl SafeNumber {
    /// The largest integer that is not above the number, and what is left: their sum is the number,
    /// and what is left is not negative.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// let (whole, rest) = num!(-3.5).floor();
    /// assert_eq!((whole.to_string(), rest.to_string()), ("-4".into(), "0.5".into()));
    /// ```
    #[must_use = "both parts make the number"]
    pub fn floor(&self) -> (Self, Self) {
        self.quantize_to_scale(0, Rounding::Floor)
    }

    /// The smallest integer that is not below the number, and what is left: their sum is the
    /// number, and what is left is not positive.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// let (whole, rest) = num!(3.5).ceil();
    /// assert_eq!((whole.to_string(), rest.to_string()), ("4".into(), "-0.5".into()));
    /// ```
    #[must_use = "both parts make the number"]
    pub fn ceil(&self) -> (Self, Self) {
        self.quantize_to_scale(0, Rounding::Ceiling)
    }

    /// The integer next to the number toward zero, and what is left: their sum is the number.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// let (whole, rest) = num!(-7/2).trunc();
    /// assert_eq!((whole.to_string(), rest.to_string()), ("-3".into(), "-0.5".into()));
    /// ```
    #[must_use = "both parts make the number"]
    pub fn trunc(&self) -> (Self, Self) {
        self.quantize_to_scale(0, Rounding::Down)
    }

    /// -1, 0 or 1.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// assert_eq!(num!(-0.5).signum(), -1);
    /// ```
    #[must_use]
    pub fn signum(&self) -> Self {
        self.repr.signum().into()
    }

    /// One divided by the number; `None` for zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// assert_eq!(num!(-0.75).checked_recip(), Some(num!(-4/3)));
    /// assert_eq!(num!(0).checked_recip(), None);
    /// ```
    #[must_use]
    pub fn checked_recip(&self) -> Option<Self> {
        Self::ONE.checked_div(self)
    }

    /// The number to an integer power; `None` for zero to a negative power.
    ///
    /// The result has about `exponent` times the digits of the number: for an exponent from outside
    /// use [`Budget::pow`](crate::Budget::pow).
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// assert_eq!(num!(1.5).checked_pow(3), Some(num!(3.375)));
    /// assert_eq!(num!(2/3).checked_pow(-2), Some(num!(9/4)));
    /// assert_eq!(num!(0).checked_pow(0), Some(num!(1)));
    /// assert_eq!(num!(0).checked_pow(-1), None);
    /// ```
    #[must_use]
    pub fn checked_pow(&self, exponent: i32) -> Option<Self> {
        let power = self.unsigned_pow(exponent.unsigned_abs());
        if exponent < 0 { power.checked_recip() } else { Some(power) }
    }

    /// The number to an integer power.
    ///
    /// # Panics
    ///
    /// For zero to a negative power; [`checked_pow`](Self::checked_pow) does not.
    #[must_use]
    #[track_caller]
    pub fn pow(&self, exponent: i32) -> Self {
        self.checked_pow(exponent).unwrap_or_else(|| super::ops::divided_by_zero())
    }

    fn unsigned_pow(&self, exponent: u32) -> Self {
        if let Tier::Big(big) = self.repr.tier() {
            // Powers of coprime integers are coprime: no gcd is needed.
            let (num, den) = (big.numerator().pow(exponent), big.denominator().pow(exponent));
            return Self { repr: Repr::from_rational(&BigRational::new_raw(num, den)) };
        }
        let (mut power, mut square, mut left) = (Self::ONE, self.clone(), exponent);
        while left > 0 {
            if left % 2 == 1 {
                power *= &square;
            }
            left /= 2;
            if left > 0 {
                square = &square * &square;
            }
        }
        power
    }

    /// What is left of the number after dividing it by `divisor` toward zero, with the sign of the
    /// number; `None` when the divisor is zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// assert_eq!(num!(-7.5).checked_rem(2), Some(num!(-1.5)));
    /// assert_eq!(num!(7.5).checked_rem(0), None);
    /// ```
    #[must_use]
    pub fn checked_rem(&self, divisor: impl Exact) -> Option<Self> {
        divisor.with(|divisor| {
            let (times, _) = self.checked_div(divisor)?.trunc();
            Some(self - times * divisor)
        })
    }
}

impl<T: Exact> Rem<T> for SafeNumber {
    type Output = Self;
    #[track_caller]
    fn rem(self, divisor: T) -> Self {
        &self % divisor
    }
}

/// Truncates, like the `%` of integers: the result has the sign of the left operand.
impl<T: Exact> Rem<T> for &SafeNumber {
    type Output = SafeNumber;
    #[track_caller]
    fn rem(self, divisor: T) -> SafeNumber {
        self.checked_rem(divisor).unwrap_or_else(|| super::ops::divided_by_zero())
    }
}

impl<T: Exact> RemAssign<T> for SafeNumber {
    #[track_caller]
    fn rem_assign(&mut self, divisor: T) {
        *self = &*self % divisor;
    }
}
