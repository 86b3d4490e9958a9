//! A bag on the wire: the list of its amounts, in the order of their codes.

use super::MoneyBag;
use crate::currency::Currency;
use crate::exact::ExactMoney;
use alloc::format;
use core::fmt;
use core::marker::PhantomData;
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};

impl<C: Currency> Serialize for MoneyBag<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.amounts.values())
    }
}

impl<'de, C: Currency> Deserialize<'de> for MoneyBag<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(BagVisitor(PhantomData))
    }
}

struct BagVisitor<C>(PhantomData<C>);

impl<'de, C: Currency> Visitor<'de> for BagVisitor<C> {
    type Value = MoneyBag<C>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of amounts such as {\"amount\":\"12.34\",\"currency\":\"USD\"}")
    }

    /// A currency that comes twice is refused: nobody wrote it so, and half of it may be a
    /// replacement for the other.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<MoneyBag<C>, A::Error> {
        let mut bag = MoneyBag::empty();
        while let Some(amount) = list.next_element::<ExactMoney<C>>()? {
            let code = amount.currency().code();
            if bag.amounts.contains_key(code) {
                return Err(A::Error::custom(format!(
                    "currency `{code}` comes twice in a bag, expected each once"
                )));
            }
            bag.add_amount(amount.currency(), amount.amount());
        }
        Ok(bag)
    }
}
