//! The taxes of several amounts together, before and after rounding.

use super::TaxScheme;
use super::taxed::{TaxAmount, Taxed};
use crate::currency::MinorUnit;
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::rate::Rate;
use crate::rounding::Rounding;
use alloc::sync::Arc;
use alloc::vec::Vec;

/// Taxes in major units; those of one name and one rate are one tax.
pub(super) struct TaxSums<C> {
    currency: C,
    taxes: Vec<TaxSum>,
}

struct TaxSum {
    name: Arc<str>,
    rate: Rate,
    base: SafeNumber,
    exact: SafeNumber,
    /// What was rounded already.
    amount: SafeNumber,
}

impl<C: MinorUnit> TaxSums<C> {
    pub(super) const fn new(currency: C) -> Self {
        Self { currency, taxes: Vec::new() }
    }

    fn tax(&mut self, name: &Arc<str>, rate: &Rate) -> &mut TaxSum {
        let known = self.taxes.iter().position(|tax| tax.name == *name && tax.rate == *rate);
        let index = known.unwrap_or(self.taxes.len());
        if known.is_none() {
            let (name, rate) = (Arc::clone(name), rate.clone());
            let [base, exact, amount] = [SafeNumber::ZERO; 3];
            self.taxes.push(TaxSum { name, rate, base, exact, amount });
        }
        &mut self.taxes[index]
    }

    /// Adds the taxes of a net amount, exactly.
    pub(super) fn add_scheme(&mut self, scheme: &TaxScheme, net: &SafeNumber) {
        for tax in &scheme.taxes {
            let sum = self.tax(&tax.name, &tax.rate);
            sum.base += net * &tax.base;
            sum.exact += net * &tax.share;
        }
    }

    /// Adds taxes that are rounded.
    pub(super) fn add_taxed(&mut self, taxed: &Taxed<C>) {
        for tax in taxed.taxes() {
            let sum = self.tax(tax.shared_name(), tax.rate());
            sum.base += tax.base().amount();
            sum.exact += tax.exact().amount();
            sum.amount += tax.amount().amount();
        }
    }

    /// Each tax as it was rounded.
    pub(super) fn added(self) -> Result<Vec<TaxAmount<C>>, Error> {
        self.each(|tax| tax.amount.clone(), Rounding::Down)
    }

    /// Each tax, rounded once, and their sum.
    pub(super) fn rounded(self, mode: Rounding) -> Result<(Vec<TaxAmount<C>>, Money<C>), Error> {
        let none = Money::from_minor_in(0, self.currency);
        let taxes = self.each(|tax| tax.exact.clone(), mode)?;
        let sum = Money::try_sum(taxes.iter().map(TaxAmount::amount))?;
        Ok((taxes, sum.unwrap_or(none)))
    }

    fn each(
        self,
        amount: impl Fn(&TaxSum) -> SafeNumber,
        mode: Rounding,
    ) -> Result<Vec<TaxAmount<C>>, Error> {
        let money = |amount| ExactMoney::new_in(amount, self.currency);
        let rounded = |tax: TaxSum| {
            // The remainder is not lost: `rounded_off` takes the rounded taxes from the exact ones.
            // What was added is whole already, and has none.
            // money-lint: allow(discarded-remainder) `rounded_off` has it
            let (amount, _) = money(amount(&tax)).try_quantize(mode)?.into_parts();
            let TaxSum { name, rate, base, exact, .. } = tax;
            Ok(TaxAmount::new(name, rate, money(base), money(exact), amount))
        };
        self.taxes.into_iter().map(rounded).collect()
    }
}
