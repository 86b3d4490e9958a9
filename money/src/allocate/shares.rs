//! Shares of a whole number, and who gets what cutting them leaves over.

use super::unit::{Cut, Unit};
use super::{AllocationMode, Ratios};
use crate::error::Error;
use crate::number::SafeNumber;
use alloc::{format, vec::Vec};
use core::cmp::Ordering;
use core::hint::select_unpredictable;
use core::ops::AddAssign;

/// One party: what it gets so far, its ratio, and how much its share was cut. All are words where
/// that is enough, two words where that is; the ratio is an exact number and the cut a [`Cut`]
/// otherwise.
struct Share<W, N = W, K = W> {
    count: W,
    ratio: N,
    cut: K,
}

/// The shares of a whole, and what is left over.
struct Shares<R: Ratios + ?Sized, W, N = W, K = W> {
    shares: R::Parts<Share<W, N, K>>,
    leftover: W,
}

/// A word or two.
trait Count: Copy + Default + Ord + AddAssign + From<bool> + Into<u128> {}
impl Count for u64 {}
impl Count for u128 {}

/// Divides `whole` by the ratios: what `part` makes of the number that each party gets, which has
/// the sign of the whole. The mode says who gets what is left over.
///
/// Law: the numbers sum to the whole.
#[inline]
pub(super) fn share<R: Ratios + ?Sized, P>(
    whole: i128,
    ratios: &R,
    mode: AllocationMode,
    part: impl Fn(i128) -> P,
) -> Result<R::Parts<P>, Error> {
    let part = |magnitude| part(signed(magnitude, whole));
    share_magnitude(whole.unsigned_abs(), ratios, Some(mode), part, &mut 0)
}

/// Divides `whole` by the ratios, and returns what is left over, too.
///
/// Law: the numbers and the leftover sum to the whole.
pub(super) fn share_separate<R: Ratios + ?Sized, P>(
    whole: i128,
    ratios: &R,
    part: impl Fn(i128) -> P,
) -> Result<(R::Parts<P>, i128), Error> {
    let mut leftover = 0;
    let part = |magnitude| part(signed(magnitude, whole));
    let parts = share_magnitude(whole.unsigned_abs(), ratios, None, part, &mut leftover)?;
    Ok((parts, signed(leftover, whole)))
}

/// A magnitude with the sign of the whole, which it does not exceed.
#[inline]
fn signed(magnitude: u128, whole: i128) -> i128 {
    let sign = whole >> 127;
    (magnitude.cast_signed() ^ sign).wrapping_sub(sign)
}

/// The shares without a sign, and what is left over of them.
#[inline]
pub(super) fn share_magnitude<R: Ratios + ?Sized, P>(
    whole: u128,
    ratios: &R,
    mode: Option<AllocationMode>,
    part: impl Fn(u128) -> P,
    leftover: &mut u128,
) -> Result<R::Parts<P>, Error> {
    match Shares::in_words(whole, ratios) {
        Some(shares) => {
            Ok(shares.handed_out(ratios, mode, part, leftover, |a, b| a.cut.cmp(&b.cut)))
        }
        None => share_wide(whole, ratios, mode, part, leftover),
    }
}

/// [`share_magnitude`] where words are not enough.
#[inline(never)]
fn share_wide<R: Ratios + ?Sized, P>(
    whole: u128,
    ratios: &R,
    mode: Option<AllocationMode>,
    part: impl Fn(u128) -> P,
    leftover: &mut u128,
) -> Result<R::Parts<P>, Error> {
    if let Some(shares) = Shares::in_two_words(whole, ratios) {
        return Ok(shares.handed_out(ratios, mode, part, leftover, |a, b| a.cut.cmp(&b.cut)));
    }
    let unit = Unit::new(whole, &valid_total(ratios)?);
    let compare_cuts = |a: &Share<_, _, Cut>, b: &Share<_, _, Cut>| {
        unit.compare((a.cut, &a.ratio), (b.cut, &b.ratio))
    };
    let shares = Shares::exact(whole, &unit, ratios);
    Ok(shares.handed_out(ratios, mode, part, leftover, compare_cuts))
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
                (share.count, share.cut) = (count, cut);
                leftover -= count;
            }
        } else {
            for share in shares.as_mut() {
                let (count, cut) = divide_wide(u128::from(whole) * u128::from(share.ratio), total);
                (share.count, share.cut) = (count, cut);
                leftover -= count;
            }
        }
        Some(Self { shares, leftover })
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

impl<R: Ratios + ?Sized> Shares<R, u128, SafeNumber, Cut> {
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

impl<R: Ratios + ?Sized, W: Count, N: Ord + Default, K> Shares<R, W, N, K> {
    #[inline]
    fn handed_out<P>(
        mut self,
        ratios: &R,
        mode: Option<AllocationMode>,
        part: impl Fn(u128) -> P,
        leftover: &mut u128,
        compare_cuts: impl Fn(&Share<W, N, K>, &Share<W, N, K>) -> Ordering,
    ) -> R::Parts<P> {
        match mode {
            Some(mode) => hand_out(self.shares.as_mut(), self.leftover, mode, compare_cuts),
            None => *leftover = self.leftover.into(),
        }
        let shares = self.shares.as_ref();
        ratios.parts(|index| part(shares[index].count.into()))
    }
}

/// Afterwards the shares sum to the whole.
#[inline]
fn hand_out<W: Count, N: Ord + Default, K>(
    shares: &mut [Share<W, N, K>],
    leftover: W,
    mode: AllocationMode,
    compare_cuts: impl Fn(&Share<W, N, K>, &Share<W, N, K>) -> Ordering,
) {
    match mode {
        AllocationMode::LargestRemainder if shares.len() <= FEW => {
            give_by_rank(shares, leftover.into(), compare_cuts);
        }
        AllocationMode::LargestRemainder => {
            give_to_most_cut(shares, leftover.into(), compare_cuts);
        }
        AllocationMode::ToFirst => {
            let zero = N::default();
            let parties = shares.iter_mut().filter(|share| share.ratio != zero);
            for (share, _) in parties.zip(0..leftover.into()) {
                share.count += W::from(true);
            }
        }
        AllocationMode::ToLargestRatio => {
            let largest = shares.iter_mut().reduce(|a, b| if b.ratio > a.ratio { b } else { a });
            if let Some(share) = largest {
                share.count += leftover;
            }
        }
    }
}

/// Up to here counting whose cuts are larger is faster than finding the largest.
const FEW: usize = 16;

/// One each to as many as are left over, the most cut first, ties to the lowest index: whoever has
/// fewer than `leftover` parties before it. No branch waits for a comparison.
#[inline]
fn give_by_rank<W: Count, N, K>(
    shares: &mut [Share<W, N, K>],
    leftover: u128,
    compare_cuts: impl Fn(&Share<W, N, K>, &Share<W, N, K>) -> Ordering,
) {
    // Fewer are left over than there are shares.
    let leftover = u8::try_from(leftover).unwrap_or(u8::MAX);
    let mut ranks = [0u8; FEW];
    for later in 1..shares.len() {
        for earlier in 0..later {
            let more = compare_cuts(&shares[later], &shares[earlier]).is_gt();
            ranks[earlier] += u8::from(more);
            ranks[later] += u8::from(!more);
        }
    }
    for (share, rank) in shares.iter_mut().zip(ranks) {
        share.count += W::from(rank < leftover);
    }
}

/// [`give_by_rank`] for any number of parties.
fn give_to_most_cut<W: Count, N, K>(
    shares: &mut [Share<W, N, K>],
    leftover: u128,
    compare_cuts: impl Fn(&Share<W, N, K>, &Share<W, N, K>) -> Ordering,
) {
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let Some(leftover) = usize::try_from(leftover).ok().filter(|some| *some < order.len()) else {
        return;
    };
    let (given, ..) = order.select_nth_unstable_by(leftover, |&a, &b| {
        compare_cuts(&shares[b], &shares[a]).then(a.cmp(&b))
    });
    for &mut index in given {
        shares[index].count += W::from(true);
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
