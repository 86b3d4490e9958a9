//! Accounts in SQLite, with float columns and no database transaction.

use rusqlite::{Connection, Result, params};

const SCHEMA: &str = "
    CREATE TABLE accounts (
        id INTEGER PRIMARY KEY,
        payee TEXT NOT NULL UNIQUE,
        balance REAL NOT NULL --~ float-sql-column
    );
    CREATE TABLE transfers (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL,
        destination INTEGER NOT NULL,
        amount DOUBLE PRECISION NOT NULL, --~ float-sql-column
        currency TEXT NOT NULL
    );
";

/// The store.
#[derive(Debug)]
pub struct Accounts {
    connection: Connection,
}

impl Accounts {
    /// An empty store in memory.
    ///
    /// # Errors
    ///
    /// When SQLite cannot be opened.
    pub fn open() -> Result<Self> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(SCHEMA)?;
        connection.execute_batch("ALTER TABLE transfers ADD COLUMN fee FLOAT")?;
        //~^ float-sql-column
        Ok(Self { connection })
    }

    /// Opens an account.
    ///
    /// # Errors
    ///
    /// When the payee has one already.
    pub fn create(&self, payee: &str, balance: f64) -> Result<i64> {
        //~^ float-money-signature
        let sql = "INSERT INTO accounts (payee, balance) VALUES (?1, ?2)";
        self.connection.execute(sql, params![payee, balance])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// What the account holds.
    ///
    /// # Errors
    ///
    /// When there is no such account.
    pub fn balance(&self, account: i64) -> Result<f64> {
        //~^ float-money-signature
        let sql = "SELECT balance FROM accounts WHERE id = ?1";
        self.connection.query_row(sql, params![account], |row| row.get(0))
    }

    /// Takes money out: reads the balance, looks at it, and writes a new one. Two at a time both
    /// see the old balance.
    ///
    /// # Errors
    ///
    /// When there is no such account.
    pub fn withdraw(&self, account: i64, amount: f64) -> Result<bool> {
        //~^ float-money-signature
        let balance = self.balance(account)?; //~? check-then-act
        if balance < amount {
            return Ok(false);
        }
        let sql = "UPDATE accounts SET balance = ?2 WHERE id = ?1"; //~? absolute-balance-write
        self.connection.execute(sql, params![account, balance - amount])?;
        //~^ float-arithmetic-on-money
        Ok(true)
    }

    /// Moves money in four statements, any of which may be the last.
    ///
    /// # Errors
    ///
    /// When there is no such account.
    pub fn transfer(&self, source: i64, destination: i64, amount: f64) -> Result<bool> {
        //~^ float-money-signature
        if !self.withdraw(source, amount)? {
            return Ok(false);
        }
        let balance = self.balance(destination)?;
        let sql = "UPDATE accounts SET balance = ?2 WHERE id = ?1"; //~? absolute-balance-write
        self.connection.execute(sql, params![destination, balance + amount])?;
        //~^ float-arithmetic-on-money
        let sql = "INSERT INTO transfers (source, destination, amount, currency)
                   VALUES (?1, ?2, ?3, 'USD')"; //~? missing-idempotency-key
        self.connection.execute(sql, params![source, destination, amount])?;
        Ok(true)
    }

    /// The sum over all accounts: money is neither made nor lost, or so one hopes.
    ///
    /// # Errors
    ///
    /// When SQLite fails.
    pub fn total_balance(&self) -> Result<f64> {
        //~^ float-money-signature
        self.connection.query_row("SELECT SUM(balance) FROM accounts", [], |row| row.get(0))
    }
}

#[cfg(test)]
mod tests {
    use super::Accounts;

    #[test]
    fn ten_dimes_are_not_a_dollar() {
        let accounts = Accounts::open().unwrap();
        let ada = accounts.create("ada", 1.0).unwrap();
        let ben = accounts.create("ben", 0.0).unwrap();
        for _ in 0..10 {
            assert!(accounts.transfer(ada, ben, 0.1).unwrap());
        }
        assert_eq!(accounts.balance(ben).unwrap(), 0.999_999_999_999_999_9);
        //~^ float-money-equality
        assert!(accounts.balance(ada).unwrap() > 0.0, "and so she never gets to zero");
        assert!(!accounts.withdraw(ben, 1.0).unwrap(), "he was sent a dollar");
    }
}
