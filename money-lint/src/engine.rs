//! Runs the rules over the facts of all files and applies the suppressions.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::error::Error;
use crate::evidence::{Verdict, Verdicts, Vocabulary};
use crate::facts::{Facts, LimitsOfInterest, Name, lower, read_sql};
use crate::finding::{Confidence, Finding, Tier};
use crate::report::{NotRead, Report};
use crate::rules::{Found, MALFORMED, Place, RULES, Rule, UNUSED, World, find};
use crate::source::{Comment, Language, LineIndex, read, scan_rust, scan_sql, walk};
use crate::suppress::{self, is_directive};
use crate::world::{Source, Table, Traced, trace};

/// What a run looks at.
///
/// ```
/// use money_lint::Options;
///
/// let options = Options::new(["src", "migrations"]);
/// assert_eq!(options.paths.len(), 2);
/// assert!(options.config.is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Options {
    /// Files and directories.
    pub paths: Vec<PathBuf>,
    /// The configuration file; without one the nearest `money-lint.toml` above the first path.
    pub config: Option<PathBuf>,
    /// Whether the rules of the pedantic tier run, too.
    pub pedantic: bool,
    /// Whether test code is linted.
    pub tests: bool,
}

impl Options {
    /// Looks at these paths, with the configuration that is found there.
    ///
    /// ```
    /// assert_eq!(money_lint::Options::new(["."]).paths, [std::path::Path::new(".")]);
    /// ```
    pub fn new<P: Into<PathBuf>>(paths: impl IntoIterator<Item = P>) -> Self {
        Self { paths: paths.into_iter().map(Into::into).collect(), config: None, pedantic: false, tests: true }
    }
}

/// Deep but legal code needs more stack than a thread gets by default. Only touched pages count.
const STACK_BYTES: usize = 256 * 1024 * 1024;

/// Lints the given paths.
///
/// # Errors
///
/// When a path does not exist or the configuration cannot be read. A file that cannot be read or
/// parsed is no error: the report names it.
///
/// # Example
///
/// ```
/// use money_lint::{Options, check};
///
/// let file = std::env::temp_dir().join(format!("money-lint-doc-{}.rs", std::process::id()));
/// std::fs::write(&file, "pub struct Order { pub price: f64 }\n")?;
///
/// let report = check(&Options::new([&file]))?;
/// let finding = &report.findings[0];
/// assert_eq!(finding.rule, "float-money-field");
/// assert_eq!((finding.start.line, finding.start.column), (1, 31));
/// assert_eq!(finding.message, "field `price` holds money in `f64`");
/// # std::fs::remove_file(&file)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(options: &Options) -> Result<Report, Error> {
    let here = std::env::current_dir()
        .map_err(|error| Error::path(format!("no current directory: {error}")))?;
    let mut roots = Vec::new();
    for path in &options.paths {
        let root = here.join(path);
        if !root.exists() {
            return Err(Error::path(format!("path `{}` does not exist", path.display())));
        }
        roots.push(clean(&root));
    }
    let start = roots.first().unwrap_or(&here);
    let is_rule = |id: &str| find(id).is_some();
    let config = crate::config::load(options.config.as_deref(), start, &is_rule)?;
    let words = Vocabulary::new(&crate::evidence::ExtraWords::default());
    let walked = walk(&roots, &config.exclude);
    let outcomes = read_all(&walked.files, &words);
    let named = |dir: &PathBuf| (dir.clone(), package_name(dir));
    let packages: BTreeMap<_, _> = walked.packages.iter().map(named).collect();
    let mut report = Report::default();
    for (path, reason) in walked.failures {
        report.not_read.push(NotRead { path: shown(&path, &here), reason });
    }
    let (mut sources, mut inputs) = (Vec::new(), Vec::new());
    for ((path, _), outcome) in walked.files.iter().zip(outcomes) {
        report.files += 1;
        let path = shown(path, &here);
        match outcome {
            Ok(input) => {
                report.lines += input.lines;
                report.unseen_macros += input.facts.unseen_macros.values().sum::<usize>();
                let (facts, input) = input.split();
                sources.push(place(path, &input.full, &packages, facts));
                inputs.push(input);
            }
            Err(reason) => report.not_read.push(NotRead { path, reason }),
        }
    }
    let table = Table::new(&sources);
    let traced = in_parallel(sources.len(), |file| {
        trace(&table, u32::try_from(file).unwrap_or(u32::MAX))
    });
    let traced: Vec<Traced> = traced.into_iter().map(Option::unwrap_or_default).collect();
    let verdicts = Verdicts::new(&words, &table, &traced);
    let world = World { table: &table, traced: &traced, verdicts: &verdicts };
    for (file, input) in inputs.into_iter().enumerate() {
        lint(&world, file, &input, options, &mut report);
    }
    report
        .findings
        .sort_by(|a, b| (&a.path, a.bytes.start, a.rule).cmp(&(&b.path, b.bytes.start, b.rule)));
    Ok(report)
}

fn place(
    path: String,
    full: &Path,
    packages: &BTreeMap<PathBuf, String>,
    facts: Facts,
) -> Source {
    let (package, package_name) = package_of(full, packages);
    let inside = full.strip_prefix(&package).unwrap_or(full);
    let parts: Vec<String> =
        inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let mut modules: Vec<Name> = Vec::new();
    let mut krate = package.clone();
    let mut library = None;
    match parts.split_first() {
        Some((first, rest)) if first == "src" && rest.first().is_none_or(|dir| dir != "bin") => {
            for (at, part) in rest.iter().enumerate() {
                let last = at + 1 == rest.len();
                let stem = part.trim_end_matches(".rs");
                if !(last && matches!(stem, "mod" | "lib" | "main")) {
                    modules.push(stem.into());
                }
            }
            library = Some(package_name.replace('-', "_")).filter(|name| !name.is_empty());
        }
        _ => krate = full.to_string_lossy().into_owned(),
    }
    Source { path, about: package_name.as_str().into(), package_name, krate, library, modules, facts }
}

/// Calls `work` for each number below `count` on all processors, with a deep stack.
fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<Option<T>> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(count);
    let next = AtomicUsize::new(0);
    let mut slots: Vec<Option<T>> = (0..count).map(|_| None).collect();
    thread::scope(|scope| {
        let run = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= count {
                    return done;
                }
                done.push((at, work(at)));
            }
        };
        let spawn = |_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, run);
        let threads: Vec<_> = (0..workers).filter_map(|at| spawn(at).ok()).collect();
        for handle in threads {
            for (at, outcome) in handle.join().unwrap_or_default() {
                if let Some(slot) = slots.get_mut(at) {
                    *slot = Some(outcome);
                }
            }
        }
    });
    slots
}

/// The same path without `.` and `..`.
fn clean(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                clean.pop();
            }
            _ => clean.push(part),
        }
    }
    clean
}

/// The path as findings show it.
fn shown(path: &Path, here: &Path) -> String {
    let relative = path.strip_prefix(here).unwrap_or(path);
    let text = relative.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

/// The directory and the name of the nearest package.
fn package_of(path: &Path, packages: &BTreeMap<PathBuf, String>) -> (String, String) {
    let nearest = path.ancestors().skip(1).find_map(|dir| packages.get_key_value(dir));
    let text =
        |(dir, name): (&PathBuf, &String)| (dir.to_string_lossy().into_owned(), name.clone());
    nearest.map(text).unwrap_or_default()
}

/// The name that a manifest gives its package; a workspace's root has none.
fn package_name(dir: &Path) -> String {
    let manifest = read(&dir.join("Cargo.toml")).ok();
    let table = manifest.and_then(|text| text.parse::<toml::Table>().ok());
    let name =
        table.and_then(|table| Some(table.get("package")?.get("name")?.as_str()?.to_owned()));
    name.unwrap_or_default()
}

/// One file after reading: plain data only. Its text is not kept: most files have no finding, and
/// the few that do are read again.
struct Input {
    facts: Facts,
    full: PathBuf,
    comments: Vec<Comment>,
    lines: usize,
}

impl Input {
    fn split(mut self) -> (Facts, Self) {
        (std::mem::take(&mut self.facts), self)
    }
}

type Outcome = Result<Input, String>;

/// Reads and parses all files on all processors; the outcomes keep the order of the files.
fn read_all(files: &[(PathBuf, Language)], words: &Vocabulary) -> Vec<Outcome> {
    let lost = || Err("was not read: its worker stopped".to_owned());
    let read = |at: usize| match files.get(at) {
        Some((path, language)) => read_one(path, *language, words),
        None => lost(),
    };
    in_parallel(files.len(), read).into_iter().map(|slot| slot.unwrap_or_else(lost)).collect()
}

fn read_one(path: &Path, language: Language, words: &Vocabulary) -> Outcome {
    let text = read(path)?;
    let lines = text.lines().count();
    let (scan, facts) = match language {
        Language::Rust => {
            let scan = scan_rust(&text, &|word| words.is_of_interest(word));
            let extents = scan.comments.iter().any(is_directive);
            let facts = lower(&text, &scan, LimitsOfInterest { extents, in_test: false })?;
            (scan, facts)
        }
        Language::Sql => {
            let sql = read_sql(&text);
            let facts = Facts { columns: sql.columns, extents: sql.extents, ..Facts::default() };
            (scan_sql(&text), facts)
        }
    };
    let mut comments = scan.comments;
    comments.retain(is_directive);
    Ok(Input { facts, full: path.to_owned(), comments, lines })
}

fn lint(
    world: &World<'_>,
    file: usize,
    input: &Input,
    options: &Options,
    report: &mut Report,
) {
    let file = u32::try_from(file).unwrap_or(u32::MAX);
    let Some(source) = world.source(file) else {
        return;
    };
    let mut found: Vec<(&Rule, Found)> = Vec::new();
    for rule in RULES {
        let Some(check) = rule.check else { continue };
        if rule.tier == Tier::Pedantic && !options.pedantic {
            continue;
        }
        let all = check(world, file).into_iter().filter(|found| options.tests || !found.in_test);
        found.extend(all.map(|found| (rule, found)));
    }
    if found.is_empty() && input.comments.is_empty() {
        return;
    }
    let text: Arc<str> = match read(&input.full) {
        Ok(text) => text.into(),
        Err(reason) => {
            report.not_read.push(NotRead { path: source.path.clone(), reason });
            return;
        }
    };
    let lines = LineIndex::new(&text);
    let is_rule = |id: &str| find(id).is_some_and(|rule| rule.check.is_some());
    let (mut allowed, malformed) =
        suppress::read(&input.comments, &source.facts.extents, &lines, &text, &is_rule);
    let mut findings = Vec::new();
    for (rule, found) in found {
        let mut finding = locate(rule, found, &source.path, &text, &lines);
        for suppression in &mut allowed {
            finding.suppressed |= suppression.allows(rule.id, &finding.bytes);
        }
        findings.push(finding);
    }
    let wrong = malformed.into_iter().map(|bad| (MALFORMED, bad.bytes, bad.message, String::new()));
    let unused = allowed.into_iter().flat_map(|suppression| {
        let unused = suppression.rules.into_iter().filter(|(_, used)| !used);
        unused.map(move |(id, _)| {
            let message = format!("`allow({id})` suppresses nothing");
            (UNUSED, suppression.bytes.clone(), message, id)
        })
    });
    for (id, bytes, message, ident) in wrong.chain(unused) {
        let Some(rule) = find(id) else { continue };
        let found = about_comment(bytes, message, ident);
        findings.push(locate(rule, found, &source.path, &text, &lines));
    }
    number(&mut findings);
    report.findings.append(&mut findings);
    report.texts.insert(source.path.clone(), text);
}

fn about_comment(bytes: Range<usize>, message: String, ident: String) -> Found {
    let help = "write `money-lint: allow(rule-id) reason`, or remove the comment".to_owned();
    let mut verdict = Verdict::unknown();
    verdict.confidence = Confidence::High;
    let place = Place::Bytes(bytes);
    let (label, labels) = (String::new(), Vec::new());
    Found { place, ident, message, label, help, labels, verdict, in_test: false }
}

fn locate(rule: &Rule, found: Found, path: &str, text: &str, lines: &LineIndex) -> Finding {
    let bytes_of = |at: crate::facts::At| lines.byte_of(text, at.start)..lines.byte_of(text, at.end);
    let bytes = match found.place {
        Place::At(at) => bytes_of(at),
        Place::Bytes(bytes) => bytes,
    };
    let severity = if found.in_test { rule.severity.lower() } else { rule.severity };
    let labels = found.labels.into_iter().map(|label| (bytes_of(label.at), label.text)).collect();
    let line = lines.text_of(text, lines.line_of(bytes.start));
    let snippet: Vec<_> = line.split_whitespace().collect();
    let key = format!("{}\0{path}\0{}", rule.id, snippet.join(" "));
    Finding {
        rule: rule.id,
        severity,
        confidence: found.verdict.confidence,
        tier: rule.tier,
        path: path.to_owned(),
        start: lines.position(text, bytes.start),
        end: lines.position(text, bytes.end),
        bytes,
        message: found.message,
        help: found.help,
        ident: found.ident,
        fingerprint: key,
        suppressed: false,
        evidence: found.verdict.reasons,
        label: found.label,
        labels,
    }
}

/// Turns fingerprint keys into hashes; equal lines of a file are told apart by their order.
fn number(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.bytes.start, a.rule).cmp(&(b.bytes.start, b.rule)));
    let mut seen = BTreeMap::new();
    for finding in findings {
        let count: &mut usize = seen.entry(finding.fingerprint.clone()).or_default();
        finding.fingerprint = hash(&format!("{}\0{count}", finding.fingerprint));
        *count += 1;
    }
}

/// FNV-1a, 64 bits: stable over versions and machines, which std's hasher is not.
fn hash(text: &str) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    format!("{:016x}", text.bytes().fold(OFFSET, mix))
}
