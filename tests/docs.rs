//! The README shows what really happens: its texts are those of the compiler, the lint and the
//! example, and its Rust code runs (as a documentation test of the ledger).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money_tests::{tracked_files, workspace};
use std::fs;

fn readme() -> String {
    fs::read_to_string(workspace().join("README.md")).unwrap()
}

/// The fenced blocks of this language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split("```").next().map(str::to_owned))
        .collect()
}

/// What the compiler says in the cases of `ui/`, without the lines that name a file.
fn compiler_texts() -> Vec<String> {
    let texts = tracked_files().into_iter().filter(|path| path.ends_with(".stderr"));
    texts
        .map(|path| {
            let text = fs::read_to_string(workspace().join(path)).unwrap();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("--> "));
            lines.map(|line| format!("{line}\n")).collect()
        })
        .collect()
}

#[test]
fn the_compiler_says_what_the_readme_says() {
    let texts = compiler_texts();
    let shown: Vec<_> = blocks(&readme(), "text")
        .into_iter()
        .filter(|block| block.starts_with("error[E") || block.starts_with("error:"))
        .collect();
    assert!(shown.len() >= 4, "{}", shown.len());
    for block in shown {
        assert!(texts.iter().any(|text| text.starts_with(&block)), "not in tests/ui:\n{block}");
    }
}

#[test]
fn the_lint_says_what_the_readme_says() {
    let example = workspace().join("examples/leaky-ledger");
    let report = money_lint::check(&money_lint::Options::new([&example])).unwrap();
    // The test runs in another folder than the README's reader.
    let prefix = format!("{}/", workspace().display());
    let said = report.to_human(false, false).replace(&prefix, "");
    let readme = readme();
    let shown = blocks(&readme, "text").into_iter().find(|block| block.starts_with("error[lossy"));
    let shown = shown.unwrap();
    assert!(said.contains(&shown), "{said}");
}

#[test]
fn the_readme_is_short_and_its_links_lead_somewhere() {
    let readme = readme();
    assert!(readme.lines().count() < 200);
    let links: Vec<_> =
        readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 10);
    for link in links.into_iter().filter(|link| !link.contains("://")) {
        assert!(workspace().join(link).exists(), "{link}");
    }
}

#[test]
fn the_two_commands_are_those_of_the_readme() {
    let readme = readme();
    let script = fs::read_to_string(workspace().join(".ci/run")).unwrap();
    let commands: Vec<_> = blocks(&readme, "console")
        .into_iter()
        .filter_map(|block| block.trim().strip_prefix("$ ").map(str::to_owned))
        .collect();
    assert_eq!(
        commands[..2],
        [
            "cargo run --release -p ledger -- payout examples/ledger/data/royalties.csv",
            "cargo test --workspace",
        ]
    );
    for command in &commands[..2] {
        assert!(script.contains(&format!("step {command}\n")), "{command}");
    }
}

/// Where a name such as `numbers::powers`, `ui/dynamic_add` or `number::parse::reads` stands.
fn source_of(module: &str) -> Vec<String> {
    let nested = module.replace("::", "/");
    let columns = nested.strip_prefix("columns/").unwrap_or(&nested);
    vec![
        format!("tests/{nested}.rs"),
        format!("tests/columns/tests/{columns}.rs"),
        format!("money/src/{nested}.rs"),
        format!("{nested}.rs"),
    ]
}

#[test]
fn the_tests_that_are_named_exist() {
    let table = fs::read_to_string(workspace().join("tests/README.md")).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.contains("| test |"));
    let mut named = 0;
    for row in rows {
        let tests = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        for test in tests.split('`').skip(1).step_by(2) {
            named += 1;
            if let Some(case) = test.strip_prefix("ui/") {
                let case = workspace().join(format!("tests/ui/{case}.stderr"));
                assert!(case.exists(), "{test}");
                continue;
            }
            let (module, name) = test.rsplit_once("::").expect(test);
            let found = source_of(module).into_iter().any(|path| {
                let text = fs::read_to_string(workspace().join(path));
                text.is_ok_and(|text| text.contains(&format!("fn {name}(")))
            });
            assert!(found, "{test}");
        }
    }
    assert!(named > 100, "{named}");
}
