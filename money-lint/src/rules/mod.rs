//! The rules and their registry: one file each, listed here by hand.
//!
//! A rule sees facts and evidence, never the disk, the configuration or the output.

mod amount_without_currency;
mod cast_money_to_float;
mod decimal_from_float;
mod decimal_to_float;
mod discarded_remainder;
mod float_arithmetic_on_money;
mod float_literal_money;
mod float_money_alias;
mod float_money_binding;
mod float_money_bound;
mod float_money_const;
mod float_money_container;
mod float_money_equality;
mod float_money_field;
mod float_money_format;
mod float_money_rate;
mod float_money_serde;
mod float_money_signature;
mod float_sql_cast;
mod float_sql_column;
mod forgiven_remainder;
mod implicit_bankers_rounding;
mod integer_division_loses_remainder;
mod integer_percent_truncates;
mod json_number_money;
mod lossy_round;
mod mixed_currency_arithmetic;
mod narrowing_money_cast;
mod parse_money_as_float;
mod rounding_in_loop;
mod skipped_float_free_check;
mod support;
mod unchecked_money_arithmetic;

use std::ops::Range;

use crate::evidence::Verdict;
use crate::facts::At;
use crate::finding::{Label, Severity, Tier};
pub(crate) use support::World;

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
    pub(crate) check: Option<fn(&World<'_>, u32) -> Vec<Found>>,
}

/// Where a finding stands: Rust in lines and columns, SQL in bytes.
#[derive(Clone, Debug)]
pub(crate) enum Place {
    At(At),
    Bytes(Range<usize>),
}

/// What a rule found, before the engine knows its line.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) place: Place,
    pub(crate) ident: String,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: String,
    pub(crate) labels: Vec<Label>,
    pub(crate) verdict: Verdict,
    pub(crate) in_test: bool,
}

/// A comment that allows something and is wrong itself: reported by the engine.
pub(crate) const MALFORMED: &str = "malformed-suppression";
pub(crate) const UNUSED: &str = "unused-suppression";

macro_rules! rules {
    ($($tier:ident $severity:ident $group:literal $id:literal $summary:literal $check:expr;)*) => {
        &[$(Rule {
            id: $id,
            summary: $summary,
            group: $group,
            tier: Tier::$tier,
            severity: Severity::$severity,
            page: include_str!(concat!("../../docs/rules/", $id, ".md")),
            check: $check,
        },)*]
    };
}

/// Every rule, by group and then by the order of the documentation.
#[rustfmt::skip]
pub(crate) const RULES: &[Rule] = rules! {
    Default Error "float types" "float-money-field"
        "a field that holds money in a float"
        Some(float_money_field::check);
    Default Error "float types" "float-money-alias"
        "a type alias that calls a float money"
        Some(float_money_alias::check);
    Default Error "float types" "float-money-container"
        "a collection, array or tuple that holds money in floats"
        Some(float_money_container::check);
    Default Warning "float types" "float-money-signature"
        "a parameter or result that passes money as a float"
        Some(float_money_signature::check);
    Default Error "float types" "float-money-const"
        "a constant or static that holds money in a float"
        Some(float_money_const::check);
    Default Warning "float types" "float-money-binding"
        "a `let` that gives money a float"
        Some(float_money_binding::check);
    Default Warning "float types" "float-money-bound"
        "a bound or `impl` header that makes money from floats or turns it into them"
        Some(float_money_bound::check);
    Pedantic Note "float types" "float-money-rate"
        "an interest, tax, fee or exchange rate in a float"
        Some(float_money_rate::check);
    Default Warning "float use" "float-arithmetic-on-money"
        "arithmetic on money in floats"
        Some(float_arithmetic_on_money::check);
    Default Warning "float use" "cast-money-to-float"
        "exact money cast to a float"
        Some(cast_money_to_float::check);
    Default Warning "float use" "decimal-from-float"
        "an exact decimal made from a float"
        Some(decimal_from_float::check);
    Default Warning "float use" "decimal-to-float"
        "an exact decimal amount turned into a float"
        Some(decimal_to_float::check);
    Default Warning "float use" "parse-money-as-float"
        "text that holds money parsed as a float"
        Some(parse_money_as_float::check);
    Default Warning "float use" "float-literal-money"
        "a float literal given to money"
        Some(float_literal_money::check);
    Default Warning "float use" "float-money-equality"
        "an equality of amounts in floats"
        Some(float_money_equality::check);
    Pedantic Note "float use" "float-money-format"
        "money in a float printed with a precision: the format rounds"
        Some(float_money_format::check);
    Default Error "float use" "float-money-serde"
        "an exact decimal amount that serde writes as a float"
        Some(float_money_serde::check);
    Default Warning "float use" "json-number-money"
        "money put into a JSON number as a float or read from one"
        Some(json_number_money::check);
    Default Error "rounding" "lossy-round"
        "money rounded in a float: the remainder is lost"
        Some(lossy_round::check);
    Default Warning "rounding" "implicit-bankers-rounding"
        "a decimal amount rounded half to even without saying so"
        Some(implicit_bankers_rounding::check);
    Default Error "rounding" "discarded-remainder"
        "the remainder of a quantized amount thrown away"
        Some(discarded_remainder::check);
    Pedantic Note "rounding" "forgiven-remainder"
        "a remainder given up for a written reason"
        Some(forgiven_remainder::check);
    Pedantic Note "rounding" "rounding-in-loop"
        "money rounded in a loop before it is summed"
        Some(rounding_in_loop::check);
    Pedantic Note "rounding" "integer-division-loses-remainder"
        "an integer amount divided without its remainder"
        Some(integer_division_loses_remainder::check);
    Pedantic Note "rounding" "integer-percent-truncates"
        "a percentage of an integer amount: the division truncates"
        Some(integer_percent_truncates::check);
    Default Warning "integers and currency" "narrowing-money-cast"
        "an amount cast to an integer that does not hold all of its values"
        Some(narrowing_money_cast::check);
    Pedantic Note "integers and currency" "unchecked-money-arithmetic"
        "an operator on integer amounts that may overflow"
        Some(unchecked_money_arithmetic::check);
    Default Warning "integers and currency" "mixed-currency-arithmetic"
        "a sum, difference or comparison of two currencies"
        Some(mixed_currency_arithmetic::check);
    Pedantic Note "integers and currency" "amount-without-currency"
        "a struct with an exact amount and no currency"
        Some(amount_without_currency::check);
    Pedantic Note "integers and currency" "skipped-float-free-check"
        "an exception from the float check of the `money` crate"
        Some(skipped_float_free_check::check);
    Default Error "SQL schema" "float-sql-column"
        "an SQL column that stores money in a float"
        Some(float_sql_column::check);
    Default Warning "SQL schema" "float-sql-cast"
        "money that SQL casts to a binary float"
        Some(float_sql_cast::check);
    Default Warning "suppressions" "malformed-suppression"
        "a suppression without a reason, with an unknown rule, or not readable"
        None;
    Default Warning "suppressions" "unused-suppression"
        "a suppression that suppresses nothing"
        None;
};

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
/// assert_eq!(money_lint::rules().filter(|rule| rule.group == "float types").count(), 8);
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
