//! The traits of num-traits, without those that open a door to floats.
//!
//! `FromPrimitive`, `NumCast` and `ToPrimitive` are missing on purpose: they convert from and to
//! floats, and truncate without a word.

use super::{SafeNumber, parse_exact};
use crate::error::{Error, ErrorKind, excerpt};
use num_traits::{
    CheckedAdd, CheckedDiv, CheckedMul, CheckedNeg, CheckedRem, CheckedSub, Num, One, Signed, Zero,
};

impl Zero for SafeNumber {
    fn zero() -> Self {
        Self::ZERO
    }

    fn is_zero(&self) -> bool {
        self.is_zero()
    }
}

impl One for SafeNumber {
    fn one() -> Self {
        Self::ONE
    }
}

impl Num for SafeNumber {
    type FromStrRadixErr = Error;

    /// Reads a number as `FromStr` does; the only radix is 10.
    fn from_str_radix(text: &str, radix: u32) -> Result<Self, Error> {
        if radix == 10 {
            return parse_exact(text, "an exact number");
        }
        Err(Error::new(ErrorKind::Parse {
            what: "an exact number",
            input: excerpt(text),
            position: 0,
            problem: alloc::format!("radix {radix}"),
            expected: "radix 10",
        }))
    }
}

impl Signed for SafeNumber {
    fn abs(&self) -> Self {
        self.abs()
    }

    fn abs_sub(&self, other: &Self) -> Self {
        if self <= other { Self::ZERO } else { self - other }
    }

    fn signum(&self) -> Self {
        self.signum()
    }

    fn is_positive(&self) -> bool {
        self.is_positive()
    }

    fn is_negative(&self) -> bool {
        self.is_negative()
    }
}

/// Always `Some`: an exact sum always exists.
impl CheckedAdd for SafeNumber {
    fn checked_add(&self, other: &Self) -> Option<Self> {
        Some(self + other)
    }
}

/// Always `Some`: an exact difference always exists.
impl CheckedSub for SafeNumber {
    fn checked_sub(&self, other: &Self) -> Option<Self> {
        Some(self - other)
    }
}

/// Always `Some`: an exact product always exists.
impl CheckedMul for SafeNumber {
    fn checked_mul(&self, other: &Self) -> Option<Self> {
        Some(self * other)
    }
}

impl CheckedDiv for SafeNumber {
    fn checked_div(&self, other: &Self) -> Option<Self> {
        self.checked_div(other)
    }
}

impl CheckedRem for SafeNumber {
    fn checked_rem(&self, other: &Self) -> Option<Self> {
        self.checked_rem(other)
    }
}

/// Always `Some`.
impl CheckedNeg for SafeNumber {
    fn checked_neg(&self) -> Option<Self> {
        Some(-self)
    }
}
