//! `TaxedInvoice`: taxes by line and on the total, and the difference of the two.

use super::TaxScheme;
use super::sums::TaxSums;
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum TaxBasis {
    /// Once for each line: 0.19 + 0.19 + 0.19 = 0.57.
    Lines,
    /// Once, on the sum of the lines: 19% of 2.97 is 0.56.
    Total,
}

/// The taxes of an invoice, both ways of rounding them side by side.
///
/// Its lines are of one scheme, by [`TaxScheme::add_to_lines`] or
/// [`TaxScheme::extract_from_lines`], or each of its own, by [`add_to`](Self::add_to) or
/// [`extract_from`](Self::extract_from). It comes out when the remainder of the charged tax has
/// gone somewhere.
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
    /// Net to gross, each line by its own scheme, computed both by line and on the total; `basis`
    /// says which of the two is charged.
    ///
    /// On the total each tax is rounded once: what has one name and one rate is one tax, also where
    /// it stands in several schemes. A line that bears no tax has the empty scheme. The remainder
    /// is that of the charged taxes.
    ///
    /// # Errors
    ///
    /// When there are no lines, their currencies differ, or an amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::tax::{TaxBasis, TaxScheme, TaxedInvoice};
    /// use money::{Rounding, eur, rate};
    ///
    /// let full = TaxScheme::single("VAT", rate!(19%))?;
    /// let reduced = TaxScheme::single("VAT", rate!(7%))?;
    /// let exempt = TaxScheme::new();
    /// let lines = [
    ///     (eur!(0.99), &full),
    ///     (eur!(0.99), &full),
    ///     (eur!(0.99), &full),
    ///     (eur!(2.49), &reduced),
    ///     (eur!(5.00), &exempt),
    /// ];
    /// let (invoice, remainder) =
    ///     TaxedInvoice::add_to(&lines, TaxBasis::Total, Rounding::HalfUp)?.into_parts();
    /// let taxes: Vec<_> = invoice.charged().taxes().iter().map(|tax| tax.to_string()).collect();
    /// assert_eq!(taxes, ["VAT 19% of EUR 2.97 = EUR 0.56", "VAT 7% of EUR 2.49 = EUR 0.17"]);
    /// assert_eq!(invoice.charged().to_string(), "EUR 10.46 + EUR 0.73 = EUR 11.19");
    /// assert_eq!(invoice.by_line().to_string(), "EUR 10.46 + EUR 0.74 = EUR 11.20");
    /// assert_eq!(invoice.difference(), eur!(0.01));
    /// assert_eq!(remainder.to_string(), "EUR 0.0086");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn add_to(
        lines: &[(Money<C>, &TaxScheme)],
        basis: TaxBasis,
        mode: Rounding,
    ) -> Result<Quantized<Self>, Error> {
        let rounded = |line: &(Money<C>, &TaxScheme)| Taxed::from_net(line.1, line.0, mode);
        let (total, mut taxes) = Self::total(lines)?;
        for (net, scheme) in lines {
            taxes.add_scheme(scheme, &net.amount());
        }
        let by_total = Taxed::rounded_from_net(total, taxes, mode)?;
        Self::of(lines.iter().map(rounded), by_total, basis, mode)
    }

    /// Gross to net, each line by its own scheme, computed both by line and on the total; `basis`
    /// says which of the two is charged.
    ///
    /// As in [`add_to`](Self::add_to), on the total each tax is rounded once.
    ///
    /// # Errors
    ///
    /// When there are no lines, their currencies differ, or an amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::tax::{TaxBasis, TaxScheme, TaxedInvoice};
    /// use money::{Rounding, eur, rate};
    ///
    /// let full = TaxScheme::single("VAT", rate!(20%))?;
    /// let reduced = TaxScheme::single("VAT", rate!(10%))?;
    /// let lines = [(eur!(9.99), &full), (eur!(9.99), &full), (eur!(1.10), &reduced)];
    /// let (invoice, _remainder) =
    ///     TaxedInvoice::extract_from(&lines, TaxBasis::Lines, Rounding::HalfUp)?.into_parts();
    /// assert_eq!(invoice.charged().to_string(), "EUR 17.64 + EUR 3.44 = EUR 21.08");
    /// assert_eq!(invoice.by_total().to_string(), "EUR 17.65 + EUR 3.43 = EUR 21.08");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn extract_from(
        lines: &[(Money<C>, &TaxScheme)],
        basis: TaxBasis,
        mode: Rounding,
    ) -> Result<Quantized<Self>, Error> {
        let rounded = |line: &(Money<C>, &TaxScheme)| Taxed::from_gross(line.1, line.0, mode);
        let (total, mut taxes) = Self::total(lines)?;
        for (gross, scheme) in lines {
            taxes.add_scheme(scheme, &(gross.amount() / scheme.factor()));
        }
        let by_total = Taxed::rounded_from_gross(total, taxes, mode)?;
        Self::of(lines.iter().map(rounded), by_total, basis, mode)
    }

    /// The sum of the lines, and no taxes yet.
    fn total(lines: &[(Money<C>, &TaxScheme)]) -> Result<(Money<C>, TaxSums<C>), Error> {
        match Money::try_sum(lines.iter().map(|(amount, _)| *amount))? {
            Some(total) => Ok((total, TaxSums::new(total.currency()))),
            None => Err(no_lines()),
        }
    }

    fn of(
        lines: impl Iterator<Item = Result<Taxed<C>, Error>>,
        by_total: Taxed<C>,
        basis: TaxBasis,
        mode: Rounding,
    ) -> Result<Quantized<Self>, Error> {
        let invoice = Self::checked(lines.collect::<Result<_, _>>()?, by_total, basis)?;
        let remainder = invoice.charged().rounded_off();
        Ok(Quantized::pending(invoice, remainder, mode))
    }

    fn checked(lines: Vec<Taxed<C>>, by_total: Taxed<C>, basis: TaxBasis) -> Result<Self, Error> {
        let by_line = Taxed::try_sum(&lines)?.ok_or_else(no_lines)?;
        let difference = by_line.tax().try_sub(by_total.tax())?;
        Ok(Self { lines, by_line, by_total, difference, basis })
    }

    /// The invoice of these parts, if they fit together.
    #[cfg(feature = "serde")]
    pub(crate) fn read(
        lines: Vec<Taxed<C>>,
        by_line: &Taxed<C>,
        by_total: Taxed<C>,
        basis: TaxBasis,
    ) -> Result<Self, Error> {
        let invoice = Self::checked(lines, by_total, basis)?;
        if invoice.by_line != *by_line {
            return Err(Error::terms(alloc::format!(
                "the sum by line is `{by_line}`, expected that of the lines, `{}`",
                invoice.by_line
            )));
        }
        let (sum, total) = (&invoice.by_line, &invoice.by_total);
        let same_amounts = sum.net() == total.net() || sum.gross() == total.gross();
        let taxes = sum.taxes().iter().zip(total.taxes());
        let same_taxes = sum.taxes().len() == total.taxes().len()
            && taxes.into_iter().all(|(line, total)| line.same_before_rounding(total));
        if same_amounts && same_taxes {
            return Ok(invoice);
        }
        Err(Error::terms(alloc::format!(
            "the total is `{total}`, expected the exact taxes of the lines, and their net or gross \
             amount: `{sum}`"
        )))
    }

    /// Each line with its own rounded taxes; they sum to [`by_line`](Self::by_line).
    pub fn lines(&self) -> &[Taxed<C>] {
        &self.lines
    }

    /// The sum of the lines, each rounded.
    pub fn by_line(&self) -> &Taxed<C> {
        &self.by_line
    }

    /// The taxes on the sum of the lines, each rounded once.
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

    /// Which of the two is charged.
    #[must_use]
    pub fn basis(&self) -> TaxBasis {
        self.basis
    }

    /// By how much the tax by line exceeds the tax on the total.
    ///
    /// Law: `by_line.tax() == by_total.tax() + difference`.
    pub fn difference(&self) -> Money<C> {
        self.difference
    }
}

#[cold]
fn no_lines() -> Error {
    Error::terms("an invoice has no lines, expected at least one")
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
