//! `split`: equal parts, one at a time.

use crate::currency::MinorUnit;
use crate::money::Money;
use core::iter::FusedIterator;
use core::num::NonZeroU32;

impl<C: MinorUnit> Money<C> {
    /// Divides the amount into `parts` equal ones; where that does not work out, the first ones get
    /// one minor unit more. They sum to the whole.
    ///
    /// The parts come one at a time, so their number costs no memory.
    ///
    /// # Example
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use money::{Money, usd};
    ///
    /// let three = NonZeroU32::new(3).ok_or("zero")?;
    /// let parts: Vec<_> = usd!(1.00).split(three).collect();
    /// assert_eq!(parts, [usd!(0.34), usd!(0.33), usd!(0.33)]);
    /// assert_eq!(usd!(-1.00).split(three).sum::<Money<_>>(), usd!(-1.00));
    /// # Ok::<(), &str>(())
    /// ```
    pub fn split(&self, parts: NonZeroU32) -> Split<C> {
        let count = i128::from(parts.get());
        let (minor, extra) = (self.minor() / count, self.minor() % count);
        Split { minor, extra, left: parts.get(), currency: self.currency() }
    }
}

/// The parts of [`Money::split`].
#[derive(Clone, Debug)]
#[must_use = "the parts are money"]
pub struct Split<C> {
    minor: i128,
    /// The minor units not yet handed out; it has the sign of the amount.
    extra: i128,
    left: u32,
    currency: C,
}

impl<C: MinorUnit> Iterator for Split<C> {
    type Item = Money<C>;

    fn next(&mut self) -> Option<Money<C>> {
        self.left = self.left.checked_sub(1)?;
        let one_more = self.extra.signum();
        self.extra -= one_more;
        Some(Money::from_minor_in(self.minor + one_more, self.currency))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        (left, Some(left))
    }
}

impl<C: MinorUnit> ExactSizeIterator for Split<C> {}
impl<C: MinorUnit> FusedIterator for Split<C> {}
