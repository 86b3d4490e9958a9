//! Minor-unit profiles: what others mean by the minor unit of a currency.
//!
//! Most agree with ISO 4217 on most currencies. Where they do not, an integer that is read under
//! another profile than it was written is wrong by a factor of a hundred, so a profile is a type,
//! and [`Money::to_minor_in`](crate::Money::to_minor_in) and
//! [`Money::try_from_minor_in`](crate::Money::try_from_minor_in) name it.
//!
//! # Example
//!
//! ```
//! use money::profile::{Cldr, Iso, MinorUnitProfile, Stripe};
//! use money::AnyCurrency;
//!
//! let scales = |code: &str| {
//!     let currency: AnyCurrency = code.parse().ok()?;
//!     Some([Iso::scale(&currency)?, Cldr::scale(&currency)?, Stripe::scale(&currency)?])
//! };
//! assert_eq!(scales("USD"), Some([2, 2, 2]));
//! assert_eq!(scales("HUF"), Some([2, 0, 2]));
//! assert_eq!(scales("ISK"), Some([0, 0, 2]));
//! assert_eq!(scales("MGA"), Some([2, 0, 0]));
//! ```

use super::Currency;
use super::row::Row;
use super::table::{CLDR_FOUR, CLDR_THREE, CLDR_ZERO};

/// What somebody means by the minor unit of a currency.
///
/// Implement it for the conventions of another processor or file format.
///
/// # Example
///
/// ```
/// use money::profile::MinorUnitProfile;
/// use money::{Currency, jpy, usd};
///
/// /// A file format in which all amounts have four digits after the point.
/// struct FourDigits;
///
/// impl MinorUnitProfile for FourDigits {
///     const NAME: &'static str = "FourDigits";
///     fn scale(_: &impl Currency) -> Option<u8> {
///         Some(4)
///     }
/// }
/// assert_eq!(usd!(12.34).to_minor_in::<FourDigits>()?, 123_400);
/// assert_eq!(jpy!(5).to_minor_in::<FourDigits>()?, 50_000);
/// # Ok::<(), money::Error>(())
/// ```
pub trait MinorUnitProfile {
    /// What error messages call the profile.
    const NAME: &'static str;

    /// The digits after the point of the minor unit; `None` for a currency that the profile does
    /// not have.
    fn scale(currency: &impl Currency) -> Option<u8>;

    /// How many minor units the smallest step is: amounts are multiples of it. One, if not said
    /// otherwise; never zero.
    fn step(currency: &impl Currency) -> u32 {
        let _ = currency;
        1
    }
}

/// The minor units that [`Money`](crate::Money) counts: those of ISO 4217, and of a currency of
/// your own those it was declared with.
#[derive(Clone, Copy, Debug)]
pub struct Iso;

impl MinorUnitProfile for Iso {
    const NAME: &'static str = "Iso";

    fn scale(currency: &impl Currency) -> Option<u8> {
        currency.minor_unit()
    }
}

/// The digits that Unicode CLDR writes: as people see prices, so none for the forint.
///
/// Source: `supplemental/currencyData` of [`CLDR_VERSION`](crate::CLDR_VERSION), published on
/// [`CLDR_PUBLISHED`](crate::CLDR_PUBLISHED). Its default of two digits stands for the codes of ISO
/// 4217 only; other currencies it does not have.
#[derive(Clone, Copy, Debug)]
pub struct Cldr;

impl MinorUnitProfile for Cldr {
    const NAME: &'static str = "Cldr";

    fn scale(currency: &impl Currency) -> Option<u8> {
        let code = currency.code();
        let among = |codes: &[&str]| codes.binary_search(&code).is_ok();
        Row::of(code)?;
        Some(match () {
            () if among(&CLDR_ZERO) => 0,
            () if among(&CLDR_THREE) => 3,
            () if among(&CLDR_FOUR) => 4,
            () => 2,
        })
    }
}

/// Amounts of charges and refunds in the Stripe API.
///
/// | currencies | digits | multiple of |
/// |---|---|---|
/// | BIF, CLP, DJF, GNF, JPY, KMF, KRW, MGA, PYG, RWF, VND, VUV, XAF, XOF, XPF | 0 | 1 |
/// | ISK, UGX: became zero-decimal, but are still written with two digits | 2 | 100 |
/// | BHD, JOD, KWD, OMR, TND: the last digit must be zero | 3 | 10 |
/// | all others of ISO 4217 with two digits, HUF and TWD among them | 2 | 1 |
///
/// Other currencies it does not have. That it has one does not mean that your account can charge
/// it, nor that the amount is within the limits. Payouts differ: [`StripePayout`].
///
/// Source: "Supported currencies" of the Stripe documentation, sections "Zero-decimal currencies"
/// and "Special cases", as of July 2026; the rule for three digits is on the same page as of
/// December 2022, and no longer on it.
#[derive(Clone, Copy, Debug)]
pub struct Stripe;

/// Zero-decimal currencies without the special case UGX; sorted.
const STRIPE_ZERO: [&str; 15] = [
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF",
];
/// Three-decimal currencies; sorted.
const STRIPE_THREE: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

impl MinorUnitProfile for Stripe {
    const NAME: &'static str = "Stripe";

    fn scale(currency: &impl Currency) -> Option<u8> {
        let row = Row::of(currency.code()).filter(|row| row.withdrawn.is_none())?;
        match row.code {
            "ISK" | "UGX" => Some(2),
            code if STRIPE_ZERO.binary_search(&code).is_ok() => Some(0),
            code if STRIPE_THREE.binary_search(&code).is_ok() => Some(3),
            _ => row.minor_unit.filter(|digits| *digits == 2),
        }
    }

    fn step(currency: &impl Currency) -> u32 {
        match currency.code() {
            "ISK" | "UGX" => 100,
            code if STRIPE_THREE.binary_search(&code).is_ok() => 10,
            _ => 1,
        }
    }
}

/// Amounts of payouts in the Stripe API: as [`Stripe`], but HUF and TWD in whole units too.
///
/// They are written with two digits, as in charges, but must be multiples of 100.
///
/// Source: "Supported currencies" of the Stripe documentation, section "Special cases", as of July
/// 2026.
#[derive(Clone, Copy, Debug)]
pub struct StripePayout;

impl MinorUnitProfile for StripePayout {
    const NAME: &'static str = "StripePayout";

    fn scale(currency: &impl Currency) -> Option<u8> {
        Stripe::scale(currency)
    }

    fn step(currency: &impl Currency) -> u32 {
        match currency.code() {
            "HUF" | "TWD" => 100,
            _ => Stripe::step(currency),
        }
    }
}
