//! What a ratio of one gets: exact, and cut to as many bits as tell most shares apart.

use crate::number::SafeNumber;
use core::cmp::Ordering;
use num_bigint::BigUint;

/// A whole divided by a total.
///
/// A share is computed to 128 bits after the point from the cut unit; only where those cannot
/// decide, the exact unit does, whose terms can be as long as all ratios together.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    exact: SafeNumber,
    /// The unit times `2^(128 + shift)`, cut to an integer.
    cut: BigUint,
    /// `2^shift` is above the total.
    shift: u64,
}

/// A share: its whole units and, times `2^128`, its fraction, which is at least this and less than
/// this and two.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) count: u128,
    fraction: u128,
}

impl Unit {
    /// `whole / total`; the total is above zero.
    pub(super) fn new(whole: u128, total: &SafeNumber) -> Self {
        let (num, den) = (total.numerator(), total.denominator());
        let shift = (num.bits() + 1).saturating_sub(den.bits());
        let cut = ((den.magnitude() * whole) << (128 + shift)) / num.magnitude();
        Self { exact: SafeNumber::new(whole) / total, cut, shift }
    }

    /// The share of a ratio that is at most the total.
    pub(super) fn share(&self, ratio: &SafeNumber) -> Cut {
        let share = match ratio.terms() {
            Some((num, 1)) => &self.cut * num,
            Some((num, den)) => &self.cut * num / den,
            None => &self.cut * ratio.numerator().magnitude() / ratio.denominator().into_parts().1,
        };
        // The unit was cut by less than one, which the ratio, below `2^shift`, makes less than one
        // here, and so does cutting the product.
        let share = share >> self.shift;
        let mut words = share.iter_u64_digits().chain(core::iter::repeat(0)).map(u128::from);
        let mut two_words = || words.next().unwrap_or(0) | words.next().unwrap_or(0) << 64;
        let (fraction, count) = (two_words(), two_words());
        if fraction == u128::MAX && &self.exact * ratio >= SafeNumber::new(count + 1) {
            return Cut { count: count + 1, fraction: 0 };
        }
        Cut { count, fraction }
    }

    /// Which of two shares has the larger fraction.
    pub(super) fn compare(&self, a: (Cut, &SafeNumber), b: (Cut, &SafeNumber)) -> Ordering {
        if a.0.fraction.abs_diff(b.0.fraction) >= 2 {
            return a.0.fraction.cmp(&b.0.fraction);
        }
        if a.1 == b.1 {
            return Ordering::Equal;
        }
        let units = SafeNumber::new(a.0.count) - b.0.count;
        ((a.1 - b.1) * &self.exact).cmp(&units)
    }
}
