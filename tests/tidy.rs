//! The habits of this workspace that a test can check.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money_tests::{tracked_files, workspace};
use std::fs;
use std::path::Path;

const MAX_COLUMNS: usize = 100;
const MAX_LINES_OF_CODE: usize = 500;
const MAX_PROC_MACRO_LIB: usize = 70;

/// Our own Rust sources: what the compiler's texts and the lint's fixtures say is not ours to
/// style.
fn sources() -> Vec<(String, String)> {
    let ours = |path: &String| {
        let is_rust = Path::new(path).extension().is_some_and(|extension| extension == "rs");
        is_rust && !path.contains("/ui/") && !path.contains("/fixtures/")
    };
    let read = |path: String| {
        let text = fs::read_to_string(workspace().join(&path)).unwrap();
        (path, text)
    };
    tracked_files().into_iter().filter(ours).map(read).collect()
}

/// The lines before the unit tests.
fn code_lines(text: &str) -> usize {
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

fn check(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn there_are_sources() {
    let sources = sources();
    assert!(sources.len() > 40, "{}", sources.len());
    for file in ["money/src/lib.rs", "money-lint/src/lib.rs", "examples/ledger/src/lib.rs"] {
        assert!(sources.iter().any(|(path, _)| path == file), "{file}");
    }
}

#[test]
fn lines_fit_the_screen() {
    let mut problems = Vec::new();
    for (path, text) in sources() {
        for (number, line) in text.lines().enumerate() {
            // The lint's markers stand behind the code that they mark.
            let code = line.split(" //~").next().unwrap_or_default();
            if code.chars().count() > MAX_COLUMNS {
                problems.push(format!("{path}:{}: over {MAX_COLUMNS} columns", number + 1));
            }
            if line.ends_with(' ') || line.contains('\t') {
                problems.push(format!("{path}:{}: trailing space or tab", number + 1));
            }
        }
    }
    check(&problems);
}

#[test]
fn files_hold_one_idea() {
    let mut problems = Vec::new();
    for (path, text) in sources() {
        let lines = code_lines(&text);
        let limit = match path.as_str() {
            "money-derive/src/lib.rs" => MAX_PROC_MACRO_LIB,
            path if path.starts_with("money-lint/src/rules/") => 250,
            _ => MAX_LINES_OF_CODE,
        };
        // Tests may be long lists.
        if lines > limit && !path.contains("tests/") {
            problems.push(format!("{path}: {lines} lines of code, at most {limit}"));
        }
    }
    check(&problems);
}

#[test]
fn files_say_what_they_hold() {
    let undocumented = |text: &str| {
        let first = text.lines().find(|line| !line.starts_with("#![") && !line.is_empty());
        !first.is_some_and(|line| line.starts_with("//!")) && !text.contains("include_str!")
    };
    let problems: Vec<_> = sources()
        .into_iter()
        .filter(|(_, text)| undocumented(text))
        .map(|(path, _)| format!("{path}: no `//!` line at the top"))
        .collect();
    check(&problems);
}

/// Only the files that refuse floats, or let them in by name, name one.
#[test]
fn no_float_in_exact_code() {
    let exact = ["money/src/", "examples/ledger/src/"];
    let mut problems = Vec::new();
    for (path, text) in sources() {
        if !exact.iter().any(|folder| path.starts_with(folder))
            || path == "money/src/number/refuse_floats.rs"
            || path == "money/src/number/float_ingest.rs"
        {
            continue;
        }
        for (number, line) in text.lines().take(code_lines(&text)).enumerate() {
            // Words in comments and in texts are no tokens.
            let code = line.split("//").next().unwrap_or_default();
            let tokens = code.split('"').step_by(2).collect::<String>();
            let words = tokens.split(|c: char| !c.is_alphanumeric() && c != '_');
            if words.into_iter().any(|word| matches!(word, "f32" | "f64")) {
                problems.push(format!("{path}:{}: a float type", number + 1));
            }
        }
    }
    check(&problems);
}

/// A file of `money` uses the layers before it, never those behind it.
#[test]
fn layers_depend_one_way() {
    const LAYERS: [&[&str]; 11] = [
        &["error", "rounding"],
        &["number"],
        &["currency"],
        &["money"],
        &["exact"],
        &["remainder"],
        &["quantize"],
        &["allocate"],
        &["parse", "format"],
        &["float_free", "serde", "private"],
        &["columns", "schema"],
    ];
    let layer = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    let mut problems = Vec::new();
    let mut used = 0;
    for (path, text) in sources() {
        let Some(file) = path.strip_prefix("money/src/").filter(|file| *file != "lib.rs") else {
            continue;
        };
        let module = file.split(['/', '.']).next().unwrap_or_default();
        let own = layer(module).unwrap_or_else(|| panic!("{path} has no layer"));
        let code: String =
            text.lines().take(code_lines(&text)).filter(|l| !is_comment(l)).collect();
        for rest in code.split("crate::").skip(1) {
            let used_module = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
            let Some(other) = used_module.and_then(layer) else {
                continue;
            };
            used += 1;
            if other > own || other == own && used_module != Some(module) {
                problems.push(format!("{path}: uses {}", used_module.unwrap_or_default()));
            }
        }
    }
    assert!(used > 30, "only {used} uses were seen");
    check(&problems);
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[test]
fn lib_files_hold_no_logic() {
    let mut problems = Vec::new();
    for (path, text) in sources() {
        if !path.ends_with("src/lib.rs") || path == "money-derive/src/lib.rs" {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            if line.starts_with("fn ") || line.starts_with("pub fn ") || line.starts_with("impl") {
                problems.push(format!("{path}:{}: logic in lib.rs", number + 1));
            }
        }
    }
    check(&problems);
}

#[test]
fn every_refusal_has_its_message() {
    let files = tracked_files();
    let mut problems = Vec::new();
    let cases = files.iter().filter_map(|path| path.strip_prefix("tests/ui/"));
    for case in cases.clone().filter_map(|case| case.strip_suffix(".rs")) {
        if !files.contains(&format!("tests/ui/{case}.stderr")) {
            problems.push(format!("tests/ui/{case}.rs: no .stderr"));
        }
    }
    for case in cases.filter_map(|case| case.strip_suffix(".stderr")) {
        if !files.contains(&format!("tests/ui/{case}.rs")) {
            problems.push(format!("tests/ui/{case}.stderr: no .rs"));
        }
    }
    check(&problems);
}

#[test]
fn no_work_is_left_open() {
    let words = ["todo!", "unimplemented!", "FIXME", "XXX", "HACK", "#[ignore"];
    let mut problems = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| path != "tests/tidy.rs") {
        for (number, line) in text.lines().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                problems.push(format!("{path}:{}: `{word}`", number + 1));
            }
        }
    }
    check(&problems);
}
