//! What a rule reports. Plain data: knows neither rules nor output formats.

use std::fmt;
use std::ops::Range;

/// How bad a finding is.
///
/// ```
/// use money_lint::Severity;
///
/// assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
/// assert_eq!(Severity::Warning.to_string(), "warning");
/// assert_eq!("error".parse(), Ok(Severity::Error));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look.
    Note,
    /// Wrong money is likely.
    Warning,
    /// Wrong money is certain, or will be stored.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl std::str::FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "note" => Ok(Self::Note),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(format!("`{text}` is no severity: expected note, warning or error")),
        }
    }
}

/// How sure the lint is that the thing is money.
///
/// ```
/// assert_eq!(money_lint::Confidence::High.to_string(), "high");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// The name fits and its context agrees.
    Medium,
    /// The name or the type can hardly mean anything else.
    High,
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Medium => "medium",
            Self::High => "high",
        })
    }
}

/// Who is meant to see a rule's findings.
///
/// ```
/// assert_eq!(money_lint::Tier::Default.to_string(), "default");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Everybody.
    Default,
    /// Who asks for it and accepts some false alarms.
    Pedantic,
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Default => "default",
            Self::Pedantic => "pedantic",
        })
    }
}

/// A place in a text: both numbers count from one, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A note at a second place of the same file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) at: crate::facts::At,
    pub(crate) text: String,
}

/// One thing that a rule saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id, for example `float-money-field`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// How sure the lint is.
    pub confidence: Confidence,
    /// Who is meant to see it.
    pub tier: Tier,
    /// The file, relative to the directory of the run, with `/` between its parts.
    pub path: String,
    /// Where it starts.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
    /// The bytes of the file that it covers.
    pub bytes: Range<usize>,
    /// What is wrong, in one line.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The name that the finding is about.
    pub ident: String,
    /// The same for the same fault after lines moved: made of rule, path and the line's text.
    pub fingerprint: String,
    /// Whether a comment in the source allows it.
    pub suppressed: bool,
    /// Why the lint thinks that it is money, one reason an entry.
    pub evidence: Vec<String>,
    /// The text under the marked code.
    pub(crate) label: String,
    pub(crate) labels: Vec<(Range<usize>, String)>,
}
