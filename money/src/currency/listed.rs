//! Any code of ISO 4217, active or historic, chosen at run time.

use super::row::{Row, active_codes, cash_step, unknown_code, unknown_numeric};
use super::table::ROWS;
use super::{ActiveIso, AnyCurrency, Currency, YearMonth};
use crate::error::Error;
use crate::number::SafeNumber;

/// Any code of ISO 4217: active or withdrawn, with a minor unit or without.
///
/// Amounts of it are [`ExactMoney<IsoCurrency>`](crate::ExactMoney): gold and special drawing
/// rights have no minor unit, and the list of historic codes does not say which one they had. For
/// whole minor units of a historic currency declare it with [`currency!`](crate::currency!) and its
/// digits.
///
/// What the lists say of a code: see the methods. What they do not say, and nobody here guesses:
/// when a code was introduced, the minor unit of a historic code, and, but for the members of the
/// euro, what replaced it.
///
/// Source: lists one and three of ISO 4217, published on
/// [`ISO_4217_PUBLISHED`](crate::ISO_4217_PUBLISHED). A code in both lists is active (it was
/// withdrawn in one country only); a historic code that stands several times was withdrawn with the
/// last of them; a span such as `1989 to 1990` is its last month.
///
/// # Example
///
/// ```
/// use money::{Currency, ExactMoney, IsoCurrency, num};
///
/// let mark: IsoCurrency = "DEM".parse()?;
/// assert_eq!(mark.name(), "Deutsche Mark");
/// assert_eq!(mark.minor_unit(), None);
/// assert_eq!(mark.withdrawn().map(|month| month.to_string()), Some("2002-03".into()));
/// assert_eq!(ExactMoney::new_in(num!(99.95), mark).to_string(), "DEM 99.95");
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct IsoCurrency {
    /// Each code has one row, so its place is its identity.
    row: &'static Row,
}

impl IsoCurrency {
    /// Every code of both lists, in their order.
    ///
    /// # Example
    ///
    /// ```
    /// use money::IsoCurrency;
    ///
    /// let active = IsoCurrency::all().filter(IsoCurrency::is_active).count();
    /// assert_eq!((active, IsoCurrency::all().count()), (178, 307));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().map(|row| Self { row })
    }

    /// The currency with this numeric code.
    ///
    /// Numeric codes were given again, to the next currency of the same country: this is the active
    /// currency with the code, else the one withdrawn last.
    ///
    /// # Errors
    ///
    /// When the numeric code is nobody's.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{Currency, IsoCurrency};
    ///
    /// assert_eq!(IsoCurrency::from_numeric(276)?.code(), "DEM");
    /// assert_eq!(IsoCurrency::from_numeric(8)?.code(), "ALL"); // once also ALK, the old lek
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_numeric(numeric: u16) -> Result<Self, Error> {
        Row::of_numeric(numeric).map(|row| Self { row }).ok_or_else(|| unknown_numeric(numeric))
    }

    /// The numeric code, such as 959 of gold; `None` for the few historic codes without one.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{IsoCurrency, iso::XAU};
    ///
    /// assert_eq!(IsoCurrency::from(XAU).numeric(), Some(959));
    /// assert_eq!("XFO".parse::<IsoCurrency>()?.numeric(), None); // the gold franc
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn numeric(&self) -> Option<u16> {
        self.row.numeric()
    }

    /// The name that the list gives.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{IsoCurrency, iso::XDR};
    ///
    /// assert_eq!(IsoCurrency::from(XDR).name(), "SDR (Special Drawing Right)");
    /// ```
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.row.name
    }

    /// True if the list marks the code as that of a fund.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{IsoCurrency, iso::CHE};
    ///
    /// assert!(IsoCurrency::from(CHE).is_fund());
    /// ```
    #[must_use]
    pub fn is_fund(&self) -> bool {
        self.row.is_fund
    }

    /// True if the code stands in list one.
    ///
    /// # Example
    ///
    /// ```
    /// use money::IsoCurrency;
    ///
    /// assert!("SLE".parse::<IsoCurrency>()?.is_active());
    /// assert!(!"SLL".parse::<IsoCurrency>()?.is_active());
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.row.withdrawn.is_none()
    }

    /// The month in which the code was withdrawn; `None` for active codes.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{IsoCurrency, YearMonth};
    ///
    /// assert_eq!("BGN".parse::<IsoCurrency>()?.withdrawn(), YearMonth::new(2026, 1));
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn withdrawn(&self) -> Option<YearMonth> {
        self.row.withdrawn
    }

    /// True if the code could be used in this month: it is active, or was withdrawn later.
    ///
    /// The lists do not say when a code was introduced, so the months before that are `true` too:
    /// `false` is certain, `true` is not.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{IsoCurrency, YearMonth};
    ///
    /// let kuna: IsoCurrency = "HRK".parse()?;
    /// let valid = |year, month| YearMonth::new(year, month).map(|month| kuna.valid_in(month));
    /// assert_eq!((valid(2022, 12), valid(2023, 1)), (Some(true), Some(false)));
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn valid_in(&self, month: YearMonth) -> bool {
        self.row.withdrawn.is_none_or(|withdrawn| month < withdrawn)
    }

    /// True if the code could be used on this day: it is active, or was withdrawn in a later month.
    ///
    /// The lists know months of withdrawal only, and no introductions: see
    /// [`valid_in`](Self::valid_in).
    ///
    /// # Example
    ///
    /// ```
    /// use jiff::civil::date;
    /// use money::IsoCurrency;
    ///
    /// let lev: IsoCurrency = "BGN".parse()?;
    /// assert!(lev.valid_on(date(2025, 12, 31)));
    /// assert!(!lev.valid_on(date(2026, 1, 1)));
    /// # Ok::<(), money::Error>(())
    /// ```
    #[cfg(feature = "jiff_02")]
    #[must_use]
    pub fn valid_on(&self, day: jiff::civil::Date) -> bool {
        let month = u8::try_from(day.month()).ok();
        let month = month.and_then(|month| YearMonth::new(day.year(), month));
        month.is_some_and(|month| self.valid_in(month))
    }

    /// One euro in this currency: the conversion rate fixed by law when a member state adopted the
    /// euro; `None` for every other currency, EUR among them.
    ///
    /// A rate has six significant figures and is used as it stands: it is not rounded, and no
    /// inverse of it is used. Amounts are divided by it to get euros, and euros multiplied by it:
    /// [`to_euro`](crate::ExactMoney::to_euro), [`to_national`](crate::ExactMoney::to_national).
    ///
    /// Source: Article 1 of Council Regulation (EC) No 2866/98 of 31 December 1998 with the lines
    /// added since, up to Bulgaria on 2026-01-01; the rules are Article 4 of Council Regulation
    /// (EC) No 1103/97 of 17 June 1997.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{IsoCurrency, SafeNumber};
    ///
    /// let factor = |code: &str| code.parse().map(|currency: IsoCurrency| currency.euro_factor());
    /// assert_eq!(factor("BGN")?, Some("1.95583".parse()?));
    /// assert_eq!(factor("ITL")?, Some("1936.27".parse()?));
    /// assert_eq!(factor("SEK")?, None);
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn euro_factor(&self) -> Option<SafeNumber> {
        self.row.euro()
    }

    pub(super) fn row(self) -> &'static Row {
        self.row
    }
}

impl Currency for IsoCurrency {
    fn code(&self) -> &'static str {
        self.row.code
    }

    fn minor_unit(&self) -> Option<u8> {
        self.row.minor_unit
    }

    fn from_code(code: &str) -> Result<Self, Error> {
        let unknown = || unknown_code(code, active_codes().chain(ROWS.iter().map(|row| row.code)));
        Row::of(code).map(|row| Self { row }).ok_or_else(unknown)
    }

    fn cash_step(&self) -> Option<SafeNumber> {
        cash_step(self.row.code)
    }
}

impl<C: ActiveIso> From<C> for IsoCurrency {
    fn from(_: C) -> Self {
        Self { row: C::ROW }
    }
}

impl From<AnyCurrency> for IsoCurrency {
    fn from(currency: AnyCurrency) -> Self {
        Self { row: currency.row() }
    }
}
