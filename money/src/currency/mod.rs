//! Currencies: the traits, the kinds of currency value, and the tables.
//!
//! Knows nothing of amounts. A *static* currency is a zero-sized type (`USD`), so mixing two of
//! them does not compile; [`AnyCurrency`] and [`IsoCurrency`] are chosen at run time, so mixing is
//! a `Result`. `generate.py` writes the tables from the official lists.

mod any;
mod by_code;
mod codes;
pub mod iso;
mod listed;
mod month;
pub mod profile;
mod row;
mod table;

pub use any::AnyCurrency;
pub(crate) use codes::for_each_active;
pub use listed::IsoCurrency;
pub use month::YearMonth;
pub(crate) use row::unknown_code;
pub use table::{CLDR_PUBLISHED, CLDR_VERSION, ISO_4217_PUBLISHED};

use crate::error::Error;
use crate::number::SafeNumber;
use core::fmt::Debug;
use core::hash::Hash;

/// What an amount is an amount of.
///
/// # Example
///
/// ```
/// use money::{AnyCurrency, Currency, JPY};
///
/// assert_eq!(JPY.code(), "JPY");
/// assert_eq!(JPY.minor_unit(), Some(0));
/// assert_eq!(AnyCurrency::from_code("CHF")?.minor_unit(), Some(2));
/// # Ok::<(), money::Error>(())
/// ```
pub trait Currency: Copy + Eq + Hash + Debug + 'static {
    /// The alphabetic code, such as `USD`.
    fn code(&self) -> &'static str;

    /// The number of digits after the point that the minor unit has; `None` where there is no minor
    /// unit.
    fn minor_unit(&self) -> Option<u8>;

    /// The currency with this code, in exactly this spelling.
    ///
    /// # Errors
    ///
    /// When the code is not known; for a static currency also when it is another currency's.
    fn from_code(code: &str) -> Result<Self, Error>;

    /// The smallest step in which cash is paid, in major units, where it is not the minor unit;
    /// `None` where no step is known.
    ///
    /// Those of the currencies of ISO 4217 are the cash rounding of Unicode CLDR,
    /// [`CLDR_VERSION`](crate::CLDR_VERSION) of [`CLDR_PUBLISHED`](crate::CLDR_PUBLISHED). A custom
    /// that binds by law or not, it says nothing of payments other than cash.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{CHF, Currency, SEK, USD, num};
    ///
    /// assert_eq!(CHF.cash_step(), Some(num!(0.05)));
    /// assert_eq!(SEK.cash_step(), Some(num!(1)));
    /// assert_eq!(USD.cash_step(), None);
    /// ```
    fn cash_step(&self) -> Option<SafeNumber> {
        None
    }
}

/// A currency that has a minor unit, and so has [`Money`](crate::Money).
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no minor unit",
    label = "amounts of it are `ExactMoney<{Self}>` only"
)]
pub trait MinorUnit: Currency {
    /// The digits after the point of one minor unit: 2 for USD, whose minor unit is 0.01.
    fn scale(&self) -> u8;
}

/// A currency that the type alone names.
#[diagnostic::on_unimplemented(
    message = "this needs a currency known at compile time, but `{Self}` is only known at run time",
    label = "only known at run time",
    note = "for amounts of a run-time currency write `a.try_add(b)?`, `a.try_sub(b)?`, \
            `a.try_cmp(&b)?` or `q.try_settle(&mut account)?`",
    note = "to make one, name the currency: `Money::from_minor_in(1234, currency)`"
)]
pub trait StaticCurrency: Currency + Default + Ord {
    /// The one value of the type.
    const VALUE: Self;
    /// The alphabetic code.
    const CODE: &'static str;
}

/// A currency of list one of ISO 4217 that the type alone names: those of [`iso`].
///
/// Not to be implemented elsewhere: `AnyCurrency` and `IsoCurrency` hold nothing but the lists.
///
/// # Example
///
/// ```
/// use money::{ActiveIso, USD, iso::TRY};
///
/// assert_eq!((USD::NUMERIC, USD::NAME), (840, "US Dollar"));
/// assert_eq!((TRY::NUMERIC, TRY::NAME), (949, "Turkish Lira"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a static currency of ISO 4217",
    label = "not one of `money::iso`",
    note = "`AnyCurrency` and `IsoCurrency` hold currencies of ISO 4217 only: to choose among your \
            own at run time declare them with `currency_set!`"
)]
pub trait ActiveIso: StaticCurrency {
    #[doc(hidden)]
    const ROW: &'static row::Row;
    /// The numeric code; written, it has three digits.
    const NUMERIC: u16 = Self::ROW.numeric;
    /// The name that the list gives.
    const NAME: &'static str = Self::ROW.name;
}
