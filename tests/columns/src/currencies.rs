//! Currencies with 0 to 18 digits after the point.

use money::{Currency, Error, MinorUnit, StaticCurrency, USD};

const CODES: [&str; 19] = [
    "S00", "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12",
    "S13", "S14", "S15", "S16", "S17", "S18",
];

/// A currency whose minor unit has `N` digits after the point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scale<const N: usize>;

impl<const N: usize> Currency for Scale<N> {
    fn code(&self) -> &'static str {
        CODES[N]
    }

    fn minor_unit(&self) -> Option<u8> {
        u8::try_from(N).ok()
    }

    fn from_code(code: &str) -> Result<Self, Error> {
        // An error of the library for any other code.
        if code == CODES[N] { Ok(Self) } else { Err(USD::from_code("?").unwrap_err()) }
    }
}

impl<const N: usize> MinorUnit for Scale<N> {
    fn scale(&self) -> u8 {
        u8::try_from(N).unwrap()
    }
}

impl<const N: usize> StaticCurrency for Scale<N> {
    const VALUE: Self = Self;
    const CODE: &'static str = CODES[N];
}
