//! Macros of the `money` crate: exact literals, currencies, and the float-free proof.
//!
//! Use them through `money`, which re-exports and documents them. They read the source text of a
//! literal, never its value as a float, and expand to `const` calls into `money`.

mod amount;
mod currency;
mod custom;
mod expand;
mod float_free;
mod iso4217;
mod literal;
mod number;
mod rate;

use proc_macro::TokenStream;

macro_rules! macros {
    ($($(#[$doc:meta])* $name:ident $expand:path;)*) => {$(
        $(#[$doc])*
        #[proc_macro]
        pub fn $name(input: TokenStream) -> TokenStream {
            $expand(input.into()).into()
        }
    )*};
}
macros! {
    /// An exact number: `num!(0.1)`, `num!(-1/3)`.
    ///
    /// Larger than a machine word? `"…".parse::<SafeNumber>()`.
    num number::expand;
    /// Whole minor units of the named currency: `money!(12.34 EUR)`.
    money amount::expand_money;
    /// An exact amount of the named currency, in major units: `exact!(1/3 XAU)`.
    exact amount::expand_exact;
    /// An exact rate with its unit: `rate!(7.25%)`, `rate!(125 bps)`, `rate!(1/3 %)`.
    rate rate::expand;
    /// Declares a static currency of your own.
    currency custom::expand_currency;
    /// Declares a set of currencies to choose from at run time.
    currency_set custom::expand_currency_set;
}

macro_rules! currency_literals {
    ($($(#[$doc:meta])* $name:ident $code:literal;)*) => {$(
        $(#[$doc])*
        #[proc_macro]
        pub fn $name(input: TokenStream) -> TokenStream {
            amount::expand_code($code, input.into()).into()
        }
    )*};
}
currency_literals! {
    /// US dollars: `usd!(12.34)`.
    usd "USD";
    /// Euros: `eur!(12.34)`.
    eur "EUR";
    /// Pounds sterling: `gbp!(12.34)`.
    gbp "GBP";
    /// Yen, which have no decimals: `jpy!(1234)`.
    jpy "JPY";
    /// Swiss francs: `chf!(12.35)`.
    chf "CHF";
}

/// Proves that a type holds no binary float, through aliases, generics and containers.
#[proc_macro_derive(FloatFree)]
pub fn float_free(input: TokenStream) -> TokenStream {
    float_free::expand(input.into()).into()
}
