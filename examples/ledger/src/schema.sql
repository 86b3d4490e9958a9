-- Amounts are whole minor units in INTEGER columns; exact numbers are canonical `num/den` TEXT.

-- An account and its cached balance. `balance` and `version` follow from `transfers`.
CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('pool', 'payee')),
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    balance INTEGER NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 0),
    CHECK (kind = 'pool' OR balance >= 0),
    UNIQUE (kind, name, currency)
) STRICT;

-- The journal: appended to, never changed. One row is one transfer, a debit and a credit entry.
CREATE TABLE transfers (
    position INTEGER PRIMARY KEY CHECK (position > 0),
    payout_id TEXT NOT NULL UNIQUE,
    debit_account INTEGER NOT NULL REFERENCES accounts (id),
    debit_version INTEGER NOT NULL,
    credit_account INTEGER NOT NULL REFERENCES accounts (id),
    credit_version INTEGER NOT NULL,
    pool INTEGER NOT NULL CHECK (pool >= 0),
    share TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    remainder TEXT NOT NULL,
    hash BLOB NOT NULL,
    CHECK (debit_account <> credit_account)
) STRICT;

-- The remainders of every transfer of a currency, summed: what its pools still hold for payees.
CREATE TABLE remainder_accounts (
    currency TEXT PRIMARY KEY,
    balance TEXT NOT NULL
) STRICT;

CREATE TRIGGER transfers_are_not_updated BEFORE UPDATE ON transfers
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER transfers_are_not_deleted BEFORE DELETE ON transfers
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
