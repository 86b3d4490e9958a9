//! The currencies that literals know: code and digits after the point.
//!
//! A test of the workspace compares this table with the one in `money`.

use syn::{Error, Ident};

const CURRENCIES: [(&str, u32); 5] = [("CHF", 2), ("EUR", 2), ("GBP", 2), ("JPY", 0), ("USD", 2)];

/// The digits after the point of a currency's minor unit.
pub(crate) fn scale_of(code: &Ident) -> Result<u32, Error> {
    let text = code.to_string();
    if let Some((_, scale)) = CURRENCIES.iter().find(|(known, _)| *known == text) {
        return Ok(*scale);
    }
    let upper = text.to_uppercase();
    let hint = if CURRENCIES.iter().any(|(known, _)| *known == upper) {
        format!("did you mean `{upper}`?")
    } else {
        let known: Vec<_> = CURRENCIES.iter().map(|(known, _)| *known).collect();
        format!("expected one of {}", known.join(", "))
    };
    Err(Error::new(code.span(), format!("unknown currency code `{text}`, {hint}")))
}
