//! Our own lint on our own code: nothing in the workspace, and in the leaky example exactly what is
//! marked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money_lint::{Options, Report, Severity, check};
use money_tests::{tracked_files, workspace};
use std::fs;
use std::path::Path;

/// The unsuppressed findings, as `path:line rule`.
fn findings(report: &Report) -> Vec<String> {
    let unsuppressed = report.findings.iter().filter(|finding| !finding.suppressed);
    let mut found: Vec<_> = unsuppressed
        .map(|finding| format!("{}:{} {}", finding.path, finding.start.line, finding.rule))
        .collect();
    found.sort();
    found
}

#[test]
fn the_workspace_is_clean() {
    let mut report = check(&Options::new([workspace()])).unwrap();
    // Test code gets notes: it drops remainders that nobody is owed.
    report.findings.retain(|finding| finding.severity > Severity::Note);
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn the_leaky_example_is_found_line_by_line() {
    let folder = "examples/leaky-ledger/";
    let mut marked = Vec::new();
    for path in tracked_files().into_iter().filter(|path| path.starts_with(folder)) {
        if !Path::new(&path).extension().is_some_and(|kind| kind == "rs" || kind == "sql") {
            continue;
        }
        let text = fs::read_to_string(workspace().join(&path)).unwrap();
        let path = path.strip_prefix(folder).unwrap();
        for (index, line) in text.lines().enumerate() {
            if let Some((above, rules)) = markers(line) {
                let number = index + 1 - above;
                marked.extend(rules.into_iter().map(|rule| format!("{path}:{number} {rule}")));
            }
        }
    }
    marked.sort();
    assert!(marked.len() >= 20, "{}", marked.len());
    let mut options = Options::new([workspace().join(folder)]);
    options.pedantic = true;
    let report = check(&options).unwrap();
    let found: Vec<_> = findings(&report)
        .into_iter()
        .filter_map(|finding| finding.split_once(folder).map(|(_, inside)| inside.to_owned()))
        .collect();
    assert_eq!(found, marked);
}

/// The markers of a line: `//~ rule` for this line, `//~^ rule` for the one above, `--~` in SQL.
/// `//~? rule` is a fault that no rule sees yet.
fn markers(line: &str) -> Option<(usize, Vec<&str>)> {
    if line.starts_with("//!") {
        return None;
    }
    let marker = line.split_once("//~").or_else(|| line.split_once("--~"))?.1;
    let rules = marker.trim_start_matches('^');
    if rules.starts_with('?') {
        return None;
    }
    let rules = rules.split([' ', ',']).filter(|rule| !rule.is_empty()).collect();
    Some((marker.len() - marker.trim_start_matches('^').len(), rules))
}
