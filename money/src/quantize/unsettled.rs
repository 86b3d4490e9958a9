//! The error that gives a quantized amount back.

use super::{Quantizable, Quantized};
use crate::error::Error;
use core::fmt;

/// The error of [`Quantized::try_settle`] and [`Quantized::exactly`]: it carries the quantized
/// amount, so that nothing is lost.
#[must_use = "it carries the amount and its remainder: take them back with `into_quantized`"]
pub struct Unsettled<M: Quantizable> {
    pub(super) quantized: Quantized<M>,
    pub(super) reason: Error,
}

impl<M: Quantizable> Unsettled<M> {
    /// The quantized amount, as it was before.
    pub fn into_quantized(self) -> Quantized<M> {
        self.quantized
    }

    /// Why it was not settled.
    pub fn reason(&self) -> &Error {
        &self.reason
    }
}

impl<M: Quantizable> fmt::Debug for Unsettled<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsettled")
            .field("quantized", &self.quantized)
            .field("reason", &self.reason)
            .finish()
    }
}

impl<M: Quantizable> fmt::Display for Unsettled<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl<M: Quantizable> core::error::Error for Unsettled<M> {}

/// Keeps the reason, for `?`; the amount goes.
impl<M: Quantizable> From<Unsettled<M>> for Error {
    fn from(unsettled: Unsettled<M>) -> Self {
        unsettled.reason
    }
}
