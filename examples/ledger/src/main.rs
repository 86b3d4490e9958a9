//! The `ledger` command.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    ledger::cli::run(&ledger::cli::Cli::parse())
}
