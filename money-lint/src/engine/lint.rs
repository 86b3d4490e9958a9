//! Rules over one file: findings, suppressions, fingerprints.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::Options;
use super::read::Input;
use crate::config::{Config, Level};
use crate::evidence::Verdict;
use crate::facts::At;
use crate::finding::{Confidence, Finding, Severity, Tier};
use crate::report::NotRead;
use crate::rules::{Found, MALFORMED, Place, RULES, Rule, UNUSED, World, find};
use crate::source::{LineIndex, read};
use crate::suppress;

/// What the command line and the configuration ask of the rules.
pub(super) struct Settings {
    rules: Vec<(&'static Rule, Severity)>,
    tests: bool,
}

impl Settings {
    pub(super) fn new(options: &Options, config: &Config) -> Self {
        let pedantic = options.pedantic || config.pedantic == Some(true);
        let level = |rule: &Rule| {
            let wanted = config.levels.iter().find(|(id, _)| id == rule.id);
            match wanted.map(|(_, level)| level) {
                Some(Level::Off) => None,
                Some(Level::On(severity)) => Some(*severity),
                None if rule.tier == Tier::Pedantic && !pedantic => None,
                None => Some(rule.severity),
            }
        };
        Self {
            rules: RULES.iter().filter_map(|rule| Some((rule, level(rule)?))).collect(),
            tests: options.tests && config.tests != Some(false),
        }
    }

    fn severity(&self, id: &str) -> Option<(&'static Rule, Severity)> {
        self.rules.iter().find(|(rule, _)| rule.id == id).copied()
    }
}

/// What linting one file gave.
pub(crate) struct Linted {
    pub(crate) path: String,
    /// How many findings stand on lines that have too many to be told.
    pub(crate) more: usize,
    pub(crate) outcome: Result<(Vec<Finding>, Arc<str>), NotRead>,
}

/// Runs the rules over one file; `None` when there is nothing to say.
pub(super) fn lint(
    world: &World<'_>,
    file: usize,
    input: &Input,
    settings: &Settings,
) -> Option<Linted> {
    let file = u32::try_from(file).unwrap_or(u32::MAX);
    let source = world.source(file)?;
    let mut found: Vec<(&'static Rule, Severity, Found)> = Vec::new();
    for (rule, severity) in settings.rules.iter().filter(|_| !input.generated) {
        let Some(check) = rule.check else { continue };
        let all = check(world, file).into_iter().filter(|found| settings.tests || !found.in_test);
        found.extend(all.map(|found| (*rule, *severity, found)));
    }
    yield_to_others(&mut found);
    let more = thin_out(&mut found);
    if found.is_empty() && input.comments.is_empty() {
        return None;
    }
    let path = source.path.clone();
    let text: Arc<str> = match read(&input.full) {
        Ok(text) => text.into(),
        Err(reason) => {
            let outcome = Err(NotRead { path: path.clone(), reason });
            return Some(Linted { path, more, outcome });
        }
    };
    let page = Page { path: &path, text: &text, lines: LineIndex::new(&text) };
    let mut findings: Vec<_> = found
        .into_iter()
        .map(|(rule, severity, found)| page.finding(rule, severity, found))
        .collect();
    page.suppress(input, &source.facts.extents, settings, &mut findings);
    number(&mut findings);
    Some(Linted { path, more, outcome: Ok((findings, text)) })
}

/// A line with hundreds of findings was written by a machine, and so was SQL with thousands: the
/// first are told, the others counted.
fn thin_out(found: &mut Vec<(&'static Rule, Severity, Found)>) -> usize {
    const MOST_A_LINE: u32 = 100;
    const MOST_IN_SQL: u32 = 1_000;
    let all = found.len();
    let mut lines: BTreeMap<u32, u32> = BTreeMap::new();
    found.retain(|(_, _, it)| {
        let (line, most) = match &it.place {
            Place::At(at) => (at.start.line, MOST_A_LINE),
            // The line of SQL is not known yet.
            Place::Bytes(_) => (u32::MAX, MOST_IN_SQL),
        };
        let count = lines.entry(line).or_default();
        *count += 1;
        *count <= most
    });
    all - found.len()
}

/// Arithmetic on a line that another rule reports is the same place to mend.
fn yield_to_others(found: &mut Vec<(&'static Rule, Severity, Found)>) {
    const YIELDS: &str = "float-arithmetic-on-money";
    let line = |found: &Found| match &found.place {
        Place::At(at) => Some(at.start.line),
        Place::Bytes(_) => None,
    };
    let is_stronger = |rule: &Rule| {
        rule.id != YIELDS && rule.tier == Tier::Default && rule.group != "float types"
    };
    let taken: BTreeSet<_> =
        found.iter().filter(|(rule, ..)| is_stronger(rule)).map(|(.., it)| line(it)).collect();
    found.retain(|(rule, _, it)| rule.id != YIELDS || !taken.contains(&line(it)));
}

/// A file whose findings are placed.
struct Page<'p> {
    path: &'p str,
    text: &'p str,
    lines: LineIndex,
}

impl Page<'_> {
    /// Marks what comments allow, and reports comments that allow nothing or say nothing.
    fn suppress(
        &self,
        input: &Input,
        extents: &[crate::facts::Extent],
        settings: &Settings,
        findings: &mut Vec<Finding>,
    ) {
        let is_rule = |id: &str| find(id).is_some_and(|rule| rule.check.is_some());
        let (mut allowed, malformed) =
            suppress::read(&input.comments, extents, &self.lines, self.text, &is_rule);
        for finding in findings.iter_mut() {
            for suppression in &mut allowed {
                finding.suppressed |= suppression.allows(finding.rule, &finding.bytes);
            }
        }
        let wrong =
            malformed.into_iter().map(|bad| (MALFORMED, bad.bytes, bad.message, String::new()));
        let unused = allowed.into_iter().flat_map(|suppression| {
            // What a rule that does not run would have found is not known.
            let unused = suppression
                .rules
                .into_iter()
                .filter(|(id, used)| !used && settings.severity(id).is_some());
            unused.map(move |(id, _)| {
                let message = format!("`allow({id})` suppresses nothing");
                (UNUSED, suppression.bytes.clone(), message, id)
            })
        });
        for (id, bytes, message, ident) in wrong.chain(unused) {
            let Some((rule, severity)) = settings.severity(id) else { continue };
            let found = about_comment(id, bytes, message, ident);
            findings.push(self.finding(rule, severity, found));
        }
    }

    fn bytes_of(&self, at: At) -> Range<usize> {
        self.lines.byte_of(self.text, at.start)..self.lines.byte_of(self.text, at.end)
    }

    fn finding(&self, rule: &Rule, severity: Severity, found: Found) -> Finding {
        let (text, lines) = (self.text, &self.lines);
        let bytes = match found.place {
            Place::At(at) => self.bytes_of(at),
            Place::Bytes(bytes) => bytes,
        };
        let labels =
            found.labels.into_iter().map(|label| (self.bytes_of(label.at), label.text)).collect();
        let line = lines.text_of(text, lines.line_of(bytes.start));
        let snippet: Vec<_> = line.split_whitespace().collect();
        Finding {
            rule: rule.id,
            // What a test loses nobody is owed.
            severity: if found.in_test { Severity::Note } else { severity },
            confidence: found.verdict.confidence,
            tier: rule.tier,
            path: self.path.to_owned(),
            start: lines.position(text, bytes.start),
            end: lines.position(text, bytes.end),
            bytes,
            message: found.message,
            help: found.help,
            ident: found.ident,
            fingerprint: format!("{}\0{}\0{}", rule.id, self.path, snippet.join(" ")),
            suppressed: false,
            evidence: found.verdict.reasons,
            label: found.label,
            labels,
        }
    }
}

fn about_comment(id: &str, bytes: Range<usize>, message: String, ident: String) -> Found {
    let help = match id {
        UNUSED => "remove the comment, or the rule from its list",
        _ => "write `money-lint: allow(rule-id) reason`",
    };
    let mut verdict = Verdict::unknown();
    verdict.confidence = Confidence::High;
    Found {
        place: Place::Bytes(bytes),
        ident,
        message,
        label: String::new(),
        help: help.to_owned(),
        labels: Vec::new(),
        verdict,
        in_test: false,
    }
}

/// Turns fingerprint keys into hashes; equal lines of a file are told apart by their order.
fn number(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.bytes.start, a.rule).cmp(&(b.bytes.start, b.rule)));
    let mut seen = BTreeMap::new();
    for finding in findings {
        let count: &mut usize = seen.entry(finding.fingerprint.clone()).or_default();
        finding.fingerprint = hash(&format!("{}\0{count}", finding.fingerprint));
        *count += 1;
    }
}

/// FNV-1a, 64 bits: stable over versions and machines, which std's hasher is not.
fn hash(text: &str) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    format!("{:016x}", text.bytes().fold(OFFSET, mix))
}
