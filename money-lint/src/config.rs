//! `money-lint.toml`: found by walking up from the first path of the run.

use std::fs;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;

use crate::error::Error;
use crate::source::{Exclude, find_upwards};

const FILE_NAME: &str = "money-lint.toml";

/// The whole file; a key that is not here is an error.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    exclude: Vec<toml::Spanned<String>>,
}

/// Reads the given file, or the nearest `money-lint.toml` at or above `start`.
pub(crate) fn load(given: Option<&Path>, start: &Path) -> Result<Exclude, Error> {
    let Some(path) = given.map(Path::to_owned).or_else(|| find_upwards(start, FILE_NAME)) else {
        return Ok(Exclude::default());
    };
    let text = fs::read_to_string(&path)
        .map_err(|error| Error::config(format!("`{}` cannot be read: {error}", path.display())))?;
    parse(&path, &text)
}

fn parse(path: &Path, text: &str) -> Result<Exclude, Error> {
    let at = |span: Option<std::ops::Range<usize>>| {
        let position =
            span.map(|span| crate::source::LineIndex::new(text).position(text, span.start));
        let position = position.map(|p| format!(":{}:{}", p.line, p.column)).unwrap_or_default();
        format!("{}{position}", path.display())
    };
    let file: File = toml::from_str(text)
        .map_err(|error| Error::config(format!("{}: {}", at(error.span()), error.message())))?;
    let mut globs = Vec::new();
    for pattern in &file.exclude {
        let text = pattern.get_ref().trim_end_matches('/');
        let glob = GlobBuilder::new(text).literal_separator(true).build().map_err(|error| {
            let what = error.kind();
            Error::config(format!("{}: bad glob `{text}`: {what}", at(Some(pattern.span()))))
        })?;
        globs.push(glob);
    }
    let root = path.parent().map(Path::to_owned).unwrap_or_default();
    let root = std::path::absolute(&root).unwrap_or_else(|_| PathBuf::from("."));
    Ok(Exclude { root, globs })
}

#[cfg(test)]
mod tests {
    use super::parse;
    use std::path::Path;

    fn error(text: &str) -> String {
        parse(Path::new("money-lint.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn reasons_stand_in_comments() {
        let text =
            "exclude = [\n  \"tests/ui\", # compile failures on purpose\n  \"**/bad/*.rs\",\n]";
        let exclude = parse(Path::new("/w/money-lint.toml"), text).unwrap();
        let matches =
            |path: &str| exclude.globs.iter().any(|glob| glob.compile_matcher().is_match(path));
        assert!(matches("tests/ui") && matches("a/bad/x.rs"));
        assert!(!matches("a/bad/b/x.rs") && !matches("tests"));
    }

    #[test]
    fn errors_name_the_position_and_the_key() {
        let unknown = error("\nexcludes = []");
        assert!(unknown.starts_with("money-lint.toml:2:1: unknown field `excludes`"), "{unknown}");
        assert!(error("exclude = 3").starts_with("money-lint.toml:1:11: invalid type"));
        let glob = error("exclude = [\n \"a[\"]");
        assert!(glob.starts_with("money-lint.toml:2:2: bad glob `a[`"), "{glob}");
    }
}
