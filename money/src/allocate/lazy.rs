//! Allocating to any number of parties in constant memory.

use super::shares::{add_valid, not_nothing};
use crate::currency::MinorUnit;
use crate::error::Error;
use crate::money::Money;
use crate::number::{Exact, SafeNumber};
use core::iter::FusedIterator;

impl<C: MinorUnit> Money<C> {
    /// Divides the amount by ratios, one part at a time; the minor units that are left over go to
    /// the first parties whose ratio is not zero, as [`ToFirst`](super::AllocationMode::ToFirst)
    /// says. The parts sum to the whole.
    ///
    /// It goes through the ratios three times and keeps none of them, so a list of millions costs
    /// no memory.
    ///
    /// # Errors
    ///
    /// When there are no ratios, one is negative, or all are zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Money, usd};
    ///
    /// let by_age = (1..=1000u32).rev();
    /// let parts = usd!(12345.67).allocate_iter(by_age)?;
    /// assert_eq!(parts.sum::<Money<_>>(), usd!(12345.67));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn allocate_iter<I>(&self, ratios: I) -> Result<Allocate<C, I::IntoIter>, Error>
    where
        I: IntoIterator<Item: Exact, IntoIter: Clone>,
    {
        let ratios = ratios.into_iter();
        let (mut total, mut count) = (SafeNumber::ZERO, 0);
        for ratio in ratios.clone() {
            ratio.with(|ratio| add_valid(&mut total, ratio, count))?;
            count += 1;
        }
        let unit = SafeNumber::new(self.minor()) / not_nothing(total, count)?;
        let mut parts = Allocate { unit, extra: 0, ratios, currency: self.currency() };
        let placed = parts.ratios.clone().try_fold(0i128, |sum, ratio| {
            Ok::<_, Error>(sum + ratio.with(|ratio| parts.cut(ratio))?)
        })?;
        parts.extra = self.minor() - placed;
        Ok(parts)
    }
}

/// The parts of [`Money::allocate_iter`].
#[derive(Clone, Debug)]
#[must_use = "the parts are money"]
pub struct Allocate<C, I> {
    /// Minor units for a ratio of one.
    unit: SafeNumber,
    /// The minor units not yet handed out; it has the sign of the amount.
    extra: i128,
    ratios: I,
    currency: C,
}

impl<C, I> Allocate<C, I> {
    /// The whole minor units of a share.
    fn cut(&self, ratio: &SafeNumber) -> Result<i128, Error> {
        // No share exceeds the whole, which is an i128.
        let (minor, _) = (&self.unit * ratio).trunc();
        minor.to_i128().ok_or_else(|| Error::overflow("`Money`"))
    }
}

impl<C: MinorUnit, I: Iterator<Item: Exact>> Iterator for Allocate<C, I> {
    type Item = Money<C>;

    fn next(&mut self) -> Option<Money<C>> {
        let ratio = self.ratios.next()?;
        let (minor, gets_more) =
            ratio.with(|ratio| Some((self.cut(ratio).ok()?, !ratio.is_zero())))?;
        let one_more = if gets_more { self.extra.signum() } else { 0 };
        self.extra -= one_more;
        Some(Money::from_minor_in(minor + one_more, self.currency))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ratios.size_hint()
    }
}

impl<C: MinorUnit, I: ExactSizeIterator<Item: Exact>> ExactSizeIterator for Allocate<C, I> {}
impl<C: MinorUnit, I: FusedIterator<Item: Exact>> FusedIterator for Allocate<C, I> {}
