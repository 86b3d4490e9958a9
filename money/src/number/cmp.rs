//! Equality, order and hash, with every exact operand.

use super::repr::Tier;
use super::{Exact, SafeNumber};
use core::cmp::Ordering;
use core::hash::{Hash, Hasher};

impl<T: Exact + ?Sized> PartialEq<T> for SafeNumber {
    fn eq(&self, other: &T) -> bool {
        other.with(|other| self.repr == other.repr)
    }
}

impl Eq for SafeNumber {}

impl<T: Exact + ?Sized> PartialOrd<T> for SafeNumber {
    fn partial_cmp(&self, other: &T) -> Option<Ordering> {
        other.with(|other| Some(self.repr.cmp(&other.repr)))
    }
}

impl Ord for SafeNumber {
    fn cmp(&self, other: &Self) -> Ordering {
        self.repr.cmp(&other.repr)
    }
}

impl Hash for SafeNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self.repr.tier() {
            Tier::Decimal(mantissa, scale) => {
                // One write; the mantissa leaves the upper bits to the scale.
                state.write_i128(mantissa ^ (i128::from(scale) << 112));
            }
            Tier::Ratio(num, den) => (num, den).hash(state),
            Tier::Big(big) => big.hash(state),
        }
    }
}
