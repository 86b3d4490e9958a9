//! The program as it is called: exit codes, formats, configuration, the walk.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use support::Scratch;

const BAD: &str = "struct Order {\n    price: f64,\n}\n";
const WARNING: &str = "fn pay(price: f64) {}\n";

fn run(directory: &Path, arguments: &[&str]) -> (i32, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_cargo-money-lint"))
        .args(arguments)
        .current_dir(directory)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn json(directory: &Path, arguments: &[&str]) -> Value {
    let all: Vec<_> = ["--format", "json"].iter().chain(arguments).copied().collect();
    serde_json::from_str(&run(directory, &all).1).unwrap()
}

#[test]
fn exit_codes_say_what_happened() {
    let home = Scratch::new(&[("bad.rs", BAD), ("warn.rs", WARNING), ("good.rs", "fn f() {}\n")]);
    let code = |arguments: &[&str]| run(&home, arguments).0;
    assert_eq!(code(&["good.rs"]), 0);
    assert_eq!(code(&[]), 1);
    assert_eq!(code(&["bad.rs", "good.rs"]), 1);
    assert_eq!(code(&["warn.rs"]), 1);
    assert_eq!(code(&["--fail-on", "error", "warn.rs"]), 0);
    assert_eq!(code(&["--fail-on", "error", "bad.rs"]), 1);
    assert_eq!(code(&["--fail-on", "note", "warn.rs"]), 1);
    assert_eq!(code(&["no-such-file.rs"]), 2);
    assert_eq!(code(&["--no-such-flag"]), 2);
    assert_eq!(code(&["--fail-on", "much"]), 2);
    assert_eq!(code(&["--config", "no-such.toml"]), 2);
    assert_eq!(code(&["--explain", "no-such-rule"]), 2);
    assert_eq!(code(&["--help"]), 0);
}

#[test]
fn it_works_below_cargo_and_alone() {
    let home = Scratch::new(&[("bad.rs", BAD)]);
    assert_eq!(run(&home, &["money-lint", "bad.rs"]), run(&home, &["bad.rs"]));
    let below = Scratch::new(&[("money-lint/bad.rs", BAD), ("worse.rs", BAD)]);
    let alone = Command::new(env!("CARGO_BIN_EXE_cargo-money-lint"))
        .arg("money-lint")
        .current_dir(&*below)
        .env_remove("CARGO")
        .output()
        .unwrap();
    let text = String::from_utf8(alone.stdout).unwrap();
    assert!(text.contains("1 finding in 1 file "), "a directory of the program's name: {text}");
}

#[test]
fn the_human_report_looks_like_the_compiler_s() {
    let home = Scratch::new(&[("src/order.rs", BAD)]);
    let expected = "\
error[float-money-field]: field `price` holds money in `f64`
 --> src/order.rs:2:12
  |
2 |     price: f64,
  |     -----  ^^^ `f64` cannot hold 0.10
  |     |
  |     this is money
  |
  = help: use a money type, an exact decimal, or an integer number of minor units

money-lint: 1 finding in 1 file (3 lines)
";
    assert_eq!(run(&home, &[]), (1, expected.to_owned(), String::new()));
    let (_, text, _) = run(&home, &["--explain-evidence"]);
    assert!(text.contains("= note: money because of `price` in `price`"), "{text}");
}

#[test]
fn the_json_report_has_its_shape() {
    let line = "fn f(é: f64, price: f64) {} // money-lint: allow(float-money-signature) a test\n";
    let home =
        Scratch::new(&[("a.rs", line), ("b.rs", "fn fee(a: f64 {"), ("c.rs", "m! { 1.5 }\n")]);
    let report = json(&home, &[]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let mut expected = [
        "rule",
        "severity",
        "confidence",
        "tier",
        "path",
        "line",
        "column",
        "end",
        "bytes",
        "message",
        "ident",
        "fingerprint",
        "suppressed",
    ];
    expected.sort_unstable();
    let mut found = keys(&report["findings"][0]);
    found.sort_unstable();
    assert_eq!(found, expected);
    let finding = &report["findings"][0];
    assert_eq!(report["schema_version"], 2);
    assert_eq!(finding["rule"], "float-money-signature");
    assert_eq!(finding["severity"], "warning");
    assert_eq!(finding["tier"], "default");
    assert_eq!(finding["path"], "a.rs");
    assert_eq!((&finding["line"], &finding["column"]), (&1.into(), &21.into()), "in characters");
    assert_eq!(finding["end"]["column"], 24);
    assert_eq!(finding["bytes"]["start"], 21, "in bytes, from zero");
    assert_eq!(finding["ident"], "price");
    assert_eq!(finding["suppressed"], true);
    assert_eq!(finding["fingerprint"].as_str().unwrap().len(), 16);
    let summary = &report["summary"];
    assert_eq!(summary["findings"], 0);
    assert_eq!(summary["suppressed"], 1);
    assert_eq!(summary["files"], 3);
    assert_eq!(summary["not_read"][0]["path"], "b.rs");
    assert_eq!(summary["unseen_macros"]["m"], 1);
    assert_eq!(run(&home, &["--format", "json"]).0, 0, "a suppressed finding does not fail");
    assert!(json(&home, &["--explain-evidence"])["findings"][0]["evidence"].is_array());
}

#[test]
fn fingerprints_follow_the_line_and_not_its_number() {
    let home = Scratch::new(&[("a.rs", BAD), ("sub/a.rs", BAD)]);
    let prints = || {
        let report = json(&home, &[]);
        let all = report["findings"].as_array().unwrap().clone();
        all.iter().map(|f| f["fingerprint"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = prints();
    assert_ne!(before[0], before[1]);
    fs::write(home.join("a.rs"), format!("// moved\n\n{}", BAD.replace("    ", "\t"))).unwrap();
    assert_eq!(prints(), before);
    fs::write(home.join("a.rs"), format!("{BAD}mod m {{\n{BAD}}}\n")).unwrap();
    let twice = prints();
    assert_eq!(twice.len(), 3);
    assert_eq!(twice[0], before[0]);
    assert_ne!(twice[1], twice[0], "equal lines are told apart");
}

#[test]
fn excludes_are_read_and_named_paths_are_linted_all_the_same() {
    let config = "exclude = [\n  \"bad/**\", # on purpose\n  \"**/*.gen.rs\",\n]\n";
    let files = [
        ("money-lint.toml", config),
        ("bad/a.rs", BAD),
        ("bad/deep/b.rs", BAD),
        ("src/c.rs", BAD),
        ("src/d.gen.rs", BAD),
        ("bad/e.gen.rs", BAD),
    ];
    let home = Scratch::new(&files);
    let paths = |directory: &Path, arguments: &[&str]| {
        let report = json(directory, arguments);
        let all = report["findings"].as_array().unwrap().clone();
        all.iter().map(|f| f["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(paths(&home, &[]), ["src/c.rs"]);
    assert_eq!(paths(&home, &["bad"]), ["bad/a.rs", "bad/deep/b.rs"]);
    assert_eq!(paths(&home, &["bad/deep"]), ["bad/deep/b.rs"]);
    assert_eq!(paths(&home, &["src/d.gen.rs"]), ["src/d.gen.rs"]);
    assert_eq!(paths(&home.join("src"), &[]), ["c.rs"], "found by walking up");
    fs::write(home.join("other.toml"), "").unwrap();
    assert_eq!(paths(&home, &["--config", "other.toml"]).len(), 5);
}

#[test]
fn a_wrong_configuration_stops_the_run_and_names_the_place() {
    let home = Scratch::new(&[("money-lint.toml", "exclude = []\nexclud = []\n"), ("a.rs", "")]);
    let (code, stdout, stderr) = run(&home, &[]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.starts_with("error: ") && stderr.contains("money-lint.toml:2:1"), "{stderr}");
    assert!(stderr.contains("unknown field `exclud`"), "{stderr}");
}

#[test]
fn the_walk_leaves_out_what_git_and_cargo_do_not_want() {
    let files = [
        (".gitignore", "/ignored\n"),
        ("Cargo.toml", "[package]\nname = \"a\"\n"),
        ("ignored/a.rs", BAD),
        ("target/b.rs", BAD),
        (".hidden/c.rs", BAD),
        ("src/target/d.rs", BAD),
        ("src/e.txt", BAD),
    ];
    let home = Scratch::new(&files);
    let report = json(&home, &[]);
    assert_eq!(report["summary"]["files"], 1);
    assert_eq!(report["findings"][0]["path"], "src/target/d.rs", "a module, not a build");
}

#[test]
fn aliases_are_seen_across_the_files_of_a_package() {
    let files = [
        ("a/Cargo.toml", "[package]\nname = \"a\"\n"),
        ("a/src/lib.rs", "pub mod types;\nmod order;\n"),
        ("a/src/types.rs", "pub type Real = f64;\npub type Exact = i64;\n"),
        (
            "a/src/order.rs",
            "use crate::types::{Exact, Real as Number};\nstruct O { price: Number, fee: Exact }\n",
        ),
        ("b/Cargo.toml", "[package]\nname = \"b\"\n[dependencies]\na = { path = \"../a\" }\n"),
        ("b/src/lib.rs", "mod order;\n"),
        ("b/src/order.rs", "use a::types::Real;\nstruct P { price: Real, fee: crate::Real }\n"),
    ];
    let home = Scratch::new(&files);
    let report = json(&home, &[]);
    let places: Vec<_> = report["findings"].as_array().unwrap().iter().collect();
    assert_eq!(places.len(), 2, "{report:#}");
    assert_eq!(
        (&places[0]["path"], &places[0]["ident"]),
        (&"a/src/order.rs".into(), &"price".into())
    );
    assert_eq!(
        (&places[1]["path"], &places[1]["ident"]),
        (&"b/src/order.rs".into(), &"price".into())
    );
}

#[test]
fn rules_are_listed_and_explained() {
    let home = Scratch::new(&[]);
    let (_, list, _) = run(&home, &["--list-rules"]);
    assert_eq!(list.lines().count(), money_lint::rules().count());
    for rule in money_lint::rules() {
        assert!(list.contains(rule.id));
        let (code, page, _) = run(&home, &["--explain", rule.id]);
        assert_eq!((code, page.as_str()), (0, rule.page));
    }
    let readme = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    let readme = readme.unwrap();
    for rule in money_lint::rules() {
        let row = format!(
            "| [`{0}`](docs/rules/{0}.md) | {1} | {2} | {3} |",
            rule.id, rule.tier, rule.severity, rule.summary
        );
        assert!(readme.contains(&row), "the README has no row\n{row}");
    }
}

#[test]
fn reports_are_the_same_every_time() {
    let first = run(&support::fixtures(), &["--format", "json"]);
    for _ in 0..5 {
        assert_eq!(run(&support::fixtures(), &["--format", "json"]), first);
    }
}
