//! `Taxed`: a net amount, its taxes, and their sum.

use super::TaxScheme;
use crate::currency::MinorUnit;
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::quantize::{Pending, Quantizable, Quantized};
use crate::rate::Rate;
use crate::remainder::Remainder;
use crate::rounding::Rounding;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

/// A net amount, its taxes and the gross amount, in whole minor units: `net + tax == gross`.
///
/// It comes out of [`TaxScheme::add_to`] or [`TaxScheme::extract_from`] when the remainder of its
/// rounding has gone somewhere.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "the tax is to be charged"]
pub struct Taxed<C> {
    net: Money<C>,
    taxes: Vec<TaxAmount<C>>,
    gross: Money<C>,
}

/// One tax of a [`Taxed`] amount.
///
/// Shown as `QST 9.5% of USD 105.00 = USD 9.98`.
#[derive(Clone, PartialEq, Eq)]
pub struct TaxAmount<C> {
    name: Arc<str>,
    rate: Rate,
    base: ExactMoney<C>,
    exact: ExactMoney<C>,
    amount: Money<C>,
}

impl<C: MinorUnit> TaxAmount<C> {
    /// The name that the scheme gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rate, of the base.
    #[must_use]
    pub fn rate(&self) -> &Rate {
        &self.rate
    }

    /// What the tax is on, exactly: the net amount, and the earlier taxes that it stands on.
    ///
    /// In an inclusive tax this is the exact net amount, not the rounded one.
    #[must_use]
    pub fn base(&self) -> &ExactMoney<C> {
        &self.base
    }

    /// The tax before rounding: rate times base.
    #[must_use]
    pub fn exact(&self) -> &ExactMoney<C> {
        &self.exact
    }

    /// The tax, in whole minor units.
    #[must_use]
    pub fn amount(&self) -> Money<C> {
        self.amount
    }
}

impl<C: MinorUnit> Taxed<C> {
    /// The amount without taxes.
    #[must_use]
    pub fn net(&self) -> Money<C> {
        self.net
    }

    /// All taxes together: the difference of gross and net.
    #[must_use]
    pub fn tax(&self) -> Money<C> {
        Money::from_minor_in(self.gross.minor() - self.net.minor(), self.net.currency())
    }

    /// The amount with all taxes.
    #[must_use]
    pub fn gross(&self) -> Money<C> {
        self.gross
    }

    /// Each tax, in the order of the scheme; they sum to [`tax`](Self::tax).
    #[must_use]
    pub fn taxes(&self) -> &[TaxAmount<C>] {
        &self.taxes
    }

    pub(super) fn from_net(
        scheme: &TaxScheme,
        net: Money<C>,
        mode: Rounding,
    ) -> Result<Self, Error> {
        let (taxes, sum) = rounded_taxes(scheme, &net.amount(), net.currency(), mode)?;
        Self::checked(net, taxes, net.try_add(sum)?)
    }

    pub(super) fn from_gross(
        scheme: &TaxScheme,
        gross: Money<C>,
        mode: Rounding,
    ) -> Result<Self, Error> {
        let net = gross.amount() / scheme.factor();
        let (taxes, sum) = rounded_taxes(scheme, &net, gross.currency(), mode)?;
        Self::checked(gross.try_sub(sum)?, taxes, gross)
    }

    /// What several amounts with the taxes of one scheme come to.
    pub(super) fn sum(parts: &[Self]) -> Result<Self, Error> {
        let Some((first, rest)) = parts.split_first() else {
            return Err(Error::terms("an invoice has no lines, expected at least one"));
        };
        let mut total = first.clone();
        for part in rest {
            total.net = total.net.try_add(part.net)?;
            total.gross = total.gross.try_add(part.gross)?;
            for (sum, tax) in total.taxes.iter_mut().zip(&part.taxes) {
                sum.base.add_same(tax.base.amount());
                sum.exact.add_same(tax.exact.amount());
                sum.amount = sum.amount.try_add(tax.amount)?;
            }
        }
        Self::checked(total.net, total.taxes, total.gross)
    }

    /// The parts, if the tax fits `Money` as the other two do.
    fn checked(net: Money<C>, taxes: Vec<TaxAmount<C>>, gross: Money<C>) -> Result<Self, Error> {
        gross.try_sub(net)?;
        Ok(Self { net, taxes, gross })
    }

    /// What rounding left over of all taxes together.
    pub(super) fn rounded_off(&self) -> Remainder<C> {
        let exact: SafeNumber = self.taxes.iter().map(|tax| tax.exact.amount()).sum();
        let rest = exact - self.tax().amount();
        Remainder::new(ExactMoney::new_in(rest, self.net.currency()))
    }

    pub(super) fn pending(self, mode: Rounding) -> Quantized<Self> {
        let remainder = self.rounded_off();
        Quantized::pending(self, remainder, mode)
    }
}

/// Each tax of a net amount in major units, and their sum.
fn rounded_taxes<C: MinorUnit>(
    scheme: &TaxScheme,
    net: &SafeNumber,
    currency: C,
    mode: Rounding,
) -> Result<(Vec<TaxAmount<C>>, Money<C>), Error> {
    let mut taxes = Vec::with_capacity(scheme.taxes.len());
    let mut sum = Money::from_minor_in(0, currency);
    for tax in &scheme.taxes {
        let exact = ExactMoney::new_in(net * &tax.share, currency);
        // The remainder is not lost: `rounded_off` takes the rounded taxes from the exact ones.
        let (amount, _) = exact.try_quantize(mode)?.into_parts();
        sum = sum.try_add(amount)?;
        let base = ExactMoney::new_in(net * &tax.base, currency);
        let (name, rate) = (Arc::clone(&tax.name), tax.rate.clone());
        taxes.push(TaxAmount { name, rate, base, exact, amount });
    }
    Ok((taxes, sum))
}

impl<C: MinorUnit> Pending for Taxed<C> {}

/// What was rounded is the tax.
impl<C: MinorUnit> Quantizable for Taxed<C> {
    type Currency = C;

    fn exact(&self) -> ExactMoney<C> {
        self.tax().to_exact()
    }
}

/// Writes `USD 8.32 + USD 1.67 = USD 9.99`: net, tax and gross.
impl<C: MinorUnit> fmt::Display for Taxed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} + {} = {}", self.net, self.tax(), self.gross)
    }
}

impl<C: MinorUnit> fmt::Debug for Taxed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Taxed").field(&format_args!("{self}")).field(&self.taxes).finish()
    }
}

impl<C: MinorUnit> fmt::Debug for TaxAmount<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TaxAmount({self})")
    }
}

impl<C: MinorUnit> fmt::Display for TaxAmount<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} of {} = {}", self.name, self.rate, self.base, self.amount)
    }
}
