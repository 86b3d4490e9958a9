//! `usd!`, `money!`, `exact!`: amounts of a currency.

use crate::currency::minor_unit_of;
use crate::home::{At, Home};
use crate::literal::{Complete, Number};
use crate::number::number_call;
use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Ident, Result, Token};

/// A number and the code of its currency: `12.34 EUR`.
pub(crate) struct Amount {
    number: Number,
    pub(crate) code: Ident,
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

/// `[home] USD; 12.34`, from a macro that is named after its currency.
struct OfCurrency {
    home: Home,
    amount: Amount,
}

impl Parse for OfCurrency {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let (home, code) = (input.parse()?, input.parse()?);
        input.parse::<Token![;]>()?;
        Ok(Self { home, amount: Amount { number: input.parse()?, code } })
    }
}

pub(crate) fn expand_of_currency(input: TokenStream) -> TokenStream {
    finish(
        syn::parse2(input)
            .and_then(|Complete(OfCurrency { home, amount })| money_call(&home, &amount)),
    )
}

pub(crate) fn expand_money(input: TokenStream) -> TokenStream {
    finish(syn::parse2(input).and_then(|At(home, Complete(amount))| money_call(&home, &amount)))
}

pub(crate) fn expand_exact(input: TokenStream) -> TokenStream {
    finish(syn::parse2(input).and_then(|At(home, Complete(amount)): At<Complete<Amount>>| {
        let (code, number) = (&amount.code, number_call(&home, &amount.number)?);
        minor_unit_of(code)?;
        let home = home.path();
        Ok(quote_spanned! {amount.number.span()=>
            #home::ExactMoney::<#home::iso::#code>::new_in(#number, #home::iso::#code)
        })
    }))
}

fn finish(result: Result<TokenStream>) -> TokenStream {
    result.unwrap_or_else(Error::into_compile_error)
}

fn money_call(home: &Home, amount: &Amount) -> Result<TokenStream> {
    let (home, code, span) = (home.path(), &amount.code, amount.number.span());
    let minor = amount.minor_units()?;
    Ok(quote_spanned! {span=> #home::private::money::<#home::iso::#code>(#minor) })
}

impl Amount {
    /// The amount in minor units, if it is a whole number of them.
    pub(crate) fn minor_units(&self) -> Result<i128> {
        let (number, code) = (&self.number, &self.code);
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
}
