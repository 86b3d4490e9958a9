//! What is asked of a `RateTable`: nothing by default.

use crate::currency::Currency;
use alloc::vec::Vec;
use core::fmt;
use jiff::civil::Date;

/// Which side of the market a rate is from.
///
/// Sides are those of whoever quotes, and of the first currency of the pair. For a table with
/// EUR/USD bid 1.08, mid 1.085, ask 1.09:
///
/// | kind | is | EUR/USD | inverted, USD/EUR is |
/// |---|---|--:|---|
/// | `Bid` | what the bank pays for one euro | 1.08 | 1 / ask = 100/109 |
/// | `Mid` | neither side, for reports | 1.085 | 1 / mid = 200/217 |
/// | `Ask` | what the bank takes for one euro | 1.09 | 1 / bid = 25/27 |
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum RateKind {
    /// What the quoting side pays for one unit of the first currency: EUR/USD 1.08.
    Bid,
    /// A rate without sides, such as a central bank's reference rate: EUR/USD 1.085.
    Mid,
    /// What the quoting side takes for one unit of the first currency: EUR/USD 1.09.
    Ask,
}

impl RateKind {
    /// The side that this one is for the inverse pair: a bid for euros in dollars is an ask for
    /// dollars in euros.
    ///
    /// # Example
    ///
    /// ```
    /// use money::RateKind;
    ///
    /// assert_eq!(RateKind::Bid.inverse(), RateKind::Ask);
    /// assert_eq!(RateKind::Mid.inverse(), RateKind::Mid);
    /// ```
    #[must_use]
    pub const fn inverse(self) -> Self {
        match self {
            Self::Bid => Self::Ask,
            Self::Mid => Self::Mid,
            Self::Ask => Self::Bid,
        }
    }
}

impl fmt::Display for RateKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Bid => "bid",
            Self::Mid => "mid",
            Self::Ask => "ask",
        })
    }
}

/// Which quote answers for a date. Example: quotes of Friday 2024-03-01 and Tuesday 2024-03-05,
/// asked for Monday 2024-03-04.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DatePolicy {
    /// The quote of that day, or none: an error on Monday.
    SameDay,
    /// The latest quote on or before that day, however old: Friday's on Monday. Where the query
    /// allows several answers, the freshest of them.
    Latest,
    /// The latest quote on or before that day that is at most this many days old: Friday's on
    /// Monday with 3 and more, an error with 2.
    LatestWithin {
        /// The greatest age, in days.
        days: u32,
    },
}

/// A question to a [`RateTable`](crate::RateTable): a side, a date, and what may answer beside a
/// quote of the pair. Nothing may, unless it is said here; which answer wins then,
/// [`RateTable::rate`](crate::RateTable::rate) says.
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use money::{DatePolicy, RateKind, RateQuery, USD};
///
/// let strict = RateQuery::new(RateKind::Mid, date(2024, 3, 4), DatePolicy::SameDay);
/// let lenient = RateQuery::new(RateKind::Mid, date(2024, 3, 4), DatePolicy::Latest)
///     .or_inverse()
///     .through(USD);
/// assert_eq!(strict.to_string(), "mid rate of 2024-03-04");
/// assert_eq!(
///     lenient.to_string(),
///     "mid rate of 2024-03-04 or before, or the inverse, or through USD",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use = "a query asks nothing until a table answers it"]
pub struct RateQuery {
    pub(super) kind: RateKind,
    pub(super) date: Date,
    pub(super) policy: DatePolicy,
    pub(super) inverse: bool,
    /// Where two rates may meet; each once, in the order in which they were named.
    pub(super) through: Vec<&'static str>,
}

impl RateQuery {
    /// Asks for the quoted rate of this kind, for this date.
    pub const fn new(kind: RateKind, date: Date, policy: DatePolicy) -> Self {
        Self { kind, date, policy, inverse: false, through: Vec::new() }
    }

    /// A quote of the inverse pair may be inverted; bid and ask change places.
    pub const fn or_inverse(mut self) -> Self {
        self.inverse = true;
        self
    }

    /// Rates may be joined that meet in `currency`. Said several times, rates may meet in any of
    /// the currencies, and in several of them one after the other.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::{
    ///     DatePolicy, EUR, ExchangeRate, GBP, JPY, RateKind, RateQuery, RateTable, USD, num,
    /// };
    ///
    /// let day = date(2024, 3, 1);
    /// let mut table = RateTable::new();
    /// table.insert(day, RateKind::Mid, &ExchangeRate::<GBP, EUR>::new(num!(1.17))?)?;
    /// table.insert(day, RateKind::Mid, &ExchangeRate::<EUR, USD>::new(num!(1.08))?)?;
    /// table.insert(day, RateKind::Mid, &ExchangeRate::<USD, JPY>::new(num!(150))?)?;
    ///
    /// let query = RateQuery::new(RateKind::Mid, day, DatePolicy::SameDay);
    /// let query = query.through(USD).through(EUR);
    /// assert_eq!(query.to_string(), "mid rate of 2024-03-01, or through USD or EUR");
    /// assert_eq!(table.rate(EUR, JPY, &query)?.to_string(), "EUR/JPY 162");
    /// assert_eq!(table.rate(GBP, USD, &query)?.to_string(), "GBP/USD 1.2636");
    /// assert_eq!(table.rate(GBP, JPY, &query)?.to_string(), "GBP/JPY 189.54");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn through(mut self, currency: impl Currency) -> Self {
        let code = currency.code();
        if !self.through.contains(&code) {
            self.through.push(code);
        }
        self
    }
}

impl fmt::Display for RateQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rate of {}", self.kind, self.date)?;
        match self.policy {
            DatePolicy::SameDay => {}
            DatePolicy::Latest => f.write_str(" or before")?,
            DatePolicy::LatestWithin { days } => write!(f, " or up to {days} days before")?,
        }
        if self.inverse {
            f.write_str(", or the inverse")?;
        }
        for (index, code) in self.through.iter().enumerate() {
            write!(f, "{} {code}", if index == 0 { ", or through" } else { " or" })?;
        }
        Ok(())
    }
}
