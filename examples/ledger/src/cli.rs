//! The commands.

use crate::payout::Payout;
use crate::royalties::shown;
use crate::store::{Posted, Store, StoreError};
use crate::{generate, reconcile, royalties, verify};
use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use money::{AnyCurrency, Currency, ExactMoney};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// An exact, append-only ledger on SQLite.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Pay out the shares of a royalty file: all of them, once, or none
    Payout {
        /// A CSV file with the columns `payout_id`, `payee`, `pool`, `share`, `currency`
        file: PathBuf,
        /// The ledger to post to; without it, one in memory that is gone afterwards
        #[arg(long, value_name = "FILE")]
        db: Option<PathBuf>,
    },
    /// Replay the journal against the balances and the remainder accounts
    Verify {
        /// The ledger to verify
        #[arg(long, value_name = "FILE")]
        db: PathBuf,
    },
    /// Write a sample royalty file
    Generate {
        /// How many payouts
        #[arg(long, default_value_t = 12_000)]
        payouts: u32,
        /// The same seed writes the same file
        #[arg(long, default_value_t = crate::SEED)]
        seed: u64,
    },
}

/// Why a command did not do what it was asked for, and its exit code.
enum Failure {
    /// The input or the ledger is wrong: 1.
    Wrong(String),
    /// It could not run: 2.
    CouldNotRun(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::CouldNotRun(format!("the output cannot be written: {error}"))
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Conflicts(ids) => Self::Wrong(conflicts(ids)),
            StoreError::Invalid(..)
            | StoreError::BalanceOverflow(_)
            | StoreError::RemainderTooFine(..) => {
                Self::Wrong(format!("{error}; nothing was posted"))
            }
            _ => Self::CouldNotRun(format!("{error}; nothing was posted")),
        }
    }
}

fn conflicts(ids: &[String]) -> String {
    let line = |id: &String| {
        let id = shown(id);
        format!("payout id `{id}` was posted before, with another payee, pool, share or currency\n")
    };
    let lines: String = ids.iter().map(line).collect();
    format!("{lines}{}: nothing was posted", counted(ids.len(), "conflict"))
}

/// Runs a command. The exit code is 0, 1 when the input or the ledger is wrong, 2 when the command
/// could not run.
pub fn run(cli: &Cli) -> ExitCode {
    let mut out = io::stdout().lock();
    let result = match &cli.command {
        Command::Payout { file, db } => payout(&mut out, file, db.as_deref()),
        Command::Verify { db } => verify_ledger(&mut out, db),
        Command::Generate { payouts, seed } => {
            out.write_all(generate(*payouts, *seed).as_bytes()).map_err(Failure::from)
        }
    };
    let (message, code) = match result {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Wrong(message)) => (message, 1),
        Err(Failure::CouldNotRun(message)) => (message, 2),
    };
    // If nobody reads the message, the exit code still tells.
    let _ = writeln!(io::stderr(), "{message}");
    ExitCode::from(code)
}

fn payout(out: &mut impl Write, file: &Path, db: Option<&Path>) -> Result<(), Failure> {
    let payouts = read(file)?;
    let mut store = match db {
        Some(path) => Store::open(path)?,
        None => Store::in_memory()?,
    };
    let before = remainders(&store, &payouts)?;
    let bar = progress_bar(payouts.len());
    let start = Instant::now();
    let posted = store.post(&payouts, |done| bar.set_position(u64_from(done)))?;
    let elapsed = start.elapsed();
    bar.finish_and_clear();

    let mut kept = remainders(&store, &payouts)?;
    for (code, kept) in &mut kept {
        if let Some(before) = before.get(code) {
            *kept = kept.try_sub(before).map_err(wrong)?;
        }
    }
    let reconciliation = reconcile(&payouts, &posted, &kept).map_err(wrong)?;
    let ledger = match db {
        Some(path) => format!("{}, head {}", path.display(), store.head()?.1),
        None => "in memory, gone now; name a file with --db to keep it".to_owned(),
    };
    let mut report = || {
        write!(out, "{reconciliation}")?;
        summary(out, &posted, elapsed)?;
        writeln!(out, "ledger: {ledger}")
    };
    report().map_err(|error| {
        let problem = "the payouts are posted, but the report cannot be written";
        Failure::CouldNotRun(format!("{problem}: {error}"))
    })?;
    if reconciliation.balances() {
        return Ok(());
    }
    Err(Failure::Wrong("the exact shares are not what was paid plus what was kept".into()))
}

fn read(file: &Path) -> Result<Vec<Payout>, Failure> {
    let name = file.display();
    let bytes = std::fs::read(file)
        .map_err(|error| Failure::CouldNotRun(format!("`{name}` cannot be read: {error}")))?;
    royalties::read(&bytes).map_err(|faults| {
        let lines: String = faults.iter().map(|fault| format!("{name}:{fault}\n")).collect();
        Failure::Wrong(format!("{lines}{}: nothing was posted", counted(faults.len(), "fault")))
    })
}

/// The balance of the remainder account of each currency that is paid in, by its code.
fn remainders(
    store: &Store,
    payouts: &[Payout],
) -> Result<BTreeMap<&'static str, ExactMoney<AnyCurrency>>, StoreError> {
    let mut balances = BTreeMap::new();
    for payout in payouts {
        let currency = payout.pool.currency();
        if let Entry::Vacant(balance) = balances.entry(currency.code()) {
            balance.insert(store.remainder(currency)?);
        }
    }
    Ok(balances)
}

/// Drawn on a terminal only, on standard error.
fn progress_bar(length: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64_from(length));
    match ProgressStyle::with_template("posting {bar:40} {pos}/{len} ({per_sec}, {eta} left)") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn summary(out: &mut impl Write, posted: &Posted, elapsed: Duration) -> io::Result<()> {
    let now = posted.paid_minor.iter().flatten().count();
    let before = posted.paid_minor.len() - now;
    let per_second = u128::from(u64_from(now)) * 1_000_000 / elapsed.as_micros().max(1);
    if now > 0 {
        let millis = elapsed.as_millis();
        let now = counted(now, "payout");
        writeln!(out, "{now} posted in {millis} ms: {per_second} payouts per second")?;
    } else {
        writeln!(out, "no payouts posted")?;
    }
    if before > 0 {
        let before = counted(before, "payout");
        writeln!(out, "{before} posted before, and not paid twice")?;
    }
    Ok(())
}

fn verify_ledger(out: &mut impl Write, db: &Path) -> Result<(), Failure> {
    let store = Store::open_read_only(db)?;
    let verified = verify(&store)?;
    writeln!(out, "{} transfers, {} accounts", verified.transfers, verified.accounts)?;
    for (code, remainder) in &verified.remainders {
        writeln!(out, "remainder account of {code}: {remainder}")?;
    }
    writeln!(out, "head {}", verified.head)?;
    if verified.problems.is_empty() {
        writeln!(out, "the journal, the balances and the remainder accounts agree")?;
        return Ok(());
    }
    let lines: String = verified.problems.iter().map(|problem| format!("{problem}\n")).collect();
    Err(Failure::Wrong(format!("{lines}{}", counted(verified.problems.len(), "problem"))))
}

/// `1 fault`, `2 faults`.
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn wrong(error: impl Display) -> Failure {
    Failure::Wrong(error.to_string())
}

fn u64_from(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
