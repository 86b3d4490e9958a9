//! A month of a year: as precise as the lists say when a code was withdrawn.

use core::fmt;

/// A month of a year, such as `2002-03`.
///
/// # Example
///
/// ```
/// use money::{IsoCurrency, YearMonth};
///
/// let mark: IsoCurrency = "DEM".parse()?;
/// assert_eq!(mark.withdrawn(), YearMonth::new(2002, 3));
/// assert!(mark.withdrawn() < YearMonth::new(2026, 1));
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i16,
    month: u8,
}

impl YearMonth {
    /// Month `month`, from 1 to 12, of `year`; `None` if there is no such month.
    ///
    /// # Example
    ///
    /// ```
    /// use money::YearMonth;
    ///
    /// assert_eq!(YearMonth::new(2002, 3).map(|month| month.to_string()), Some("2002-03".into()));
    /// assert_eq!(YearMonth::new(2002, 13), None);
    /// ```
    #[must_use]
    pub const fn new(year: i16, month: u8) -> Option<Self> {
        match month {
            1..=12 => Some(Self { year, month }),
            _ => None,
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, from 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl fmt::Debug for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
