//! `RemainderBook`: a remainder account for each party.

use crate::currency::{Currency, MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::remainder::RemainderAccount;
use crate::rounding::Rounding;
use alloc::collections::BTreeMap;
use alloc::format;
use core::fmt;

/// A remainder account for each party: what one payment rounds off is paid with the next.
///
/// What a party has been paid in total is never off its exact total by a whole minor unit, however
/// many payments there were; with the modes that round to the nearest, by no more than half of one.
/// With the others a payment can take a minor unit back that an earlier one rounded up. Neither
/// `Clone` nor `Copy`: a copied book would be money from nowhere.
///
/// # Example
///
/// ```
/// use money::{RemainderBook, Rounding, USD, num, usd};
///
/// let mut book = RemainderBook::<&str, USD>::new();
/// let royalty = usd!(1.00) / 3;
/// let paid: Vec<_> = (0..4).map(|_| book.pay("ada", &royalty, Rounding::HalfUp)).collect();
/// assert_eq!(paid, [usd!(0.33), usd!(0.34), usd!(0.33), usd!(0.33)]);
/// // Four thirds are 1.3333…: 1.33 are paid, and the rest is still hers.
/// assert_eq!(book.balance(&"ada").amount(), &num!(1/300));
/// ```
#[must_use = "the book holds money"]
#[derive(PartialEq, Eq)]
pub struct RemainderBook<K, C> {
    accounts: BTreeMap<K, RemainderAccount<C>>,
    currency: C,
}

impl<K: Ord, C: StaticCurrency> RemainderBook<K, C> {
    /// A book without accounts.
    pub const fn new() -> Self {
        Self { accounts: BTreeMap::new(), currency: C::VALUE }
    }

    /// Takes the accounts of another book in; a party that is in both has the sum.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{RemainderBook, Rounding, USD, num, usd};
    ///
    /// let (mut a, mut b) = (RemainderBook::<u32, USD>::new(), RemainderBook::new());
    /// let third = usd!(1) / 3;
    /// let paid = a.pay(7, &third, Rounding::HalfUp) + b.pay(7, &third, Rounding::HalfUp);
    /// assert_eq!(paid, usd!(0.66));
    /// a.merge(b);
    /// assert_eq!(a.balance(&7).amount(), &num!(2/300));
    /// ```
    pub fn merge(&mut self, other: Self) {
        for (party, account) in other.accounts {
            self.accounts.entry(party).or_default().merge(account);
        }
    }
}

impl<K: Ord, C: Currency> RemainderBook<K, C> {
    /// The book of these accounts, one for each party, as read from a store; [`iter`](Self::iter)
    /// gives what is to be written there.
    ///
    /// # Errors
    ///
    /// When an account is of another currency, or a party comes twice: nobody wrote it so, and one
    /// row may be a replacement for the other. [`open`](Self::open) adds them up.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{RemainderAccount, RemainderBook, USD, exact};
    ///
    /// let row = |party| (party, RemainderAccount::from_balance(exact!(1/300 USD)));
    /// let book = RemainderBook::from_accounts(USD, [row("ada"), row("bob")])?;
    /// assert_eq!(book.total(), exact!(2/300 USD));
    ///
    /// let error = RemainderBook::from_accounts(USD, [row("ada"), row("ada")]).unwrap_err();
    /// assert!(error.is_duplicate());
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the party of account 2 comes twice in a book, expected each once",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_accounts(
        currency: C,
        accounts: impl IntoIterator<Item = (K, RemainderAccount<C>)>,
    ) -> Result<Self, Error> {
        let mut book = Self::new_in(currency);
        for (index, (party, account)) in accounts.into_iter().enumerate() {
            if book.accounts.contains_key(&party) {
                return Err(Error::duplicate(format!(
                    "the party of account {} comes twice in a book, expected each once",
                    index + 1
                )));
            }
            book.open(party, account).map_err(|(_, error)| error)?;
        }
        Ok(book)
    }

    /// A book of `currency` without accounts.
    pub const fn new_in(currency: C) -> Self {
        Self { accounts: BTreeMap::new(), currency }
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> C {
        self.currency
    }

    /// What is carried for a party: nothing for one that the book does not know.
    pub fn balance(&self, party: &K) -> ExactMoney<C> {
        let none = || ExactMoney::new_in(crate::number::SafeNumber::ZERO, self.currency);
        self.accounts.get(party).map_or_else(none, |account| account.balance().clone())
    }

    /// What is carried for all parties together.
    pub fn total(&self) -> ExactMoney<C> {
        let amounts = self.accounts.values().map(|account| account.balance().amount());
        ExactMoney::new_in(amounts.sum(), self.currency)
    }

    /// The parties and what is carried for each, in the order of the parties.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &ExactMoney<C>)> {
        self.accounts.iter().map(|(party, account)| (party, account.balance()))
    }

    /// Takes a party's account out of the book, for the last payment.
    #[must_use = "the account holds money"]
    pub fn close(&mut self, party: &K) -> Option<RemainderAccount<C>> {
        self.accounts.remove(party)
    }

    /// Opens a party's account with a balance, as read from a store; an account that is open
    /// already takes the balance in.
    ///
    /// # Errors
    ///
    /// When the account is of another currency: it comes back, with the reason.
    pub fn open(
        &mut self,
        party: K,
        account: RemainderAccount<C>,
    ) -> Result<(), (RemainderAccount<C>, Error)> {
        if account.currency() != self.currency {
            let error = Error::mismatch(self.currency.code(), account.currency().code());
            return Err((account, error));
        }
        let own = self.account(party);
        own.add_same(account);
        Ok(())
    }

    fn account(&mut self, party: K) -> &mut RemainderAccount<C> {
        let currency = self.currency;
        self.accounts.entry(party).or_insert_with(|| RemainderAccount::new_in(currency))
    }
}

impl<K: Ord, C: MinorUnit> RemainderBook<K, C> {
    /// What to pay a party now, of `due` and what was carried for it; the remainder is carried on.
    ///
    /// Law: `paid + balance after == due + balance before`. A party that nothing is carried for
    /// leaves the book.
    ///
    /// # Errors
    ///
    /// When `due` is of another currency or the payment does not fit an `i128` of minor units:
    /// nothing is changed.
    pub fn try_pay(
        &mut self,
        party: K,
        due: &ExactMoney<C>,
        mode: Rounding,
    ) -> Result<Money<C>, Error> {
        let due = self.balance(&party).try_add(due)?;
        let (paid, remainder) = due.try_quantize(mode)?.into_parts();
        if remainder.is_zero() {
            self.accounts.remove(&party);
        } else {
            *self.account(party) = RemainderAccount::from_balance(remainder.into_exact());
        }
        Ok(paid)
    }
}

impl<K: Ord, C: StaticCurrency + MinorUnit> RemainderBook<K, C> {
    /// What to pay a party now, of `due` and what was carried for it; the remainder is carried on.
    ///
    /// Law: `paid + balance after == due + balance before`.
    ///
    /// # Panics
    ///
    /// When the payment does not fit an `i128` of minor units; [`try_pay`](Self::try_pay) does not.
    #[track_caller]
    #[must_use = "the amount is to be paid: the book has it down as paid"]
    #[expect(clippy::panic, reason = "documented, with a `try_` twin")]
    pub fn pay(&mut self, party: K, due: &ExactMoney<C>, mode: Rounding) -> Money<C> {
        match self.try_pay(party, due, mode) {
            Ok(paid) => paid,
            Err(error) => panic!("attempt to pay an amount: {error}"),
        }
    }
}

impl<K: Ord, C: StaticCurrency> Default for RemainderBook<K, C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, C: Currency> fmt::Debug for RemainderBook<K, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(&self.accounts).finish()
    }
}
