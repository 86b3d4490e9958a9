//! Files to facts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;

use crate::evidence::Vocabulary;
use crate::facts::{Facts, Limits, Module, lower, read_sql};
use crate::source::{
    Comment, Language, Package, Packages, Place, is_generated, read, scan_rust, scan_sql,
};
use crate::suppress::is_directive;
use crate::world::{Externs, Source};

/// One file after reading: plain data only. Its text is not kept: most files have no finding, and
/// the few that do are read again.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) full: PathBuf,
    pub(crate) comments: Vec<Comment>,
    pub(crate) lines: usize,
    /// Generated files explain others, and have no findings of their own.
    pub(crate) generated: bool,
    /// Files that speak neither of money nor of floats are not parsed.
    pub(crate) matters: bool,
    /// Processor time of the parser, of the facts, and of reading SQL.
    pub(crate) parsing: Duration,
    pub(crate) lowering: Duration,
    pub(crate) sql: Duration,
}

/// Reads one file, or says why not.
pub(super) fn read_one(
    path: &Path,
    language: Language,
    words: &Vocabulary,
    in_test: bool,
) -> Result<(Input, Facts), String> {
    let text = read(path)?;
    let mut input = Input {
        full: path.to_owned(),
        comments: Vec::new(),
        lines: text.lines().count(),
        generated: is_generated(&text),
        matters: true,
        parsing: Duration::ZERO,
        lowering: Duration::ZERO,
        sql: Duration::ZERO,
    };
    let start = ThreadTime::now();
    let (scan, facts) = match language {
        Language::Rust => {
            let scan = scan_rust(&text, &|word| words.interest(word));
            let extents = scan.comments.iter().any(is_directive);
            if !scan.holds.matters() && !extents {
                input.lowering = start.elapsed();
                input.matters = false;
                let unread = input.lines;
                // The module is there all the same: paths lead through it.
                let modules = vec![Module::default()];
                return Ok((input, Facts { modules, unread, ..Facts::default() }));
            }
            let lowered = lower(&text, &scan, Limits { extents, in_test })?;
            input.parsing = lowered.parsing;
            input.lowering = start.elapsed().saturating_sub(lowered.parsing);
            (scan, lowered.facts)
        }
        Language::Sql => {
            let sql = read_sql(&text);
            let (columns, casts, extents) = (sql.columns, sql.casts, sql.extents);
            let facts = Facts { columns, casts, extents, in_test, ..Facts::default() };
            let scan = scan_sql(&text);
            input.sql = start.elapsed();
            (scan, facts)
        }
    };
    input.comments = scan.comments;
    input.comments.retain(is_directive);
    Ok((input, facts))
}

/// By which names the code of each package calls the other crates of the run.
pub(super) fn externs(packages: &Packages) -> Vec<Arc<Externs>> {
    packages.list.iter().map(|package| Arc::new(externs_of(package, packages))).collect()
}

fn externs_of(package: &Package, packages: &Packages) -> Externs {
    let named = |name: &str| packages.library_of(packages.named(name)?);
    let dependencies = package.dependencies.iter();
    let mut known: Externs =
        dependencies.filter_map(|(code, name)| Some((code.clone(), named(name)?))).collect();
    known.extend(named(&package.name).map(|krate| (package.library.clone(), krate)));
    known
}

pub(super) fn source(
    path: String,
    place: Place,
    packages: &Packages,
    externs: &[Arc<Externs>],
    facts: Facts,
) -> Source {
    let package = place.package.and_then(|at| packages.list.get(at));
    let known = place.package.and_then(|at| externs.get(at)).cloned();
    Source {
        path,
        package: package.map(|package| package.name.as_str().into()).unwrap_or_default(),
        about: package.map(about).unwrap_or_default(),
        krate: place.krate,
        modules: place.modules.iter().map(|name| name.as_str().into()).collect(),
        externs: known.unwrap_or_else(|| Arc::new(HashMap::new())),
        facts,
    }
}

/// What a manifest says of its package, in words.
fn about(package: &Package) -> Arc<str> {
    let mut about = package.name.clone();
    let lists = package.keywords.iter().chain(&package.categories);
    for more in package.description.iter().chain(lists) {
        about.push(' ');
        about.push_str(more);
    }
    about.into()
}
