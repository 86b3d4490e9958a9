//! The one door for floats, behind the feature `float-ingest`: for data that already is in floats.
//!
//! A float has two readings, and each function says in its name which one it takes.

use super::SafeNumber;
use super::repr::Repr;
use crate::error::{Error, ErrorKind};
use alloc::format;
use num_bigint::BigInt;
use num_rational::BigRational;

/// `f32` or `f64`. Not to be implemented elsewhere.
pub trait BinaryFloat: sealed::Sealed {
    #[doc(hidden)]
    fn shortest(self) -> alloc::string::String;
    #[doc(hidden)]
    fn widened(self) -> f64;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for f32 {}
    impl Sealed for f64 {}
}

impl BinaryFloat for f32 {
    fn shortest(self) -> alloc::string::String {
        format!("{self:e}")
    }
    fn widened(self) -> f64 {
        self.into()
    }
}

impl BinaryFloat for f64 {
    fn shortest(self) -> alloc::string::String {
        format!("{self:e}")
    }
    fn widened(self) -> f64 {
        self
    }
}

impl SafeNumber {
    /// The shortest decimal that reads back to this float: what a person who typed it in meant.
    ///
    /// # Errors
    ///
    /// For NaN and infinities.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// assert_eq!(SafeNumber::from_shortest_decimal_of_float(0.1)?.to_string(), "0.1");
    /// assert_eq!(SafeNumber::from_shortest_decimal_of_float(0.1_f32)?.to_string(), "0.1");
    /// assert!(SafeNumber::from_shortest_decimal_of_float(f64::NAN).is_err());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_shortest_decimal_of_float(float: impl BinaryFloat) -> Result<Self, Error> {
        float.shortest().parse()
    }

    /// The exact value of the float's bits: what the processor computes with.
    ///
    /// # Errors
    ///
    /// For NaN and infinities.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// let tenth = SafeNumber::from_exact_binary_value_of_float(0.1)?;
    /// assert_eq!(tenth.to_string(), "0.1000000000000000055511151231257827021181583404541015625");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_exact_binary_value_of_float(float: impl BinaryFloat) -> Result<Self, Error> {
        let float = float.widened();
        if !float.is_finite() {
            let (value, wanted) = (format!("{float}"), "an exact number".into());
            return Err(Error::new(ErrorKind::Inexact { value, wanted }));
        }
        let bits = float.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        let biased = i64::try_from((bits >> 52) & 0x7ff).unwrap_or(0);
        // A subnormal number has no hidden bit, and the exponent of the smallest normal one.
        let significand = if biased == 0 { fraction } else { fraction | 1 << 52 };
        let exponent = biased.max(1) - 1075;
        let magnitude = BigInt::from(significand);
        let signed = if float.is_sign_negative() { -magnitude } else { magnitude };
        let power = BigInt::from(1) << exponent.unsigned_abs();
        let value = if exponent < 0 {
            BigRational::new(signed, power)
        } else {
            BigRational::from_integer(signed * power)
        };
        Ok(Self { repr: Repr::from_rational(&value) })
    }
}
