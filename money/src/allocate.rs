//! `split` and `allocate`: parts that always sum to the whole.

use crate::currency::MinorUnit;
use crate::error::Error;
use crate::money::Money;
use crate::number::{Exact, SafeNumber};
use alloc::{format, vec::Vec};
use core::cmp::Reverse;
use core::iter::FusedIterator;
use core::num::NonZeroU32;

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

/// Ratios to allocate by: an array gives an array of parts, a slice or a `Vec` gives a `Vec`.
///
/// The ratios are of any one [`Exact`] type and need not sum to one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of exact ratios",
    label = "not exact ratios",
    note = "ratios are integers, `SafeNumber`s or `Decimal`s: `&[50, 30, 20]`, \
            `&[num!(0.5), num!(0.5)]`",
    note = "a binary float is no ratio: `0.1 + 0.2` is not 0.3"
)]
pub trait Ratios {
    /// The list of parts: an array for an array, otherwise a `Vec`.
    type Parts<P>;
    #[doc(hidden)]
    fn numbers(&self) -> Vec<SafeNumber>;
    #[doc(hidden)]
    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> Self::Parts<P>;
}

impl<T: Exact, const N: usize> Ratios for [T; N] {
    type Parts<P> = [P; N];

    fn numbers(&self) -> Vec<SafeNumber> {
        self.iter().map(SafeNumber::new).collect()
    }

    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> [P; N] {
        core::array::from_fn(part)
    }
}

impl<T: Exact> Ratios for [T] {
    type Parts<P> = Vec<P>;

    fn numbers(&self) -> Vec<SafeNumber> {
        self.iter().map(SafeNumber::new).collect()
    }

    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> Vec<P> {
        (0..self.len()).map(part).collect()
    }
}

impl<T: Exact> Ratios for Vec<T> {
    type Parts<P> = Vec<P>;

    fn numbers(&self) -> Vec<SafeNumber> {
        self.as_slice().numbers()
    }

    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> Vec<P> {
        self.as_slice().parts(part)
    }
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
        let numbers = ratios.numbers();
        let mut shares = Shares::of(self.minor(), &numbers)?;
        shares.hand_out(mode);
        Ok(ratios.parts(|index| Self::from_minor_in(shares.minor[index], self.currency())))
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
        let numbers = ratios.numbers();
        let shares = Shares::of(self.minor(), &numbers)?;
        let money = |minor| Self::from_minor_in(minor, self.currency());
        Ok((ratios.parts(|index| money(shares.minor[index])), money(shares.leftover)))
    }
}

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

/// Shares cut to whole minor units, and what the cuts left over.
struct Shares<'a> {
    ratios: &'a [SafeNumber],
    minor: Vec<i128>,
    /// How much of a minor unit each share lost, without a sign.
    cut: Vec<SafeNumber>,
    leftover: i128,
}

impl<'a> Shares<'a> {
    fn of(whole: i128, ratios: &'a [SafeNumber]) -> Result<Self, Error> {
        let total = valid_total(ratios)?;
        let unit = SafeNumber::new(whole) / total;
        let mut shares = Self {
            ratios,
            minor: Vec::with_capacity(ratios.len()),
            cut: Vec::with_capacity(ratios.len()),
            leftover: whole,
        };
        for ratio in ratios {
            let (minor, cut) = (&unit * ratio).trunc();
            // No share exceeds the whole, which is an i128.
            let minor = minor.to_i128().ok_or_else(|| Error::overflow("`Money`"))?;
            shares.leftover -= minor;
            shares.minor.push(minor);
            shares.cut.push(cut.abs());
        }
        Ok(shares)
    }

    /// Hands the leftover out; afterwards the shares sum to the whole.
    fn hand_out(&mut self, mode: AllocationMode) {
        let one = self.leftover.signum();
        match mode {
            AllocationMode::LargestRemainder => {
                let mut order: Vec<usize> = (0..self.cut.len()).collect();
                order.sort_by_key(|&index| (Reverse(&self.cut[index]), index));
                self.hand_out_in(order.into_iter(), one);
            }
            AllocationMode::ToFirst => {
                let ratios = self.ratios;
                let not_zero = (0..ratios.len()).filter(|&index| !ratios[index].is_zero());
                self.hand_out_in(not_zero, one);
            }
            AllocationMode::ToLargestRatio => {
                let largest = (0..self.ratios.len())
                    .max_by_key(|&index| (&self.ratios[index], Reverse(index)));
                let leftover = self.leftover;
                self.hand_out_in(largest.into_iter(), leftover);
            }
        }
    }

    fn hand_out_in(&mut self, order: impl Iterator<Item = usize>, step: i128) {
        for index in order {
            if self.leftover == 0 {
                return;
            }
            self.minor[index] += step;
            self.leftover -= step;
        }
    }
}

/// The sum of the ratios, if they can allocate anything.
fn valid_total(ratios: &[SafeNumber]) -> Result<SafeNumber, Error> {
    if ratios.is_empty() {
        return Err(Error::ratios("there are none, expected at least one"));
    }
    if let Some(index) = ratios.iter().position(SafeNumber::is_negative) {
        let ratio = crate::error::excerpt(&format!("{}", ratios[index]));
        return Err(Error::ratios(format!(
            "`{ratio}` at index {index} is negative, expected zero or more"
        )));
    }
    let total: SafeNumber = ratios.iter().sum();
    if total.is_zero() {
        return Err(Error::ratios("all are zero, expected at least one above zero"));
    }
    Ok(total)
}
