//! Currencies of your own: the macros that declare them, by `money-derive`.

/// Declares a static currency of your own: a token, points, or a currency that ISO 4217 no longer
/// has.
///
/// | field | is |
/// |---|---|
/// | `code` | the code in texts: ASCII letters, digits, `.`, `-` and `_` |
/// | `minor_unit` | digits after the point, at most 38; without it there is `ExactMoney` only |
/// | `not_iso` | for an active code of ISO 4217: why it means another currency here |
///
/// The type implements what those of [`iso`](crate::iso) do, and serde's traits where the feature
/// is on. `money!` does not know it: write `Money::<ETH>::from_minor(…)`, `Money::parse_in("…",
/// ETH)` or `ExactMoney::<ETH>::new(num!(…))`.
///
/// # Example
///
/// ```
/// use money::{ExactMoney, Money, Rounding, currency, num};
///
/// currency! {
///     /// Ether, in wei.
///     pub struct ETH { code: "ETH", minor_unit: 18 }
/// }
///
/// let balance = Money::<ETH>::from_minor(1_500_000_000_000_000_001);
/// assert_eq!(balance.to_string(), "ETH 1.500000000000000001");
/// assert_eq!("ETH 1.500000000000000001".parse(), Ok(balance));
///
/// let third = ExactMoney::<ETH>::new(num!(1)) / 3;
/// let (paid, remainder) = third.quantize(Rounding::Down).into_parts();
/// assert_eq!(paid.minor(), 333_333_333_333_333_333);
/// assert_eq!(paid + remainder.into_exact(), third);
/// ```
///
/// # Example: whole pfennigs
///
/// ```
/// use money::{Money, currency};
///
/// currency! {
///     /// Deutsche Mark, withdrawn in 2002-03; minor unit 0.01.
///     struct DEM { code: "DEM", minor_unit: 2 }
/// }
/// assert_eq!(Money::<DEM>::from_minor(9995).to_string(), "DEM 99.95");
/// ```
///
/// # Example: a code that means something else
///
/// ```
/// use money::{Money, currency};
///
/// currency! {
///     /// Tokens of a game, sold for years under this code.
///     struct Tokens { code: "TOP", minor_unit: 0, not_iso: "the game's tokens, not paʻanga" }
/// }
/// assert_eq!(Money::<Tokens>::from_minor(5).to_string(), "TOP 5");
/// ```
#[macro_export]
macro_rules! currency {
    ($($declaration:tt)*) => {
        $crate::private::derive::currency!([$crate] $($declaration)*);
    };
}

/// Declares a set of currencies to choose from at run time: an enum, of which amounts are
/// `Money<Tender>`.
///
/// A variant without braces is the currency of ISO 4217 with this code; one with braces is your
/// own, with the fields of [`currency!`](crate::currency!). All have a minor unit. `ALL` lists
/// them.
///
/// # Example
///
/// ```
/// use money::{Currency, Money, currency_set};
///
/// currency_set! {
///     /// What the shop takes.
///     pub enum Tender {
///         EUR,
///         JPY,
///         /// Loyalty points.
///         Points { code: "PTS", minor_unit: 0 },
///     }
/// }
///
/// let price: Money<Tender> = "EUR 12.50".parse()?;
/// let points = Money::from_minor_in(300, Tender::Points);
/// assert_eq!(points.to_string(), "PTS 300");
/// assert!(price.try_add(points).unwrap_err().is_currency_mismatch());
///
/// let error = Tender::from_code("PTZ").unwrap_err();
/// assert_eq!(error.to_string(), "unknown currency code `PTZ`, did you mean `PTS`?");
/// assert_eq!(Tender::ALL.map(|tender| tender.code()), ["EUR", "JPY", "PTS"]);
/// # Ok::<(), money::Error>(())
/// ```
#[macro_export]
macro_rules! currency_set {
    ($($declaration:tt)*) => {
        $crate::private::derive::currency_set!([$crate] $($declaration)*);
    };
}
