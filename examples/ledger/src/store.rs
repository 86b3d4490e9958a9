//! The SQLite store: the one place that writes.
//!
//! A batch of payouts is one database transaction: every transfer, every cached balance and every
//! remainder account of it, or nothing.

use crate::chain::{AccountName, Entry, GENESIS, Hash, Transfer, hex, link};
use crate::payout::{Payout, PayoutError};
use money::{AnyCurrency, Currency, ExactMoney, RemainderAccount, SafeNumber};
use rusqlite::types::Type;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, TransactionBehavior, params};
use std::collections::HashMap;
use std::collections::hash_map::Entry as MapEntry;
use std::path::Path;

/// Marks a SQLite file as a ledger of ours: `LDGR`.
const APPLICATION_ID: i32 = 0x4c44_4752;
/// Far below the digits that a `SafeNumber` is read with, so that what is written can be read.
const MAX_REMAINDER_DIGITS: u64 = 1000;
/// The version of `schema.sql`.
const SCHEMA_VERSION: i32 = 1;

/// Why the store did nothing. In every case nothing of the batch was written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file holds something else.
    #[error("`{0}` is a SQLite database, but not a ledger of this version")]
    NotALedger(String),
    /// Payouts of the batch were posted before with another content.
    #[error("{} payout ids were posted before with another content: {}", .0.len(), first(.0))]
    Conflicts(Vec<String>),
    /// A payout that cannot be made.
    #[error("payout `{0}`: {1}")]
    Invalid(String, PayoutError),
    /// A cached balance would leave the range of its column.
    #[error("the balance of `{0}` would leave the range of 64-bit minor units")]
    BalanceOverflow(String),
    /// The exact sum of the remainders would outgrow its column.
    #[error(
        "payout `{0}`: with its share the remainder account of {1} would need a denominator of \
         more than {MAX_REMAINDER_DIGITS} digits, because the shares have too many different \
         denominators"
    )]
    RemainderTooFine(String, &'static str),
    /// Another process is writing.
    #[error("another process has locked the ledger; try again")]
    Locked,
    /// The file cannot be opened.
    #[error("`{0}` cannot be opened as a ledger: {1}")]
    CannotOpen(String, String),
    /// A stored number that cannot be read back.
    #[error("the stored remainder account is damaged: {0}")]
    Damaged(#[from] money::Error),
    /// Whatever SQLite says.
    #[error("the database said: {0}")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            _ => Self::Database(error),
        }
    }
}

/// What a batch came to.
#[derive(Debug, Default)]
pub struct Posted {
    /// For each payout of the batch: the minor units paid now, or `None` if it was posted before.
    pub paid_minor: Vec<Option<i64>>,
}

/// A ledger in a SQLite database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
}

impl Store {
    /// Opens the ledger in this file, or makes one.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened or holds something else.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        Self::prepare(connect(path, flags)?, &path.to_string_lossy())
    }

    /// Opens the ledger in this file for reading.
    ///
    /// # Errors
    ///
    /// When there is no such file or it holds something else.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        let store = Self { connection: connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)? };
        match store.identity()? {
            (APPLICATION_ID, SCHEMA_VERSION) => Ok(store),
            _ => Err(StoreError::NotALedger(path.to_string_lossy().into_owned())),
        }
    }

    /// A ledger that lives as long as the value.
    ///
    /// # Errors
    ///
    /// When SQLite has no memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::prepare(Connection::open_in_memory()?, ":memory:")
    }

    fn prepare(connection: Connection, name: &str) -> Result<Self, StoreError> {
        let mut store = Self { connection };
        match store.identity()? {
            (APPLICATION_ID, SCHEMA_VERSION) => {}
            (0, 0) if store.is_empty()? => store.create()?,
            _ => return Err(StoreError::NotALedger(name.to_owned())),
        }
        // FULL: an acknowledged batch survives a power cut.
        store.connection.pragma_update(None, "journal_mode", "WAL")?;
        store.connection.pragma_update(None, "synchronous", "FULL")?;
        store.connection.pragma_update(None, "foreign_keys", true)?;
        Ok(store)
    }

    fn create(&mut self) -> Result<(), StoreError> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(include_str!("schema.sql"))?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", SCHEMA_VERSION)?;
        transaction.commit()?;
        Ok(())
    }

    fn identity(&self) -> Result<(i32, i32), StoreError> {
        let pragma = |name| self.connection.pragma_query_value(None, name, |row| row.get(0));
        Ok((pragma("application_id")?, pragma("user_version")?))
    }

    fn is_empty(&self) -> Result<bool, StoreError> {
        let count = "SELECT count(*) FROM sqlite_schema";
        Ok(self.connection.query_row(count, [], |row| row.get::<_, i64>(0))? == 0)
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Posts a batch in one database transaction. A payout whose id was posted before with the same
    /// content is not paid again.
    ///
    /// `progress` is told after each payout how many are done.
    ///
    /// # Errors
    ///
    /// When a payout is invalid, was posted before with another content, or the database fails:
    /// then nothing of the batch is posted.
    pub fn post(
        &mut self,
        payouts: &[Payout],
        mut progress: impl FnMut(usize),
    ) -> Result<Posted, StoreError> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut batch = Batch::begin(&transaction)?;
        let mut posted = Posted::default();
        let mut conflicts = Vec::new();
        for (index, payout) in payouts.iter().enumerate() {
            match batch.post(payout)? {
                Outcome::Paid(minor) => posted.paid_minor.push(Some(minor)),
                Outcome::PostedBefore => posted.paid_minor.push(None),
                Outcome::Conflict => conflicts.push(payout.id.clone()),
            }
            progress(index + 1);
        }
        if !conflicts.is_empty() {
            return Err(StoreError::Conflicts(conflicts));
        }
        batch.finish()?;
        transaction.commit()?;
        Ok(posted)
    }

    /// The exact balance of the remainder account of a currency.
    ///
    /// # Errors
    ///
    /// When the database fails or the stored number is damaged.
    pub fn remainder(&self, currency: AnyCurrency) -> Result<ExactMoney<AnyCurrency>, StoreError> {
        Ok(remainder_account(&self.connection, currency)?.into_balance())
    }

    /// The number of transfers, and the hash at the head of the chain as hexadecimal digits.
    ///
    /// # Errors
    ///
    /// When the database fails.
    pub fn head(&self) -> Result<(i64, String), StoreError> {
        let (position, hash) = head(&self.connection)?;
        Ok((position, hex(&hash)))
    }
}

/// Opens a file of exactly this name: SQLite itself would take `:memory:`, an empty name and
/// `file:…` for something else.
fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let cannot = |why: String| StoreError::CannotOpen(path.to_string_lossy().into_owned(), why);
    let absolute = std::path::absolute(path).map_err(|error| cannot(error.to_string()))?;
    Connection::open_with_flags(&absolute, flags).map_err(|error| {
        let reason = match absolute.parent() {
            _ if absolute.is_dir() => "it is a directory".to_owned(),
            Some(parent) if !parent.is_dir() => "its directory does not exist".to_owned(),
            _ => error.to_string(),
        };
        cannot(reason)
    })
}

/// At least how many decimal digits the denominator has: three for ten bits.
fn digits(number: &SafeNumber) -> u64 {
    number.denominator().bits() * 3 / 10
}

fn head(connection: &Connection) -> Result<(i64, Hash), StoreError> {
    let last = "SELECT position, hash FROM transfers ORDER BY position DESC LIMIT 1";
    let row = connection.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(row.unwrap_or((0, GENESIS)))
}

fn remainder_account(
    connection: &Connection,
    currency: AnyCurrency,
) -> Result<RemainderAccount<AnyCurrency>, StoreError> {
    let sql = "SELECT balance FROM remainder_accounts WHERE currency = ?1";
    let text =
        connection.query_row(sql, [currency.code()], |row| row.get::<_, String>(0)).optional()?;
    let balance = text.map_or(Ok(SafeNumber::ZERO), |text| text.parse())?;
    Ok(RemainderAccount::from_balance(ExactMoney::new_in(balance, currency)))
}

/// The canonical text of a number: `num/den` in lowest terms.
pub(crate) fn canonical(number: &SafeNumber) -> String {
    format!("{}/{}", number.numerator(), number.denominator())
}

fn first(ids: &[String]) -> String {
    const SHOWN: usize = 3;
    let shown: Vec<_> = ids.iter().take(SHOWN).map(|id| format!("`{id}`")).collect();
    let more = if ids.len() > SHOWN { ", …" } else { "" };
    shown.join(", ") + more
}

enum Outcome {
    Paid(i64),
    PostedBefore,
    Conflict,
}

/// The cached part of an account, as it will be at the end of the batch.
struct Account {
    id: i64,
    balance: i64,
    version: i64,
}

/// A batch within its database transaction. Derived rows are kept here and written once, at the
/// end.
struct Batch<'a> {
    connection: &'a Connection,
    position: i64,
    hash: Hash,
    accounts: HashMap<AccountName, Account>,
    remainders: HashMap<AnyCurrency, RemainderAccount<AnyCurrency>>,
}

impl<'a> Batch<'a> {
    fn begin(connection: &'a Connection) -> Result<Self, StoreError> {
        let (position, hash) = head(connection)?;
        Ok(Self {
            connection,
            position,
            hash,
            accounts: HashMap::new(),
            remainders: HashMap::new(),
        })
    }

    fn post(&mut self, payout: &Payout) -> Result<Outcome, StoreError> {
        let invalid = |error| StoreError::Invalid(payout.id.clone(), error);
        let due = payout.due().map_err(invalid)?;
        let pool = i64::try_from(payout.pool.minor())
            .map_err(|_| invalid(PayoutError::PoolTooLarge(payout.pool)))?;
        let code = payout.pool.currency().code();
        let debit = account_name("pool", "royalties", code);
        let credit = account_name("payee", &payout.payee, code);
        let share = canonical(&payout.share);
        if let Some(before) = self.posted_before(&payout.id)? {
            let same = before == (credit, pool, share);
            return Ok(if same { Outcome::PostedBefore } else { Outcome::Conflict });
        }
        let transfer = Transfer {
            position: self.position + 1,
            payout_id: payout.id.clone(),
            debit: self.entry(debit, |balance| balance.checked_sub(due.paid_minor))?,
            credit: self.entry(credit, |balance| balance.checked_add(due.paid_minor))?,
            pool,
            share,
            amount: due.paid_minor,
            remainder: canonical(due.remainder.amount()),
        };
        self.append(&transfer)?;
        let currency = payout.pool.currency();
        let account = match self.remainders.entry(currency) {
            MapEntry::Occupied(account) => account.into_mut(),
            MapEntry::Vacant(none) => none.insert(remainder_account(self.connection, currency)?),
        };
        account.try_absorb(due.remainder).map_err(|(_, error)| error)?;
        if digits(account.balance().amount()) > MAX_REMAINDER_DIGITS {
            return Err(StoreError::RemainderTooFine(payout.id.clone(), code));
        }
        Ok(Outcome::Paid(due.paid_minor))
    }

    /// The payee's account, pool and share that this id was posted with.
    fn posted_before(&self, id: &str) -> Result<Option<(AccountName, i64, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, name, currency, pool, share
             FROM transfers JOIN accounts ON accounts.id = credit_account
             WHERE payout_id = ?1",
        )?;
        let row = statement.query_row([id], |row| {
            let account =
                AccountName { kind: row.get(0)?, name: row.get(1)?, currency: row.get(2)? };
            Ok((account, row.get(3)?, row.get(4)?))
        });
        Ok(row.optional()?)
    }

    /// Adds an entry to an account, which is made if it is new.
    fn entry(
        &mut self,
        name: AccountName,
        change: impl FnOnce(i64) -> Option<i64>,
    ) -> Result<Entry, StoreError> {
        let overflow = || StoreError::BalanceOverflow(format!("{} {}", name.name, name.currency));
        let account = match self.accounts.entry(name.clone()) {
            MapEntry::Occupied(account) => account.into_mut(),
            MapEntry::Vacant(none) => none.insert(load_or_create(self.connection, &name)?),
        };
        account.balance = change(account.balance).ok_or_else(overflow)?;
        account.version += 1;
        let version = account.version;
        Ok(Entry { account: name, version })
    }

    fn append(&mut self, transfer: &Transfer) -> Result<(), StoreError> {
        let hash = link(&self.hash, transfer);
        let id = |entry: &Entry| self.accounts.get(&entry.account).map(|account| account.id);
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO transfers (position, payout_id, debit_account, debit_version,
                 credit_account, credit_version, pool, share, amount, remainder, hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        insert.execute(params![
            transfer.position,
            transfer.payout_id,
            id(&transfer.debit),
            transfer.debit.version,
            id(&transfer.credit),
            transfer.credit.version,
            transfer.pool,
            transfer.share,
            transfer.amount,
            transfer.remainder,
            hash,
        ])?;
        (self.position, self.hash) = (transfer.position, hash);
        Ok(())
    }

    /// Writes what was derived: cached balances and remainder accounts.
    fn finish(self) -> Result<(), StoreError> {
        let mut update = self
            .connection
            .prepare_cached("UPDATE accounts SET balance = ?1, version = ?2 WHERE id = ?3")?;
        for account in self.accounts.values() {
            update.execute([account.balance, account.version, account.id])?;
        }
        let mut upsert = self.connection.prepare_cached(
            "INSERT INTO remainder_accounts (currency, balance) VALUES (?1, ?2)
             ON CONFLICT (currency) DO UPDATE SET balance = excluded.balance",
        )?;
        for (currency, account) in self.remainders {
            let balance = account.into_balance();
            upsert.execute(params![currency.code(), canonical(balance.amount())])?;
        }
        Ok(())
    }
}

fn load_or_create(connection: &Connection, name: &AccountName) -> Result<Account, StoreError> {
    let key = params![name.kind, name.name, name.currency];
    let mut select = connection.prepare_cached(
        "SELECT id, balance, version FROM accounts
         WHERE kind = ?1 AND name = ?2 AND currency = ?3",
    )?;
    let found = select.query_row(key, |row| {
        Ok(Account { id: row.get(0)?, balance: row.get(1)?, version: row.get(2)? })
    });
    if let Some(account) = found.optional()? {
        return Ok(account);
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO accounts (kind, name, currency, balance, version)
         VALUES (?1, ?2, ?3, 0, 0)",
    )?;
    let id = insert.insert(params![name.kind, name.name, name.currency])?;
    Ok(Account { id, balance: 0, version: 0 })
}

fn account_name(kind: &str, name: &str, currency: &str) -> AccountName {
    AccountName { kind: kind.into(), name: name.into(), currency: currency.into() }
}

/// A hash column of another length is damaged, not a panic.
pub(crate) fn hash_column(row: &rusqlite::Row<'_>, index: usize) -> rusqlite::Result<Hash> {
    let bytes: Vec<u8> = row.get(index)?;
    bytes.try_into().map_err(|bytes: Vec<u8>| {
        let problem = format!("a hash of {} bytes, expected 32", bytes.len());
        rusqlite::Error::FromSqlConversionFailure(index, Type::Blob, problem.into())
    })
}
