//! The one error type of the crate.
//!
//! Lowest layer: knows nothing of numbers, currencies or amounts; it carries texts and positions.

use alloc::{boxed::Box, string::String};
use core::fmt;

/// Why an exact operation had no exact answer.
///
/// The type is opaque: ask it with the `is_*` predicates, show it with `Display`. Each message says
/// what was wrong, where, and what was expected.
///
/// # Example
///
/// ```
/// use money::SafeNumber;
///
/// let error = "12.5x".parse::<SafeNumber>().unwrap_err();
/// assert!(error.is_parse());
/// assert_eq!(error.position(), Some(4));
/// assert_eq!(
///     error.to_string(),
///     "`12.5x` is not an exact number: unexpected `x` at position 4, \
///      expected a digit, `e` or the end",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<ErrorKind>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ErrorKind {
    /// A text that is not what it should be; `position` is a byte offset into the whole text.
    Parse {
        what: &'static str,
        input: String,
        position: usize,
        problem: String,
        expected: &'static str,
    },
    /// A result that its type cannot hold.
    Overflow {
        what: &'static str,
        value: Option<String>,
    },
    /// A value that the wanted form cannot hold without rounding.
    Inexact {
        value: String,
        wanted: String,
    },
    DivisionByZero,
    CurrencyMismatch {
        left: String,
        right: String,
    },
    UnknownCurrency {
        code: String,
        nearest: Option<&'static str>,
    },
    InvalidRatios {
        problem: String,
    },
    /// A database column that holds something else.
    #[cfg(feature = "columns")]
    Column {
        found: String,
        wanted: &'static str,
    },
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }

    #[cold]
    pub(crate) fn overflow(what: &'static str) -> Self {
        Self::new(ErrorKind::Overflow { what, value: None })
    }

    #[cold]
    pub(crate) fn mismatch(left: &str, right: &str) -> Self {
        Self::new(ErrorKind::CurrencyMismatch { left: left.into(), right: right.into() })
    }

    #[cold]
    pub(crate) fn ratios(problem: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRatios { problem: problem.into() })
    }

    #[cfg(feature = "columns")]
    #[cold]
    pub(crate) fn column(found: impl Into<String>, wanted: &'static str) -> Self {
        Self::new(ErrorKind::Column { found: found.into(), wanted })
    }

    /// The same error, its position moved right by `offset` and its text replaced by the `whole`
    /// that the parsed part was cut from.
    pub(crate) fn within(mut self, whole: &str, offset: usize) -> Self {
        if let ErrorKind::Parse { input, position, .. } = &mut *self.0 {
            *input = excerpt(whole);
            *position += offset;
        }
        self
    }

    /// True if a text could not be read.
    #[must_use]
    pub fn is_parse(&self) -> bool {
        matches!(*self.0, ErrorKind::Parse { .. })
    }

    /// True if the exact result does not fit the result's type.
    #[must_use]
    pub fn is_overflow(&self) -> bool {
        matches!(*self.0, ErrorKind::Overflow { .. })
    }

    /// True if the wanted form could hold the value only by rounding it.
    #[must_use]
    pub fn is_inexact(&self) -> bool {
        matches!(*self.0, ErrorKind::Inexact { .. })
    }

    /// True if a divisor, or a denominator, was zero.
    #[must_use]
    pub fn is_division_by_zero(&self) -> bool {
        matches!(*self.0, ErrorKind::DivisionByZero)
    }

    /// True if two amounts of different currencies met.
    #[must_use]
    pub fn is_currency_mismatch(&self) -> bool {
        matches!(*self.0, ErrorKind::CurrencyMismatch { .. })
    }

    /// True if a currency code is not known.
    #[must_use]
    pub fn is_unknown_currency(&self) -> bool {
        matches!(*self.0, ErrorKind::UnknownCurrency { .. })
    }

    /// True if the ratios of an allocation are empty, negative or all zero.
    #[must_use]
    pub fn is_invalid_ratios(&self) -> bool {
        matches!(*self.0, ErrorKind::InvalidRatios { .. })
    }

    /// True if a database column holds another type or other bytes than it should.
    #[cfg(feature = "columns")]
    #[must_use]
    pub fn is_column(&self) -> bool {
        matches!(*self.0, ErrorKind::Column { .. })
    }

    /// Where in the text a parse failed, as a byte offset; `None` for any other error.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        match *self.0 {
            ErrorKind::Parse { position, .. } => Some(position),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            ErrorKind::Parse { what, input, position, problem, expected } => write!(
                f,
                "`{input}` is not {what}: {problem} at position {position}, expected {expected}"
            ),
            ErrorKind::Overflow { what, value: None } => {
                write!(f, "the exact result does not fit {what}")
            }
            ErrorKind::Overflow { what, value: Some(value) } => {
                write!(f, "`{value}` does not fit {what}")
            }
            ErrorKind::Inexact { value, wanted } => {
                write!(f, "`{value}` does not fit {wanted} without rounding")
            }
            ErrorKind::DivisionByZero => f.write_str("division by zero"),
            ErrorKind::CurrencyMismatch { left, right } => {
                write!(f, "currencies differ: `{left}` and `{right}`")
            }
            ErrorKind::UnknownCurrency { code, nearest: Some(nearest) } => {
                write!(f, "unknown currency code `{code}`, did you mean `{nearest}`?")
            }
            ErrorKind::UnknownCurrency { code, nearest: None } => {
                write!(f, "unknown currency code `{code}`, expected one such as `USD`")
            }
            ErrorKind::InvalidRatios { problem } => write!(f, "ratios cannot allocate: {problem}"),
            #[cfg(feature = "columns")]
            ErrorKind::Column { found, wanted } => {
                write!(f, "the column holds {found}, expected {wanted}")
            }
        }
    }
}

impl core::error::Error for Error {}

/// At most the first 40 characters of a text, without control characters, so that hostile input
/// neither grows a message nor moves a terminal's cursor.
pub(crate) fn excerpt(text: &str) -> String {
    const LIMIT: usize = 40;
    let mut short = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == LIMIT {
            short.push('…');
            break;
        }
        if character.is_control() {
            short.extend(character.escape_debug());
        } else {
            short.push(character);
        }
    }
    short
}
