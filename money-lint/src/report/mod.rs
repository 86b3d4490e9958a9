//! What a run found and what it could not see, and the forms in which it is printed.

mod human;
mod json;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, Severity};

/// A file that was not linted, and why.
///
/// ```
/// use money_lint::{Options, check};
///
/// let file = std::env::temp_dir().join(format!("money-lint-not-{}.rs", std::process::id()));
/// std::fs::write(&file, "fn {")?;
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
    /// How many macro calls have bodies that were not read.
    pub unseen_macros: usize,
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
    /// assert!(text.contains("\"schema_version\": 1"));
    /// ```
    #[must_use]
    pub fn to_json(&self, evidence: bool) -> String {
        json::render(self, evidence)
    }

    pub(crate) fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| !finding.suppressed)
    }
}
