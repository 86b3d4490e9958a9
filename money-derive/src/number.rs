//! `num!`: an exact number in lowest terms.

use crate::literal::{Number, too_large};
use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{Error, Result};

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    syn::parse2::<Number>(input)
        .and_then(|number| number_call(&number))
        .unwrap_or_else(Error::into_compile_error)
}

/// The call that makes this number.
pub(crate) fn number_call(number: &Number) -> Result<TokenStream> {
    let Some((numerator, denominator)) = lowest_terms(number) else {
        return Err(Error::new(number.span(), too_large(&number.text())));
    };
    Ok(quote_spanned! {number.span()=>
        ::money::private::number(#numerator, #denominator)
    })
}

/// The number in lowest terms, if those fit machine words.
fn lowest_terms(number: &Number) -> Option<(i64, u64)> {
    let numerator = number.value.mantissa;
    let denominator = match &number.denominator {
        Some(denominator) => denominator.mantissa,
        None => 10u128.checked_pow(number.value.scale)?,
    };
    let common = greatest_common_divisor(numerator, denominator);
    let magnitude = i128::try_from(numerator / common).ok()?;
    let signed = if number.negative {
        -magnitude
    } else {
        magnitude
    };
    Some((
        i64::try_from(signed).ok()?,
        u64::try_from(denominator / common).ok()?,
    ))
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 {
        a
    } else {
        greatest_common_divisor(b, a % b)
    }
}
