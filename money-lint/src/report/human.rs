//! The report for people, in the look of rustc's messages.

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::Report;
use crate::finding::{Finding, Severity};
use crate::source::LineIndex;

/// A line that is longer is not shown: nobody reads it, and it may be a whole minified file.
const LONGEST_LINE: usize = 1_000;

pub(super) fn render(report: &Report, color: bool, evidence: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    let mut page: Option<(&str, LineIndex)> = None;
    for finding in report.open() {
        let text = report.texts.get(&finding.path).map(AsRef::as_ref).unwrap_or_default();
        // Findings stand in the order of their files: each is looked through once.
        let lines = match page.take().filter(|(path, _)| *path == finding.path) {
            Some((_, lines)) => lines,
            None => LineIndex::new(text),
        };
        out.push_str(&one(&renderer, finding, (text, &lines), evidence));
        page = Some((&finding.path, lines));
        out.push_str("\n\n");
    }
    for file in &report.not_read {
        let path = printable(&file.path);
        let message = format!("`{path}` {}: it is not linted to its end", file.reason);
        let group = Level::WARNING
            .primary_title(message)
            .elements(std::iter::empty::<Snippet<'_, annotate_snippets::Annotation<'_>>>());
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out.push_str(&summary(report));
    out
}

/// A file's name is another's text: it must not steer the terminal.
fn printable(path: &str) -> String {
    path.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn one(
    renderer: &Renderer,
    finding: &Finding,
    (text, lines): (&str, &LineIndex),
    evidence: bool,
) -> String {
    let path = printable(&finding.path);
    let ranges = || {
        let labels = finding.labels.iter().map(|(bytes, _)| bytes.clone());
        std::iter::once(finding.bytes.clone()).chain(labels)
    };
    let first = ranges().map(|range| lines.line_of(range.start)).min().unwrap_or(0);
    let last = ranges().map(|range| lines.line_of(range.end)).max().unwrap_or(0);
    let start = lines.start_of(first);
    let end = lines.start_of(last) + lines.text_of(text, last).len();
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.rule);
    let help = Level::HELP.message(finding.help.as_str());
    let note = Level::NOTE.message(format!("money because of {}", finding.evidence.join(", ")));
    let note = Some(note).filter(|_| evidence && !finding.evidence.is_empty());
    let excerpt = text.get(start..end).unwrap_or_default();
    if excerpt.lines().any(|line| line.len() > LONGEST_LINE) {
        let origin = annotate_snippets::Origin::path(path.as_str())
            .line(finding.start.line)
            .char_column(finding.start.column);
        return renderer.render(&[title.element(origin).elements(note).element(help)]);
    }
    let inside = |range: &Range<usize>| {
        range.start.saturating_sub(start)..range.end.saturating_sub(start).min(excerpt.len())
    };
    let mut snippet = Snippet::source(excerpt)
        .line_start(first + 1)
        .path(path.as_str())
        .annotation(primary(finding, inside(&finding.bytes)));
    for (bytes, text) in &finding.labels {
        let span = AnnotationKind::Context.span(inside(bytes)).label(text.as_str());
        snippet = snippet.annotation(span);
    }
    renderer.render(&[title.element(snippet).elements(note).element(help)])
}

fn primary(finding: &Finding, span: Range<usize>) -> annotate_snippets::Annotation<'_> {
    let annotation = AnnotationKind::Primary.span(span);
    if finding.label.is_empty() { annotation } else { annotation.label(finding.label.as_str()) }
}

fn summary(report: &Report) -> String {
    let open = report.open().count();
    let suppressed = report.findings.len() - open;
    let mut text = format!(
        "money-lint: {} in {} ({})",
        counted(open, "finding"),
        counted(report.files, "file"),
        counted(report.lines, "line")
    );
    let more = [
        (suppressed, "suppressed".to_owned()),
        (report.not_read.len(), format!("{} not linted", plural(report.not_read.len(), "file"))),
        (report.unseen(), format!("{} not seen", plural(report.unseen(), "macro body"))),
        (report.generated, format!("{} generated", plural(report.generated, "file"))),
        (report.skipped, format!("{} skipped", plural(report.skipped, "vendored directory"))),
    ];
    for (count, what) in more.iter().filter(|(count, _)| *count > 0) {
        // Writing to a string cannot fail.
        let _ = write!(text, "; {count} {what}");
    }
    text.push('\n');
    text
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {}", plural(count, noun))
}

fn plural(count: usize, noun: &str) -> String {
    match noun.strip_suffix('y') {
        _ if count == 1 => noun.to_owned(),
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    }
}
