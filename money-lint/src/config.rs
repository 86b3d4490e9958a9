//! `money-lint.toml`: found by walking up from the first path of the run.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use globset::{Glob, GlobBuilder};
use toml::Spanned;

use crate::error::Error;
use crate::evidence::ExtraWords;
use crate::finding::Severity;
use crate::source::{Exclude, LineIndex, find_upwards};

const FILE_NAME: &str = "money-lint.toml";

/// What the configuration asks for; without a file, nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    pub(crate) exclude: Exclude,
    /// Whether the pedantic rules report.
    pub(crate) pedantic: Option<bool>,
    /// Whether test code is linted.
    pub(crate) tests: Option<bool>,
    pub(crate) vocabulary: ExtraWords,
    /// The rules whose level is not their own, by id.
    pub(crate) levels: Vec<(String, Level)>,
}

/// What a rule's findings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Off,
    On(Severity),
}

/// What a type can be: an amount of money, or an exact number.
const TYPE_ROLES: [&str; 2] = ["money", "decimal"];

/// The whole file; a key that is not here is an error.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    exclude: Vec<Spanned<String>>,
    pedantic: Option<bool>,
    tests: Option<bool>,
    vocabulary: Words,
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    money: Vec<Spanned<String>>,
    rate: Vec<Spanned<String>>,
    not_money: Vec<Spanned<String>>,
    context: Vec<Spanned<String>>,
    types: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// Reads the given file, or the nearest `money-lint.toml` at or above `start`.
pub(crate) fn load(
    given: Option<&Path>,
    start: &Path,
    is_rule: &dyn Fn(&str) -> bool,
) -> Result<Config, Error> {
    let Some(path) = given.map(Path::to_owned).or_else(|| find_upwards(start, FILE_NAME)) else {
        return Ok(Config::default());
    };
    let text = fs::read_to_string(&path)
        .map_err(|error| Error::config(format!("`{}` cannot be read: {error}", path.display())))?;
    parse(&path, &text, is_rule).map_err(|fault| fault.at(&path, &text))
}

/// What is wrong, and where.
#[derive(Debug)]
struct Fault {
    span: Option<Range<usize>>,
    message: String,
}

impl Fault {
    fn new(span: Range<usize>, message: String) -> Self {
        Self { span: Some(span), message }
    }

    fn at(self, path: &Path, text: &str) -> Error {
        let position = self.span.map(|span| LineIndex::new(text).position(text, span.start));
        let position = position.map(|p| format!(":{}:{}", p.line, p.column)).unwrap_or_default();
        Error::config(format!("{}{position}: {}", path.display(), self.message))
    }
}

fn parse(path: &Path, text: &str, is_rule: &dyn Fn(&str) -> bool) -> Result<Config, Fault> {
    let file: File = toml::from_str(text)
        .map_err(|error| Fault { span: error.span(), message: error.message().to_owned() })?;
    let root = path.parent().map(Path::to_owned).unwrap_or_default();
    let root = std::path::absolute(&root).unwrap_or_else(|_| PathBuf::from("."));
    let globs = file.exclude.iter().map(glob).collect::<Result<_, _>>()?;
    Ok(Config {
        exclude: Exclude { root, globs },
        pedantic: file.pedantic,
        tests: file.tests,
        vocabulary: extra(file.vocabulary)?,
        levels: file.rules.iter().map(|rule| level(rule, is_rule)).collect::<Result<_, _>>()?,
    })
}

fn glob(pattern: &Spanned<String>) -> Result<Glob, Fault> {
    let text = pattern.get_ref().trim_end_matches('/');
    GlobBuilder::new(text)
        .literal_separator(true)
        .build()
        .map_err(|error| Fault::new(pattern.span(), format!("bad glob `{text}`: {}", error.kind())))
}

fn extra(found: Words) -> Result<ExtraWords, Fault> {
    let words = |list: Vec<Spanned<String>>| list.into_iter().map(word).collect::<Result<_, _>>();
    let types = found.types.into_iter().map(type_role).collect::<Result<_, _>>()?;
    Ok(ExtraWords {
        money: words(found.money)?,
        rate: words(found.rate)?,
        not_money: words(found.not_money)?,
        context: words(found.context)?,
        types,
    })
}

/// Names are compared word by word, in lower case: anything else would never be found.
fn word(word: Spanned<String>) -> Result<String, Fault> {
    let text = word.get_ref();
    let is_part = |c: char| c.is_alphanumeric() && !c.is_uppercase();
    if text.is_empty() || !text.chars().all(is_part) {
        let message = format!("bad word `{text}`: expected one word of lower-case letters");
        return Err(Fault::new(word.span(), message));
    }
    Ok(word.into_inner())
}

fn type_role((name, role): (Spanned<String>, Spanned<String>)) -> Result<(String, String), Fault> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    if name.get_ref().is_empty() || !name.get_ref().chars().all(is_part) {
        let message = format!("bad type `{}`: expected a name without its path", name.get_ref());
        return Err(Fault::new(name.span(), message));
    }
    if !TYPE_ROLES.contains(&role.get_ref().as_str()) {
        let message = format!("a type is no `{}`: expected money or decimal", role.get_ref());
        return Err(Fault::new(role.span(), message));
    }
    Ok((name.into_inner(), role.into_inner()))
}

fn level(
    (id, level): (&Spanned<String>, &Spanned<String>),
    is_rule: &dyn Fn(&str) -> bool,
) -> Result<(String, Level), Fault> {
    if !is_rule(id.get_ref()) {
        let message = format!("there is no rule `{}`: `--list-rules` prints all", id.get_ref());
        return Err(Fault::new(id.span(), message));
    }
    let found = match level.get_ref().as_str() {
        "off" => Some(Level::Off),
        severity => severity.parse().ok().map(Level::On),
    };
    let found = found.ok_or_else(|| {
        let level_text = level.get_ref();
        let message = format!("bad level `{level_text}`: expected off, note, warning or error");
        Fault::new(level.span(), message)
    })?;
    Ok((id.get_ref().clone(), found))
}

#[cfg(test)]
mod tests {
    use super::{Config, Level, parse};
    use crate::evidence::ExtraWords;
    use crate::finding::Severity;
    use std::path::Path;

    fn read(text: &str) -> Config {
        parse(Path::new("/w/money-lint.toml"), text, &|id| id.starts_with("float-")).unwrap()
    }

    fn error(text: &str) -> String {
        let path = Path::new("money-lint.toml");
        let fault = parse(path, text, &|id| id.starts_with("float-")).unwrap_err();
        fault.at(path, text).to_string()
    }

    #[test]
    fn reasons_stand_in_comments() {
        let text =
            "exclude = [\n  \"tests/ui\", # compile failures on purpose\n  \"**/bad/*.rs\",\n]";
        let exclude = read(text).exclude;
        let matches =
            |path: &str| exclude.globs.iter().any(|glob| glob.compile_matcher().is_match(path));
        assert!(matches("tests/ui") && matches("a/bad/x.rs"));
        assert!(!matches("a/bad/b/x.rs") && !matches("tests"));
        assert_eq!(exclude.root, Path::new("/w"));
    }

    #[test]
    fn nothing_is_asked_for_by_nothing() {
        let config = read("");
        assert_eq!((config.pedantic, config.tests), (None, None));
        assert_eq!(config.vocabulary, ExtraWords::default());
        assert!(config.levels.is_empty() && config.exclude.globs.is_empty());
    }

    #[test]
    fn every_key_is_read() {
        let config = read(
            "pedantic = true\ntests = false\n\
             [vocabulary]\nmoney = [\"bounty\"]\nrate = [\"skim\"]\nnot_money = [\"mana\"]\n\
             context = [\"casino\"]\ntypes = { Fixed = \"decimal\", Coin = \"money\" }\n\
             [rules]\nfloat-b = \"note\"\nfloat-a = \"off\"\n",
        );
        assert_eq!((config.pedantic, config.tests), (Some(true), Some(false)));
        let words = |word: &str| vec![word.to_owned()];
        let pair = |name: &str, role: &str| (name.to_owned(), role.to_owned());
        let expected = ExtraWords {
            money: words("bounty"),
            rate: words("skim"),
            not_money: words("mana"),
            context: words("casino"),
            types: vec![pair("Coin", "money"), pair("Fixed", "decimal")],
        };
        assert_eq!(config.vocabulary, expected);
        let expected =
            [("float-a".to_owned(), Level::Off), ("float-b".to_owned(), Level::On(Severity::Note))];
        assert_eq!(config.levels, expected);
    }

    #[test]
    fn errors_name_the_position_and_the_key() {
        let starts = |text: &str, expected: &str| {
            let error = error(text);
            assert!(error.starts_with(&format!("money-lint.toml:{expected}")), "{error}");
        };
        starts("\nexcludes = []", "2:1: unknown field `excludes`");
        starts("exclude = 3", "1:11: invalid type");
        starts("exclude = [\n \"a[\"]", "2:2: bad glob `a[`");
        starts("pedantic = \"yes\"", "1:12: invalid type");
        starts("[vocabulary]\ncash = []", "2:1: unknown field `cash`");
        starts("[rule]\n", "1:2: unknown field `rule`");
    }

    #[test]
    fn words_that_would_never_be_found_are_errors() {
        for bad in ["", "two words", "Bounty", "net_price", " x"] {
            let error = error(&format!("[vocabulary]\nrate = [\"a\",\n  \"{bad}\"]"));
            let expected = format!("money-lint.toml:3:3: bad word `{bad}`: ");
            assert!(error.starts_with(&expected), "{error}");
        }
        assert_eq!(read("[vocabulary]\nmoney = [\"größe\", \"p2p\"]").vocabulary.money.len(), 2);
        let role = error("[vocabulary]\ntypes = { Coin = \"cash\" }");
        assert!(role.starts_with("money-lint.toml:2:18: a type is no `cash`: "), "{role}");
        let name = error("[vocabulary.types]\n\"a::Coin\" = \"money\"");
        assert!(name.starts_with("money-lint.toml:2:1: bad type `a::Coin`: "), "{name}");
    }

    #[test]
    fn rules_and_levels_have_to_exist() {
        let rule = error("[rules]\nfloat-a = \"off\"\nflaot-b = \"off\"");
        assert!(rule.starts_with("money-lint.toml:3:1: there is no rule `flaot-b`"), "{rule}");
        let level = error("[rules]\nfloat-a = \"deny\"");
        assert!(level.starts_with("money-lint.toml:2:11: bad level `deny`: "), "{level}");
    }
}
