//! Taxed amounts and invoices: their parts, which must fit together when they are read.

use crate::currency::MinorUnit;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::rate::Rate;
use crate::tax::{TaxAmount, TaxBasis, Taxed, TaxedInvoice};
use crate::wire::{self, Named, named};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeStruct, Serializer};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "TaxAmount", bound = "C: MinorUnit")]
struct TaxWire<'a, C> {
    #[serde(borrow, deserialize_with = "name")]
    name: Cow<'a, str>,
    rate: Rate,
    base: ExactMoney<C>,
    exact: ExactMoney<C>,
    amount: Money<C>,
}

impl<C> Named for TaxWire<'_, C> {
    const NAME: &'static str = "TaxAmount";
    const FIELDS: &'static [&'static str] = &["name", "rate", "base", "exact", "amount"];
    const EXPECTED: &'static str = "a tax with its name, rate, base, exact and rounded amount";
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_str(wire::Text("the name of a tax"))
}

impl<C: MinorUnit> Serialize for TaxAmount<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(TaxWire::<C>::NAME, 5)?;
        wire.serialize_field("name", self.name())?;
        wire.serialize_field("rate", self.rate())?;
        wire.serialize_field("base", self.base())?;
        wire.serialize_field("exact", self.exact())?;
        wire.serialize_field("amount", &self.amount())?;
        wire.end()
    }
}

impl<'de, C: MinorUnit> Deserialize<'de> for TaxAmount<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let TaxWire { name, rate, base, exact, amount } = named(deserializer)?;
        Self::read(&name, rate, base, exact, amount).map_err(D::Error::custom)
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "Taxed", bound = "C: MinorUnit")]
struct TaxedWire<C> {
    net: Money<C>,
    taxes: Vec<TaxAmount<C>>,
    gross: Money<C>,
}

impl<C> Named for TaxedWire<C> {
    const NAME: &'static str = "Taxed";
    const FIELDS: &'static [&'static str] = &["net", "taxes", "gross"];
    const EXPECTED: &'static str = "a net amount, its taxes and the gross amount";
}

impl<C: MinorUnit> Serialize for Taxed<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(TaxedWire::<C>::NAME, 3)?;
        wire.serialize_field("net", &self.net())?;
        wire.serialize_field("taxes", self.taxes())?;
        wire.serialize_field("gross", &self.gross())?;
        wire.end()
    }
}

impl<'de, C: MinorUnit> Deserialize<'de> for Taxed<C> {
    /// Taxes that are not the difference of gross and net are refused, a tax that is there twice,
    /// and one whose exact amount is not its rate of its base.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let TaxedWire { net, taxes, gross } = named(deserializer)?;
        Self::read(net, taxes, gross).map_err(D::Error::custom)
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "TaxedInvoice", bound = "C: MinorUnit")]
struct InvoiceWire<C> {
    lines: Vec<Taxed<C>>,
    by_line: Taxed<C>,
    by_total: Taxed<C>,
    basis: TaxBasis,
}

impl<C> Named for InvoiceWire<C> {
    const NAME: &'static str = "TaxedInvoice";
    const FIELDS: &'static [&'static str] = &["lines", "by_line", "by_total", "basis"];
    const EXPECTED: &'static str = "the lines of an invoice, their sums and its basis";
}

impl<C: MinorUnit> Serialize for TaxedInvoice<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(InvoiceWire::<C>::NAME, 4)?;
        wire.serialize_field("lines", self.lines())?;
        wire.serialize_field("by_line", self.by_line())?;
        wire.serialize_field("by_total", self.by_total())?;
        wire.serialize_field("basis", &self.basis())?;
        wire.end()
    }
}

impl<'de, C: MinorUnit> Deserialize<'de> for TaxedInvoice<C> {
    /// Refused are sums that are not those of the lines, and a total with other exact taxes than
    /// its lines.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let InvoiceWire { lines, by_line, by_total, basis } = named(deserializer)?;
        Self::read(lines, &by_line, by_total, basis).map_err(D::Error::custom)
    }
}
