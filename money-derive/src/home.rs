//! Where the expanded code finds `money`.

use proc_macro_crate::{FoundCrate, crate_name};
use proc_macro2::{Group, Span, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, Path, Result};

/// The package that is looked for in the user's `Cargo.toml`: the name in `money/Cargo.toml`.
const PACKAGE: &str = "money";

/// The path of the crate `money` in the code that calls a macro.
pub(crate) struct Home(TokenStream);

impl Home {
    /// The name that `Cargo.toml` gives to `money`; the crate's own tests and examples know it by
    /// its own name, and so does whoever names no package, such as a build without Cargo.
    pub(crate) fn by_cargo() -> Self {
        match crate_name(PACKAGE) {
            Ok(FoundCrate::Name(name)) => {
                let name = Ident::new(&name, Span::call_site());
                Self(quote!(::#name))
            }
            Ok(FoundCrate::Itself) | Err(_) => Self(quote!(::money)),
        }
    }

    /// The path that a user wrote.
    pub(crate) fn at(path: &Path) -> Self {
        Self(quote!(#path))
    }

    pub(crate) fn path(&self) -> &TokenStream {
        &self.0
    }
}

/// `[$crate]`, which the macros of `money` put before what their user wrote.
impl Parse for Home {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        Ok(Self(input.parse::<Group>()?.stream()))
    }
}

/// `[$crate]` and what follows it.
pub(crate) struct At<T>(pub(crate) Home, pub(crate) T);

impl<T: Parse> Parse for At<T> {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        Ok(Self(input.parse()?, input.parse()?))
    }
}
