//! What is made of amounts: accounts and books of remainders, increments, positive amounts.

use super::currencies::currency;
use crate::book::RemainderBook;
use crate::currency::Currency;
use crate::exact::ExactMoney;
use crate::increment::Increment;
use crate::monetary::Monetary;
use crate::number::SafeNumber;
use crate::positive::Positive;
use crate::remainder::RemainderAccount;
use crate::wire::{self, Named, named};
use alloc::borrow::Cow;
use alloc::vec::Vec;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// As the amount.
macro_rules! as_exact_money {
    ($($keeper:ident $(.$amount:ident())+, $read:expr;)*) => {$(
        impl<C: Currency> Serialize for $keeper<C> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self$(.$amount())+.serialize(serializer)
            }
        }

        impl<'de, C: Currency> Deserialize<'de> for $keeper<C> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read: fn(ExactMoney<C>) -> Result<Self, crate::error::Error> = $read;
                read(ExactMoney::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}
as_exact_money! {
    RemainderAccount.balance(), |balance| Ok(Self::from_balance(balance));
    Increment.to_exact(), |step| Self::new(&step);
}

impl<M: Serialize> Serialize for Positive<M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().serialize(serializer)
    }
}

impl<'de, M: Monetary + Deserialize<'de>> Deserialize<'de> for Positive<M> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(M::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// A book on the wire. Its accounts are a list, because the names of a JSON object are text, and
/// parties need not be.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "RemainderBook")]
struct Book<'a, P> {
    #[serde(borrow, deserialize_with = "wire::code")]
    currency: Cow<'a, str>,
    accounts: Vec<P>,
}

impl<P> Named for Book<'_, P> {
    const NAME: &'static str = "RemainderBook";
    const FIELDS: &'static [&'static str] = &["currency", "accounts"];
    const EXPECTED: &'static str = "a book such as {\"currency\":\"USD\",\
                                    \"accounts\":[{\"party\":\"ada\",\"balance\":\"1/300\"}]}";
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename = "RemainderOfParty")]
struct Fields<K> {
    party: K,
    #[serde(deserialize_with = "balance")]
    balance: SafeNumber,
}

impl<K> Named for Fields<K> {
    const NAME: &'static str = "RemainderOfParty";
    const FIELDS: &'static [&'static str] = &["party", "balance"];
    const EXPECTED: &'static str = "an account such as {\"party\":\"ada\",\"balance\":\"1/300\"}";
}

/// What is carried for one party.
struct Party<K>(Fields<K>);

impl<'de, K: Deserialize<'de>> Deserialize<'de> for Party<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        named(deserializer).map(Self)
    }
}

fn balance<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SafeNumber, D::Error> {
    let words = "a balance as text, such as \"1/300\" (a number may have been through a float)";
    wire::parsed(deserializer, words)
}

/// One party of a book that is written.
struct Written<'a, K, C>(&'a K, &'a ExactMoney<C>);

impl<K: Serialize, C: Currency> Serialize for Written<'_, K, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(Fields::<K>::NAME, 2)?;
        wire.serialize_field("party", self.0)?;
        wire.serialize_field("balance", self.1.amount())?;
        wire.end()
    }
}

/// The accounts of a book that is written.
struct Accounts<'a, K, C>(&'a RemainderBook<K, C>);

impl<K: Ord + Serialize, C: Currency> Serialize for Accounts<'_, K, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Not an iterator with a filter: binary formats want to know how many come.
        let accounts: Vec<_> = self.0.iter().collect();
        serializer.collect_seq(accounts.into_iter().map(|(party, amount)| Written(party, amount)))
    }
}

impl<K: Ord + Serialize, C: Currency> Serialize for RemainderBook<K, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut wire = serializer.serialize_struct(Book::<()>::NAME, 2)?;
        wire.serialize_field("currency", self.currency().code())?;
        wire.serialize_field("accounts", &Accounts(self))?;
        wire.end()
    }
}

impl<'de, K: Ord + Deserialize<'de>, C: Currency> Deserialize<'de> for RemainderBook<K, C> {
    /// A party that comes twice is refused: nobody wrote it so, and half of it may be a replacement
    /// for the other.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let wire: Book<'_, Party<K>> = named(deserializer)?;
        let currency: C = currency(&wire.currency)?;
        let accounts = wire.accounts.into_iter().map(|Party(fields)| {
            let balance = ExactMoney::new_in(fields.balance, currency);
            (fields.party, RemainderAccount::from_balance(balance))
        });
        Self::from_accounts(currency, accounts).map_err(D::Error::custom)
    }
}
