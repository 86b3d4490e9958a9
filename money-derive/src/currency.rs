//! Which currencies literals know, and what is said of a code that they do not.

use crate::iso4217::{ACTIVE, MOST_TRADED, WITHDRAWN};
use syn::{Error, Ident};

/// The digits after the point of an active currency's minor unit; `None` where it has none.
pub(crate) fn minor_unit_of(code: &Ident) -> Result<Option<u32>, Error> {
    let text = code.to_string();
    match active(&text) {
        Some(currency) => Ok(currency.minor_unit),
        None => Err(Error::new(code.span(), not_active(&text))),
    }
}

/// A currency of list one.
pub(crate) struct Active {
    /// The digits after the point; `None` where there is no minor unit.
    pub(crate) minor_unit: Option<u32>,
}

/// The currency with this code, if the code is active.
pub(crate) fn active(code: &str) -> Option<Active> {
    let position = ACTIVE.binary_search_by_key(&code, |(code, _)| code).ok()?;
    Some(Active { minor_unit: ACTIVE[position].1 })
}

fn not_active(code: &str) -> String {
    if let Ok(position) = WITHDRAWN.binary_search_by_key(&code, |(code, ..)| code) {
        let (_, month, euro) = WITHDRAWN[position];
        let euro = if euro { ", and `EUR` replaced it" } else { "" };
        return format!(
            "`{code}` was withdrawn in {month}{euro}: for exact amounts of it write \
             `ExactMoney::new_in(num!(…), \"{code}\".parse::<IsoCurrency>()?)`"
        );
    }
    let hint = match nearest(code) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "expected an active code of ISO 4217, such as `USD`".into(),
    };
    format!("unknown currency code `{code}`, {hint}")
}

/// The active code that a mistyped one was probably meant to be.
///
/// One wrong letter turns most texts of three into some code, so it is guessed only where that
/// gives one of the most traded.
fn nearest(code: &str) -> Option<&'static str> {
    let traded = |code| MOST_TRADED.iter().position(|other| *other == code);
    let guess = |known: &'static str| {
        let slip = slip(code, known)?;
        let rank = traded(known).unwrap_or(MOST_TRADED.len());
        let likely = slip < 2 || rank < MOST_TRADED.len();
        likely.then_some((slip, rank, known))
    };
    ACTIVE.iter().filter_map(|(known, _)| guess(known)).min().map(|(.., known)| known)
}

/// How a text may have been meant as a code: 0 in another case, 1 with two neighbours swapped, 2
/// with one letter wrong. `money` has the same for codes that are read.
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
