//! Why a run could not happen at all.

use std::fmt;

/// Why a run could not happen. What goes wrong with one file is no error: the report says so.
///
/// ```
/// use money_lint::{Options, check};
///
/// let error = check(&Options::new(["no/such/path"])).unwrap_err();
/// assert_eq!(error.to_string(), "path `no/such/path` does not exist");
/// assert!(!error.is_config());
/// ```
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
}

#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Config,
    Path,
}

impl Error {
    pub(crate) fn config(message: String) -> Self {
        Self { kind: Kind::Config, message }
    }

    pub(crate) fn path(message: String) -> Self {
        Self { kind: Kind::Path, message }
    }

    /// Whether the configuration file is to blame.
    ///
    /// ```
    /// use money_lint::{Options, check};
    ///
    /// let mut options = Options::new(["."]);
    /// options.config = Some("no/such.toml".into());
    /// assert!(check(&options).unwrap_err().is_config());
    /// ```
    #[must_use]
    pub fn is_config(&self) -> bool {
        self.kind == Kind::Config
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
