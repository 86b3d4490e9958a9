//! The report as JSON. A change of its shape changes `SCHEMA_VERSION`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{NotRead, Report, Stats};
use crate::finding::{Confidence, Finding, Position, Severity, Tier};

const SCHEMA_VERSION: u32 = 2;

#[derive(Serialize)]
struct Document<'r> {
    schema_version: u32,
    findings: Vec<Entry<'r>>,
    summary: Summary<'r>,
}

#[derive(Serialize)]
struct Entry<'r> {
    rule: &'r str,
    severity: Severity,
    confidence: Confidence,
    tier: Tier,
    path: &'r str,
    line: usize,
    column: usize,
    end: Position,
    bytes: Bytes,
    message: &'r str,
    ident: &'r str,
    fingerprint: &'r str,
    suppressed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'r [String]>,
}

#[derive(Serialize)]
struct Bytes {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Summary<'r> {
    files: usize,
    lines: usize,
    findings: usize,
    suppressed: usize,
    /// What the run could not see.
    not_read: &'r [NotRead],
    generated: usize,
    unrelated: usize,
    skipped: usize,
    unseen_macros: &'r BTreeMap<String, usize>,
    typed: usize,
    untyped: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<Seconds>,
}

/// Processor time of each part.
#[derive(Serialize)]
struct Seconds {
    parsing: f64,
    facts: f64,
    sql: f64,
    inference: f64,
    rules: f64,
}

pub(super) fn render(report: &Report, evidence: bool, stats: bool) -> String {
    let open = report.open().count();
    let document = Document {
        schema_version: SCHEMA_VERSION,
        findings: report.findings.iter().map(|finding| entry(finding, evidence)).collect(),
        summary: Summary {
            files: report.files,
            lines: report.lines,
            findings: open,
            suppressed: report.findings.len() - open,
            not_read: &report.not_read,
            generated: report.generated,
            unrelated: report.unrelated,
            skipped: report.skipped,
            unseen_macros: &report.unseen_macros,
            typed: report.typed,
            untyped: report.untyped,
            seconds: stats.then(|| seconds(&report.stats)),
        },
    };
    // Strings and numbers only: there is nothing in it that JSON cannot hold.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn seconds(stats: &Stats) -> Seconds {
    Seconds {
        parsing: stats.parsing.as_secs_f64(),
        facts: stats.facts.as_secs_f64(),
        sql: stats.sql.as_secs_f64(),
        inference: stats.inference.as_secs_f64(),
        rules: stats.rules.as_secs_f64(),
    }
}

fn entry(finding: &Finding, evidence: bool) -> Entry<'_> {
    Entry {
        rule: finding.rule,
        severity: finding.severity,
        confidence: finding.confidence,
        tier: finding.tier,
        path: &finding.path,
        line: finding.start.line,
        column: finding.start.column,
        end: finding.end,
        bytes: Bytes { start: finding.bytes.start, end: finding.bytes.end },
        message: &finding.message,
        ident: &finding.ident,
        fingerprint: &finding.fingerprint,
        suppressed: finding.suppressed,
        evidence: evidence.then_some(&finding.evidence),
    }
}
