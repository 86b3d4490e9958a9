//! The `ledger` command, as a user runs it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/royalties.csv");
const HEADER: &str = "payout_id,payee,pool,share,currency\n";

fn ledger(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_ledger")).args(arguments).output().unwrap()
}

fn out(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// A directory with a royalty file and room for a ledger.
struct Bench {
    directory: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { directory: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn db(&self) -> PathBuf {
        self.path("ledger.db")
    }

    /// Pays out a file with these rows.
    fn payout(&self, rows: &str) -> Output {
        let file = self.path("file.csv");
        fs::write(&file, HEADER.to_owned() + rows).unwrap();
        self.payout_file(&file)
    }

    fn payout_file(&self, file: &Path) -> Output {
        let (file, db) = (file.to_str().unwrap(), self.db());
        ledger(&["payout", file, "--db", db.to_str().unwrap()])
    }

    fn verify(&self) -> Output {
        ledger(&["verify", "--db", self.db().to_str().unwrap()])
    }

    fn transfers(&self) -> i64 {
        let connection = Connection::open(self.db()).unwrap();
        connection.query_row("SELECT count(*) FROM transfers", [], |row| row.get(0)).unwrap()
    }
}

#[test]
fn the_sample_is_what_its_seed_generates() {
    let sample = fs::read_to_string(SAMPLE).unwrap();
    assert!(sample == ledger::generate(12_000, ledger::SEED));
    assert!(out(&ledger(&["generate"])) == sample);
}

/// The README shows a part of what the main job prints.
#[test]
fn the_readme_shows_the_sample() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md"));
    let output = ledger(&["payout", SAMPLE]);
    let dollars = out(&output).split("USD: ").nth(1).unwrap();
    let block: Vec<_> = dollars.lines().take(7).collect();
    let block = format!("```text\nUSD: {}\n```", block.join("\n"));
    assert!(readme.unwrap().contains(&block), "{block}");
}

#[test]
fn the_sample_pays_out_once() {
    let bench = Bench::new();
    let first = bench.payout_file(Path::new(SAMPLE));
    assert_eq!(first.status.code(), Some(0), "{}", err(&first));
    assert_eq!(out(&first).matches("exact shares = paid + remainder").count(), 5);
    assert!(!out(&first).contains("IS NOT"));
    assert!(out(&first).contains("12000 payouts posted in "));
    assert!(err(&first).is_empty(), "no progress bar where there is no terminal");

    let second = bench.payout_file(Path::new(SAMPLE));
    assert_eq!(second.status.code(), Some(0));
    assert!(
        out(&second)
            .starts_with("no payouts posted\n12000 payouts posted before, and not paid twice\n")
    );
    assert_eq!(bench.transfers(), 12_000);
    let head = |output: &Output| out(output).lines().last().map(str::to_owned);
    assert_eq!(head(&first), head(&second));

    let verified = bench.verify();
    assert_eq!(verified.status.code(), Some(0), "{}", err(&verified));
    assert!(out(&verified).starts_with("12000 transfers, "));
    assert!(out(&verified).ends_with("the remainder accounts agree\n"));
}

#[test]
fn a_seventh_of_a_pool() {
    let bench = Bench::new();
    let output = bench.payout("R1,Ann,100000.00,1/7,USD\nR2,Bob,1.15,50%,USD\n");
    assert_eq!(output.status.code(), Some(0));
    let expected = "\
USD: 2 payouts
  exact shares              14286.2892857142…  = 4000161/280
  paid                              14286.29
  remainder kept             -0.0007142857…  = -1/1400
";
    let first_lines: Vec<_> = out(&output).lines().map(str::trim_start).take(4).collect();
    for (found, expected) in first_lines.iter().zip(expected.lines()) {
        let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(found), words(expected));
    }
    // Half of 1.15 is 0.575: half-up is 0.58, and the float 0.57499999999999996… rounds to 0.57.
    assert!(out(&output).contains("payouts in another amount: 1\n"), "{}", out(&output));
}

#[test]
fn remainders_add_up_over_runs() {
    let bench = Bench::new();
    for run in 0..3 {
        let output = bench.payout(&format!("R{run},Ann,100000.00,1/7,USD\n"));
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    }
    assert!(out(&bench.verify()).contains("remainder account of USD: 9/700"));
}

#[test]
fn the_same_id_with_another_content_is_an_error() {
    let bench = Bench::new();
    let row = "R1,Ann,100.00,1/7,USD\n";
    assert_eq!(bench.payout(row).status.code(), Some(0));
    for other in [
        "R1,Bob,100.00,1/7,USD\n",
        "R1,Ann,100.01,1/7,USD\n",
        "R1,Ann,100.00,1/6,USD\n",
        "R1,Ann,100.00,1/7,EUR\n",
    ] {
        let output = bench.payout(&format!("R2,Ann,100.00,1/7,USD\n{other}"));
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(
            err(&output),
            "payout id `R1` was posted before, with another payee, pool, share or currency\n\
             1 conflict: nothing was posted\n"
        );
        assert_eq!(bench.transfers(), 1, "R2 of the refused file is not posted either");
    }
    // Another spelling of the same content is no conflict.
    assert_eq!(bench.payout("R1,Ann,100,2/14,USD\n").status.code(), Some(0));
    assert_eq!(bench.verify().status.code(), Some(0));
}

#[test]
fn a_faulty_file_posts_nothing() {
    let bench = Bench::new();
    let output = bench.payout(
        "R1,Ann,100.00,1/7,USD\nR2,Ann,100.00,3/2,USD\nR1,Ann,1,1/1,QQQ\nR3,Ann,1.00,1/2\n",
    );
    assert_eq!(output.status.code(), Some(1));
    let file = bench.path("file.csv");
    let expected = "\
FILE:3:15: share `3/2` is over 1, expected a part of the pool
FILE:4:1: payout id `R1` stands on line 2 too
FILE:4:14: unknown currency code `QQQ`, expected one such as `USD`
FILE:5:16: the row has 4 columns, expected 5
4 faults: nothing was posted
";
    assert_eq!(err(&output), expected.replace("FILE", file.to_str().unwrap()));
    assert_eq!(out(&output), "");
    assert!(!bench.db().exists(), "the file is validated before the ledger is opened");
}

#[test]
fn a_batch_that_overflows_posts_nothing() {
    let bench = Bench::new();
    let half = "R1,Ann,92233720368547758.07,1/1,USD\n";
    let output = bench.payout(&format!("{half}R2,Bob,0.02,1/1,USD\n"));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        err(&output),
        "the balance of `royalties USD` would leave the range of 64-bit minor units; nothing was \
         posted\n"
    );
    assert_eq!(bench.transfers(), 0);
    assert_eq!(bench.payout(half).status.code(), Some(0));
    assert_eq!(bench.verify().status.code(), Some(0));
}

#[test]
fn what_cannot_run_exits_with_two() {
    let bench = Bench::new();
    let missing = bench.payout_file(&bench.path("missing.csv"));
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("missing.csv` cannot be read: "));
    assert_eq!(bench.verify().status.code(), Some(2));
    assert!(!bench.db().exists(), "verify makes no ledger");

    fs::write(bench.db(), "this is no database, but it is long enough to have a header").unwrap();
    let garbage = bench.payout("R1,Ann,1,1/1,USD\n");
    assert_eq!(garbage.status.code(), Some(2));
    assert!(err(&garbage).contains("file is not a database"), "{}", err(&garbage));

    let other = Bench::new();
    Connection::open(other.db()).unwrap().execute_batch("CREATE TABLE mine (x)").unwrap();
    let refused = other.payout("R1,Ann,1,1/1,USD\n");
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("but not a ledger of this version"), "{}", err(&refused));
}

#[test]
fn a_database_name_is_a_file_name() {
    for name in [":memory:", "file:x?mode=memory"] {
        let bench = Bench::new();
        let file = bench.path("file.csv");
        fs::write(&file, HEADER.to_owned() + "R1,Ann,1.00,1/3,USD\n").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_ledger"))
            .current_dir(bench.directory.path())
            .args(["payout", "file.csv", "--db", name])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(bench.path(name).exists(), "{name}");
    }
    let bench = Bench::new();
    let file = bench.path("file.csv");
    fs::write(&file, HEADER).unwrap();
    let folder = bench.directory.path().to_str().unwrap();
    let refused = ledger(&["payout", file.to_str().unwrap(), "--db", folder]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(err(&refused).contains("it is a directory"), "{}", err(&refused));
}

/// Sums multiply denominators; a remainder account that could not be read back is never written.
#[test]
fn a_remainder_account_stays_readable() {
    let bench = Bench::new();
    let primes = (7u32..26000).filter(|n| (2..=n.isqrt()).all(|d| n % d != 0));
    let rows = |primes: &[u32]| {
        let row = |n: &u32| format!("P{n},Ann,1000.00,7/{n},USD\n");
        primes.iter().map(row).collect::<String>()
    };
    let primes: Vec<_> = primes.collect();
    let output = bench.payout(&rows(&primes));
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("too many different denominators"), "{}", err(&output));
    assert!(err(&output).ends_with("nothing was posted\n"));
    assert_eq!(bench.transfers(), 0);
    assert_eq!(bench.payout(&rows(&primes[..200])).status.code(), Some(0));
    assert_eq!(bench.verify().status.code(), Some(0));

    let fine = bench.payout("F1,Ann,1.00,1/1000000000001,USD\n");
    assert_eq!(fine.status.code(), Some(1));
    assert!(err(&fine).contains("has a denominator of more than 12 digits"), "{}", err(&fine));
}

#[test]
fn a_locked_ledger_is_left_alone() {
    let bench = Bench::new();
    assert_eq!(bench.payout("R1,Ann,1.00,1/3,USD\n").status.code(), Some(0));
    let other = Connection::open(bench.db()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let output = bench.payout("R2,Ann,1.00,1/3,USD\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        err(&output),
        "another process has locked the ledger; try again; nothing was posted\n"
    );
}

/// Every column of every table, edited behind the ledger's back.
#[test]
fn verify_notices_any_edited_row() {
    let edits = [
        "UPDATE accounts SET id = 99 WHERE id = 2",
        "UPDATE accounts SET kind = 'pool' WHERE id = 2",
        "UPDATE accounts SET name = 'Eve' WHERE id = 2",
        "UPDATE accounts SET currency = 'GBP' WHERE id = 2",
        "UPDATE accounts SET balance = balance + 1 WHERE id = 2",
        "UPDATE accounts SET version = version + 1 WHERE id = 1",
        "INSERT INTO accounts VALUES (99, 'payee', 'Eve', 'USD', 1, 0)",
        "INSERT INTO accounts VALUES (99, 'payee', 'Eve', 'USD', 0, 0)",
        "DELETE FROM accounts WHERE id = 2",
        "UPDATE transfers SET position = 99 WHERE position = 3",
        "UPDATE transfers SET payout_id = 'R9' WHERE position = 3",
        "UPDATE transfers SET debit_account = 2, credit_account = 1 WHERE position = 1",
        "UPDATE transfers SET debit_account = 4 WHERE position = 1",
        "UPDATE transfers SET debit_version = 9 WHERE position = 1",
        "UPDATE transfers SET credit_account = 3 WHERE position = 1",
        "UPDATE transfers SET credit_version = 9 WHERE position = 1",
        "UPDATE transfers SET pool = pool + 1 WHERE position = 1",
        "UPDATE transfers SET share = '1/8' WHERE position = 1",
        "UPDATE transfers SET share = '2/14' WHERE position = 1",
        "UPDATE transfers SET share = 'x' WHERE position = 1",
        "UPDATE transfers SET amount = amount + 1 WHERE position = 1",
        "UPDATE transfers SET remainder = '0/1' WHERE position = 1",
        "UPDATE transfers SET hash = zeroblob(32) WHERE position = 3",
        "UPDATE transfers SET hash = zeroblob(31) WHERE position = 3",
        "DELETE FROM transfers WHERE position = 1",
        "DELETE FROM transfers WHERE position = 3",
        "DELETE FROM transfers",
        "UPDATE remainder_accounts SET balance = '0/1'",
        "UPDATE remainder_accounts SET balance = 'x'",
        "UPDATE remainder_accounts SET currency = 'CHF' WHERE currency = 'USD'",
        "INSERT INTO remainder_accounts VALUES ('CHF', '1/300')",
        "DELETE FROM remainder_accounts WHERE currency = 'USD'",
    ];
    for edit in edits {
        let bench = Bench::new();
        let rows = "R1,Ann,100000.00,1/7,USD\nR2,Bob,1.00,1/3,USD\nR3,Ann,1.00,1/7,EUR\n";
        assert_eq!(bench.payout(rows).status.code(), Some(0));
        let connection = Connection::open(bench.db()).unwrap();
        connection
            .execute_batch(
                "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;
                 DROP TRIGGER transfers_are_not_updated; DROP TRIGGER transfers_are_not_deleted;",
            )
            .unwrap();
        assert_eq!(bench.verify().status.code(), Some(0));
        assert!(connection.execute(edit, []).unwrap() > 0, "{edit}");
        drop(connection);
        let verified = bench.verify();
        assert_eq!(verified.status.code(), Some(1), "{edit}: {}", out(&verified));
        assert!(err(&verified).contains("problem"), "{edit}");
    }
}

#[test]
fn the_journal_refuses_edits() {
    let bench = Bench::new();
    assert_eq!(bench.payout("R1,Ann,1.00,1/7,USD\n").status.code(), Some(0));
    let connection = Connection::open(bench.db()).unwrap();
    for edit in ["UPDATE transfers SET amount = 9", "DELETE FROM transfers"] {
        let error = connection.execute(edit, []).unwrap_err().to_string();
        assert_eq!(error, "the journal is append-only");
    }
}
