//! The one error type of the crate.
//!
//! Lowest layer: knows nothing of numbers, currencies or amounts; it carries texts and positions.

use alloc::{
    borrow::Cow,
    boxed::Box,
    string::{String, ToString},
};
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
pub struct Error(Box<Report>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Report {
    kind: ErrorKind,
    /// Where the text stands that the kind is about, if it is about a text and has no position of
    /// its own.
    position: Option<usize>,
}

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
        what: Cow<'static, str>,
        value: Option<String>,
    },
    /// A value that the wanted form cannot hold without rounding.
    Inexact {
        value: String,
        wanted: String,
    },
    /// An amount that is no multiple of what it should be one of.
    Excess {
        value: String,
        wanted: String,
        excess: String,
    },
    DivisionByZero,
    CurrencyMismatch {
        expected: String,
        found: String,
    },
    /// What is between, or of, another currency than it has to be; both are described.
    OtherCurrency {
        found: String,
        expected: String,
    },
    /// `what` is the kind of code, `hint` what to write instead.
    UnknownCurrency {
        what: &'static str,
        code: String,
        hint: String,
    },
    /// A currency that is known, but is not what was asked for; `problem` continues its code.
    UnfitCurrency {
        code: String,
        problem: String,
    },
    InvalidRatios {
        problem: String,
    },
    /// An amount that is not what it must be, such as above zero.
    OutOfRange {
        amount: String,
        what: &'static str,
        expected: &'static str,
    },
    /// What is there twice; the message is whole.
    Duplicate {
        message: String,
    },
    /// A rate that cannot be one; the message is whole.
    InvalidRate {
        message: String,
    },
    /// No rate where one was looked for; the message is whole.
    #[cfg_attr(not(feature = "jiff_02"), expect(dead_code, reason = "rates are missed by date"))]
    MissingRate {
        message: String,
    },
    /// Terms of a tax, an interest or a loan that have no answer; the message is whole.
    InvalidTerms {
        message: String,
    },
    /// A style of text that would not be read as it is written; the message is whole.
    InvalidStyle {
        message: String,
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
        Self(Box::new(Report { kind, position: None }))
    }

    #[cold]
    pub(crate) fn overflow(what: &'static str) -> Self {
        Self::new(ErrorKind::Overflow { what: what.into(), value: None })
    }

    #[cold]
    pub(crate) fn mismatch(expected: &str, found: &str) -> Self {
        Self::new(ErrorKind::CurrencyMismatch { expected: expected.into(), found: found.into() })
    }

    /// What was found is of other currencies than what was expected.
    #[cold]
    pub(crate) fn other_currency(found: impl Into<String>, expected: impl Into<String>) -> Self {
        let (found, expected) = (found.into(), expected.into());
        Self::new(ErrorKind::OtherCurrency { found, expected })
    }

    /// The code of the currency that was expected, if another one was there.
    pub(crate) fn expected_currency(&self) -> Option<&str> {
        match &self.0.kind {
            ErrorKind::CurrencyMismatch { expected, .. } => Some(expected),
            _ => None,
        }
    }

    #[cold]
    pub(crate) fn unfit(code: &str, problem: String) -> Self {
        Self::new(ErrorKind::UnfitCurrency { code: code.into(), problem })
    }

    /// An amount that is not `what` it must be.
    #[cold]
    pub(crate) fn out_of_range(
        amount: impl fmt::Display,
        what: &'static str,
        expected: &'static str,
    ) -> Self {
        let amount = excerpt(&amount.to_string());
        Self::new(ErrorKind::OutOfRange { amount, what, expected })
    }

    #[cold]
    pub(crate) fn ratios(problem: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRatios { problem: problem.into() })
    }

    #[cold]
    pub(crate) fn duplicate(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Duplicate { message: message.into() })
    }

    #[cold]
    pub(crate) fn rate(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRate { message: message.into() })
    }

    #[cold]
    pub(crate) fn terms(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidTerms { message: message.into() })
    }

    #[cold]
    pub(crate) fn style(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidStyle { message: message.into() })
    }

    #[cfg(feature = "columns")]
    #[cold]
    pub(crate) fn column(found: impl Into<String>, wanted: &'static str) -> Self {
        Self::new(ErrorKind::Column { found: found.into(), wanted })
    }

    /// The same error, its position moved right by `offset`, and the text of a parse replaced by
    /// the `whole` that the parsed part was cut from.
    pub(crate) fn within(mut self, whole: &str, offset: usize) -> Self {
        if let ErrorKind::Parse { input, position, .. } = &mut self.0.kind {
            *input = excerpt(whole);
            *position += offset;
        } else {
            self.0.position = Some(self.0.position.unwrap_or(0) + offset);
        }
        self
    }

    /// True if a text could not be read.
    #[must_use]
    pub fn is_parse(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Parse { .. })
    }

    /// True if the exact result does not fit the result's type.
    #[must_use]
    pub fn is_overflow(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Overflow { .. })
    }

    /// True if the wanted form could hold the value only by rounding it.
    #[must_use]
    pub fn is_inexact(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Inexact { .. } | ErrorKind::Excess { .. })
    }

    /// True if a divisor, or a denominator, was zero.
    #[must_use]
    pub fn is_division_by_zero(&self) -> bool {
        matches!(self.0.kind, ErrorKind::DivisionByZero)
    }

    /// True if two amounts of different currencies met, or an amount and a rate of another one.
    #[must_use]
    pub fn is_currency_mismatch(&self) -> bool {
        matches!(self.0.kind, ErrorKind::CurrencyMismatch { .. } | ErrorKind::OtherCurrency { .. })
    }

    /// True if a currency code is not known.
    #[must_use]
    pub fn is_unknown_currency(&self) -> bool {
        matches!(self.0.kind, ErrorKind::UnknownCurrency { .. })
    }

    /// True if a currency is known, but not fit for this use: it was withdrawn, has no minor unit,
    /// or no fixed rate to the euro.
    #[must_use]
    pub fn is_unfit_currency(&self) -> bool {
        matches!(self.0.kind, ErrorKind::UnfitCurrency { .. })
    }

    /// True if the ratios of an allocation are empty, negative or all zero.
    #[must_use]
    pub fn is_invalid_ratios(&self) -> bool {
        matches!(self.0.kind, ErrorKind::InvalidRatios { .. })
    }

    /// True if an amount is not what it must be: above zero, say, or a multiple of an increment.
    #[must_use]
    pub fn is_out_of_range(&self) -> bool {
        matches!(self.0.kind, ErrorKind::OutOfRange { .. })
    }

    /// True if something came twice that must come once: the party of an account, say.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Duplicate { .. })
    }

    /// True if a number cannot be the rate it was given as: an exchange rate of zero, a bid above
    /// its ask.
    #[must_use]
    pub fn is_invalid_rate(&self) -> bool {
        matches!(self.0.kind, ErrorKind::InvalidRate { .. })
    }

    /// True if no exchange rate was found; the message says which, and what there is.
    #[must_use]
    pub fn is_missing_rate(&self) -> bool {
        matches!(self.0.kind, ErrorKind::MissingRate { .. })
    }

    /// True if the terms of a tax, an interest or a loan have no answer: a negative tax, a payment
    /// that never pays off.
    #[must_use]
    pub fn is_invalid_terms(&self) -> bool {
        matches!(self.0.kind, ErrorKind::InvalidTerms { .. })
    }

    /// True if texts in a style could be misread: its point groups digits, or its symbol is a code.
    #[must_use]
    pub fn is_invalid_style(&self) -> bool {
        matches!(self.0.kind, ErrorKind::InvalidStyle { .. })
    }

    /// True if a database column holds another type or other bytes than it should.
    #[cfg(feature = "columns")]
    #[must_use]
    pub fn is_column(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Column { .. })
    }

    /// Where in the text that was read the fault is, as a byte offset; `None` where nothing was
    /// read.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Money, USD};
    ///
    /// let position = |text: &str| text.parse::<Money<USD>>().unwrap_err().position();
    /// assert_eq!(position("USD 1,234.50"), Some(5));
    /// assert_eq!(position("USD 0.105"), Some(4));
    /// assert_eq!(position("usd 0.10"), Some(0));
    /// ```
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        match self.0.kind {
            ErrorKind::Parse { position, .. } => Some(position),
            _ => self.0.position,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
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
            ErrorKind::Excess { value, wanted, excess } => {
                write!(f, "`{value}` does not fit {wanted} without rounding: {excess}")
            }
            ErrorKind::DivisionByZero => f.write_str("division by zero"),
            ErrorKind::CurrencyMismatch { expected, found } => {
                write!(f, "currencies differ: found `{found}`, expected `{expected}`")
            }
            ErrorKind::OtherCurrency { found, expected } => {
                write!(f, "currencies differ: found {found}, expected {expected}")
            }
            ErrorKind::UnknownCurrency { what, code, hint } => {
                write!(f, "unknown {what} `{code}`, {hint}")
            }
            ErrorKind::UnfitCurrency { code, problem } => write!(f, "`{code}` {problem}"),
            ErrorKind::OutOfRange { amount, what, expected } => {
                write!(f, "`{amount}` is {what}: expected {expected}")
            }
            ErrorKind::InvalidRatios { problem } => write!(f, "ratios cannot allocate: {problem}"),
            ErrorKind::Duplicate { message }
            | ErrorKind::InvalidRate { message }
            | ErrorKind::MissingRate { message }
            | ErrorKind::InvalidTerms { message }
            | ErrorKind::InvalidStyle { message } => f.write_str(message),
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
