//! A currency chosen at run time, for amounts in whole minor units.

use super::row::{Row, active_codes, cash_step, unknown_code};
use super::table::ROWS;
use super::{ActiveIso, Currency, IsoCurrency, MinorUnit};
use crate::error::Error;
use crate::number::SafeNumber;

/// A currency of ISO 4217 that is only known at run time: an active one that has a minor unit.
///
/// `Money<AnyCurrency>` has no `+`, `<` or `settle`: two amounts may differ in currency, so they
/// meet through `try_add`, `try_sub`, `try_abs_diff`, `try_cmp`, `try_ratio`, `try_sum` and
/// `try_settle`, which return a `Result`. It is 32 bytes.
///
/// Gold, historic currencies and the other codes that no amount of whole minor units can have are
/// [`IsoCurrency`]. A set of your own currencies is made by
/// [`currency_set!`](crate::currency_set!).
///
/// Source: list one of ISO 4217, published on [`ISO_4217_PUBLISHED`](crate::ISO_4217_PUBLISHED).
///
/// # Example
///
/// ```
/// use money::{AnyCurrency, Money, USD};
///
/// let currency: AnyCurrency = "EUR".parse()?;
/// let price = Money::from_minor_in(1999, currency);
/// assert_eq!(price.to_string(), "EUR 19.99");
///
/// let shipping = Money::from_minor_in(500, AnyCurrency::from(USD));
/// let error = price.try_add(shipping).unwrap_err();
/// assert_eq!(error.to_string(), "currencies differ: found `USD`, expected `EUR`");
/// # Ok::<(), money::Error>(())
/// ```
///
/// # Example: a code that is not active
///
/// ```
/// use money::AnyCurrency;
///
/// let refusal = |code: &str| code.parse::<AnyCurrency>().unwrap_err().to_string();
/// assert_eq!(refusal("eur"), "unknown currency code `eur`, did you mean `EUR`?");
/// assert_eq!(refusal("DEM"), "`DEM` was withdrawn in 2002-03, and `EUR` replaced it");
/// ```
#[derive(Clone, Copy)]
pub struct AnyCurrency {
    /// Active and with a minor unit; each code has one row, so its place is its identity.
    row: &'static Row,
    scale: u8,
}

impl AnyCurrency {
    /// Every currency there is, in the order of the codes.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Currency};
    ///
    /// assert_eq!(AnyCurrency::all().count(), 165);
    /// assert!(AnyCurrency::all().any(|currency| currency.code() == "JPY"));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().filter_map(|row| Self::from_row(row).ok())
    }

    /// The currency with this numeric code.
    ///
    /// # Errors
    ///
    /// When the numeric code is nobody's, a historic one, or of a currency without a minor unit.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, Currency};
    ///
    /// assert_eq!(AnyCurrency::from_numeric(978)?.code(), "EUR");
    /// let error = AnyCurrency::from_numeric(1).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "unknown numeric currency code `001`, expected one of ISO 4217, such as `840` of USD",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn from_numeric(numeric: u16) -> Result<Self, Error> {
        IsoCurrency::from_numeric(numeric)?.try_into()
    }

    /// The numeric code, such as 840 of USD; written, it has three digits: `008` of ALL.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, USD};
    ///
    /// assert_eq!(AnyCurrency::from(USD).numeric(), 840);
    /// ```
    #[must_use]
    pub fn numeric(&self) -> u16 {
        self.row.numeric().unwrap_or_default()
    }

    /// The name that the list gives.
    ///
    /// # Example
    ///
    /// ```
    /// use money::AnyCurrency;
    ///
    /// assert_eq!("CNY".parse::<AnyCurrency>()?.name(), "Yuan Renminbi");
    /// # Ok::<(), money::Error>(())
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
    /// use money::AnyCurrency;
    ///
    /// assert!("CLF".parse::<AnyCurrency>()?.is_fund());
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn is_fund(&self) -> bool {
        self.row.is_fund
    }

    pub(super) fn from_row(row: &'static Row) -> Result<Self, Error> {
        let row = row.with_minor_unit()?;
        Ok(Self { row, scale: row.minor_unit.unwrap_or_default() })
    }

    pub(super) fn row(self) -> &'static Row {
        self.row
    }
}

impl Currency for AnyCurrency {
    fn code(&self) -> &'static str {
        self.row.code
    }

    fn minor_unit(&self) -> Option<u8> {
        Some(self.scale)
    }

    fn from_code(code: &str) -> Result<Self, Error> {
        match Row::of(code) {
            Some(row) => Self::from_row(row),
            None => Err(unknown_code(code, active_codes())),
        }
    }

    fn cash_step(&self) -> Option<SafeNumber> {
        cash_step(self.row.code)
    }
}

// Whoever lacks a minor unit gains nothing from this one.
#[diagnostic::do_not_recommend]
impl MinorUnit for AnyCurrency {
    fn scale(&self) -> u8 {
        self.scale
    }
}

impl<C: ActiveIso + MinorUnit> From<C> for AnyCurrency {
    fn from(currency: C) -> Self {
        Self { row: C::ROW, scale: currency.scale() }
    }
}

impl TryFrom<IsoCurrency> for AnyCurrency {
    type Error = Error;

    /// # Errors
    ///
    /// When the currency was withdrawn or has no minor unit.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, IsoCurrency};
    ///
    /// let gold: IsoCurrency = "XAU".parse()?;
    /// let error = AnyCurrency::try_from(gold).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`XAU` has no minor unit, so its amounts are `ExactMoney` only",
    /// );
    /// assert!(error.is_unfit_currency());
    /// # Ok::<(), money::Error>(())
    /// ```
    fn try_from(currency: IsoCurrency) -> Result<Self, Error> {
        Self::from_row(currency.row())
    }
}
