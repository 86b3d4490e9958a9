//! Which files a run reads: `.gitignore` is honoured, build output, vendored code and excluded
//! paths are not entered. Never runs a tool and never leaves the given paths.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use globset::{Glob, GlobSet, GlobSetBuilder};
use ignore::{DirEntry, WalkBuilder};

use super::Language;

/// The `exclude` globs and the directory that they are relative to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exclude {
    pub(crate) root: PathBuf,
    pub(crate) globs: Vec<Glob>,
}

impl Exclude {
    /// What is excluded below a path that was named. A glob that excludes the named path itself, or
    /// all that is in it, is left out: who names a path wants to see it.
    fn below(&self, named: &Path) -> GlobSet {
        let mut set = GlobSetBuilder::new();
        for glob in self.globs.iter().filter(|glob| !self.covers(glob, named)) {
            set.add(glob.clone());
        }
        set.build().unwrap_or_default()
    }

    fn covers(&self, glob: &Glob, named: &Path) -> bool {
        let Ok(inside) = named.strip_prefix(&self.root) else { return false };
        let whole = Glob::new(glob.glob().trim_end_matches("/**")).ok();
        let matchers = [Some(glob.clone()), whole];
        let matchers: Vec<_> = matchers.iter().flatten().map(Glob::compile_matcher).collect();
        inside.ancestors().any(|dir| matchers.iter().any(|matcher| matcher.is_match(dir)))
    }
}

/// The outcome of a walk, sorted by path.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) files: Vec<(PathBuf, Language)>,
    /// Directories that hold a `Cargo.toml`.
    pub(crate) packages: Vec<PathBuf>,
    /// Directories of other people's code that were not entered.
    pub(crate) skipped: Vec<PathBuf>,
    /// What could not be walked, and why.
    pub(crate) failures: Vec<(PathBuf, String)>,
}

/// Collects the files under absolute `roots`.
pub(crate) fn walk(roots: &[PathBuf], exclude: &Exclude) -> Walked {
    let mut walked = Walked::default();
    for root in roots {
        walk_one(root, exclude, &mut walked);
    }
    walked.files.sort();
    walked.files.dedup();
    walked.packages.sort();
    walked.packages.dedup();
    // What one root skipped may be another root.
    walked.skipped.retain(|skipped| !roots.contains(skipped));
    walked.skipped.sort();
    walked.skipped.dedup();
    walked
}

fn walk_one(root: &Path, exclude: &Exclude, walked: &mut Walked) {
    let (home, globs) = (exclude.root.clone(), exclude.below(root));
    let is_excluded = move |path: &Path| {
        !globs.is_empty() && path.strip_prefix(&home).is_ok_and(|inside| globs.is_match(inside))
    };
    let mut builder = WalkBuilder::new(root);
    builder.require_git(false).follow_links(false);
    let skipped = Arc::new(Mutex::new(Vec::new()));
    let note = Arc::clone(&skipped);
    builder.filter_entry(move |entry| {
        if entry.depth() == 0 {
            return true;
        }
        if is_build_output(entry) || is_excluded(entry.path()) {
            return false;
        }
        let is_vendored = is_vendored(entry);
        if is_vendored {
            note.lock().unwrap_or_else(PoisonError::into_inner).push(entry.path().to_owned());
        }
        !is_vendored
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
    walked.skipped.append(&mut skipped.lock().unwrap_or_else(PoisonError::into_inner));
}

/// A `target` directory is build output only beside a manifest or when cargo tagged it: `target`
/// is also a fine name for a module.
fn is_build_output(entry: &DirEntry) -> bool {
    entry.file_name() == "target"
        && entry.file_type().is_some_and(|kind| kind.is_dir())
        && (entry.path().join("CACHEDIR.TAG").exists()
            || entry.path().with_file_name("Cargo.toml").exists())
}

/// A directory of copies of other people's code. A module may be called `vendor` too: who sells
/// things has vendors.
fn is_vendored(entry: &DirEntry) -> bool {
    const NAMES: [&str; 4] = ["node_modules", "third-party", "third_party", "vendor"];
    let path = entry.path();
    let is_module = || path.join("mod.rs").exists() || path.with_extension("rs").exists();
    NAMES.iter().any(|name| entry.file_name() == *name)
        && entry.file_type().is_some_and(|kind| kind.is_dir())
        && !is_module()
}

/// The nearest file of that name in `start` or a directory above it.
pub(crate) fn find_upwards(start: &Path, name: &str) -> Option<PathBuf> {
    start.ancestors().map(|dir| dir.join(name)).find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::{Exclude, walk};
    use std::fs;
    use std::path::{Path, PathBuf};

    fn names(home: &Path, paths: &[PathBuf]) -> Vec<String> {
        let inside = |path: &PathBuf| path.strip_prefix(home).unwrap().display().to_string();
        paths.iter().map(inside).collect()
    }

    #[test]
    fn copies_of_other_code_are_not_entered_and_are_named() {
        let home = std::env::temp_dir().join(format!("money-lint-walk-{}", std::process::id()));
        let files = [
            "a.rs",
            "vendor/dep/b.rs",
            "web/node_modules/c/d.sql",
            "third_party/e.rs",
            "src/vendor/mod.rs",
            "src/vendor/f.rs",
            "src/third-party/g.rs",
            "shop/vendor.rs",
            "shop/vendor/h.rs",
        ];
        for file in files {
            let path = home.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let found = |roots: &[PathBuf]| {
            let walked = walk(roots, &Exclude::default());
            let files: Vec<_> = walked.files.into_iter().map(|(path, _)| path).collect();
            (names(&home, &files), names(&home, &walked.skipped))
        };
        let own =
            ["a.rs", "shop/vendor/h.rs", "shop/vendor.rs", "src/vendor/f.rs", "src/vendor/mod.rs"];
        let (files, skipped) = found(std::slice::from_ref(&home));
        assert_eq!(files, own);
        assert_eq!(skipped, ["src/third-party", "third_party", "vendor", "web/node_modules"]);
        let (files, skipped) = found(&[home.clone(), home.join("vendor")]);
        assert!(files.contains(&"vendor/dep/b.rs".to_owned()), "it was named");
        assert_eq!(skipped, ["src/third-party", "third_party", "web/node_modules"]);
        let (files, _) = found(&[home.join("vendor/dep")]);
        assert_eq!(files, ["vendor/dep/b.rs"]);
        fs::remove_dir_all(&home).unwrap();
    }
}
