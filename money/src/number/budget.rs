//! `Budget`: arithmetic that gives up before a number grows too large.

use super::{Exact, SafeNumber};
use crate::error::{Error, ErrorKind};

/// How many bits a number may have, as a value with its own operations.
///
/// Exact numbers grow with what is computed: sums multiply denominators, powers multiply digits.
/// For numbers from outside, compute within a budget: the operation is an error instead of a
/// long wait. There is no global limit.
///
/// # Example
///
/// ```
/// use money::{Budget, num};
///
/// let budget = Budget::new(1000);
/// assert_eq!(budget.add(&num!(0.1), &num!(0.2))?, num!(0.3));
/// assert!(budget.pow(&num!(1.0001), i32::MAX).unwrap_err().is_overflow());
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Budget {
    max_bits: u64,
}

impl Budget {
    /// Numbers of up to `max_bits`, numerator and denominator together.
    #[must_use]
    pub const fn new(max_bits: u64) -> Self {
        Self { max_bits }
    }

    /// The most bits that a number may have.
    #[must_use]
    pub const fn max_bits(self) -> u64 {
        self.max_bits
    }

    /// The number itself, if it is within the budget.
    ///
    /// # Errors
    ///
    /// When it is not.
    pub fn check(self, number: SafeNumber) -> Result<SafeNumber, Error> {
        if number.bits() <= self.max_bits { Ok(number) } else { Err(self.exceeded()) }
    }

    /// The sum.
    ///
    /// # Errors
    ///
    /// When it is beyond the budget.
    pub fn add(self, a: &SafeNumber, b: &SafeNumber) -> Result<SafeNumber, Error> {
        self.check(a + b)
    }

    /// The difference.
    ///
    /// # Errors
    ///
    /// When it is beyond the budget.
    pub fn sub(self, a: &SafeNumber, b: &SafeNumber) -> Result<SafeNumber, Error> {
        self.check(a - b)
    }

    /// The product.
    ///
    /// # Errors
    ///
    /// When it is beyond the budget.
    pub fn mul(self, a: &SafeNumber, b: &SafeNumber) -> Result<SafeNumber, Error> {
        self.check(a * b)
    }

    /// The quotient.
    ///
    /// # Errors
    ///
    /// When the divisor is zero or the quotient is beyond the budget.
    pub fn div(self, a: &SafeNumber, b: &SafeNumber) -> Result<SafeNumber, Error> {
        self.check(SafeNumber::from_ratio(a, b)?)
    }

    /// The power; it is not computed where it must be beyond the budget.
    ///
    /// # Errors
    ///
    /// When zero is raised to a negative power or the result is beyond the budget.
    pub fn pow(self, base: &SafeNumber, exponent: i32) -> Result<SafeNumber, Error> {
        // A part of n bits has at least (n - 1) * e + 1 bits when it is raised to the power e.
        let least =
            |bits: u64| bits.saturating_sub(1).saturating_mul(exponent.unsigned_abs().into());
        let (num, den) = (base.numerator().bits(), base.denominator().bits());
        if least(num).saturating_add(least(den)) > self.max_bits {
            return Err(self.exceeded());
        }
        let power = base.checked_pow(exponent);
        self.check(power.ok_or_else(|| Error::new(ErrorKind::DivisionByZero))?)
    }

    /// The sum of any number of numbers, given up as soon as a partial sum is beyond the budget.
    ///
    /// # Errors
    ///
    /// When a partial sum is beyond the budget.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Budget, SafeNumber};
    ///
    /// let shares = (1..1000).map(|n| SafeNumber::new(1) / n);
    /// assert!(Budget::new(500).sum(shares).unwrap_err().is_overflow());
    /// ```
    pub fn sum<T: Exact>(self, numbers: impl IntoIterator<Item = T>) -> Result<SafeNumber, Error> {
        let mut total = SafeNumber::ZERO;
        for number in numbers {
            total += number;
            total = self.check(total)?;
        }
        Ok(total)
    }

    fn exceeded(self) -> Error {
        let what = alloc::format!("a budget of {} bits", self.max_bits).into();
        Error::new(ErrorKind::Overflow { what, value: None })
    }
}

impl SafeNumber {
    /// How many bits the numerator and the denominator have together, in lowest terms.
    ///
    /// # Example
    ///
    /// ```
    /// use money::num;
    ///
    /// assert_eq!(num!(3/7).bits(), 2 + 3);
    /// ```
    #[must_use]
    pub fn bits(&self) -> u64 {
        self.numerator().bits() + self.denominator().bits()
    }
}
