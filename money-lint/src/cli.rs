//! The command line: arguments in, text and an exit code out.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use money_lint::{Options, Severity, check, rules};

/// Finds float money in Rust and SQL, without building anything.
///
/// Exit codes: 0 no finding at or above --fail-on, 1 some, 2 could not run.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(name = "cargo money-lint", bin_name = "cargo money-lint", version)]
struct Arguments {
    /// Files and directories to look at
    #[arg(default_value = ".")]
    paths: Vec<PathBuf>,
    /// How to print the report
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The lowest severity that fails the run: note, warning or error
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    fail_on: Severity,
    /// The configuration file, instead of the nearest money-lint.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Run the rules of the pedantic tier, too
    #[arg(long)]
    pedantic: bool,
    /// Leave test code out
    #[arg(long)]
    no_tests: bool,
    /// Print what was not seen, and the processor time of each part
    #[arg(long)]
    stats: bool,
    /// Print all rules and exit
    #[arg(long)]
    list_rules: bool,
    /// Print the documentation of a rule and exit
    #[arg(long, value_name = "RULE")]
    explain: Option<String>,
    /// Say for each finding why it is thought to be money
    #[arg(long)]
    explain_evidence: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// Could not run.
const TROUBLE: u8 = 2;

/// Runs with these arguments; the first is the program's name.
pub(crate) fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(without_subcommand(arguments)) {
        Ok(arguments) => arguments,
        Err(error) => {
            // clap prints help to stdout and faults to stderr, with the codes 0 and 2.
            let code = u8::try_from(error.exit_code()).unwrap_or(TROUBLE);
            return if error.print().is_ok() {
                ExitCode::from(code)
            } else {
                ExitCode::from(TROUBLE)
            };
        }
    };
    match output(&arguments) {
        Ok((text, failed)) => match print(&text) {
            Ok(()) if failed => ExitCode::from(1),
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => trouble(&format!("cannot print: {error}")),
        },
        Err(message) => trouble(&message),
    }
}

/// `cargo money-lint` calls the program with `money-lint` as its first argument and sets `CARGO`.
/// Without that, a directory of that name is a path like any other.
fn without_subcommand(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut arguments: Vec<_> = arguments.collect();
    let from_cargo = std::env::var_os("CARGO").is_some();
    let is_name = arguments.get(1).is_some_and(|first| first == "money-lint");
    if is_name && (from_cargo || !Path::new("money-lint").exists()) {
        arguments.remove(1);
    }
    arguments
}

fn output(arguments: &Arguments) -> Result<(String, bool), String> {
    if arguments.list_rules {
        return Ok((list(), false));
    }
    if let Some(id) = &arguments.explain {
        let rule = rules().find(|rule| rule.id == id);
        let rule =
            rule.ok_or_else(|| format!("there is no rule `{id}`: `--list-rules` prints all"))?;
        return Ok((rule.page.to_owned(), false));
    }
    let mut options = Options::new(&arguments.paths);
    options.config.clone_from(&arguments.config);
    options.pedantic = arguments.pedantic;
    options.tests = !arguments.no_tests;
    let report = check(&options).map_err(|error| error.to_string())?;
    let text = match arguments.format {
        Format::Human => {
            let color = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            let stats = if arguments.stats { report.stats_to_human() } else { String::new() };
            report.to_human(color, arguments.explain_evidence) + &stats
        }
        Format::Json if arguments.stats => report.to_json_with_stats(arguments.explain_evidence),
        Format::Json => report.to_json(arguments.explain_evidence),
    };
    Ok((text, report.fails(arguments.fail_on)))
}

fn list() -> String {
    let width = rules().map(|rule| rule.id.len()).max().unwrap_or(0);
    let line = |rule: money_lint::RuleInfo| {
        format!("{:width$}  {:7}  {:8}  {}\n", rule.id, rule.severity, rule.tier, rule.summary)
    };
    rules().map(line).collect()
}

/// A closed pipe (`| head`) is no fault.
fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn trouble(message: &str) -> ExitCode {
    // Nothing is left to say when stderr is closed.
    let _ = writeln!(io::stderr(), "error: {message}");
    ExitCode::from(TROUBLE)
}
