//! `allocate_capped`: no party gets more than its cap.

use super::shares::{share_magnitude, valid_total};
use super::unit::Unit;
use super::{AllocationMode, Ratios};
use crate::currency::MinorUnit;
use crate::error::Error;
use crate::money::Money;
use crate::number::SafeNumber;
use alloc::vec::Vec;
use alloc::{format, vec};

impl<C: MinorUnit> Money<C> {
    /// Divides the amount by ratios, but gives no party more than its cap; what a cap cuts off goes
    /// to the others by their ratios. Returns the parts, and what could not be placed because all
    /// caps were reached.
    ///
    /// The caps are amounts of zero or more; for a negative amount they bound the magnitude.
    ///
    /// Law: the parts and the rest sum to the whole.
    ///
    /// # Errors
    ///
    /// When there are no ratios, one is negative, or all are zero; when there are not as many caps
    /// as ratios, a cap is negative or of another currency.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AllocationMode, usd};
    ///
    /// // A payment of 100 to three open invoices, by age, none overpaid.
    /// let open = [usd!(20), usd!(35), usd!(500)];
    /// let mode = AllocationMode::LargestRemainder;
    /// let ([a, b, c], rest) = usd!(100).allocate_capped(&[3, 2, 1], &open, mode)?;
    /// assert_eq!([a, b, c], [usd!(20), usd!(35), usd!(45)]);
    /// assert_eq!(rest, usd!(0));
    ///
    /// let (_, rest) = usd!(1000).allocate_capped(&[3, 2, 1], &open, mode)?;
    /// assert_eq!(rest, usd!(445));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn allocate_capped<R: Ratios + ?Sized>(
        &self,
        ratios: &R,
        caps: &[Self],
        mode: AllocationMode,
    ) -> Result<(R::Parts<Self>, Self), Error> {
        valid_total(ratios)?;
        let caps = self.caps(caps, ratios.count())?;
        let all: Vec<SafeNumber> =
            (0..caps.len()).map(|index| ratios.ratio(index, SafeNumber::clone)).collect();
        let (parts, rest) = place(self.minor().unsigned_abs(), &all, &caps, mode)?;
        // Neither exceeds the whole, which has this sign.
        let money = |magnitude: u128| {
            let minor = magnitude.cast_signed();
            let minor = if self.is_negative() { minor.wrapping_neg() } else { minor };
            Self::from_minor_in(minor, self.currency())
        };
        Ok((ratios.parts(|index| money(parts[index])), money(rest)))
    }

    /// The caps in minor units.
    fn caps(&self, caps: &[Self], count: usize) -> Result<Vec<u128>, Error> {
        if caps.len() != count {
            let problem =
                format!("there are {} caps, expected as many as ratios, {count}", caps.len());
            return Err(Error::ratios(problem));
        }
        let cap = |cap: &Self| {
            if cap.currency() != self.currency() {
                return Err(Error::mismatch(self.currency().code(), cap.currency().code()));
            }
            let minor = u128::try_from(cap.minor());
            minor.map_err(|_| Error::out_of_range(cap, "no cap", "an amount of zero or more"))
        };
        caps.iter().map(cap).collect()
    }
}

/// Who has how many of `whole` units, and how many could not be placed.
///
/// As long as an exact share reaches its cap, that party gets its cap, and the others share what is
/// left; what remains is allocated like any amount, because then each share is below its cap.
fn place(
    whole: u128,
    ratios: &[SafeNumber],
    caps: &[u128],
    mode: AllocationMode,
) -> Result<(Vec<u128>, u128), Error> {
    let mut parts = vec![0; ratios.len()];
    let mut open: Vec<usize> = (0..ratios.len()).filter(|&i| !ratios[i].is_zero()).collect();
    let mut left = whole;
    while !open.is_empty() && left > 0 {
        let total: SafeNumber = open.iter().map(|&index| &ratios[index]).sum();
        let unit = Unit::new(left, &total);
        let full = |&index: &usize| unit.share(&ratios[index]).count >= caps[index];
        let (reached, below): (Vec<usize>, Vec<usize>) = open.iter().copied().partition(full);
        if reached.is_empty() {
            hand_out(&mut left, &below, ratios, caps, mode, &mut parts)?;
            break;
        }
        for index in reached {
            parts[index] = caps[index].min(left);
            left -= parts[index];
        }
        open = below;
    }
    Ok((parts, left))
}

/// Allocates what is left among parties whose exact shares are below their caps.
fn hand_out(
    left: &mut u128,
    open: &[usize],
    ratios: &[SafeNumber],
    caps: &[u128],
    mode: AllocationMode,
    parts: &mut [u128],
) -> Result<(), Error> {
    let ratios: Vec<&SafeNumber> = open.iter().map(|&index| &ratios[index]).collect();
    let shares = share_magnitude(*left, &ratios, Some(mode), |share| share, &mut 0)?;
    for (&index, share) in open.iter().zip(shares) {
        parts[index] = share.min(caps[index]);
        *left -= parts[index];
    }
    // Only what one party gets at once can exceed its cap; the next largest ratio gets that.
    if *left > 0 {
        let mut order: Vec<usize> = (0..open.len()).collect();
        order.sort_by(|&a, &b| ratios[b].cmp(ratios[a]).then(a.cmp(&b)));
        for place in order {
            let index = open[place];
            let room = (caps[index] - parts[index]).min(*left);
            parts[index] += room;
            *left -= room;
        }
    }
    Ok(())
}
