//! `rate!`: a number with its unit, percent or basis points.

use crate::home::{At, Home};
use crate::literal::{Complete, Number};
use crate::number::number_call;
use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Result, Token};

/// `7.25%`, `125 bps`.
struct RateLiteral {
    number: Number,
    unit: Unit,
}

enum Unit {
    Percent,
    BasisPoints,
}

impl Unit {
    /// The digits by which the number moves to the right of the point.
    fn places(&self) -> u32 {
        match self {
            Self::Percent => 2,
            Self::BasisPoints => 4,
        }
    }

    /// The unit as it is written behind a number.
    fn text(&self) -> &'static str {
        match self {
            Self::Percent => "%",
            Self::BasisPoints => " bps",
        }
    }
}

impl Parse for RateLiteral {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let number: Number = input.parse()?;
        if input.peek(Token![%]) {
            input.parse::<Token![%]>()?;
            return Ok(Self { number, unit: Unit::Percent });
        }
        if input.is_empty() {
            let text = number.text();
            return Err(Error::new(
                number.span(),
                format!(
                    "`{text}` has no unit, expected `{text}%` or `{text} bps`; for a fraction of \
                     one write `Rate::from_fraction(num!({text}))`"
                ),
            ));
        }
        let unit: Ident = input.parse().map_err(|error: Error| {
            Error::new(error.span(), "expected a unit: `%`, or `bps` for basis points")
        })?;
        if unit == "bps" {
            return Ok(Self { number, unit: Unit::BasisPoints });
        }
        let message = format!("unknown unit `{unit}`, expected `%`, or `bps` for basis points");
        Err(Error::new(unit.span(), message))
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    syn::parse2(input)
        .and_then(|At(home, Complete(rate))| rate_call(&home, rate))
        .unwrap_or_else(Error::into_compile_error)
}

fn rate_call(home: &Home, rate: RateLiteral) -> Result<TokenStream> {
    let span = rate.number.span();
    let text = format!("{}{}", rate.number.text(), rate.unit.text());
    let fraction = moved_right(rate.number, rate.unit.places());
    let Some(call) = fraction.and_then(|fraction| number_call(home, &fraction).ok()) else {
        return Err(Error::new(
            span,
            format!(
                "`{text}` has too many digits for a literal: write `\"{text}\".parse::<Rate>()`"
            ),
        ));
    };
    let home = home.path();
    Ok(quote_spanned! {span=> #home::private::rate(#call) })
}

/// The number divided by ten to the `places`; `None` when it has too many digits.
fn moved_right(mut number: Number, places: u32) -> Option<Number> {
    if let Some(denominator) = &mut number.denominator {
        denominator.mantissa = denominator.mantissa.checked_mul(10u128.checked_pow(places)?)?;
        return Some(number);
    }
    let value = &mut number.value;
    value.scale = value.scale.checked_add(places)?;
    while value.scale > 0 && value.mantissa.is_multiple_of(10) {
        value.mantissa /= 10;
        value.scale -= 1;
    }
    Some(number)
}
