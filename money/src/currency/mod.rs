//! Currencies: the traits, and the two kinds of currency value.
//!
//! Knows nothing of amounts. A *static* currency is a zero-sized type (`USD`), so mixing two of
//! them does not compile; [`AnyCurrency`] is chosen at run time, so mixing is a `Result`.

mod any;
mod iso4217;

pub use any::AnyCurrency;
pub use iso4217::{CHF, EUR, GBP, JPY, USD};

use crate::error::Error;
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
    note = "for amounts of a run-time currency write `a.try_add(b)?` or `a.try_sub(b)?`",
    note = "to make one, name the currency: `Money::from_minor_in(1234, currency)`"
)]
pub trait StaticCurrency: Currency + Default + Ord {
    /// The one value of the type.
    const VALUE: Self;
    /// The alphabetic code.
    const CODE: &'static str;
}
