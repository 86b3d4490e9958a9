//! Comments that allow a finding: `// money-lint: allow(rule-id[, rule-id]) reason`.
//!
//! Knows nothing of rules but their ids.

use std::ops::Range;

use crate::facts::Extent;
use crate::source::{Comment, LineIndex};

/// What a comment that speaks to the lint says.
#[derive(Clone, Debug)]
pub(crate) struct Suppression {
    /// The comment.
    pub(crate) bytes: Range<usize>,
    /// The rules that it allows, each with whether it was used.
    pub(crate) rules: Vec<(String, bool)>,
    /// The bytes of the file that it speaks for.
    scope: Range<usize>,
}

/// A comment that speaks to the lint and cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    pub(crate) bytes: Range<usize>,
    pub(crate) message: String,
}

const PREFIX: &str = "money-lint:";

/// Later ones of a file are not in force: nobody writes that many, and each costs time.
const MOST: usize = 1_000;

/// Whether any comment speaks to the lint.
pub(crate) fn is_directive(comment: &Comment) -> bool {
    comment.text.trim_start().starts_with(PREFIX)
}

/// Reads all directives of a file.
pub(crate) fn read(
    comments: &[Comment],
    extents: &[Extent],
    lines: &LineIndex,
    text: &str,
    is_rule: &dyn Fn(&str) -> bool,
) -> (Vec<Suppression>, Vec<Malformed>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for comment in comments.iter().filter(|comment| is_directive(comment)).take(MOST) {
        let line = lines.line_of(comment.start);
        let line_start = lines.start_of(line);
        let bytes = comment.start..line_start + lines.text_of(text, line).len();
        match parse(&comment.text, is_rule) {
            Ok(rules) => {
                let scope = scope(comment, extents, lines, text);
                let rules = rules.into_iter().map(|rule| (rule, false)).collect();
                good.push(Suppression { bytes, rules, scope });
            }
            Err(message) => bad.push(Malformed { bytes, message }),
        }
    }
    (good, bad)
}

fn parse(comment: &str, is_rule: &dyn Fn(&str) -> bool) -> Result<Vec<String>, String> {
    let body = comment.trim_start().strip_prefix(PREFIX).unwrap_or_default().trim();
    let list = body.strip_prefix("allow").map(str::trim_start);
    let Some((ids, reason)) = list.and_then(|rest| rest.strip_prefix('(')?.split_once(')')) else {
        return Err(format!("`{body}` is no suppression: expected `allow(rule-id) reason`"));
    };
    let ids: Vec<_> = ids.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
    if let Some(unknown) = ids.iter().find(|id| !is_rule(id)) {
        return Err(format!("there is no rule `{unknown}`: `--list-rules` prints all"));
    }
    if ids.is_empty() {
        return Err("`allow()` names no rule: expected `allow(rule-id) reason`".to_owned());
    }
    if !reason.chars().any(char::is_alphanumeric) {
        let ids = ids.join(", ");
        return Err(format!("`allow({ids})` has no reason: write one after the bracket"));
    }
    Ok(ids.into_iter().map(str::to_owned).collect())
}

/// A trailing comment speaks for its line, a leading one for the item, field or statement that
/// follows (or, where none starts there, for the next line of code).
fn scope(comment: &Comment, extents: &[Extent], lines: &LineIndex, text: &str) -> Range<usize> {
    let line_of = |at: usize| {
        let line = lines.line_of(at);
        let start = lines.start_of(line);
        start..start + lines.text_of(text, line).len() + 1
    };
    if !comment.own_line {
        return line_of(comment.start);
    }
    let next = comment.next_code;
    let follows = extents.iter().filter(|e| (e.outer..=e.inner).contains(&next) && e.end > next);
    match follows.map(|extent| extent.end).max() {
        Some(end) => next..end,
        None => line_of(next),
    }
}

impl Suppression {
    /// Whether it allows this rule at these bytes; remembers that it was used.
    pub(crate) fn allows(&mut self, rule: &str, bytes: &Range<usize>) -> bool {
        let touches = bytes.start < self.scope.end && self.scope.start < bytes.end;
        match self.rules.iter_mut().find(|(allowed, _)| allowed == rule).filter(|_| touches) {
            Some((_, used)) => {
                *used = true;
                true
            }
            None => false,
        }
    }
}
