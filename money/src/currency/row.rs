//! A row of the tables, how it is found, and what is said of a code that is not.

use super::YearMonth;
use super::table::{BY_NUMERIC, CASH_STEPS, MOST_TRADED, ROWS};
use crate::error::{Error, ErrorKind, excerpt};
use crate::number::SafeNumber;
use alloc::format;
use alloc::vec::Vec;

/// What the lists say of a code.
#[derive(Debug)]
pub struct Row {
    pub(super) code: &'static str,
    /// Zero where there is none.
    pub(super) numeric: u16,
    pub(super) name: &'static str,
    pub(super) minor_unit: Option<u8>,
    pub(super) is_fund: bool,
    pub(super) withdrawn: Option<YearMonth>,
    /// One euro in this currency: mantissa and scale.
    euro: Option<(u32, u8)>,
}

/// An active code without a minor unit.
pub(super) const fn bare(code: &'static str, numeric: u16, name: &'static str) -> Row {
    let (minor_unit, is_fund, withdrawn, euro) = (None, false, None, None);
    Row { code, numeric, name, minor_unit, is_fund, withdrawn, euro }
}

/// An active code with a minor unit.
pub(super) const fn unit(
    code: &'static str,
    numeric: u16,
    name: &'static str,
    minor_unit: u8,
) -> Row {
    Row { minor_unit: Some(minor_unit), ..bare(code, numeric, name) }
}

/// An active code of a fund.
pub(super) const fn fund(
    code: &'static str,
    numeric: u16,
    name: &'static str,
    minor_unit: u8,
) -> Row {
    Row { is_fund: true, ..unit(code, numeric, name, minor_unit) }
}

/// A historic code, with the year and month of its withdrawal.
pub(super) const fn past(
    code: &'static str,
    numeric: u16,
    name: &'static str,
    (year, month): (i16, u8),
) -> Row {
    Row { withdrawn: YearMonth::new(year, month), ..bare(code, numeric, name) }
}

/// A historic code of a fund.
pub(super) const fn past_fund(
    code: &'static str,
    numeric: u16,
    name: &'static str,
    withdrawn: (i16, u8),
) -> Row {
    Row { is_fund: true, ..past(code, numeric, name, withdrawn) }
}

/// A historic code that the euro replaced, with one euro in it.
pub(super) const fn euro(
    code: &'static str,
    numeric: u16,
    name: &'static str,
    withdrawn: (i16, u8),
    mantissa: u32,
    scale: u8,
) -> Row {
    Row { euro: Some((mantissa, scale)), ..past(code, numeric, name, withdrawn) }
}

impl Row {
    /// The row of this code, in exactly this spelling.
    pub(super) fn of(code: &str) -> Option<&'static Self> {
        let position = ROWS.binary_search_by_key(&code, |row| row.code).ok()?;
        ROWS.get(position)
    }

    /// The row of this numeric code; where several share it, see `generate.py`.
    pub(super) fn of_numeric(numeric: u16) -> Option<&'static Self> {
        let row = |position: u16| ROWS.get(usize::from(position));
        let key = |position: &u16| row(*position).map(|row| row.numeric);
        let position = BY_NUMERIC.binary_search_by_key(&Some(numeric), key).ok()?;
        row(*BY_NUMERIC.get(position)?)
    }

    pub(super) fn numeric(&self) -> Option<u16> {
        (self.numeric != 0).then_some(self.numeric)
    }

    pub(super) fn euro(&self) -> Option<SafeNumber> {
        let (mantissa, scale) = self.euro?;
        Some(SafeNumber::from_scaled(mantissa.into(), scale.into()))
    }

    /// The row, if it can be that of an amount in whole minor units.
    pub(super) fn with_minor_unit(&'static self) -> Result<&'static Self, Error> {
        match (self.withdrawn, self.minor_unit) {
            (None, Some(_)) => Ok(self),
            (None, None) => Err(Error::unfit(
                self.code,
                "has no minor unit, so its amounts are `ExactMoney` only".into(),
            )),
            (Some(month), _) => {
                let euro = if self.euro.is_some() { ", and `EUR` replaced it" } else { "" };
                Err(Error::unfit(self.code, format!("was withdrawn in {month}{euro}")))
            }
        }
    }
}

/// The smallest step in cash that CLDR names for this code.
pub(super) fn cash_step(code: &str) -> Option<SafeNumber> {
    let position = CASH_STEPS.binary_search_by_key(&code, |(code, ..)| code).ok()?;
    let (_, step, scale) = *CASH_STEPS.get(position)?;
    Some(SafeNumber::from_scaled(step.into(), scale.into()))
}

/// The error for a code that is not the `wanted` one: another currency's, or nobody's.
#[cold]
pub(crate) fn other_code(code: &str, wanted: &'static str) -> Error {
    match Row::of(code) {
        Some(_) => Error::mismatch(wanted, code),
        None => unknown_code(code, core::iter::once(wanted).chain(active_codes())),
    }
}

/// The codes that a mistyped one was probably meant to be.
pub(super) fn active_codes() -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter(|row| row.withdrawn.is_none()).map(|row| row.code)
}

/// The error for a code that is nobody's, with the nearest of the known ones.
#[cold]
pub(crate) fn unknown_code(code: &str, known: impl Iterator<Item = &'static str>) -> Error {
    let known: Vec<_> = known.collect();
    let hint = match nearest(code, &known) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None if known.len() <= MOST_NAMED => {
            format!("expected one of `{}`", known.join("`, `"))
        }
        None => "expected one such as `USD`".into(),
    };
    let what = "currency code";
    Error::new(ErrorKind::UnknownCurrency { what, code: excerpt(code), hint })
}

/// The error for a numeric code that is nobody's.
#[cold]
pub(super) fn unknown_numeric(numeric: u16) -> Error {
    Error::new(ErrorKind::UnknownCurrency {
        what: "numeric currency code",
        code: format!("{numeric:03}"),
        hint: "expected one of ISO 4217, such as `840` of USD".into(),
    })
}

/// A set of codes is listed in a message if it has no more than these.
const MOST_NAMED: usize = 12;

/// The known code that a mistyped one was probably meant to be.
///
/// One wrong letter turns most texts of three into some code, so among the codes of ISO 4217 it is
/// guessed only where that gives one of the most traded.
fn nearest(code: &str, known: &[&'static str]) -> Option<&'static str> {
    let traded = |code| MOST_TRADED.iter().position(|other| *other == code);
    let guess = |known: &'static str| {
        let slip = slip(code, known)?;
        let rank = traded(known).unwrap_or(MOST_TRADED.len());
        let likely = slip < 2 || rank < MOST_TRADED.len() || Row::of(known).is_none();
        likely.then_some((slip, rank, known))
    };
    let guesses = known.iter().filter_map(|known| guess(known));
    guesses.min_by_key(|(slip, rank, _)| (*slip, *rank)).map(|(.., known)| known)
}

/// How a text may have been meant as a code: 0 in another case, 1 with two neighbours swapped, 2
/// with one letter wrong. `money-derive` has the same for literals.
fn slip(text: &str, code: &str) -> Option<u8> {
    if text.len() != code.len() {
        return None;
    }
    let differ = |(_, (a, b)): &(usize, (u8, u8))| !a.eq_ignore_ascii_case(b);
    let mut wrong = text.bytes().zip(code.bytes()).enumerate().filter(differ);
    match (wrong.next(), wrong.next(), wrong.next()) {
        (None, ..) => Some(0),
        (Some(_), None, _) => Some(2),
        (Some((at, (a, b))), Some((next, (c, d))), None) => {
            let swapped = a.eq_ignore_ascii_case(&d) && b.eq_ignore_ascii_case(&c);
            (next == at + 1 && swapped).then_some(1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::iso::{EUR, USD};
    use crate::currency::{AnyCurrency, Currency, IsoCurrency};
    use alloc::string::ToString;

    #[test]
    fn sorted() {
        assert!(ROWS.is_sorted_by_key(|row| row.code));
        assert!(CASH_STEPS.is_sorted_by_key(|(code, ..)| code));
        let numerics: Vec<_> =
            BY_NUMERIC.iter().map(|position| ROWS[usize::from(*position)].numeric).collect();
        assert!(numerics.is_sorted_by(|a, b| a < b) && numerics[0] > 0);
    }

    #[test]
    fn every_row_is_found() {
        for row in &ROWS {
            assert!(core::ptr::eq(Row::of(row.code).unwrap(), row));
            let Some(numeric) = row.numeric() else { continue };
            let owner = Row::of_numeric(numeric).unwrap();
            assert_eq!(owner.numeric, numeric);
            // The active one, else the one that was withdrawn last.
            let later = owner.withdrawn.is_none() || owner.withdrawn >= row.withdrawn;
            assert!(later && (row.withdrawn.is_some() || owner.code == row.code), "{row:?}");
        }
        assert!(Row::of_numeric(0).is_none() && Row::of_numeric(1).is_none());
    }

    #[test]
    fn near_and_far_codes() {
        let text = |code| USD::from_code(code).unwrap_err().to_string();
        assert_eq!(text("usd"), "unknown currency code `usd`, did you mean `USD`?");
        assert_eq!(text("USX"), "unknown currency code `USX`, did you mean `USD`?");
        assert_eq!(text("GPB"), "unknown currency code `GPB`, did you mean `GBP`?");
        assert_eq!(text("BTC"), "unknown currency code `BTC`, expected one such as `USD`");
        assert_eq!(text("QQQ"), "unknown currency code `QQQ`, expected one such as `USD`");
        assert_eq!(text("EUR"), "currencies differ: found `EUR`, expected `USD`");
        assert_eq!(text("DEM"), "currencies differ: found `DEM`, expected `USD`");
        assert!(EUR::from_code("ÜS").is_err());
        assert!(EUR::from_code("").is_err());
    }

    #[test]
    fn known_codes_that_do_not_fit() {
        let text = |code: &str| code.parse::<AnyCurrency>().unwrap_err().to_string();
        assert_eq!(text("XAU"), "`XAU` has no minor unit, so its amounts are `ExactMoney` only");
        assert_eq!(text("DEM"), "`DEM` was withdrawn in 2002-03, and `EUR` replaced it");
        assert_eq!(text("USS"), "`USS` was withdrawn in 2014-03");
        assert_eq!(text("dem"), "unknown currency code `dem`, expected one such as `USD`");
        let error = IsoCurrency::from_code("dem").unwrap_err().to_string();
        assert_eq!(error, "unknown currency code `dem`, did you mean `DEM`?");
        for code in ["XAU", "DEM", "USS", "USD"] {
            assert_eq!(IsoCurrency::from_code(code).unwrap().to_string(), code);
        }
    }
}
