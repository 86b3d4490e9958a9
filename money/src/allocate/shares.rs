//! Shares of a whole number, and who gets what cutting them leaves over.

use super::{AllocationMode, Ratios};
use crate::error::Error;
use crate::number::SafeNumber;
use alloc::{format, vec::Vec};
use core::cmp::Reverse;
use num_traits::ToPrimitive;

/// One party: what it gets so far, its ratio, and how much its share was cut. `N` is a word where
/// that is enough, and an exact number otherwise.
pub(super) struct Share<N> {
    count: u128,
    ratio: N,
    cut: N,
}

/// The shares of a whole, and what is left over.
pub(super) struct Shares<R: Ratios + ?Sized, N> {
    shares: R::Parts<Share<N>>,
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
    Ok(match Shares::in_words(whole, ratios) {
        Some(shares) => shares.handed_out(ratios, mode, part),
        None => Shares::exact(whole, ratios)?.handed_out(ratios, mode, part),
    })
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
        let mut total = Some(0u64);
        let mut shares = ratios.parts(|index| {
            let ratio = ratios.ratio(index, |ratio| ratio.scaled_word(scale));
            total = total.zip(ratio).and_then(|(total, ratio)| total.checked_add(ratio));
            Share { count: 0, ratio: ratio.unwrap_or(0), cut: 0 }
        });
        let total = total.filter(|total| *total != 0)?;
        let mut leftover = whole;
        for share in shares.as_mut() {
            let (count, cut) = divide(whole, share.ratio, total);
            (share.count, share.cut) = (count.into(), cut);
            leftover -= count;
        }
        Some(Self { shares, leftover: leftover.into() })
    }
}

/// `whole * ratio / total` and its rest; the ratio is at most the total.
#[inline]
fn divide(whole: u64, ratio: u64, total: u64) -> (u64, u64) {
    match whole.checked_mul(ratio) {
        Some(product) => (product / total, product % total),
        None => divide_wide(u128::from(whole) * u128::from(ratio), total),
    }
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

impl<R: Ratios + ?Sized> Shares<R, SafeNumber> {
    fn exact(whole: u128, ratios: &R) -> Result<Self, Error> {
        let unit = SafeNumber::new(whole) / valid_total(ratios)?;
        let mut leftover = whole;
        let mut shares = ratios.parts(|index| {
            let ratio = ratios.ratio(index, SafeNumber::clone);
            Share { count: 0, cut: SafeNumber::ZERO, ratio }
        });
        for share in shares.as_mut() {
            let (count, cut) = (&unit * &share.ratio).floor();
            // No share exceeds the whole.
            let count = count.numerator().to_u128();
            share.count = count.ok_or_else(|| Error::overflow("`Money`"))?;
            share.cut = cut;
            leftover -= share.count;
        }
        Ok(Self { shares, leftover })
    }
}

impl<R: Ratios + ?Sized, N: Ord + Clone + Default> Shares<R, N> {
    #[inline]
    fn handed_out<P>(
        mut self,
        ratios: &R,
        mode: Option<AllocationMode>,
        part: impl Fn(u128) -> P,
    ) -> (R::Parts<P>, u128) {
        if let Some(mode) = mode
            && self.leftover != 0
        {
            self.hand_out(mode);
        }
        let shares = self.shares.as_ref();
        (ratios.parts(|index| part(shares[index].count)), self.leftover)
    }

    /// Afterwards the shares sum to the whole.
    fn hand_out(&mut self, mode: AllocationMode) {
        let (shares, leftover) = (self.shares.as_mut(), &mut self.leftover);
        match mode {
            AllocationMode::LargestRemainder if shares.len() <= FEW => {
                for _ in 0..core::mem::take(leftover) {
                    give_to_most_cut(shares);
                }
            }
            AllocationMode::LargestRemainder => {
                let mut order: Vec<usize> = (0..shares.len()).collect();
                order.sort_by_key(|&index| (Reverse(&shares[index].cut), index));
                // More parties were cut than there are units left.
                for (index, _) in order.into_iter().zip(0..core::mem::take(leftover)) {
                    shares[index].count += 1;
                }
            }
            AllocationMode::ToFirst => {
                let zero = N::default();
                let parties = shares.iter_mut().filter(|share| share.ratio != zero);
                for (share, _) in parties.zip(0..core::mem::take(leftover)) {
                    share.count += 1;
                }
            }
            AllocationMode::ToLargestRatio => {
                let largest =
                    shares.iter_mut().reduce(|a, b| if b.ratio > a.ratio { b } else { a });
                if let Some(share) = largest {
                    share.count += core::mem::take(leftover);
                }
            }
        }
    }
}

/// Up to here looking through all parties is faster than sorting them.
const FEW: usize = 16;

/// More parties were cut than there are units left, so a party whose cut is taken as zero after it
/// got one gets no other.
fn give_to_most_cut<N: Ord + Default>(shares: &mut [Share<N>]) {
    let first =
        shares.iter_mut().reduce(|most, share| if share.cut > most.cut { share } else { most });
    if let Some(share) = first {
        share.count += 1;
        share.cut = N::default();
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
