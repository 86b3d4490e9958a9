//! The hash chain over the journal: each transfer's hash covers its content and the hash before it.
//!
//! It shows an edited, moved or missing row. It does not stop somebody who rewrites the rest of the
//! chain too; against that, keep the head hash elsewhere.

use sha2::{Digest, Sha256};

/// A link of the chain.
pub(crate) type Hash = [u8; 32];

/// What the hash before the first transfer is.
pub(crate) const GENESIS: Hash = [0; 32];

/// A transfer as it is hashed and stored. Accounts stand with their names, so that an edited
/// account breaks the chain too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Transfer {
    pub(crate) position: i64,
    pub(crate) payout_id: String,
    pub(crate) debit: Entry,
    pub(crate) credit: Entry,
    pub(crate) pool: i64,
    pub(crate) share: String,
    pub(crate) amount: i64,
    pub(crate) remainder: String,
}

/// One side of a transfer: the account, and which of its entries this is (1 is the first).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) account: AccountName,
    pub(crate) version: i64,
}

/// What tells accounts apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct AccountName {
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) currency: String,
}

/// The hash of `transfer` behind `previous`.
pub(crate) fn link(previous: &Hash, transfer: &Transfer) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    number(&mut hasher, transfer.position);
    text(&mut hasher, &transfer.payout_id);
    for Entry { account, version } in [&transfer.debit, &transfer.credit] {
        text(&mut hasher, &account.kind);
        text(&mut hasher, &account.name);
        text(&mut hasher, &account.currency);
        number(&mut hasher, *version);
    }
    number(&mut hasher, transfer.pool);
    text(&mut hasher, &transfer.share);
    number(&mut hasher, transfer.amount);
    text(&mut hasher, &transfer.remainder);
    hasher.finalize().into()
}

/// A hash as hexadecimal digits.
pub(crate) fn hex(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn number(hasher: &mut Sha256, number: i64) {
    hasher.update(number.to_le_bytes());
}

/// With its length, so that two texts cannot share bytes across their border.
fn text(hasher: &mut Sha256, text: &str) {
    hasher.update(text.len().to_string());
    hasher.update(":");
    hasher.update(text);
}
