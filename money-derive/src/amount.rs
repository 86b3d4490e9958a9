//! `usd!`, `money!`, `exact!`: amounts of a currency.

use crate::currency::minor_unit_of;
use crate::literal::{Complete, Number};
use crate::number::number_call;
use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, Result};

/// A number and the code of its currency: `12.34 EUR`.
struct Amount {
    number: Number,
    code: Ident,
}

impl Parse for Amount {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let number = input.parse()?;
        if input.is_empty() {
            let message = "expected a currency code after the amount, such as `12.34 EUR`";
            return Err(Error::new(Number::span(&number), message));
        }
        Ok(Self { number, code: input.parse()? })
    }
}

pub(crate) fn expand_code(code: &str, input: TokenStream) -> TokenStream {
    let code = Ident::new(code, Span::call_site());
    finish(syn::parse2(input).and_then(|Complete(number)| money_call(&Amount { number, code })))
}

pub(crate) fn expand_money(input: TokenStream) -> TokenStream {
    finish(syn::parse2(input).and_then(|Complete(amount)| money_call(&amount)))
}

pub(crate) fn expand_exact(input: TokenStream) -> TokenStream {
    finish(syn::parse2(input).and_then(|Complete(amount): Complete<Amount>| {
        let (code, number) = (&amount.code, number_call(&amount.number)?);
        minor_unit_of(code)?;
        Ok(quote_spanned! {amount.number.span()=>
            ::money::ExactMoney::<::money::iso::#code>::new_in(#number, ::money::iso::#code)
        })
    }))
}

fn finish(result: Result<TokenStream>) -> TokenStream {
    result.unwrap_or_else(Error::into_compile_error)
}

fn money_call(amount: &Amount) -> Result<TokenStream> {
    let (code, span) = (&amount.code, amount.number.span());
    let minor = minor_units(amount)?;
    Ok(quote_spanned! {span=> ::money::private::money::<::money::iso::#code>(#minor) })
}

/// The amount in minor units, if it is a whole number of them.
fn minor_units(amount: &Amount) -> Result<i128> {
    let (number, code) = (&amount.number, &amount.code);
    let fail = |problem: String| Err(Error::new(number.span(), problem));
    let text = number.text();
    let Some(scale) = minor_unit_of(code)? else {
        return Err(Error::new(
            code.span(),
            format!(
                "`{code}` has no minor unit, so its amounts are `ExactMoney` only: write \
                 `exact!({text} {code})`"
            ),
        ));
    };
    if number.denominator.is_some() {
        return fail(format!(
            "`{text}` is a fraction, expected a decimal: write `exact!({text} {code})` for an \
             exact amount"
        ));
    }
    let Some(missing) = scale.checked_sub(number.value.scale) else {
        let has = match scale {
            0 => "none".into(),
            scale => scale.to_string(),
        };
        return fail(format!(
            "`{text}` has {} after the point, but {code} has {has}: write \
             `exact!({text} {code})` for an exact amount, and `.quantize(…)` to round it",
            match number.value.scale {
                1 => "1 digit".into(),
                scale => format!("{scale} digits"),
            },
        ));
    };
    let magnitude = 10u128
        .checked_pow(missing)
        .and_then(|units| number.value.mantissa.checked_mul(units))
        .and_then(|minor| i128::try_from(minor).ok());
    match magnitude {
        Some(minor) => Ok(if number.negative { -minor } else { minor }),
        None => fail(format!("`{text}` does not fit `Money<{code}>`")),
    }
}
