//! The macros that read exact literals: each passes its tokens, and the path of this crate, on to
//! `money-derive`, so they work under whatever name a program knows the crate.

/// An exact number from the source text of a literal: `num!(0.1)`, `num!(-1/3)`.
///
/// It is a constant, and can be one. Underscores are allowed; exponents and suffixes are not. A
/// number of more digits than an inline [`SafeNumber`](crate::SafeNumber) holds is refused: read it
/// from text.
///
/// # Example
///
/// ```
/// use money::{SafeNumber, num};
///
/// const TENTH: SafeNumber = num!(0.1);
/// assert_eq!(TENTH + num!(0.2), num!(0.3));
/// assert_eq!(num!(-1/3) * 3, -1);
/// assert_eq!(num!(1_000_000.5).to_string(), "1000000.5");
/// ```
#[macro_export]
macro_rules! num {
    ($($number:tt)*) => { $crate::private::derive::num!([$crate] $($number)*) };
}

/// Whole minor units of the named currency: `money!(12.34 EUR)`.
///
/// More digits than the minor unit has are refused, as are codes that are unknown or withdrawn.
///
/// # Example
///
/// ```
/// use money::{CAD, Money, money};
///
/// const FEE: Money<CAD> = money!(-0.05 CAD);
/// assert_eq!(FEE.minor(), -5);
/// ```
#[macro_export]
macro_rules! money {
    ($($amount:tt)*) => { $crate::private::derive::money!([$crate] $($amount)*) };
}

/// An exact amount of the named currency, in major units: `exact!(1/3 XAU)`.
///
/// # Example
///
/// ```
/// use money::{ExactMoney, exact, iso::XAU};
///
/// static THIRD: ExactMoney<XAU> = exact!(1/3 XAU);
/// assert_eq!((&THIRD * 3).to_string(), "XAU 1");
/// ```
#[macro_export]
macro_rules! exact {
    ($($amount:tt)*) => { $crate::private::derive::exact!([$crate] $($amount)*) };
}

/// An exact rate with its unit: `rate!(7.25%)`, `rate!(125 bps)`, `rate!(1/3 %)`.
///
/// # Example
///
/// ```
/// use money::{Rate, num, rate, usd};
///
/// const TAX: Rate = rate!(7.25%);
/// assert_eq!(usd!(100) * TAX, usd!(7.25));
/// assert_eq!(rate!(125 bps).as_fraction(), &num!(0.0125));
/// ```
#[macro_export]
macro_rules! rate {
    ($($rate:tt)*) => { $crate::private::derive::rate!([$crate] $($rate)*) };
}

/// US dollars: `usd!(12.34)`.
///
/// # Example
///
/// ```
/// use money::{Money, USD, usd};
///
/// const PRICE: Money<USD> = usd!(12.34);
/// assert_eq!(PRICE.minor(), 1234);
/// ```
#[macro_export]
macro_rules! usd {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] USD; $($amount)*) };
}

/// Euros: `eur!(12.34)`.
///
/// # Example
///
/// ```
/// assert_eq!(money::eur!(12.34).to_string(), "EUR 12.34");
/// ```
#[macro_export]
macro_rules! eur {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] EUR; $($amount)*) };
}

/// Pounds sterling: `gbp!(12.34)`.
///
/// # Example
///
/// ```
/// assert_eq!(money::gbp!(12.34).to_string(), "GBP 12.34");
/// ```
#[macro_export]
macro_rules! gbp {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] GBP; $($amount)*) };
}

/// Yen, which have no decimals: `jpy!(1234)`.
///
/// # Example
///
/// ```
/// assert_eq!(money::jpy!(1234).to_string(), "JPY 1234");
/// ```
#[macro_export]
macro_rules! jpy {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] JPY; $($amount)*) };
}

/// Swiss francs: `chf!(12.35)`.
///
/// # Example
///
/// ```
/// assert_eq!(money::chf!(12.35).to_string(), "CHF 12.35");
/// ```
#[macro_export]
macro_rules! chf {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] CHF; $($amount)*) };
}

/// Australian dollars: `aud!(12.35)`.
///
/// # Example
///
/// ```
/// assert_eq!(money::aud!(12.35).to_string(), "AUD 12.35");
/// ```
#[macro_export]
macro_rules! aud {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] AUD; $($amount)*) };
}

/// Canadian dollars: `cad!(12.35)`.
///
/// # Example
///
/// ```
/// assert_eq!(money::cad!(12.35).to_string(), "CAD 12.35");
/// ```
#[macro_export]
macro_rules! cad {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] CAD; $($amount)*) };
}

/// Yuan renminbi: `cny!(12.35)`.
///
/// # Example
///
/// ```
/// assert_eq!(money::cny!(12.35).to_string(), "CNY 12.35");
/// ```
#[macro_export]
macro_rules! cny {
    ($($amount:tt)*) => { $crate::private::derive::of_currency!([$crate] CNY; $($amount)*) };
}

/// Refuses every float that is written inside a function, an `impl`, a trait or a module: types,
/// literals, casts, and functions such as `to_f64`, each with its own message.
///
/// It reads the tokens as they stand, arguments of macros and nested items among them; literals in
/// [`num!`](crate::num!) and the like are exact and welcome. What an alias, a function or a macro
/// from elsewhere brings in is not seen: for the types of data there is
/// [`#[derive(FloatFree)]`](crate::FloatFree).
///
/// `#[float_free(allow = "reason")]` on a statement, an item, a field, an argument or an arm inside
/// excepts that, and needs its reason.
///
/// # Example
///
/// ```
/// use money::{ExactMoney, Money, USD, float_free, num, usd};
///
/// #[float_free]
/// mod pricing {
///     # use money::{ExactMoney, Money, USD, num};
///     pub fn with_tax(net: Money<USD>) -> ExactMoney<USD> {
///         net * num!(1.0825)
///     }
///
///     #[float_free(allow = "the gauge is read as a float; it is not money")]
///     pub fn is_hot(celsius: f64) -> bool {
///         celsius > 30.5
///     }
/// }
/// assert_eq!(pricing::with_tax(usd!(20)).to_string(), "USD 21.65");
/// assert!(!pricing::is_hot(21.5));
/// ```
///
/// # Example: what is refused
///
/// ```compile_fail
/// #[money::float_free]
/// fn with_tax(net: i64) -> i64 {
///     (net as f64 * 1.0825) as i64 // `f64` and `1.0825` are binary floats
/// }
/// ```
pub use money_derive::float_free;
