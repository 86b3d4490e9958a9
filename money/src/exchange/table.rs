//! `RateTable`: quoted rates by pair, side and date.

use super::ExchangeRate;
use super::query::{DatePolicy, RateKind, RateQuery};
use crate::currency::Currency;
use crate::error::{Error, ErrorKind, excerpt};
use crate::number::SafeNumber;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use jiff::civil::Date;

/// A pair by its codes, and the side: what has one rate a day.
type Series = (&'static str, &'static str, RateKind);

/// How many series an error message lists.
const LISTED: usize = 5;

/// Exchange rates by pair, side and date, as a caller put them in.
///
/// Nothing is inverted, joined or taken from another day unless the [`RateQuery`] says so, and a
/// rate that is not there is an error that says what is. Currencies are told apart by their codes.
///
/// # Example
///
/// ```
/// use jiff::civil::date;
/// use money::{DatePolicy, EUR, ExchangeRate, GBP, JPY, RateKind, RateQuery, RateTable, USD, num};
///
/// let mut table = RateTable::new();
/// let friday = date(2024, 3, 1);
/// table.insert(friday, RateKind::Mid, &ExchangeRate::<EUR, USD>::new(num!(1.0837))?)?;
/// table.insert(friday, RateKind::Mid, &ExchangeRate::<USD, JPY>::new(num!(150.25))?)?;
///
/// let monday = RateQuery::new(RateKind::Mid, date(2024, 3, 4), DatePolicy::Latest);
/// assert_eq!(table.rate(EUR, USD, &monday)?.to_string(), "EUR/USD 1.0837");
/// let cross = table.rate(EUR, JPY, &monday.through(USD))?;
/// assert_eq!(cross.to_string(), "EUR/JPY 162.825925");
///
/// let error = table.rate(EUR, GBP, &monday).unwrap_err();
/// assert!(error.is_missing_rate());
/// assert_eq!(
///     error.to_string(),
///     "no EUR/GBP mid rate of 2024-03-04 or before; the table has EUR/USD mid (2024-03-01)",
/// );
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RateTable {
    series: BTreeMap<Series, BTreeMap<Date, SafeNumber>>,
}

/// A quote of a [`RateTable`], with its currencies as codes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotedRate<'a> {
    /// The code of the currency that is converted.
    pub from: &'static str,
    /// The code of the currency that it is converted to.
    pub to: &'static str,
    /// The side.
    pub kind: RateKind,
    /// The day.
    pub date: Date,
    /// How many major units of the second currency one major unit of the first is.
    pub rate: &'a SafeNumber,
}

impl RateTable {
    /// A table without rates.
    #[must_use]
    pub const fn new() -> Self {
        Self { series: BTreeMap::new() }
    }

    /// Puts a quote in; the one that it replaces comes back.
    ///
    /// # Errors
    ///
    /// When the bid of a pair and day would be above its ask, or the pair is of one currency.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::{EUR, ExchangeRate, RateKind, RateTable, USD, num};
    ///
    /// let mut table = RateTable::new();
    /// let day = date(2024, 3, 1);
    /// table.insert(day, RateKind::Ask, &ExchangeRate::<EUR, USD>::new(num!(1.09))?)?;
    /// let bid = ExchangeRate::<EUR, USD>::new(num!(1.1))?;
    /// let error = table.insert(day, RateKind::Bid, &bid).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "EUR/USD bid `1.1` of 2024-03-01 is above its ask `1.09`, expected at most that",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn insert<F: Currency, T: Currency>(
        &mut self,
        date: Date,
        kind: RateKind,
        rate: &ExchangeRate<F, T>,
    ) -> Result<Option<SafeNumber>, Error> {
        let (from, to) = two_codes(rate)?;
        if let Some(other) = self.quoted((from, to, kind.inverse()), date) {
            match kind {
                RateKind::Bid => in_order(rate, rate.rate(), other, date)?,
                RateKind::Ask => in_order(rate, other, rate.rate(), date)?,
                RateKind::Mid => {}
            }
        }
        Ok(self.put((from, to, kind), date, rate.rate()))
    }

    /// Puts both sides of a day in at once; what they replace is gone.
    ///
    /// # Errors
    ///
    /// When the bid is above the ask, the two are of different pairs, or the pair is of one
    /// currency; nothing is put in then.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::{DatePolicy, EUR, ExchangeRate, RateKind, RateQuery, RateTable, USD, num};
    ///
    /// let mut table = RateTable::new();
    /// let day = date(2024, 3, 1);
    /// let [bid, ask] = [num!(1.08), num!(1.09)].map(ExchangeRate::<EUR, USD>::new);
    /// table.insert_two_sided(day, &bid?, &ask?)?;
    ///
    /// // Whoever sells dollars for euros pays the euro's ask.
    /// let query = RateQuery::new(RateKind::Bid, day, DatePolicy::SameDay).or_inverse();
    /// assert_eq!(table.rate(USD, EUR, &query)?.to_string(), "USD/EUR 100/109");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn insert_two_sided<F: Currency, T: Currency>(
        &mut self,
        date: Date,
        bid: &ExchangeRate<F, T>,
        ask: &ExchangeRate<F, T>,
    ) -> Result<(), Error> {
        super::same(bid.source(), ask.source())?;
        super::same(bid.target(), ask.target())?;
        let (from, to) = two_codes(bid)?;
        in_order(bid, bid.rate(), ask.rate(), date)?;
        self.put((from, to, RateKind::Bid), date, bid.rate());
        self.put((from, to, RateKind::Ask), date, ask.rate());
        Ok(())
    }

    /// The rate that answers the query. A currency is exactly one of itself.
    ///
    /// A quote of the pair comes first, then one of the inverse pair, then one joined through the
    /// named currency; the last two only if the query allows them. A joined rate is of the asked
    /// side on both of its ways, and each way may be inverted if the query allows that.
    ///
    /// # Errors
    ///
    /// When there is none; the message says what was asked and what the table has of the two
    /// currencies.
    pub fn rate<F: Currency, T: Currency>(
        &self,
        from: F,
        to: T,
        query: &RateQuery,
    ) -> Result<ExchangeRate<F, T>, Error> {
        self.rate_and_date(from, to, query).map(|(rate, _)| rate)
    }

    /// [`rate`](Self::rate), with the day that it was quoted on: the earlier one where two quotes
    /// were joined.
    ///
    /// # Errors
    ///
    /// As [`rate`](Self::rate).
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::{DatePolicy, EUR, ExchangeRate, RateKind, RateQuery, RateTable, USD, num};
    ///
    /// let mut table = RateTable::new();
    /// let rate = ExchangeRate::<EUR, USD>::new(num!(1.0837))?;
    /// table.insert(date(2024, 3, 1), RateKind::Mid, &rate)?;
    /// let query = RateQuery::new(RateKind::Mid, date(2024, 3, 4), DatePolicy::Latest);
    /// assert_eq!(table.rate_and_date(EUR, USD, &query)?, (rate, date(2024, 3, 1)));
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn rate_and_date<F: Currency, T: Currency>(
        &self,
        from: F,
        to: T,
        query: &RateQuery,
    ) -> Result<(ExchangeRate<F, T>, Date), Error> {
        let (first, last) = (from.code(), to.code());
        let found = match query.through {
            _ if first == last => Some((SafeNumber::ONE, query.date)),
            Some(middle) => {
                self.way(first, last, query).or_else(|| self.joined([first, middle, last], query))
            }
            None => self.way(first, last, query),
        };
        let (rate, date) = found.ok_or_else(|| self.missing(first, last, query))?;
        Ok((ExchangeRate::from_positive(from, to, rate), date))
    }

    /// Every quote, by pair, side and day.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::{EUR, ExchangeRate, RateKind, RateTable, USD, num};
    ///
    /// let mut table = RateTable::new();
    /// let rate = ExchangeRate::<EUR, USD>::new(num!(1.0837))?;
    /// table.insert(date(2024, 3, 1), RateKind::Mid, &rate)?;
    /// let quotes: Vec<_> = table.iter().map(|quote| (quote.from, quote.to, quote.date)).collect();
    /// assert_eq!(quotes, [("EUR", "USD", date(2024, 3, 1))]);
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = QuotedRate<'_>> {
        self.series.iter().flat_map(|(&(from, to, kind), days)| {
            days.iter().map(move |(&date, rate)| QuotedRate { from, to, kind, date, rate })
        })
    }

    fn put(&mut self, series: Series, date: Date, rate: &SafeNumber) -> Option<SafeNumber> {
        self.series.entry(series).or_default().insert(date, rate.clone())
    }

    fn quoted(&self, series: Series, date: Date) -> Option<&SafeNumber> {
        self.series.get(&series)?.get(&date)
    }

    /// A quote of the pair, or of its inverse if that is allowed.
    fn way(
        &self,
        from: &'static str,
        to: &'static str,
        query: &RateQuery,
    ) -> Option<(SafeNumber, Date)> {
        if let Some((rate, date)) = self.on_date((from, to, query.kind), query) {
            return Some((rate.clone(), date));
        }
        if !query.inverse {
            return None;
        }
        let (rate, date) = self.on_date((to, from, query.kind.inverse()), query)?;
        Some((rate.checked_recip()?, date))
    }

    fn joined(&self, codes: [&'static str; 3], query: &RateQuery) -> Option<(SafeNumber, Date)> {
        let [first, middle, last] = codes;
        let (a, a_date) = self.way(first, middle, query)?;
        let (b, b_date) = self.way(middle, last, query)?;
        Some((a * b, a_date.min(b_date)))
    }

    fn on_date(&self, series: Series, query: &RateQuery) -> Option<(&SafeNumber, Date)> {
        let days = self.series.get(&series)?;
        if query.policy == DatePolicy::SameDay {
            return Some((days.get(&query.date)?, query.date));
        }
        let (&date, rate) = days.range(..=query.date).next_back()?;
        match query.policy {
            DatePolicy::LatestWithin { days } if days_between(date, query.date) > days.into() => {
                None
            }
            _ => Some((rate, date)),
        }
    }

    #[cold]
    fn missing(&self, from: &'static str, to: &'static str, query: &RateQuery) -> Error {
        let related: Vec<_> = self
            .series
            .iter()
            .filter(|((a, b, _), _)| [from, to].iter().any(|code| [a, b].contains(&code)))
            .map(|(series, days)| described(*series, days))
            .collect();
        let has = match related.as_slice() {
            [] if self.series.is_empty() => "the table is empty".into(),
            [] => format!("the table has nothing of {from} or {to}"),
            some => {
                let listed = some[..some.len().min(LISTED)].join(", ");
                match some.len().saturating_sub(LISTED) {
                    0 => format!("the table has {listed}"),
                    more => format!("the table has {listed}, and {more} more"),
                }
            }
        };
        let message = format!("no {from}/{to} {query}; {has}");
        Error::new(ErrorKind::MissingRate { message })
    }
}

/// The codes of a pair, if they are two.
fn two_codes<F: Currency, T: Currency>(
    rate: &ExchangeRate<F, T>,
) -> Result<(&'static str, &'static str), Error> {
    let (from, to) = (rate.source().code(), rate.target().code());
    if from != to {
        return Ok((from, to));
    }
    Err(Error::rate(format!("{from}/{to} is no pair of a rate table, expected two currencies")))
}

fn in_order<F: Currency, T: Currency>(
    pair: &ExchangeRate<F, T>,
    bid: &SafeNumber,
    ask: &SafeNumber,
    date: Date,
) -> Result<(), Error> {
    if bid <= ask {
        return Ok(());
    }
    let [bid, ask] = [bid, ask].map(|rate| excerpt(&rate.to_string()));
    Err(Error::rate(format!(
        "{}/{} bid `{bid}` of {date} is above its ask `{ask}`, expected at most that",
        pair.source().code(),
        pair.target().code(),
    )))
}

/// The days from one date to a later one.
fn days_between(earlier: Date, later: Date) -> i64 {
    earlier.duration_until(later).as_hours() / 24
}

/// `EUR/USD mid (2024-03-01 to 2024-03-05, 3 quotes)`.
fn described((from, to, kind): Series, days: &BTreeMap<Date, SafeNumber>) -> String {
    match (days.first_key_value(), days.last_key_value()) {
        (Some((first, _)), Some((last, _))) if first != last => {
            format!("{from}/{to} {kind} ({first} to {last}, {} quotes)", days.len())
        }
        (Some((only, _)), _) => format!("{from}/{to} {kind} ({only})"),
        _ => format!("{from}/{to} {kind}"),
    }
}
