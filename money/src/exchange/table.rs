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
/// let cross = table.rate(EUR, JPY, &monday.clone().through(USD))?;
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

/// A quote that answers for a pair; inverted, if it is of the inverse pair.
struct Quote<'a> {
    rate: &'a SafeNumber,
    date: Date,
    inverse: bool,
}

/// A way from one currency to another, and the day of its oldest quote.
struct Route {
    codes: Vec<&'static str>,
    date: Date,
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
    /// When the bid of a pair and day would be above its ask, be it quoted or the inverse of a
    /// quote of the inverse pair; or the pair is of one currency.
    ///
    /// Rates of several days, and rates joined through a third currency, are not compared.
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
    ///
    /// let inverse = ExchangeRate::<USD, EUR>::new(num!(0.8))?;
    /// let error = table.insert(day, RateKind::Ask, &inverse).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "USD/EUR bid `100/109` of 2024-03-01, the inverse of the EUR/USD ask, is above its ask \
    ///      `0.8`, expected at most that",
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
        let own = |side| self.quoted((from, to, side), date);
        let number = Some(rate.rate());
        match kind {
            RateKind::Bid => self.check_order(rate, date, [number, own(RateKind::Ask)])?,
            RateKind::Ask => self.check_order(rate, date, [own(RateKind::Bid), number])?,
            RateKind::Mid => {}
        }
        Ok(self.put((from, to, kind), date, rate.rate()))
    }

    /// Puts both sides of a day in at once; what they replace is gone.
    ///
    /// # Errors
    ///
    /// As [`insert`](Self::insert), or when the two are of different pairs; nothing is put in then.
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
        let (from, to) = two_codes(bid)?;
        if (bid.source(), bid.target()) != (ask.source(), ask.target()) {
            let (found, expected) = (format!("a {} ask", ask.pair()), bid.pair());
            return Err(Error::other_currency(found, format!("one of {expected}, as the bid is")));
        }
        self.check_order(bid, date, [Some(bid.rate()), Some(ask.rate())])?;
        self.put((from, to, RateKind::Bid), date, bid.rate());
        self.put((from, to, RateKind::Ask), date, ask.rate());
        Ok(())
    }

    /// The rate that answers the query. A currency is exactly one of itself.
    ///
    /// Of all answers that the query allows, the freshest wins: a quote is of its day, and a joined
    /// rate is as old as its oldest quote. Of equally fresh ones a quote of the pair comes first,
    /// then one of the inverse pair, then the rate joined of the fewest quotes, then the one that
    /// ends at the currency named first. A joined rate is of the asked side on all of its ways, and
    /// each way may be inverted if the query allows that.
    ///
    /// # Errors
    ///
    /// When there is none; the message says what was asked and what the table has of the two
    /// currencies.
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::{DatePolicy, EUR, ExchangeRate, RateKind, RateQuery, RateTable, USD, num};
    ///
    /// let mut table = RateTable::new();
    /// let old = ExchangeRate::<EUR, USD>::new(num!(1.05))?;
    /// table.insert(date(2024, 1, 2), RateKind::Mid, &old)?;
    /// let fresh = ExchangeRate::<USD, EUR>::new(num!(0.92))?;
    /// table.insert(date(2024, 3, 1), RateKind::Mid, &fresh)?;
    ///
    /// let query = RateQuery::new(RateKind::Mid, date(2024, 3, 4), DatePolicy::Latest);
    /// assert_eq!(table.rate(EUR, USD, &query)?, old);
    /// assert_eq!(table.rate(EUR, USD, &query.or_inverse())?, fresh.inverse());
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn rate<F: Currency, T: Currency>(
        &self,
        from: F,
        to: T,
        query: &RateQuery,
    ) -> Result<ExchangeRate<F, T>, Error> {
        self.rate_and_date(from, to, query).map(|(rate, _)| rate)
    }

    /// [`rate`](Self::rate), with the day that it was quoted on: the earliest one where several
    /// quotes were joined.
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
        let found = if first == last {
            Some((SafeNumber::ONE, query.date))
        } else {
            self.freshest(first, last, query).and_then(|route| self.along(&route, query))
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

    /// The fresher of a quote of the pair and one of its inverse, if that is allowed.
    fn quote(&self, from: &'static str, to: &'static str, query: &RateQuery) -> Option<Quote<'_>> {
        let quote = |series, inverse| {
            let (rate, date) = self.on_date(series, query)?;
            Some(Quote { rate, date, inverse })
        };
        let direct = quote((from, to, query.kind), false);
        if !query.inverse {
            return direct;
        }
        let inverse = quote((to, from, query.kind.inverse()), true);
        fresher(direct, inverse, |quote| quote.date)
    }

    /// The way that wins.
    ///
    /// Each round goes one quote further, by the freshest way to each stop: a way through a stop
    /// is never fresher than that. A way that comes by a stop twice never wins, because it is
    /// no fresher than the shorter one.
    fn freshest(
        &self,
        first: &'static str,
        last: &'static str,
        query: &RateQuery,
    ) -> Option<Route> {
        let stops: Vec<_> =
            query.through.iter().copied().filter(|stop| ![first, last].contains(stop)).collect();
        let start = Route { codes: [first].into(), date: Date::MAX };
        let mut best = self.longer(&start, last, query);
        let mut reached: Vec<_> =
            stops.iter().filter_map(|stop| self.longer(&start, stop, query)).collect();
        for _ in &stops {
            let ends = reached.iter().filter_map(|route| self.longer(route, last, query));
            best = ends.fold(best, |best, route| fresher(best, Some(route), |route| route.date));
            let to_stop = |stop: &&'static str| {
                let routes = reached.iter().filter_map(|route| self.longer(route, stop, query));
                routes.fold(None, |best, route| fresher(best, Some(route), |route| route.date))
            };
            reached = stops.iter().filter_map(to_stop).collect();
        }
        best
    }

    /// The route, and one quote more.
    fn longer(&self, route: &Route, to: &'static str, query: &RateQuery) -> Option<Route> {
        let quote = self.quote(route.codes.last()?, to, query)?;
        let mut codes = route.codes.clone();
        codes.push(to);
        Some(Route { codes, date: route.date.min(quote.date) })
    }

    /// The product of the quotes of a route.
    fn along(&self, route: &Route, query: &RateQuery) -> Option<(SafeNumber, Date)> {
        let mut product = SafeNumber::ONE;
        for pair in route.codes.windows(2) {
            let Quote { rate, inverse, .. } = self.quote(pair[0], pair[1], query)?;
            product = if inverse { product.checked_div(rate)? } else { product * rate };
        }
        Some((product, route.date))
    }

    /// That no bid of the pair is above an ask, its quotes being these two and what the table has
    /// of the inverse pair.
    fn check_order<F: Currency, T: Currency>(
        &self,
        pair: &ExchangeRate<F, T>,
        date: Date,
        [bid, ask]: [Option<&SafeNumber>; 2],
    ) -> Result<(), Error> {
        let (from, to) = (pair.source().code(), pair.target().code());
        let inverse = |side| self.quoted((to, from, side), date)?.checked_recip();
        let (implied_bid, implied_ask) = (inverse(RateKind::Ask), inverse(RateKind::Bid));
        let quoted = |side: Option<&SafeNumber>| side.map(|rate| (rate.clone(), false));
        let implied = |side: Option<SafeNumber>| side.map(|rate| (rate, true));
        for (bid, ask) in [
            (quoted(bid), quoted(ask)),
            (quoted(bid), implied(implied_ask)),
            (implied(implied_bid), quoted(ask)),
        ] {
            if let (Some(bid), Some(ask)) = (bid, ask)
                && bid.0 > ask.0
            {
                return Err(crossed([from, to], date, &bid, &ask));
            }
        }
        Ok(())
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

/// Each side with whether it is the inverse of a quote of the inverse pair.
#[cold]
fn crossed(
    [from, to]: [&str; 2],
    date: Date,
    (bid, bid_implied): &(SafeNumber, bool),
    (ask, ask_implied): &(SafeNumber, bool),
) -> Error {
    let [bid, ask] = [bid, ask].map(|rate| excerpt(&rate.to_string()));
    let by = |implied: &bool, side: RateKind| {
        if *implied { format!(", the inverse of the {to}/{from} {side},") } else { String::new() }
    };
    let (bid_by, ask_by) = (by(bid_implied, RateKind::Ask), by(ask_implied, RateKind::Bid));
    let end = if *ask_implied { "" } else { "," };
    Error::rate(format!(
        "{from}/{to} bid `{bid}` of {date}{bid_by} is above its ask `{ask}`{ask_by}{end} expected \
         at most that"
    ))
}

/// The one of the later day; the first of two of the same day.
fn fresher<T>(first: Option<T>, second: Option<T>, date: impl Fn(&T) -> Date) -> Option<T> {
    match (first, second) {
        (Some(first), Some(second)) if date(&second) <= date(&first) => Some(first),
        (first, second) => second.or(first),
    }
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
