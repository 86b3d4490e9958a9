//! Markers in fixtures: `//~ rule` (this line), `//~^ rule` (the line above), `//~? rule` (a fault
//! that no rule sees yet); in SQL `--~`.

#![allow(dead_code, reason = "each test binary uses its part")]
#![allow(clippy::unwrap_used, reason = "only tests call this")]

use std::fs;
use std::path::{Path, PathBuf};

use money_lint::{Options, Report, check};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Marker {
    pub(crate) line: usize,
    pub(crate) rule: String,
    pub(crate) unseen: bool,
}

pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The directories of the fixtures: each is a program of its own.
pub(crate) fn homes() -> Vec<PathBuf> {
    let entries = fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap().path());
    let mut homes: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    homes.sort();
    homes
}

pub(crate) fn leaky_ledger() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("examples").join("leaky-ledger")
}

pub(crate) fn lint(path: &Path) -> Report {
    let mut options = Options::new([path]);
    options.pedantic = true;
    check(&options).unwrap()
}

pub(crate) fn sources(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs" || end == "sql") {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub(crate) fn markers(file: &Path) -> Vec<Marker> {
    let text = fs::read_to_string(file).unwrap();
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let is_doc = line.trim_start().starts_with("//!");
        let at = ["//~", "--~"].iter().find_map(|mark| line.split_once(mark));
        let Some((_, marker)) = at.filter(|_| !is_doc) else {
            continue;
        };
        let rest = marker.trim_start_matches('^');
        let up = marker.len() - rest.len();
        let name = rest.trim_start_matches('?');
        let rule = name.trim().to_owned();
        assert!(rule.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{line}");
        found.push(Marker { line: number + 1 - up, rule, unseen: name.len() < rest.len() });
    }
    found
}

/// Lints a directory and compares with its markers, file by file.
pub(crate) fn expect_exactly(root: &Path) {
    let report = lint(root);
    assert!(report.not_read.is_empty(), "{:?}", report.not_read);
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    for file in sources(root) {
        let seen = markers(&file).into_iter().filter(|marker| !marker.unseen);
        expected.extend(seen.map(|m| (file.clone(), m.line, m.rule)));
    }
    for finding in report.findings.iter().filter(|finding| !finding.suppressed) {
        let here = std::env::current_dir().unwrap();
        found.push((here.join(&finding.path), finding.start.line, finding.rule.to_owned()));
    }
    expected.sort();
    found.sort();
    let missing: Vec<_> = expected.iter().filter(|marker| !found.contains(marker)).collect();
    let extra: Vec<_> = found.iter().filter(|finding| !expected.contains(finding)).collect();
    assert!(missing.is_empty() && extra.is_empty(), "missing {missing:#?}\nextra {extra:#?}");
    assert_eq!(found.len(), expected.len(), "a line has two findings and one marker");
}

/// A directory of its own, removed when dropped.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("money-lint-test-{}-{number}", std::process::id());
        let scratch = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(&scratch.0).unwrap();
        for (path, text) in files {
            scratch.write(path, text.as_bytes());
        }
        scratch
    }

    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

impl std::ops::Deref for Scratch {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
