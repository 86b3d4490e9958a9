//! `SafeNumber`: an exact rational.
//!
//! Knows nothing of currencies or amounts. `repr` decides how a value is stored, and nothing
//! outside it looks inside; the other files build on its few operations.

mod arithmetic;
mod big;
mod budget;
mod cmp;
mod convert;
mod decimal;
mod exact;
#[cfg(feature = "float-ingest")]
mod float_ingest;
mod fmt;
mod fraction;
mod gcd;
mod gcd_big;
mod integral;
mod limbs;
mod ops;
mod parse;
mod powers;
mod read_short;
mod refuse_floats;
mod repr;

mod sum;
mod traits;
mod word;
mod write_short;

pub use budget::Budget;
pub(crate) use exact::Sealed as SealedExact;
pub use exact::{Exact, ExactPrimitive};
#[cfg(feature = "float-ingest")]
pub use float_ingest::BinaryFloat;
pub(crate) use fmt::place_point;
pub(crate) use parse::{MAX_DIGITS, parse_exact};
pub(crate) use read_short::{read_steps, read_steps_from};
pub(crate) use write_short::ShortText;

use crate::rounding::{Rounding, round_to_integer};
use decimal::Small;
use num_bigint::BigInt;
use powers::power_i128;
use repr::{Repr, Tier};

/// An exact rational number: the only number of this crate that is not an integer.
///
/// It never rounds and never overflows: what does not fit the inline form moves to the heap. Each
/// value has one form (lowest terms, positive denominator, one zero), so `==` and `Hash` agree with
/// the mathematics.
///
/// # Operands
///
/// | left | operators | right |
/// |---|---|---|
/// | `SafeNumber`, `&SafeNumber` | `+ - * / %` | any [`Exact`] number, by value or reference |
/// | `SafeNumber` | `+= -= *= /= %=` | any [`Exact`] number, by value or reference |
/// | `SafeNumber` | `== != < <= > >=` | any [`Exact`] number |
/// | `i64`, `BigInt`, `BigRational`, `Decimal` | `+ - * /` | `SafeNumber`, `&SafeNumber` |
///
/// The [`Exact`] numbers are `i8` to `i128`, `u8` to `u128`, `isize`, `usize`, `BigInt`,
/// `BigRational`,
/// `Decimal` and `SafeNumber`. A float is refused at compile time, on both sides.
///
/// On the left stands one integer type only: with more, the type of the literal in `1 + &a` would
/// be open. No comparison has an integer on the left: such an implementation would make code
/// ambiguous that never uses this crate (`n == text.parse().unwrap()`).
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
pub struct SafeNumber {
    repr: Repr,
}

impl Clone for SafeNumber {
    #[inline]
    fn clone(&self) -> Self {
        Self { repr: self.repr.clone() }
    }
}

impl SafeNumber {
    /// Zero.
    pub const ZERO: Self = Self { repr: Repr::ZERO };
    /// One.
    pub const ONE: Self = Self { repr: Repr::ONE };

    /// A decimal that the macros have stripped of trailing zeros and found to fit inline.
    pub(crate) const fn from_decimal_literal(mantissa: i128, scale: u8) -> Self {
        assert!(Repr::holds_decimal(mantissa), "a literal that is not inline");
        Self { repr: Repr::pack_decimal(mantissa, scale) }
    }

    /// A fraction that the macros have brought to lowest terms, found not to end, and to fit
    /// inline.
    pub(crate) const fn from_ratio_literal(num: i64, den: u64) -> Self {
        assert!(Repr::holds_ratio(den), "a literal that is not inline");
        Self { repr: Repr::pack_ratio(num, den) }
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
    #[inline]
    pub fn new(value: impl Exact) -> Self {
        value.into_number()
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

    /// True for numbers that take no heap.
    #[cfg(feature = "serde")]
    pub(crate) fn is_inline(&self) -> bool {
        !matches!(self.repr.tier(), Tier::Big(_))
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
        if self.is_negative() { -self } else { self.clone() }
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

    /// True when the decimal expansion of the number ends.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// assert!(num!(1/8).is_terminating_decimal());
    /// assert!(!num!(1/3).is_terminating_decimal());
    /// ```
    #[must_use]
    pub fn is_terminating_decimal(&self) -> bool {
        self.decimal_scale().is_some()
    }

    /// How many steps of `10^-scale` the number is, as `mode` chooses, and what they leave.
    ///
    /// Law: `steps / 10^scale + rest == self`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Rounding, num};
    ///
    /// let (steps, rest) = num!(2/3).quantize_to_scale(2, Rounding::HalfUp);
    /// assert_eq!((steps, rest), (num!(67), num!(-1/300)));
    /// ```
    #[must_use = "both parts make the number"]
    #[inline]
    pub fn quantize_to_scale(&self, scale: u8, mode: Rounding) -> (Self, Self) {
        if let Some((steps, rest)) = self.quantize_short(scale, mode) {
            let steps = Small { mantissa: steps, scale: 0 };
            return (Self { repr: Repr::from_small(steps) }, rest);
        }
        self.quantize_wide(scale, mode)
    }

    /// [`quantize_to_scale`](Self::quantize_to_scale) of a decimal of one word, if that is enough.
    #[inline]
    pub(crate) fn quantize_short(&self, scale: u8, mode: Rounding) -> Option<(i64, Self)> {
        let (steps, rest) = self.repr.small()?.quantize(scale, mode)?;
        Some((steps, Self { repr: Repr::from_small(rest) }))
    }

    #[inline(never)]
    fn quantize_wide(&self, scale: u8, mode: Rounding) -> (Self, Self) {
        if let Some((steps, rest)) = self.repr.quantize_ratio(scale, mode) {
            return (steps.into(), Self { repr: rest });
        }
        let power = Self::from_scaled(1, u32::from(scale));
        let steps = self / &power;
        let steps = match steps.repr.tier() {
            _ if steps.is_integer() => return (steps, Self::ZERO),
            Tier::Ratio(num, den) => {
                Self::from(round_to_integer(&i128::from(num), &i128::from(den), mode))
            }
            Tier::Decimal(mantissa, scale) => match power_i128(u32::from(scale)) {
                Some(power) => Self::from(round_to_integer(&mantissa, &power, mode)),
                None => steps.round_big(mode),
            },
            Tier::Big(_) => steps.round_big(mode),
        };
        let rest = self - &steps * power;
        (steps, rest)
    }

    fn round_big(&self, mode: Rounding) -> Self {
        Self::from(round_to_integer(&self.numerator(), &self.denominator(), mode))
    }
}

impl Default for SafeNumber {
    fn default() -> Self {
        Self::ZERO
    }
}
