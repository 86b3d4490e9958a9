//! Currencies: their code.

use crate::currency::{AnyCurrency, Currency, IsoCurrency, for_each_active};
use crate::wire;
use serde::de::{Deserializer, Error};

/// The currency whose code comes next.
///
/// # Errors
///
/// When there is no text, or it is no code of the currency.
pub fn deserialize_currency<'de, C: Currency, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<C, D::Error> {
    currency(&wire::code(deserializer)?)
}

pub(super) fn currency<C: Currency, E: Error>(code: &str) -> Result<C, E> {
    C::from_code(code).map_err(E::custom)
}

crate::__currency_serde!(AnyCurrency);
crate::__currency_serde!(IsoCurrency);

macro_rules! static_currencies {
    ($($(#[$doc:meta])* $code:ident $position:literal $digits:tt;)*) => {
        $(crate::__currency_serde!(crate::currency::iso::$code);)*
    };
}
for_each_active!(static_currencies);
