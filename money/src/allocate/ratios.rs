//! What amounts are divided by.

use crate::number::{Exact, SafeNumber};
use alloc::vec::Vec;

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
    type Parts<P>: AsRef<[P]> + AsMut<[P]>;
    #[doc(hidden)]
    fn count(&self) -> usize;
    #[doc(hidden)]
    fn ratio<R>(&self, index: usize, f: impl FnOnce(&SafeNumber) -> R) -> R;
    #[doc(hidden)]
    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> Self::Parts<P>;
}

impl<T: Exact, const N: usize> Ratios for [T; N] {
    type Parts<P> = [P; N];

    fn count(&self) -> usize {
        N
    }

    #[inline]
    fn ratio<R>(&self, index: usize, f: impl FnOnce(&SafeNumber) -> R) -> R {
        self[index].with(f)
    }

    #[inline]
    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> [P; N] {
        core::array::from_fn(part)
    }
}

impl<T: Exact> Ratios for [T] {
    type Parts<P> = Vec<P>;

    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn ratio<R>(&self, index: usize, f: impl FnOnce(&SafeNumber) -> R) -> R {
        self[index].with(f)
    }

    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> Vec<P> {
        (0..self.len()).map(part).collect()
    }
}

impl<T: Exact> Ratios for Vec<T> {
    type Parts<P> = Vec<P>;

    fn count(&self) -> usize {
        self.as_slice().count()
    }

    #[inline]
    fn ratio<R>(&self, index: usize, f: impl FnOnce(&SafeNumber) -> R) -> R {
        self.as_slice().ratio(index, f)
    }

    fn parts<P>(&self, part: impl FnMut(usize) -> P) -> Vec<P> {
        self.as_slice().parts(part)
    }
}
