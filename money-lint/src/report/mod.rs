//! What a run found and what it could not see, and the forms in which it is printed.

mod human;
mod json;
mod stats;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::engine::{Input, Linted};
use crate::facts::Facts;
use crate::finding::{Finding, Severity};

/// A file that was not linted, and why.
///
/// ```
/// use money_lint::{Options, check};
///
/// let file = std::env::temp_dir().join(format!("money-lint-not-{}.rs", std::process::id()));
/// std::fs::write(&file, "fn pay(fee: f64 {")?;
/// let report = check(&Options::new([&file]))?;
/// assert!(report.not_read[0].reason.starts_with("does not parse: "));
/// # std::fs::remove_file(&file)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NotRead {
    /// The file, as findings show paths.
    pub path: String,
    /// Why it was not linted.
    pub reason: String,
}

/// Processor time of the parts of a run, over all threads.
///
/// ```
/// assert!(money_lint::Stats::default().parsing.is_zero());
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Stats {
    /// The parser of Rust.
    pub parsing: Duration,
    /// Scanning text, and keeping what the parser found as plain data.
    pub facts: Duration,
    /// SQL files.
    pub sql: Duration,
    /// Names, types and flows.
    pub inference: Duration,
    /// Evidence and rules.
    pub rules: Duration,
}

/// The outcome of a run.
///
/// ```
/// use money_lint::{Report, Severity};
///
/// let report = Report::default();
/// assert!(!report.fails(Severity::Note));
/// assert_eq!(report.to_human(false, false), "money-lint: 0 findings in 0 files (0 lines)\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The findings, by path and place; suppressed ones too.
    pub findings: Vec<Finding>,
    /// How many files were looked at.
    pub files: usize,
    /// How many lines they have.
    pub lines: usize,
    /// The files that were not linted.
    pub not_read: Vec<NotRead>,
    /// How many files say that they are generated: they have no findings.
    pub generated: usize,
    /// How many files speak neither of money nor of floats: they are not parsed.
    pub unrelated: usize,
    /// How many directories of vendored code were not looked into.
    pub skipped: usize,
    /// The macros whose bodies were not read, and how often each was called.
    pub unseen_macros: BTreeMap<String, usize>,
    /// How many expressions were looked at for what they hold.
    pub typed: usize,
    /// How many of those have a type that could not be found.
    pub untyped: usize,
    /// How much processor time each part of the run took.
    pub stats: Stats,
    pub(crate) texts: BTreeMap<String, Arc<str>>,
}

impl Report {
    /// Whether a finding that nothing suppresses is at least that severe.
    ///
    /// ```
    /// assert!(!money_lint::Report::default().fails(money_lint::Severity::Warning));
    /// ```
    #[must_use]
    pub fn fails(&self, at_least: Severity) -> bool {
        self.open().any(|finding| finding.severity >= at_least)
    }

    /// The report as a terminal shows it; with its reasons when `evidence` is set.
    ///
    /// ```
    /// let text = money_lint::Report::default().to_human(false, true);
    /// assert!(text.starts_with("money-lint: 0 findings"));
    /// ```
    #[must_use]
    pub fn to_human(&self, color: bool, evidence: bool) -> String {
        human::render(self, color, evidence)
    }

    /// The report as JSON; with its reasons when `evidence` is set.
    ///
    /// ```
    /// let text = money_lint::Report::default().to_json(false);
    /// assert!(text.contains("\"schema_version\": 2"));
    /// ```
    #[must_use]
    pub fn to_json(&self, evidence: bool) -> String {
        json::render(self, evidence, false)
    }

    /// The report as JSON, with the processor time of each part.
    ///
    /// ```
    /// let text = money_lint::Report::default().to_json_with_stats(false);
    /// assert!(text.contains("\"seconds\""));
    /// ```
    #[must_use]
    pub fn to_json_with_stats(&self, evidence: bool) -> String {
        json::render(self, evidence, true)
    }

    /// What the run could not see and how long its parts took, as a terminal shows it.
    ///
    /// ```
    /// let text = money_lint::Report::default().stats_to_human();
    /// assert!(text.starts_with("0 files, 0 lines"));
    /// ```
    #[must_use]
    pub fn stats_to_human(&self) -> String {
        stats::render(self)
    }

    /// Counts what reading one file gave.
    pub(crate) fn count(&mut self, input: &Input, facts: &Facts) {
        self.lines += input.lines;
        self.generated += usize::from(input.generated);
        self.unrelated += usize::from(!input.matters);
        self.stats.parsing += input.parsing;
        self.stats.facts += input.lowering;
        self.stats.sql += input.sql;
        for (name, count) in &facts.unseen_macros {
            *self.unseen_macros.entry(name.to_string()).or_default() += count;
        }
    }

    /// Names the files on which the lint itself failed.
    pub(crate) fn failed(&mut self, paths: impl IntoIterator<Item = String>) {
        let reason = "was not judged to its end: the lint failed on it";
        let failed = paths.into_iter().map(|path| NotRead { path, reason: reason.to_owned() });
        self.not_read.extend(failed);
    }

    pub(crate) fn add(&mut self, linted: Linted) {
        if linted.more > 0 {
            let reason = format!("has {} more findings where there are hundreds", linted.more);
            self.not_read.push(NotRead { path: linted.path.clone(), reason });
        }
        match linted.outcome {
            Ok((findings, text)) => {
                self.findings.extend(findings);
                self.texts.insert(linted.path, text);
            }
            Err(not_read) => self.not_read.push(not_read),
        }
    }

    fn unseen(&self) -> usize {
        self.unseen_macros.values().sum()
    }

    pub(crate) fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| !finding.suppressed)
    }
}
