//! Shares of a whole number, and who gets what cutting them leaves over.

use super::unit::{Cut, Unit};
use super::{AllocationMode, Ratios};
use crate::error::Error;
use crate::number::SafeNumber;
use alloc::{format, vec::Vec};
use core::cmp::Ordering;
use core::hint::select_unpredictable;

/// One party: what it gets so far, its ratio, and how much its share was cut. Both are words where
/// that is enough, two words where that is, and an exact number and a [`Cut`] otherwise.
pub(super) struct Share<N, K = N> {
    count: u128,
    ratio: N,
    cut: K,
}

/// The shares of a whole, and what is left over.
pub(super) struct Shares<R: Ratios + ?Sized, N, K = N> {
    shares: R::Parts<Share<N, K>>,
    leftover: u128,
}

/// Divides `whole` by the ratios: what `part` makes of the number that each party gets, which has
/// the sign of the whole, and what is left over; nothing is, if a mode says who gets it.
///
/// Law: the numbers and the leftover sum to the whole.
#[inline]
pub(super) fn share<R: Ratios + ?Sized, P>(
    whole: i128,
    ratios: &R,
    mode: Option<AllocationMode>,
    part: impl Fn(i128) -> P,
) -> Result<(R::Parts<P>, i128), Error> {
    // No part exceeds the whole, which has this sign.
    let signed = |magnitude: u128| {
        let value = magnitude.cast_signed();
        if whole < 0 { value.wrapping_neg() } else { value }
    };
    let part = |magnitude| part(signed(magnitude));
    let (parts, leftover) = share_magnitude(whole.unsigned_abs(), ratios, mode, part)?;
    Ok((parts, signed(leftover)))
}

/// [`share`] without a sign.
#[inline]
pub(super) fn share_magnitude<R: Ratios + ?Sized, P>(
    whole: u128,
    ratios: &R,
    mode: Option<AllocationMode>,
    part: impl Fn(u128) -> P,
) -> Result<(R::Parts<P>, u128), Error> {
    match Shares::in_words(whole, ratios) {
        Some(shares) => Ok(shares.handed_out(ratios, mode, part, |a, b| a.cut.cmp(&b.cut))),
        None => share_wide(whole, ratios, mode, part),
    }
}

/// [`share_magnitude`] where words are not enough.
#[inline(never)]
fn share_wide<R: Ratios + ?Sized, P>(
    whole: u128,
    ratios: &R,
    mode: Option<AllocationMode>,
    part: impl Fn(u128) -> P,
) -> Result<(R::Parts<P>, u128), Error> {
    if let Some(shares) = Shares::in_two_words(whole, ratios) {
        return Ok(shares.handed_out(ratios, mode, part, |a, b| a.cut.cmp(&b.cut)));
    }
    let unit = Unit::new(whole, &valid_total(ratios)?);
    let more_cut =
        |a: &Share<_, Cut>, b: &Share<_, Cut>| unit.compare((a.cut, &a.ratio), (b.cut, &b.ratio));
    Ok(Shares::exact(whole, &unit, ratios).handed_out(ratios, mode, part, more_cut))
}

impl<R: Ratios + ?Sized> Shares<R, u64> {
    /// `None` where a word is not enough, or the ratios cannot allocate.
    #[inline]
    fn in_words(whole: u128, ratios: &R) -> Option<Self> {
        let whole = u64::try_from(whole).ok()?;
        let mut scale = 0;
        for index in 0..ratios.count() {
            scale = scale.max(ratios.ratio(index, SafeNumber::small_scale)?);
        }
        let (mut total, mut largest) = (Some(0u64), 0);
        let mut shares = ratios.parts(|index| {
            let ratio = ratios.ratio(index, |ratio| ratio.scaled_word(scale));
            total = total.zip(ratio).and_then(|(total, ratio)| total.checked_add(ratio));
            let ratio = ratio.unwrap_or(0);
            largest = ratio.max(largest);
            Share { count: 0, ratio, cut: 0 }
        });
        let total = total.filter(|total| *total != 0)?;
        let mut leftover = whole;
        if whole.checked_mul(largest).is_some() {
            let reciprocal = u64::MAX / total;
            for share in shares.as_mut() {
                let (count, cut) = divide(whole * share.ratio, total, reciprocal);
                (share.count, share.cut) = (count.into(), cut);
                leftover -= count;
            }
        } else {
            for share in shares.as_mut() {
                let (count, cut) = divide_wide(u128::from(whole) * u128::from(share.ratio), total);
                (share.count, share.cut) = (count.into(), cut);
                leftover -= count;
            }
        }
        Some(Self { shares, leftover: leftover.into() })
    }
}

/// Quotient and rest by multiplication with `u64::MAX / divisor`, which makes the quotient at most
/// one too small.
#[expect(clippy::as_conversions, reason = "takes the upper word of a product")]
#[inline]
fn divide(dividend: u64, divisor: u64, reciprocal: u64) -> (u64, u64) {
    let quotient = ((u128::from(dividend) * u128::from(reciprocal)) >> 64) as u64;
    let rest = dividend - quotient * divisor;
    let more = rest >= divisor;
    (quotient + u64::from(more), rest - select_unpredictable(more, divisor, 0))
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a share is at most the whole, and a rest is below the total; both are words"
)]
fn divide_wide(product: u128, total: u64) -> (u64, u64) {
    let total = u128::from(total);
    ((product / total) as u64, (product % total) as u64)
}

impl<R: Ratios + ?Sized> Shares<R, u128> {
    /// `None` where two words are not enough, or the ratios cannot allocate.
    fn in_two_words(whole: u128, ratios: &R) -> Option<Self> {
        let mut common = 1;
        for index in 0..ratios.count() {
            common = ratios.ratio(index, |ratio| ratio.common_denominator(common))?;
        }
        let mut total = Some(0u128);
        let mut shares = ratios.parts(|index| {
            let ratio = ratios.ratio(index, |ratio| ratio.in_parts_of(common));
            total = total.zip(ratio).and_then(|(total, ratio)| total.checked_add(ratio));
            Share { count: 0, ratio: ratio.unwrap_or(0), cut: 0 }
        });
        let total = total.filter(|total| *total != 0)?;
        let mut leftover = whole;
        for share in shares.as_mut() {
            let product = whole.checked_mul(share.ratio)?;
            (share.count, share.cut) = (product / total, product % total);
            leftover -= share.count;
        }
        Some(Self { shares, leftover })
    }
}

impl<R: Ratios + ?Sized> Shares<R, SafeNumber, Cut> {
    fn exact(whole: u128, unit: &Unit, ratios: &R) -> Self {
        let mut leftover = whole;
        let shares = ratios.parts(|index| {
            let ratio = ratios.ratio(index, SafeNumber::clone);
            let cut = unit.share(&ratio);
            leftover -= cut.count;
            Share { count: cut.count, ratio, cut }
        });
        Self { shares, leftover }
    }
}

impl<R: Ratios + ?Sized, N: Ord + Default, K> Shares<R, N, K> {
    #[inline]
    fn handed_out<P>(
        mut self,
        ratios: &R,
        mode: Option<AllocationMode>,
        part: impl Fn(u128) -> P,
        compare_cuts: impl Fn(&Share<N, K>, &Share<N, K>) -> Ordering,
    ) -> (R::Parts<P>, u128) {
        if let Some(mode) = mode
            && self.leftover != 0
        {
            self.hand_out(mode, compare_cuts);
        }
        let shares = self.shares.as_ref();
        (ratios.parts(|index| part(shares[index].count)), self.leftover)
    }

    /// Afterwards the shares sum to the whole.
    #[inline]
    fn hand_out(
        &mut self,
        mode: AllocationMode,
        compare_cuts: impl Fn(&Share<N, K>, &Share<N, K>) -> Ordering,
    ) {
        let leftover = core::mem::take(&mut self.leftover);
        let shares = self.shares.as_mut();
        match mode {
            AllocationMode::LargestRemainder if shares.len() <= FEW => {
                give_by_rank(shares, leftover, compare_cuts);
            }
            AllocationMode::LargestRemainder => give_to_most_cut(shares, leftover, compare_cuts),
            AllocationMode::ToFirst => {
                let zero = N::default();
                let parties = shares.iter_mut().filter(|share| share.ratio != zero);
                for (share, _) in parties.zip(0..leftover) {
                    share.count += 1;
                }
            }
            AllocationMode::ToLargestRatio => {
                let largest =
                    shares.iter_mut().reduce(|a, b| if b.ratio > a.ratio { b } else { a });
                if let Some(share) = largest {
                    share.count += leftover;
                }
            }
        }
    }
}

/// Up to here counting whose cuts are larger is faster than finding the largest.
const FEW: usize = 16;

/// One each to as many as are left over, the most cut first, ties to the lowest index: whoever has
/// fewer than `leftover` parties before it. No branch waits for a comparison.
#[inline]
fn give_by_rank<N, K>(
    shares: &mut [Share<N, K>],
    leftover: u128,
    compare_cuts: impl Fn(&Share<N, K>, &Share<N, K>) -> Ordering,
) {
    let mut ranks = [0u8; FEW];
    for later in 1..shares.len() {
        for earlier in 0..later {
            let more = compare_cuts(&shares[later], &shares[earlier]).is_gt();
            ranks[earlier] += u8::from(more);
            ranks[later] += u8::from(!more);
        }
    }
    for (share, rank) in shares.iter_mut().zip(ranks) {
        share.count += u128::from(u128::from(rank) < leftover);
    }
}

/// [`give_by_rank`] for any number of parties.
fn give_to_most_cut<N, K>(
    shares: &mut [Share<N, K>],
    leftover: u128,
    compare_cuts: impl Fn(&Share<N, K>, &Share<N, K>) -> Ordering,
) {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    // More parties were cut than there are units left.
    let Some(leftover) = usize::try_from(leftover).ok().filter(|some| *some < order.len()) else {
        return;
    };
    let (given, ..) = order.select_nth_unstable_by(leftover, |&a, &b| {
        compare_cuts(&shares[b], &shares[a]).then(a.cmp(&b))
    });
    for &mut index in given {
        shares[index].count += 1;
    }
}

/// The sum of the ratios, if they can allocate anything.
pub(super) fn valid_total<R: Ratios + ?Sized>(ratios: &R) -> Result<SafeNumber, Error> {
    let mut total = SafeNumber::ZERO;
    for index in 0..ratios.count() {
        ratios.ratio(index, |ratio| add_valid(&mut total, ratio, index))?;
    }
    not_nothing(total, ratios.count())
}

/// Adds a ratio that is zero or more.
pub(super) fn add_valid(
    total: &mut SafeNumber,
    ratio: &SafeNumber,
    index: usize,
) -> Result<(), Error> {
    if ratio.is_negative() {
        let ratio = crate::error::excerpt(&format!("{ratio}"));
        let problem = format!("`{ratio}` at index {index} is negative, expected zero or more");
        return Err(Error::ratios(problem));
    }
    *total += ratio;
    Ok(())
}

/// The total of so many ratios, if it is not zero.
pub(super) fn not_nothing(total: SafeNumber, count: usize) -> Result<SafeNumber, Error> {
    match (count, total.is_zero()) {
        (0, _) => Err(Error::ratios("there are none, expected at least one")),
        (_, true) => Err(Error::ratios("all are zero, expected at least one above zero")),
        _ => Ok(total),
    }
}
