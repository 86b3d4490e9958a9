//! `allocate` and `split`: parts that always sum to the whole.

mod capped;
mod lazy;
mod ratios;
mod shares;
mod split;
mod stepped;
mod unit;

pub use lazy::Allocate;
pub use ratios::Ratios;
pub use split::Split;

use crate::currency::MinorUnit;
use crate::error::Error;
use crate::money::Money;
use shares::{share, share_separate};

/// Who gets the minor units that a division by ratios leaves over.
///
/// In every mode the parts sum to the whole, a ratio of zero gets nothing, a negative amount is the
/// mirror of the positive one, and scaling all ratios changes nothing.
///
/// | 1.00 USD by 2, 3, 1 | | | |
/// |---|--:|--:|--:|
/// | `LargestRemainder` | 0.33 | 0.50 | 0.17 |
/// | `ToFirst` | 0.34 | 0.50 | 0.16 |
/// | `ToLargestRatio` | 0.33 | 0.51 | 0.16 |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AllocationMode {
    /// One each to the parties whose exact share was cut the most (Hamilton); ties go to the lowest
    /// index. 1.00 USD by 2, 3, 1 is 0.33, 0.50, 0.17.
    LargestRemainder,
    /// One each to the first parties whose ratio is not zero. 1.00 USD by 2, 3, 1 is 0.34, 0.50,
    /// 0.16.
    ToFirst,
    /// All to the party with the largest ratio; ties go to the lowest index. 1.00 USD by 2, 3, 1 is
    /// 0.33, 0.51, 0.16.
    ToLargestRatio,
}

impl<C: MinorUnit> Money<C> {
    /// Divides the amount by ratios; the parts sum to the whole.
    ///
    /// # Errors
    ///
    /// When there are no ratios, one is negative, or all are zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AllocationMode, usd};
    ///
    /// let [a, b] = usd!(99.99).allocate(&[75, 25], AllocationMode::LargestRemainder)?;
    /// assert_eq!((a, b), (usd!(74.99), usd!(25.00)));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn allocate<R: Ratios + ?Sized>(
        &self,
        ratios: &R,
        mode: AllocationMode,
    ) -> Result<R::Parts<Self>, Error> {
        let money = |minor| Self::from_minor_in(minor, self.currency());
        share(self.minor(), ratios, mode, money)
    }

    /// Divides the amount by ratios, and returns what is left over instead of handing it out.
    ///
    /// Law: the parts and the leftover sum to the whole; the leftover is fewer minor units than
    /// there are ratios above zero.
    ///
    /// # Errors
    ///
    /// When there are no ratios, one is negative, or all are zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::usd;
    ///
    /// let ([a, b, c], leftover) = usd!(1.00).allocate_separate(&[1, 1, 1])?;
    /// assert_eq!([a, b, c], [usd!(0.33); 3]);
    /// assert_eq!(leftover, usd!(0.01));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn allocate_separate<R: Ratios + ?Sized>(
        &self,
        ratios: &R,
    ) -> Result<(R::Parts<Self>, Self), Error> {
        let money = |minor| Self::from_minor_in(minor, self.currency());
        let (parts, leftover) = share_separate(self.minor(), ratios, money)?;
        Ok((parts, money(leftover)))
    }
}
