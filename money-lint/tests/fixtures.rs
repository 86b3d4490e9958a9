//! Every rule runs over every fixture, and what it reports is what the markers say, exactly.

mod support;

use std::fs;

use money_lint::rules;
use support::{expect_exactly, fixtures, lint, markers};

#[test]
fn the_findings_are_the_markers() {
    for home in support::homes().into_iter().filter(|home| !home.ends_with("not-money")) {
        expect_exactly(&home);
    }
}

#[test]
fn a_fault_that_a_rule_has_learnt_to_see_is_promoted() {
    for root in support::homes().into_iter().chain([support::leaky_ledger()]) {
        let report = lint(&root);
        for file in support::sources(&root) {
            for marker in markers(&file).into_iter().filter(|marker| marker.unseen) {
                let path = file.to_string_lossy();
                let found = report.findings.iter().any(|finding| {
                    path.ends_with(&finding.path)
                        && finding.start.line == marker.line
                        && finding.rule == marker.rule
                });
                assert!(!found, "{path}:{}: write `//~ {}`", marker.line, marker.rule);
            }
        }
    }
}

#[test]
fn every_rule_has_fixtures_that_fail_and_fixtures_that_do_not() {
    for rule in rules() {
        let home = fixtures().join(rule.id);
        for name in ["bad.rs", "good.rs", "fixed.rs"] {
            assert!(home.join(name).is_file(), "{}: no {name}", rule.id);
        }
        let bad = markers(&home.join("bad.rs"));
        assert!(bad.iter().any(|marker| marker.rule == rule.id && !marker.unseen), "{}", rule.id);
        let fixed = fs::read_to_string(home.join("fixed.rs")).unwrap();
        assert!(!fixed.contains("//~"), "{}: fixed.rs is not fixed", rule.id);
        let good = markers(&home.join("good.rs"));
        assert!(good.iter().all(|marker| marker.rule != rule.id), "{}", rule.id);
    }
}

#[test]
fn code_without_money_is_silent() {
    let files = support::sources(&fixtures().join("not-money"));
    assert!(files.len() >= 5);
    for file in files {
        // Each is a program of its own; rates in floats are what the pedantic tier is for.
        let report = money_lint::check(&money_lint::Options::new([&file])).unwrap();
        assert!(report.not_read.is_empty());
        let messages: Vec<_> = report.findings.iter().map(|finding| &finding.message).collect();
        assert_eq!(messages, [""; 0], "{}", file.display());
    }
}

#[test]
fn messages_are_lower_case_without_a_full_stop_and_quote_a_name() {
    for finding in support::homes().iter().flat_map(|home| lint(home).findings) {
        for text in [&finding.message, &finding.help] {
            let first = text.chars().next().unwrap();
            assert!(first.is_lowercase() || first == '`', "{text}");
            assert!(!text.ends_with('.'), "{text}");
        }
        let is_closure = finding.message.starts_with("the closure ");
        assert!(is_closure || finding.message.contains('`'), "{}", finding.message);
        assert!(!finding.help.is_empty(), "{}", finding.rule);
        let is_about_money = !finding.rule.ends_with("suppression");
        assert_eq!(!finding.evidence.is_empty(), is_about_money, "{}", finding.message);
    }
}

#[test]
fn the_leaky_ledger_leaks_exactly_where_it_says() {
    expect_exactly(&support::leaky_ledger());
    let marked: usize =
        support::sources(&support::leaky_ledger()).iter().map(|file| markers(file).len()).sum();
    assert!(marked > 30, "the markers are gone");
}
