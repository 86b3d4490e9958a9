//! `SafeNumber`: an exact rational.
//!
//! Knows nothing of currencies or amounts. `repr` decides how a value is stored, and nothing
//! outside it looks inside; the other files build on its few operations.

mod cmp;
mod convert;
mod exact;
mod fmt;
mod ops;
mod parse;
mod refuse_floats;
mod repr;

pub use exact::{Exact, ExactPrimitive};
pub(crate) use fmt::place_point;
pub(crate) use parse::parse_exact;

use crate::rounding::{Rounding, round_to_integer};
use core::num::NonZeroU64;
use num_bigint::BigInt;
use repr::Repr;

/// An exact rational number: the only number of this crate that is not an integer.
///
/// It never rounds and never overflows: what does not fit the inline form moves to the heap. Each
/// value has one form (lowest terms, positive denominator, one zero), so `==` and `Hash` agree with
/// the mathematics.
///
/// Operators take any [`Exact`] number, by value or by reference: the primitive integers, `BigInt`,
/// `BigRational`, `Decimal` and `SafeNumber` itself. On the left of `+ - * /` may stand `i64`,
/// `BigInt`, `BigRational` or `Decimal`. A float is refused at compile time, on both sides.
///
/// # Panics
///
/// `/` panics when the divisor is zero, as integers do; [`checked_div`](Self::checked_div) does
/// not. A `BigRational` operand whose denominator is zero (`new_raw` can build one) panics too.
///
/// # Example
///
/// ```
/// use money::SafeNumber;
///
/// let third = SafeNumber::new(1) / 3;
/// assert_eq!((&third * 100).to_string(), "100/3");
/// assert_eq!(third * 3, 1);
/// ```
///
/// # Example: from text
///
/// ```
/// use money::SafeNumber;
///
/// let tenth: SafeNumber = "0.1".parse()?;
/// let fifth: SafeNumber = "2e-1".parse()?;
/// assert_eq!((tenth + fifth).to_string(), "0.3");
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone)]
pub struct SafeNumber {
    repr: Repr,
}

impl SafeNumber {
    /// Zero.
    pub const ZERO: Self = Self { repr: Repr::ZERO };
    /// One.
    pub const ONE: Self = Self { repr: Repr::ONE };

    /// A literal that the macros have brought to lowest terms.
    pub(crate) const fn from_literal(num: i64, den: NonZeroU64) -> Self {
        Self {
            repr: Repr::Small { num, den },
        }
    }

    /// The number equal to `value`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// assert_eq!((SafeNumber::new(1) / 3 * 100).to_string(), "100/3");
    /// ```
    #[must_use]
    pub fn new(value: impl Exact) -> Self {
        value.with(Self::clone)
    }

    /// `numerator / denominator`, in lowest terms.
    ///
    /// # Errors
    ///
    /// When the denominator is zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// assert_eq!(SafeNumber::from_ratio(6, -4)?.to_string(), "-1.5");
    /// assert!(SafeNumber::from_ratio(1, 0).unwrap_err().is_division_by_zero());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_ratio(
        numerator: impl Exact,
        denominator: impl Exact,
    ) -> Result<Self, crate::Error> {
        Self::new(numerator)
            .checked_div(denominator)
            .ok_or_else(|| crate::Error::new(crate::error::ErrorKind::DivisionByZero))
    }

    /// True for zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// let a = SafeNumber::new(-1);
    /// assert!((1 + &a).is_zero());
    /// ```
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.repr.signum() == 0
    }

    /// True for numbers below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.repr.signum() < 0
    }

    /// True for numbers above zero.
    #[must_use]
    pub fn is_positive(&self) -> bool {
        self.repr.signum() > 0
    }

    /// True when the number has no fraction.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        self.repr.is_integer()
    }

    /// The distance from zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// assert_eq!(SafeNumber::new(i64::MIN).abs().to_string(), "9223372036854775808");
    /// ```
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() {
            -self
        } else {
            self.clone()
        }
    }

    /// The numerator in lowest terms; it carries the sign.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// let number: SafeNumber = "-0.6".parse()?;
    /// assert_eq!(number.numerator().to_string(), "-3");
    /// assert_eq!(number.denominator().to_string(), "5");
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn numerator(&self) -> BigInt {
        self.repr.numerator()
    }

    /// The denominator in lowest terms; always positive.
    #[must_use]
    pub fn denominator(&self) -> BigInt {
        self.repr.denominator()
    }

    /// The integer next to the number toward zero, and the fraction that is left: their sum is the
    /// number.
    ///
    /// # Example
    ///
    /// ```
    /// use money::SafeNumber;
    ///
    /// let (whole, fraction) = "-7/2".parse::<SafeNumber>()?.trunc();
    /// assert_eq!((whole.to_string(), fraction.to_string()), ("-3".into(), "-0.5".into()));
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn trunc(&self) -> (Self, Self) {
        self.quantize_to_integer(Rounding::Down)
    }

    /// The integer that `mode` chooses, and what it leaves: `integer + rest == self`.
    pub(crate) fn quantize_to_integer(&self, mode: Rounding) -> (Self, Self) {
        if self.is_integer() {
            return (self.clone(), Self::ZERO);
        }
        let integer = match &self.repr {
            Repr::Small { num, den } => {
                let rounded = round_to_integer(&i128::from(*num), &i128::from(den.get()), mode);
                Self::from(rounded)
            }
            Repr::Big(big) => Self::from(round_to_integer(big.numer(), big.denom(), mode)),
        };
        let rest = self - &integer;
        (integer, rest)
    }
}

impl Default for SafeNumber {
    fn default() -> Self {
        Self::ZERO
    }
}
