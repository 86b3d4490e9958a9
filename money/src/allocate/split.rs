//! `split`: equal parts, one at a time.

use crate::currency::MinorUnit;
use crate::money::Money;
use core::iter::FusedIterator;
use core::num::NonZeroU32;

impl<C: MinorUnit> Money<C> {
    /// Divides the amount into `parts` equal ones; where that does not work out, the first ones get
    /// one minor unit more. They sum to the whole.
    ///
    /// The parts come one at a time, so their number costs no memory; from both ends, and any of
    /// them without those before it. A number of parts is not zero: `n.try_into()?` makes one of a
    /// `u32`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Money, usd};
    ///
    /// let parts: Vec<_> = usd!(1.00).split(3u32.try_into()?).collect();
    /// assert_eq!(parts, [usd!(0.34), usd!(0.33), usd!(0.33)]);
    ///
    /// let guests = ["Ann", "Bob", "Cleo"]; // a length is a `usize`
    /// let each = usd!(-1.00).split(u32::try_from(guests.len())?.try_into()?);
    /// assert_eq!(each.sum::<Money<_>>(), usd!(-1.00));
    /// # Ok::<(), core::num::TryFromIntError>(())
    /// ```
    ///
    /// # Example: a number that is known when the code is written
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use money::usd;
    ///
    /// const MONTHS: NonZeroU32 = NonZeroU32::new(12).unwrap();
    ///
    /// let months = usd!(100.00).split(MONTHS);
    /// assert_eq!(months.len(), 12);
    /// assert_eq!(months.clone().nth(3), Some(usd!(8.34)));
    /// assert_eq!(months.last(), Some(usd!(8.33)));
    /// ```
    pub fn split(&self, parts: NonZeroU32) -> Split<C> {
        let count = i128::from(parts.get());
        let (minor, extra) = (self.minor() / count, self.minor() % count);
        let extra = u32::try_from(extra.unsigned_abs()).unwrap_or(0);
        Split { minor, sign: self.signum(), extra, left: parts.get(), currency: self.currency() }
    }
}

/// The parts of [`Money::split`].
#[derive(Clone, Debug)]
#[must_use = "the parts are money"]
pub struct Split<C> {
    minor: i128,
    sign: i128,
    /// So many of the parts left, from the first on, have one minor unit more.
    extra: u32,
    left: u32,
    currency: C,
}

impl<C: MinorUnit> Split<C> {
    /// Takes parts off the front, or all.
    fn pass(&mut self, parts: usize) {
        let parts = u32::try_from(parts).unwrap_or(u32::MAX);
        self.left = self.left.saturating_sub(parts);
        self.extra = self.extra.saturating_sub(parts);
    }

    /// Takes parts off the back, or all.
    fn pass_back(&mut self, parts: usize) {
        let parts = u32::try_from(parts).unwrap_or(u32::MAX);
        self.left = self.left.saturating_sub(parts);
        self.extra = self.extra.min(self.left);
    }

    fn part(&self, one_more: bool) -> Money<C> {
        let one_more = if one_more { self.sign } else { 0 };
        Money::from_minor_in(self.minor + one_more, self.currency)
    }
}

impl<C: MinorUnit> Iterator for Split<C> {
    type Item = Money<C>;

    fn next(&mut self) -> Option<Money<C>> {
        self.nth(0)
    }

    fn nth(&mut self, passed: usize) -> Option<Money<C>> {
        self.pass(passed);
        let part = (self.left > 0).then(|| self.part(self.extra > 0));
        self.pass(1);
        part
    }

    fn last(mut self) -> Option<Money<C>> {
        self.next_back()
    }

    fn count(self) -> usize {
        self.len()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        (left, Some(left))
    }
}

impl<C: MinorUnit> DoubleEndedIterator for Split<C> {
    fn next_back(&mut self) -> Option<Money<C>> {
        self.nth_back(0)
    }

    fn nth_back(&mut self, passed: usize) -> Option<Money<C>> {
        self.pass_back(passed);
        let part = (self.left > 0).then(|| self.part(self.extra == self.left));
        self.pass_back(1);
        part
    }
}

impl<C: MinorUnit> ExactSizeIterator for Split<C> {}
impl<C: MinorUnit> FusedIterator for Split<C> {}
