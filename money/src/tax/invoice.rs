//! `TaxedInvoice`: taxes by line and on the total, and the difference of the two.

use super::taxed::Taxed;
use crate::currency::MinorUnit;
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::quantize::{Pending, Quantizable, Quantized};
use crate::rounding::Rounding;
use alloc::vec::Vec;
use core::fmt;

/// Where the tax of an invoice is rounded. Example: 19% on three lines of 0.99, half up.
///
/// Which of the two is allowed is a matter of law; EU law allows both (Court of Justice, C-484/06,
/// Ahold: member states decide).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TaxBasis {
    /// Once for each line: 0.19 + 0.19 + 0.19 = 0.57.
    Lines,
    /// Once, on the sum of the lines: 19% of 2.97 is 0.56.
    Total,
}

/// The taxes of an invoice, both ways of rounding them side by side.
///
/// It comes out of [`TaxScheme::add_to_lines`](super::TaxScheme::add_to_lines) or
/// [`TaxScheme::extract_from_lines`](super::TaxScheme::extract_from_lines) when the remainder of
/// the charged one has gone somewhere.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "the tax is to be charged"]
pub struct TaxedInvoice<C> {
    lines: Vec<Taxed<C>>,
    by_line: Taxed<C>,
    by_total: Taxed<C>,
    difference: Money<C>,
    basis: TaxBasis,
}

impl<C: MinorUnit> TaxedInvoice<C> {
    pub(super) fn of(
        amounts: &[Money<C>],
        basis: TaxBasis,
        mode: Rounding,
        taxed: impl Fn(Money<C>) -> Result<Taxed<C>, Error>,
    ) -> Result<Quantized<Self>, Error> {
        let lines = amounts.iter().copied().map(&taxed).collect::<Result<Vec<_>, _>>()?;
        let by_line = Taxed::sum(&lines)?;
        let Some(total) = Money::try_sum(amounts.iter().copied())? else {
            return Err(Error::terms("an invoice has no lines, expected at least one"));
        };
        let by_total = taxed(total)?;
        let difference = by_line.tax().try_sub(by_total.tax())?;
        let invoice = Self { lines, by_line, by_total, difference, basis };
        let remainder = invoice.charged().rounded_off();
        Ok(Quantized::pending(invoice, remainder, mode))
    }

    /// Each line with its own rounded taxes; they sum to [`by_line`](Self::by_line).
    pub fn lines(&self) -> &[Taxed<C>] {
        &self.lines
    }

    /// The sum of the lines, each rounded.
    pub fn by_line(&self) -> &Taxed<C> {
        &self.by_line
    }

    /// The taxes on the sum of the lines, rounded once.
    pub fn by_total(&self) -> &Taxed<C> {
        &self.by_total
    }

    /// The one of the two that the basis chose.
    pub fn charged(&self) -> &Taxed<C> {
        match self.basis {
            TaxBasis::Lines => &self.by_line,
            TaxBasis::Total => &self.by_total,
        }
    }

    /// By how much the tax by line exceeds the tax on the total.
    ///
    /// Law: `by_line.tax() == by_total.tax() + difference`.
    #[must_use]
    pub fn difference(&self) -> Money<C> {
        self.difference
    }
}

impl<C: MinorUnit> Pending for TaxedInvoice<C> {}

/// What was rounded is the charged tax.
impl<C: MinorUnit> Quantizable for TaxedInvoice<C> {
    type Currency = C;

    fn exact(&self) -> ExactMoney<C> {
        self.charged().tax().to_exact()
    }
}

impl<C: MinorUnit> fmt::Debug for TaxedInvoice<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaxedInvoice")
            .field("lines", &self.lines)
            .field("by_line", &self.by_line)
            .field("by_total", &self.by_total)
            .field("basis", &self.basis)
            .finish_non_exhaustive()
    }
}
