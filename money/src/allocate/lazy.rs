//! Allocating to any number of parties in constant memory.

use super::shares::{add_valid, not_nothing};
use super::unit::Unit;
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
        let (mut total, mut count, mut parties) = (SafeNumber::ZERO, 0, 0);
        for ratio in ratios.clone() {
            ratio.with(|ratio| add_valid(&mut total, ratio, count))?;
            count += 1;
            parties += u128::from(is_party(&ratio));
        }
        let whole = self.minor().unsigned_abs();
        let unit = Unit::new(whole, &not_nothing(total, count)?);
        let placed = |ratio: I::Item| ratio.with(|ratio| unit.share(ratio).count);
        // The floors of the shares sum to no more than the whole.
        let extra = ratios.clone().fold(whole, |left, ratio| left.saturating_sub(placed(ratio)));
        let (negative, currency) = (self.is_negative(), self.currency());
        Ok(Allocate { unit, extra, parties, negative, ratios, currency })
    }
}

/// Whoever has a ratio above zero.
fn is_party(ratio: &impl Exact) -> bool {
    ratio.with(|ratio| !ratio.is_zero())
}

/// The parts of [`Money::allocate_iter`].
///
/// Parts that `nth` or `last` pass over are not computed.
#[derive(Clone, Debug)]
#[must_use = "the parts are money"]
pub struct Allocate<C, I> {
    /// Minor units for a ratio of one, without a sign.
    unit: Unit,
    /// The minor units not yet handed out: one each for the first parties that are left.
    extra: u128,
    /// The ratios left that are not zero.
    parties: u128,
    negative: bool,
    ratios: I,
    currency: C,
}

impl<C: MinorUnit, I: Iterator<Item: Exact>> Allocate<C, I> {
    /// What the next ratio gets beside its share.
    fn front_extra(&mut self, ratio: &I::Item) -> u128 {
        let party = u128::from(is_party(ratio));
        self.parties = self.parties.saturating_sub(party);
        let one_more = party.min(self.extra);
        self.extra -= one_more;
        one_more
    }

    /// What the last ratio gets beside its share.
    fn back_extra(&mut self, ratio: &I::Item) -> u128 {
        let party = u128::from(is_party(ratio));
        self.parties = self.parties.saturating_sub(party);
        let one_more = self.extra.saturating_sub(self.parties).min(party);
        self.extra -= one_more;
        one_more
    }

    fn part(&self, ratio: &I::Item, one_more: u128) -> Money<C> {
        let count = ratio.with(|ratio| self.unit.share(ratio).count);
        // No part exceeds the whole, which has this sign.
        let minor = (count + one_more).cast_signed();
        let minor = if self.negative { minor.wrapping_neg() } else { minor };
        Money::from_minor_in(minor, self.currency)
    }
}

impl<C: MinorUnit, I: Iterator<Item: Exact>> Iterator for Allocate<C, I> {
    type Item = Money<C>;

    fn next(&mut self) -> Option<Money<C>> {
        let ratio = self.ratios.next()?;
        let one_more = self.front_extra(&ratio);
        Some(self.part(&ratio, one_more))
    }

    fn nth(&mut self, passed: usize) -> Option<Money<C>> {
        for _ in 0..passed {
            let ratio = self.ratios.next()?;
            self.front_extra(&ratio);
        }
        self.next()
    }

    fn last(mut self) -> Option<Money<C>> {
        let mut last = None;
        while let Some(ratio) = self.ratios.next() {
            let one_more = self.front_extra(&ratio);
            last = Some((ratio, one_more));
        }
        last.map(|(ratio, one_more)| self.part(&ratio, one_more))
    }

    fn count(self) -> usize {
        self.ratios.count()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.ratios.size_hint()
    }
}

impl<C: MinorUnit, I: DoubleEndedIterator<Item: Exact>> DoubleEndedIterator for Allocate<C, I> {
    fn next_back(&mut self) -> Option<Money<C>> {
        let ratio = self.ratios.next_back()?;
        let one_more = self.back_extra(&ratio);
        Some(self.part(&ratio, one_more))
    }
}

impl<C: MinorUnit, I: ExactSizeIterator<Item: Exact>> ExactSizeIterator for Allocate<C, I> {}
impl<C: MinorUnit, I: FusedIterator<Item: Exact>> FusedIterator for Allocate<C, I> {}
