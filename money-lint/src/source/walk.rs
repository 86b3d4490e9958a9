//! Which files a run reads: `.gitignore` is honoured, build output and excluded paths are not
//! entered. Never runs a tool and never leaves the given paths.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobSet;
use ignore::{DirEntry, WalkBuilder};

use super::Language;

/// The `exclude` globs and the directory that they are relative to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exclude {
    pub(crate) root: PathBuf,
    pub(crate) globs: GlobSet,
}

impl Exclude {
    fn matches(&self, path: &Path) -> bool {
        !self.globs.is_empty()
            && path.strip_prefix(&self.root).is_ok_and(|inside| self.globs.is_match(inside))
    }
}

/// The outcome of a walk, sorted by path.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) files: Vec<(PathBuf, Language)>,
    /// Directories that hold a `Cargo.toml`.
    pub(crate) packages: Vec<PathBuf>,
    /// What could not be walked, and why.
    pub(crate) failures: Vec<(PathBuf, String)>,
}

/// Collects the files under absolute `roots`. A root that an exclude names is walked all the same:
/// who names a path on the command line wants to see it.
pub(crate) fn walk(roots: &[PathBuf], exclude: &Exclude) -> Walked {
    let mut walked = Walked::default();
    for root in roots {
        walk_one(root, exclude, &mut walked);
    }
    walked.files.sort();
    walked.files.dedup();
    walked.packages.sort();
    walked.packages.dedup();
    walked
}

fn walk_one(root: &Path, exclude: &Exclude, walked: &mut Walked) {
    let filter = Arc::new(exclude.clone());
    let mut builder = WalkBuilder::new(root);
    builder.require_git(false).follow_links(false);
    builder.filter_entry(move |entry| {
        entry.depth() == 0 || !(is_build_output(entry) || filter.matches(entry.path()))
    });
    for entry in builder.build() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                walked.failures.push((root.to_owned(), format!("cannot be walked: {error}")));
                continue;
            }
        };
        if entry.file_type().is_none_or(|kind| kind.is_dir()) {
            continue;
        }
        if entry.file_name() == "Cargo.toml" {
            walked.packages.extend(entry.path().parent().map(Path::to_owned));
        }
        // A pipe or a device named like source would block the read for ever.
        let is_file =
            entry.path().is_file() && entry.file_type().is_some_and(|kind| kind.is_file());
        if let Some(language) = Language::of(entry.path()).filter(|_| is_file || entry.depth() == 0)
        {
            walked.files.push((entry.into_path(), language));
        }
    }
}

/// A `target` directory is build output only beside a manifest or when cargo tagged it: `target`
/// is also a fine name for a module.
fn is_build_output(entry: &DirEntry) -> bool {
    entry.file_name() == "target"
        && entry.file_type().is_some_and(|kind| kind.is_dir())
        && (entry.path().join("CACHEDIR.TAG").exists()
            || entry.path().with_file_name("Cargo.toml").exists())
}

/// The nearest file of that name in `start` or a directory above it.
pub(crate) fn find_upwards(start: &Path, name: &str) -> Option<PathBuf> {
    start.ancestors().map(|dir| dir.join(name)).find(|candidate| candidate.is_file())
}
