//! The files of the workspace.

use std::path::{Path, PathBuf};

/// The root of the workspace.
///
/// # Panics
///
/// When this package is not inside it.
#[must_use]
#[expect(clippy::expect_used, reason = "without the workspace there is nothing to test")]
pub fn workspace() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace's root");
    root.to_path_buf()
}

/// Every file that belongs to the workspace (not ignored by git), relative to its root, with `/`.
///
/// # Panics
///
/// When a folder cannot be read.
#[must_use]
#[expect(clippy::expect_used, reason = "a test that skipped files would prove nothing")]
pub fn tracked_files() -> Vec<String> {
    let root = workspace();
    let walk = ignore::WalkBuilder::new(&root)
        .hidden(false)
        .require_git(false)
        .filter_entry(|entry| entry.file_name() != ".git")
        .build();
    let mut files: Vec<String> = walk
        .map(|entry| entry.expect("a readable folder"))
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .filter_map(|entry| entry.path().strip_prefix(&root).ok().map(Path::to_path_buf))
        .map(|path| path.to_string_lossy().replace('\\', "/"))
        .collect();
    files.sort();
    files
}
