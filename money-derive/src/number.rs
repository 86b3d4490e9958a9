//! `num!`: an exact number in lowest terms.

use crate::home::{At, Home};
use crate::literal::{Complete, Number, too_large};
use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{Error, Result};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    syn::parse2(input)
        .and_then(|At(home, Complete(number))| number_call(&home, &number))
        .unwrap_or_else(Error::into_compile_error)
}

/// The call that makes this number.
pub(crate) fn number_call(home: &Home, number: &Number) -> Result<TokenStream> {
    let (home, span) = (home.path(), number.span());
    match Inline::of(number) {
        Some(Inline::Decimal(mantissa, scale)) => Ok(quote_spanned! {span=>
            #home::private::decimal(#mantissa, #scale)
        }),
        Some(Inline::Ratio(numerator, denominator)) => Ok(quote_spanned! {span=>
            #home::private::ratio(#numerator, #denominator)
        }),
        None => Err(Error::new(span, too_large(&number.text()))),
    }
}

/// The forms that a `SafeNumber` holds without the heap, with the bounds of `money`.
pub(crate) enum Inline {
    /// `mantissa / 10^scale`, without trailing zeros after the point.
    Decimal(i128, u8),
    /// In lowest terms, and its expansion does not end.
    Ratio(i64, u64),
}

impl Inline {
    pub(crate) fn of(number: &Number) -> Option<Self> {
        let signed = |magnitude: u128| {
            let magnitude = i128::try_from(magnitude).ok()?;
            Some(if number.negative { -magnitude } else { magnitude })
        };
        let value = &number.value;
        let Some(denominator) = &number.denominator else {
            return Self::decimal(signed(value.mantissa)?, value.scale);
        };
        let common = greatest_common_divisor(value.mantissa, denominator.mantissa);
        let (numerator, denominator) = (value.mantissa / common, denominator.mantissa / common);
        let twos = denominator.trailing_zeros();
        let (mut rest, mut fives) = (denominator >> twos, 0);
        while rest.is_multiple_of(5) {
            rest /= 5;
            fives += 1;
        }
        let scale = twos.max(fives);
        let missing = || {
            let twos = 2u128.checked_pow(scale - twos)?;
            numerator.checked_mul(twos)?.checked_mul(5u128.checked_pow(scale - fives)?)
        };
        let decimal = if rest == 1 { missing() } else { None };
        if let Some(decimal) = decimal.and_then(signed).and_then(|m| Self::decimal(m, scale)) {
            return Some(decimal);
        }
        let denominator = u64::try_from(denominator).ok().filter(|den| den >> 56 == 0)?;
        Some(Self::Ratio(i64::try_from(signed(numerator)?).ok()?, denominator))
    }

    fn decimal(mantissa: i128, scale: u32) -> Option<Self> {
        let scale = u8::try_from(scale).ok()?;
        (mantissa.unsigned_abs() >> 111 == 0).then_some(Self::Decimal(mantissa, scale))
    }
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
