//! What a run could not see, and where its time went.

use std::fmt::Write as _;

use super::Report;

/// How many macros are listed.
const MOST: usize = 20;

pub(super) fn render(report: &Report) -> String {
    let mut text = format!("{} files, {} lines\n", report.files, report.lines);
    let mut line = |what: &str| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{what}");
    };
    line(&format!("not linted: {} files", report.not_read.len()));
    for file in &report.not_read {
        line(&format!("  {} {}", file.path, file.reason));
    }
    line(&format!("without money or floats, not parsed: {} files", report.unrelated));
    line(&format!("generated, without findings: {} files", report.generated));
    line(&format!("vendored, not looked into: {} directories", report.skipped));
    let share = percent(report.untyped, report.typed);
    line(&format!("expressions without a type: {} of {}{share}", report.untyped, report.typed));
    line(&format!("macro bodies not seen: {}", report.unseen()));
    let mut macros: Vec<_> = report.unseen_macros.iter().collect();
    macros.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), name.as_str()));
    for (name, count) in macros.iter().take(MOST) {
        line(&format!("  {name}! {count}"));
    }
    if macros.len() > MOST {
        line(&format!("  and {} more", macros.len() - MOST));
    }
    let stats = &report.stats;
    line("processor time, seconds:");
    for (what, time) in [
        ("parsing", stats.parsing),
        ("facts", stats.facts),
        ("sql", stats.sql),
        ("inference", stats.inference),
        ("rules", stats.rules),
    ] {
        line(&format!("  {what:<9} {:.3}", time.as_secs_f64()));
    }
    text
}

fn percent(part: usize, whole: usize) -> String {
    let share = (part * 100).checked_div(whole);
    share.map(|share| format!(" ({share} %)")).unwrap_or_default()
}
