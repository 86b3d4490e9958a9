//! Runs the rules over the facts of all files and applies the suppressions.

mod lint;
mod read;

use std::path::{Path, PathBuf};

use cpu_time::ProcessTime;

use crate::config::Config;
use crate::error::Error;
use crate::evidence::{Verdicts, Vocabulary};
use crate::parallel::{free_aside, in_parallel};
use crate::report::{NotRead, Report};
use crate::rules::{World, find};
use crate::source::{Packages, walk};
use crate::world::{Source, Table, Traced, trace};
use lint::Settings;

pub(crate) use lint::Linted;
pub(crate) use read::Input;

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
        let paths = paths.into_iter().map(Into::into).collect();
        Self { paths, config: None, pedantic: false, tests: true }
    }
}

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
    let config = crate::config::load(options.config.as_deref(), start, &|id| find(id).is_some())?;
    Ok(Run { options, config: &config, here: &here, roots: &roots }.report())
}

/// One run, after its arguments were found to be good.
struct Run<'r> {
    options: &'r Options,
    config: &'r Config,
    here: &'r Path,
    roots: &'r [PathBuf],
}

impl Run<'_> {
    fn report(&self) -> Report {
        let words = Vocabulary::new(&self.config.vocabulary);
        let walked = walk(self.roots, &self.config.exclude);
        let packages = Packages::read(&walked.packages, self.roots);
        let mut report = Report { skipped: walked.skipped.len(), ..Report::default() };
        for (path, reason) in &walked.failures {
            let path = shown(path, self.here);
            report.not_read.push(NotRead { path, reason: reason.clone() });
        }
        let places: Vec<_> = walked.files.iter().map(|(path, _)| packages.place(path)).collect();
        let outcomes = in_parallel(walked.files.len(), |at| {
            let (path, language) = walked.files.get(at)?;
            let in_test = places.get(at).is_some_and(|place| place.in_tests);
            Some(read::read_one(path, *language, &words, in_test))
        });
        let externs = read::externs(&packages);
        let (mut sources, mut inputs) = (Vec::new(), Vec::new());
        for (((path, _), outcome), place) in walked.files.iter().zip(outcomes).zip(places) {
            report.files += 1;
            let path = shown(path, self.here);
            match outcome.flatten() {
                Some(Ok((input, facts))) => {
                    report.count(&input, &facts);
                    sources.push(read::source(path, place, &packages, &externs, facts));
                    inputs.push(input);
                }
                Some(Err(reason)) => report.not_read.push(NotRead { path, reason }),
                None => {
                    let reason = "was not read: its worker stopped".to_owned();
                    report.not_read.push(NotRead { path, reason });
                }
            }
        }
        self.judge(&words, &sources, &inputs, &mut report);
        free_aside(sources);
        report
    }

    /// Finds what everything means, and runs the rules.
    fn judge(&self, words: &Vocabulary, sources: &[Source], inputs: &[Input], report: &mut Report) {
        let before = ProcessTime::now();
        let table = Table::new(sources);
        let traced = in_parallel(sources.len(), |file| {
            trace(&table, u32::try_from(file).unwrap_or(u32::MAX))
        });
        let lost = |at: usize| sources.get(at).map(|source| source.path.clone());
        report.failed(
            traced.iter().enumerate().filter_map(
                |(at, of)| {
                    if of.is_none() { lost(at) } else { None }
                },
            ),
        );
        let traced: Vec<Traced> = traced.into_iter().map(Option::unwrap_or_default).collect();
        report.stats.inference += before.elapsed();
        report.typed = traced.iter().map(|traced| traced.typed).sum();
        report.untyped = traced.iter().map(|traced| traced.untyped).sum();
        let before = ProcessTime::now();
        let verdicts = Verdicts::new(words, &table, &traced);
        let world = World { table: &table, traced: &traced, verdicts: &verdicts };
        let settings = Settings::new(self.options, self.config);
        let linted = in_parallel(inputs.len(), |file| {
            lint::lint(&world, file, inputs.get(file)?, &settings)
        });
        for (at, outcome) in linted.into_iter().enumerate() {
            match outcome {
                Some(found) => found.into_iter().for_each(|found| report.add(found)),
                None => report.failed(lost(at)),
            }
        }
        report.stats.rules += before.elapsed();
        let key = |finding: &crate::finding::Finding| {
            (finding.path.clone(), finding.bytes.start, finding.rule)
        };
        report.findings.sort_by_cached_key(key);
    }
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
