//! `verify`: replays the journal against everything that was derived from it.

use crate::chain::{AccountName, Entry, GENESIS, Hash, Transfer, hex, link};
use crate::payout::Payout;
use crate::store::{Store, StoreError, canonical, hash_column};
use money::{AnyCurrency, Currency, Money, SafeNumber};
use rusqlite::Row;
use std::collections::BTreeMap;

/// What a replay found.
#[derive(Debug)]
pub struct Verified {
    /// How many transfers the journal has.
    pub transfers: i64,
    /// How many accounts have entries.
    pub accounts: usize,
    /// The exact sum of the remainders, per currency code.
    pub remainders: BTreeMap<String, SafeNumber>,
    /// The hash at the head of the chain, as hexadecimal digits.
    pub head: String,
    /// Everything that does not add up; empty for a sound ledger.
    pub problems: Vec<String>,
}

/// Replays the journal: the chain, the rounding of each transfer, the versions and balances of the
/// accounts, the remainder accounts. Reads one transfer at a time.
///
/// # Errors
///
/// When the database cannot be read. A row that does not add up is no error but a problem.
pub fn verify(store: &Store) -> Result<Verified, StoreError> {
    // One snapshot for all reads.
    let transaction = store.connection().unchecked_transaction()?;
    let mut replay = Replay { hash: GENESIS, ..Replay::default() };
    let mut statement = transaction.prepare(JOURNAL)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match stored(row) {
            Ok((transfer, hash)) => replay.transfer(&transfer, &hash),
            Err(error) => {
                replay.transfers += 1;
                let position = row.get::<_, i64>(0).unwrap_or(replay.transfers);
                replay.problem(format!("transfer {position} cannot be read: {error}"));
            }
        }
    }
    replay.compare_accounts(&transaction)?;
    replay.compare_remainders(&transaction)?;
    replay.check_database(&transaction)?;
    Ok(Verified {
        transfers: replay.transfers,
        accounts: replay.accounts.len(),
        remainders: replay.remainders,
        head: hex(&replay.hash),
        problems: replay.problems,
    })
}

/// LEFT JOIN, so that a transfer whose account is gone is still read, and reported.
const JOURNAL: &str = "
    SELECT position, payout_id,
        debit.kind, debit.name, debit.currency, debit_version,
        credit.kind, credit.name, credit.currency, credit_version,
        pool, share, amount, remainder, hash
    FROM transfers
    LEFT JOIN accounts AS debit ON debit.id = debit_account
    LEFT JOIN accounts AS credit ON credit.id = credit_account
    ORDER BY position";

fn stored(row: &Row<'_>) -> rusqlite::Result<(Transfer, Hash)> {
    let entry = |from: usize| {
        let account = AccountName {
            kind: row.get(from)?,
            name: row.get(from + 1)?,
            currency: row.get(from + 2)?,
        };
        Ok::<_, rusqlite::Error>(Entry { account, version: row.get(from + 3)? })
    };
    let transfer = Transfer {
        position: row.get(0)?,
        payout_id: row.get(1)?,
        debit: entry(2)?,
        credit: entry(6)?,
        pool: row.get(10)?,
        share: row.get(11)?,
        amount: row.get(12)?,
        remainder: row.get(13)?,
    };
    Ok((transfer, hash_column(row, 14)?))
}

/// What the journal says, as far as it has been read.
#[derive(Default)]
struct Replay {
    transfers: i64,
    hash: Hash,
    /// Balance and version of each account.
    accounts: BTreeMap<AccountName, (i128, i64)>,
    remainders: BTreeMap<String, SafeNumber>,
    problems: Vec<String>,
}

impl Replay {
    fn problem(&mut self, problem: String) {
        self.problems.push(problem);
    }

    fn transfer(&mut self, transfer: &Transfer, hash: &Hash) {
        self.transfers += 1;
        if transfer.position != self.transfers {
            let (found, expected) = (transfer.position, self.transfers);
            self.problem(format!("transfer {expected} is missing, found {found} in its place"));
            self.transfers = transfer.position;
        }
        if link(&self.hash, transfer) != *hash {
            let Transfer { position, payout_id, .. } = transfer;
            self.problem(format!(
                "transfer {position} (payout `{payout_id}`) was edited, or the one before it: its \
                 hash does not match"
            ));
        }
        // On from the stored hash, so that one edited row is reported once.
        self.hash = *hash;
        self.entry(transfer, &transfer.debit, -i128::from(transfer.amount));
        self.entry(transfer, &transfer.credit, i128::from(transfer.amount));
        if let Err(problem) = self.rounding(transfer) {
            self.problem(format!("transfer {}: {problem}", transfer.position));
        }
    }

    fn entry(&mut self, transfer: &Transfer, entry: &Entry, change: i128) {
        let (balance, version) = self.accounts.entry(entry.account.clone()).or_default();
        *balance += change;
        *version += 1;
        if *version != entry.version {
            let expected = *version;
            *version = entry.version;
            self.problem(format!(
                "transfer {}: entry {} of {}, expected entry {expected}",
                transfer.position,
                entry.version,
                described(&entry.account),
            ));
        }
    }

    /// Pays the transfer again, and compares.
    fn rounding(&mut self, transfer: &Transfer) -> Result<(), String> {
        let text = |error: money::Error| error.to_string();
        let remainder: SafeNumber = transfer.remainder.parse().map_err(text)?;
        let code = &transfer.credit.account.currency;
        *self.remainders.entry(code.clone()).or_default() += &remainder;
        let currency = AnyCurrency::from_code(code).map_err(text)?;
        let payout = Payout {
            id: transfer.payout_id.clone(),
            payee: transfer.credit.account.name.clone(),
            pool: Money::from_minor_in(transfer.pool.into(), currency),
            share: transfer.share.parse().map_err(text)?,
        };
        let due = payout.due().map_err(|error| error.to_string())?;
        let expected = canonical(due.remainder.amount());
        if (transfer.amount, &transfer.remainder) != (due.paid_minor, &expected) {
            return Err(format!(
                "paid {} with remainder {}, expected {} with {expected}",
                transfer.amount, transfer.remainder, due.paid_minor,
            ));
        }
        Ok(())
    }

    fn compare_accounts(&mut self, connection: &rusqlite::Connection) -> Result<(), StoreError> {
        let sql = "SELECT kind, name, currency, balance, version FROM accounts ORDER BY id";
        let mut statement = connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut left = self.accounts.clone();
        while let Some(row) = rows.next()? {
            let account =
                AccountName { kind: row.get(0)?, name: row.get(1)?, currency: row.get(2)? };
            let cached = (i128::from(row.get::<_, i64>(3)?), row.get::<_, i64>(4)?);
            let replayed = left.remove(&account);
            if replayed != Some(cached) {
                let (balance, version) = cached;
                let (owed, entries) = replayed.unwrap_or_default();
                self.problem(format!(
                    "{} has balance {balance} after {version} entries, the journal says {owed} \
                     after {entries}",
                    described(&account),
                ));
            }
        }
        // What is left was read from the journal's own join, so this takes a damaged index.
        for account in left.keys() {
            self.problem(format!("{} is gone", described(account)));
        }
        Ok(())
    }

    fn compare_remainders(&mut self, connection: &rusqlite::Connection) -> Result<(), StoreError> {
        let mut statement =
            connection.prepare("SELECT currency, balance FROM remainder_accounts ORDER BY 1")?;
        let mut rows = statement.query([])?;
        let mut left = self.remainders.clone();
        while let Some(row) = rows.next()? {
            let (code, balance): (String, String) = (row.get(0)?, row.get(1)?);
            let replayed = left.remove(&code).map(|remainder| canonical(&remainder));
            if replayed.as_ref() != Some(&balance) {
                let replayed = replayed.unwrap_or_else(|| "no remainders".into());
                self.problem(format!(
                    "the remainder account of {code} has {balance}, the journal says {replayed}"
                ));
            }
        }
        for code in left.keys() {
            self.problem(format!("the remainder account of {code} is gone"));
        }
        Ok(())
    }

    /// Duplicates, dangling references and damaged pages, as SQLite sees them.
    fn check_database(&mut self, connection: &rusqlite::Connection) -> Result<(), StoreError> {
        let mut statement = connection.prepare("PRAGMA integrity_check(10)")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let message: String = row.get(0)?;
            if message != "ok" {
                self.problem(format!("the database is damaged: {message}"));
            }
        }
        Ok(())
    }
}

fn described(account: &AccountName) -> String {
    format!("{} account `{}` in {}", account.kind, account.name, account.currency)
}
