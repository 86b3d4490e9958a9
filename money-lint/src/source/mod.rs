//! Finds files, reads them, and turns byte offsets into lines and columns.
//!
//! Knows nothing of money, rules, configuration semantics or output.

mod position;
mod scan;
mod walk;

pub(crate) use position::LineIndex;
pub(crate) use scan::{Comment, Scan, scan_rust, scan_sql};
pub(crate) use walk::{Exclude, find_upwards, walk};

use std::fs;
use std::io::Read;
use std::path::Path;

/// A file larger than this is not read: it is generated, and a report says that it was skipped.
const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// What language a file is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Language {
    Rust,
    Sql,
}

impl Language {
    /// The language that the file name's extension says.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "rs" => Some(Self::Rust),
            "sql" => Some(Self::Sql),
            _ => None,
        }
    }
}

/// Reads a file as text, or says in words why not.
pub(crate) fn read(path: &Path) -> Result<String, String> {
    let file = fs::File::open(path).map_err(|error| format!("cannot be opened: {error}"))?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("cannot be read: {error}"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(format!("is larger than {} MiB", MAX_BYTES / (1024 * 1024)));
    }
    String::from_utf8(bytes)
        .map_err(|error| format!("is not UTF-8: bad byte at {}", error.utf8_error().valid_up_to()))
}
