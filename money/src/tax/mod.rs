//! Taxes: several rates on one base, taxes on taxes, net to gross and back.
//!
//! Knows nothing of any country's rates, nor which of them apply: it computes what it is told,
//! exactly, and rounds where the caller names a mode. `net + tax == gross` holds by construction,
//! because one of the three is always the sum or the difference of the other two.
//!
//! # Example: one rate
//!
//! ```
//! use money::tax::TaxScheme;
//! use money::{RemainderAccount, Rounding, rate, usd};
//!
//! let vat = TaxScheme::single("VAT", rate!(19%))?;
//! let mut kept = RemainderAccount::new();
//! let taxed = vat.add_to(usd!(0.99), Rounding::HalfUp)?.settle(&mut kept);
//! assert_eq!((taxed.net(), taxed.tax(), taxed.gross()), (usd!(0.99), usd!(0.19), usd!(1.18)));
//! assert_eq!(kept.balance().to_string(), "USD -0.0019");
//! # Ok::<(), money::Error>(())
//! ```

mod invoice;
mod sums;
mod taxed;

pub use invoice::{TaxBasis, TaxedInvoice};
pub use taxed::{TaxAmount, Taxed};

use crate::currency::MinorUnit;
use crate::error::{Error, excerpt};
use crate::money::Money;
use crate::number::SafeNumber;
use crate::quantize::Quantized;
use crate::rate::Rate;
use crate::rounding::Rounding;
use alloc::format;
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// The taxes on one base, in their order.
///
/// A tax is on the net amount, or on the net amount and earlier taxes. A tax on a tax takes the
/// exact earlier tax as its base, not the rounded one.
///
/// # Example: Québec before 2013
///
/// The provincial tax (QST, 9.5% in 2012) was computed on the price with the federal one (GST, 5%);
/// since 2013 both are on the price.
///
/// ```
/// use money::tax::TaxScheme;
/// use money::{Rounding, rate, usd};
///
/// let scheme = TaxScheme::single("GST", rate!(5%))?.and_on_top("QST", rate!(9.5%))?;
/// assert_eq!(scheme.effective_rate(), rate!(14.975%));
///
/// let (taxed, remainder) = scheme.add_to(usd!(100.00), Rounding::HalfUp)?.into_parts();
/// let taxes: Vec<_> = taxed.taxes().iter().map(|tax| tax.to_string()).collect();
/// assert_eq!(taxes, ["GST 5% of USD 100.00 = USD 5.00", "QST 9.5% of USD 105.00 = USD 9.98"]);
/// assert_eq!(taxed.gross(), usd!(114.98));
/// assert_eq!(remainder.to_string(), "USD -0.005");
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaxScheme {
    taxes: Vec<Tax>,
}

/// A tax of a [`TaxScheme`].
#[derive(Clone, Debug, PartialEq, Eq)]
struct Tax {
    name: Arc<str>,
    rate: Rate,
    /// The base and the tax per unit of the net amount.
    base: SafeNumber,
    share: SafeNumber,
}

impl TaxScheme {
    /// No taxes: the gross amount is the net amount.
    #[must_use]
    pub const fn new() -> Self {
        Self { taxes: Vec::new() }
    }

    /// One tax.
    ///
    /// # Errors
    ///
    /// When the rate is negative or the name empty.
    pub fn single(name: &str, rate: Rate) -> Result<Self, Error> {
        Self::new().and(name, rate)
    }

    /// These taxes, and one more on the net amount.
    ///
    /// # Errors
    ///
    /// When the rate is negative, or the name empty or taken.
    ///
    /// # Example
    ///
    /// ```
    /// use money::rate;
    /// use money::tax::TaxScheme;
    ///
    /// let scheme = TaxScheme::single("state", rate!(6%))?.and("city", rate!(2.25%))?;
    /// assert_eq!(scheme.effective_rate(), rate!(8.25%));
    /// let error = scheme.and("city", rate!(1%)).unwrap_err();
    /// assert!(error.is_invalid_terms());
    /// assert_eq!(error.to_string(), "tax `city` is there already, expected another name");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn and(self, name: &str, rate: Rate) -> Result<Self, Error> {
        self.with(name, rate, SafeNumber::ONE)
    }

    /// These taxes, and one more on the net amount and all of them.
    ///
    /// # Errors
    ///
    /// When the rate is negative, or the name empty or taken.
    pub fn and_on_top(self, name: &str, rate: Rate) -> Result<Self, Error> {
        let base = self.factor();
        self.with(name, rate, base)
    }

    /// These taxes, and one more on the net amount and some of them.
    ///
    /// # Errors
    ///
    /// When the rate is negative, the name empty or taken, or a tax that it stands on is not there
    /// or named twice.
    ///
    /// # Example
    ///
    /// ```
    /// use money::rate;
    /// use money::tax::TaxScheme;
    ///
    /// let scheme = TaxScheme::single("excise", rate!(10%))?
    ///     .and("deposit", rate!(3%))?
    ///     .and_on_top_of(&["excise"], "VAT", rate!(20%))?;
    /// assert_eq!(scheme.effective_rate(), rate!(35%));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn and_on_top_of(self, under: &[&str], name: &str, rate: Rate) -> Result<Self, Error> {
        let mut base = SafeNumber::ONE;
        for (index, below) in under.iter().enumerate() {
            let known = self.taxes.iter().find(|tax| &*tax.name == *below);
            let Some(tax) = known.filter(|_| !under[..index].contains(below)) else {
                return Err(Error::terms(format!(
                    "tax `{}` cannot stand on `{}`, expected earlier taxes, each once",
                    excerpt(name),
                    excerpt(below),
                )));
            };
            base += &tax.share;
        }
        self.with(name, rate, base)
    }

    fn with(mut self, name: &str, rate: Rate, base: SafeNumber) -> Result<Self, Error> {
        named_rate(name, &rate)?;
        if self.taxes.iter().any(|tax| &*tax.name == name) {
            let shown = excerpt(name);
            return Err(Error::terms(format!(
                "tax `{shown}` is there already, expected another name"
            )));
        }
        let share = &base * &rate;
        self.taxes.push(Tax { name: name.into(), rate, base, share });
        Ok(self)
    }

    /// All taxes together, as one rate on the net amount.
    #[must_use]
    pub fn effective_rate(&self) -> Rate {
        self.taxes.iter().map(|tax| Rate::from_fraction(&tax.share)).sum()
    }

    /// What the net amount is multiplied by to give the gross amount; at least one.
    fn factor(&self) -> SafeNumber {
        1 + self.effective_rate()
    }

    /// Net to gross: each tax is rounded, and the gross amount is the sum.
    ///
    /// Laws: `net + tax == gross`, and `tax + remainder` is the exact tax.
    ///
    /// # Errors
    ///
    /// When a tax or the gross amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::tax::TaxScheme;
    /// use money::{Rounding, rate, usd};
    ///
    /// let vat = TaxScheme::single("VAT", rate!(20%))?;
    /// let (taxed, remainder) = vat.add_to(usd!(9.99), Rounding::HalfUp)?.into_parts();
    /// assert_eq!(taxed.to_string(), "USD 9.99 + USD 2.00 = USD 11.99");
    /// assert_eq!(remainder.to_string(), "USD -0.002");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn add_to<C: MinorUnit>(
        &self,
        net: Money<C>,
        mode: Rounding,
    ) -> Result<Quantized<Taxed<C>>, Error> {
        Ok(Taxed::from_net(self, net, mode)?.pending(mode))
    }

    /// Gross to net: each tax that is in the gross amount is rounded, and the net amount is what
    /// is left.
    ///
    /// Laws: `net + tax == gross`, and `tax + remainder` is the exact tax.
    ///
    /// # Errors
    ///
    /// When a tax or the net amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::tax::TaxScheme;
    /// use money::{Rounding, rate, usd};
    ///
    /// let vat = TaxScheme::single("VAT", rate!(20%))?;
    /// let (taxed, remainder) = vat.extract_from(usd!(9.99), Rounding::HalfUp)?.into_parts();
    /// assert_eq!(taxed.to_string(), "USD 8.32 + USD 1.67 = USD 9.99");
    /// assert_eq!(remainder.to_string(), "USD -0.005");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn extract_from<C: MinorUnit>(
        &self,
        gross: Money<C>,
        mode: Rounding,
    ) -> Result<Quantized<Taxed<C>>, Error> {
        Ok(Taxed::from_gross(self, gross, mode)?.pending(mode))
    }

    /// Net to gross for the lines of an invoice that all have this scheme, computed both by line
    /// and on the total; `basis` says which of the two is charged.
    ///
    /// The remainder is that of the charged one.
    ///
    /// # Errors
    ///
    /// When there are no lines, their currencies differ, or an amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::tax::{TaxBasis, TaxScheme};
    /// use money::{Rounding, rate, usd};
    ///
    /// let vat = TaxScheme::single("VAT", rate!(19%))?;
    /// let (invoice, remainder) = vat
    ///     .add_to_lines(&[usd!(0.99); 3], TaxBasis::Total, Rounding::HalfUp)?
    ///     .into_parts();
    /// assert_eq!(invoice.by_line().tax(), usd!(0.57));
    /// assert_eq!(invoice.by_total().tax(), usd!(0.56));
    /// assert_eq!(invoice.difference(), usd!(0.01));
    /// assert_eq!(invoice.charged().gross(), usd!(3.53));
    /// assert_eq!(remainder.to_string(), "USD 0.0043");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn add_to_lines<C: MinorUnit>(
        &self,
        nets: &[Money<C>],
        basis: TaxBasis,
        mode: Rounding,
    ) -> Result<Quantized<TaxedInvoice<C>>, Error> {
        TaxedInvoice::add_to(&self.of_each(nets), basis, mode)
    }

    /// Gross to net for the lines of an invoice that all have this scheme, computed both by line
    /// and on the total; `basis` says which of the two is charged.
    ///
    /// The remainder is that of the charged one.
    ///
    /// # Errors
    ///
    /// When there are no lines, their currencies differ, or an amount does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::tax::{TaxBasis, TaxScheme};
    /// use money::{Rounding, rate, usd};
    ///
    /// let vat = TaxScheme::single("VAT", rate!(20%))?;
    /// let (invoice, _remainder) = vat
    ///     .extract_from_lines(&[usd!(9.99); 2], TaxBasis::Lines, Rounding::HalfUp)?
    ///     .into_parts();
    /// assert_eq!(invoice.charged().to_string(), "USD 16.64 + USD 3.34 = USD 19.98");
    /// assert_eq!(invoice.by_total().to_string(), "USD 16.65 + USD 3.33 = USD 19.98");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn extract_from_lines<C: MinorUnit>(
        &self,
        gross: &[Money<C>],
        basis: TaxBasis,
        mode: Rounding,
    ) -> Result<Quantized<TaxedInvoice<C>>, Error> {
        TaxedInvoice::extract_from(&self.of_each(gross), basis, mode)
    }

    fn of_each<C: MinorUnit>(&self, lines: &[Money<C>]) -> Vec<(Money<C>, &Self)> {
        lines.iter().map(|amount| (*amount, self)).collect()
    }
}

/// That a tax has a name, and no rate below zero.
fn named_rate(name: &str, rate: &Rate) -> Result<(), Error> {
    if name.is_empty() {
        return Err(Error::terms("a tax has no name, expected one"));
    }
    if rate.is_negative() {
        let (name, rate) = (excerpt(name), excerpt(&rate.to_string()));
        return Err(Error::terms(format!(
            "tax `{name}` has the rate `{rate}`, expected zero or more"
        )));
    }
    Ok(())
}
