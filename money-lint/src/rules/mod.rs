//! The rules and their registry: one file each, listed here by hand.
//!
//! A rule sees facts and evidence, never the disk, the configuration or the output.

mod cast_money_to_float;
mod decimal_from_float;
mod float_money_alias;
mod float_money_field;
mod float_money_signature;
mod float_sql_column;
mod lossy_round;
mod parse_money_as_float;

use std::ops::Range;

use crate::evidence::Verdict;
use crate::facts::Table;
use crate::finding::{Label, Severity, Tier};

/// A rule of the registry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) summary: &'static str,
    pub(crate) group: &'static str,
    pub(crate) tier: Tier,
    pub(crate) severity: Severity,
    /// The page that `--explain` prints.
    pub(crate) page: &'static str,
    /// Looks at one file; the engine itself finds what has no check (faults of suppressions).
    pub(crate) check: Option<fn(&Table<'_>, usize) -> Vec<Found>>,
}

/// What a rule found, before the engine knows its line.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) bytes: Range<usize>,
    pub(crate) ident: String,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: String,
    pub(crate) labels: Vec<Label>,
    pub(crate) verdict: Verdict,
}

/// A comment that allows something and is wrong itself: reported by the engine.
pub(crate) const MALFORMED: &str = "malformed-suppression";
pub(crate) const UNUSED: &str = "unused-suppression";

macro_rules! rule {
    ($id:literal, $summary:literal, $group:literal, $severity:ident, $check:expr) => {
        Rule {
            id: $id,
            summary: $summary,
            group: $group,
            tier: Tier::Default,
            severity: Severity::$severity,
            page: include_str!(concat!("../../docs/rules/", $id, ".md")),
            check: $check,
        }
    };
}

/// Every rule, by group and then by the order of the documentation.
pub(crate) const RULES: &[Rule] = &[
    rule!(
        "float-money-field",
        "a field that holds money in a float",
        "float types",
        Error,
        Some(float_money_field::check)
    ),
    rule!(
        "float-money-alias",
        "a type alias that calls a float money",
        "float types",
        Error,
        Some(float_money_alias::check)
    ),
    rule!(
        "float-money-signature",
        "a parameter or result that passes money as a float",
        "float types",
        Warning,
        Some(float_money_signature::check)
    ),
    rule!(
        "cast-money-to-float",
        "exact money cast to a float",
        "float use",
        Warning,
        Some(cast_money_to_float::check)
    ),
    rule!(
        "decimal-from-float",
        "an exact decimal made from a float",
        "float use",
        Warning,
        Some(decimal_from_float::check)
    ),
    rule!(
        "parse-money-as-float",
        "text that holds money parsed as a float",
        "float use",
        Warning,
        Some(parse_money_as_float::check)
    ),
    rule!(
        "lossy-round",
        "money rounded in a float: the remainder is lost",
        "rounding",
        Error,
        Some(lossy_round::check)
    ),
    rule!(
        "float-sql-column",
        "an SQL column that stores money in a float",
        "SQL schema",
        Error,
        Some(float_sql_column::check)
    ),
    rule!(
        "malformed-suppression",
        "a suppression without a reason, with an unknown rule, or not readable",
        "suppressions",
        Warning,
        None
    ),
    rule!(
        "unused-suppression",
        "a suppression that suppresses nothing",
        "suppressions",
        Warning,
        None
    ),
];

/// The rule of that id.
pub(crate) fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// What is known of a rule.
///
/// ```
/// let rule = money_lint::rules().find(|rule| rule.id == "lossy-round").unwrap();
/// assert_eq!(rule.group, "rounding");
/// assert!(rule.page.starts_with("# lossy-round"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// Its id, as suppressions name it.
    pub id: &'static str,
    /// One line on what it finds.
    pub summary: &'static str,
    /// The group that it belongs to.
    pub group: &'static str,
    /// Who is meant to see its findings.
    pub tier: Tier,
    /// How bad its findings are.
    pub severity: Severity,
    /// Its documentation, in Markdown.
    pub page: &'static str,
}

/// Every rule of this version.
///
/// ```
/// assert_eq!(money_lint::rules().filter(|rule| rule.group == "float types").count(), 3);
/// ```
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    RULES.iter().map(|rule| RuleInfo {
        id: rule.id,
        summary: rule.summary,
        group: rule.group,
        tier: rule.tier,
        severity: rule.severity,
        page: rule.page,
    })
}

#[cfg(test)]
mod tests {
    use super::{MALFORMED, RULES, UNUSED, find};

    #[test]
    fn ids_are_unique_kebab_case_names() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.id);
            assert!(!rule.id.starts_with("no-"), "{}: name the bad pattern", rule.id);
            assert!(RULES.iter().skip(at + 1).all(|other| other.id != rule.id), "{}", rule.id);
        }
        assert!(find(MALFORMED).is_some() && find(UNUSED).is_some());
    }

    #[test]
    fn every_page_has_the_headings_in_order() {
        const HEADINGS: [&str; 5] = [
            "## What it does",
            "## Why is this bad?",
            "## Example",
            "## Use instead",
            "## Fix safety",
        ];
        for rule in RULES {
            let headings: Vec<_> = rule.page.lines().filter(|l| l.starts_with("## ")).collect();
            assert_eq!(headings, HEADINGS, "{}", rule.id);
            assert!(rule.page.starts_with(&format!("# {}\n", rule.id)), "{}", rule.id);
        }
    }

    #[test]
    fn summaries_follow_the_message_convention() {
        for rule in RULES {
            assert!(rule.summary.starts_with(char::is_lowercase), "{}", rule.id);
            assert!(!rule.summary.ends_with('.'), "{}", rule.id);
        }
    }
}
