//! Interest: accruals with what they carry, installments of a loan.

use crate::currency::MinorUnit;
use crate::exact::ExactMoney;
use crate::interest::{Accrual, Installment};
use crate::money::Money;
use crate::rounding::Rounding;
use crate::wire::{Named, named};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeStruct, Serializer};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "Installment", bound = "C: MinorUnit")]
struct Wire<C> {
    number: u64,
    payment: Money<C>,
    interest: Money<C>,
    principal: Money<C>,
    balance: Money<C>,
    carried: ExactMoney<C>,
}

impl<C> Named for Wire<C> {
    const NAME: &'static str = "Installment";
    const FIELDS: &'static [&'static str] =
        &["number", "payment", "interest", "principal", "balance", "carried"];
    const EXPECTED: &'static str = "an installment: its number, payment, interest, principal, \
                                    the balance and what is carried";
}

impl<C: MinorUnit> Serialize for Installment<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(Wire::<C>::NAME, 6)?;
        wire.serialize_field("number", &self.number)?;
        wire.serialize_field("payment", &self.payment)?;
        wire.serialize_field("interest", &self.interest)?;
        wire.serialize_field("principal", &self.principal)?;
        wire.serialize_field("balance", &self.balance)?;
        wire.serialize_field("carried", &self.carried)?;
        wire.end()
    }
}

impl<'de, C: MinorUnit> Deserialize<'de> for Installment<C> {
    /// A payment that is not the sum of its interest and principal is refused, a balance below
    /// zero, and a number that is.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Wire { number, payment, interest, principal, balance, carried } = named(deserializer)?;
        let read = Self { number, payment, interest, principal, balance, carried };
        read.checked().map_err(D::Error::custom)
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "Accrual", bound = "C: MinorUnit")]
struct AccrualWire<C> {
    accrued: ExactMoney<C>,
    posted: ExactMoney<C>,
    mode: Rounding,
}

impl<C> Named for AccrualWire<C> {
    const NAME: &'static str = "Accrual";
    const FIELDS: &'static [&'static str] = &["accrued", "posted", "mode"];
    const EXPECTED: &'static str = "an accrual: what accrued, what was posted, and the mode";
}

impl<C: MinorUnit> Serialize for Accrual<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(AccrualWire::<C>::NAME, 3)?;
        wire.serialize_field("accrued", &self.accrued())?;
        wire.serialize_field("posted", &self.posted())?;
        wire.serialize_field("mode", &self.mode())?;
        wire.end()
    }
}

impl<'de, C: MinorUnit> Deserialize<'de> for Accrual<C> {
    /// As [`Accrual::from_totals`].
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let AccrualWire { accrued, posted, mode } = named(deserializer)?;
        Self::from_totals(&accrued, &posted, mode).map_err(D::Error::custom)
    }
}
