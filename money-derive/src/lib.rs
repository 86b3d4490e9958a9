//! Macros of the `money` crate: exact literals, currencies, and the float-free proof.
//!
//! Use them through `money`, which re-exports and documents them. They read the source text of a
//! literal, never its value as a float, and expand to `const` calls into `money`.

mod amount;
mod currency;
mod custom;
mod derive;
mod exception;
mod expand;
#[cfg(test)]
mod fixture;
mod home;
mod iso4217;
mod literal;
mod number;
mod options;
mod prelude;
mod rate;
mod scan;

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
// What `money` calls: the path of the crate stands first, as `[$crate]`.
macros! {
    /// `money::num!`.
    num number::expand;
    /// `money::money!`.
    money amount::expand_money;
    /// `money::usd!` and those that are named after another currency.
    of_currency amount::expand_of_currency;
    /// `money::exact!`.
    exact amount::expand_exact;
    /// `money::rate!`.
    rate rate::expand;
    /// `money::currency!`.
    currency custom::expand_currency;
    /// `money::currency_set!`.
    currency_set custom::expand_currency_set;
}

/// `#[derive(money::FloatFree)]`.
#[proc_macro_derive(FloatFree, attributes(float_free))]
pub fn derive_float_free(input: TokenStream) -> TokenStream {
    derive::expand(input.into()).into()
}

/// `#[money::float_free]`.
#[proc_macro_attribute]
pub fn float_free(arguments: TokenStream, item: TokenStream) -> TokenStream {
    scan::expand(arguments.into(), item.into()).into()
}
