//! What `currency!` and `currency_set!` expand to.

use crate::custom::{SetDeclaration, StaticDeclaration};
use crate::home::Home;
use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

pub(crate) fn static_items(home: &Home, declared: &StaticDeclaration) -> TokenStream {
    let StaticDeclaration { attributes, visibility, name, own, errors } = declared;
    let (home, code, errors) = (home.path(), &own.code, errors.to_compile_error());
    let (minor_unit, has_minor_unit) = match own.minor_unit {
        None => (quote!(::core::option::Option::None), None),
        Some(digits) => (
            quote!(::core::option::Option::Some(#digits)),
            Some(quote! {
                #[automatically_derived]
                impl #home::MinorUnit for #name {
                    fn scale(&self) -> u8 {
                        #digits
                    }
                }
            }),
        ),
    };
    let items_of_every_currency = items_of_every_currency(home, name);
    quote! {
        #errors
        #(#attributes)*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug,
            ::core::default::Default, ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[allow(clippy::upper_case_acronyms, reason = "a currency has the name of its code")]
        #visibility struct #name;

        #[automatically_derived]
        impl #home::Currency for #name {
            fn code(&self) -> &'static str {
                #code
            }
            fn minor_unit(&self) -> ::core::option::Option<u8> {
                #minor_unit
            }
            fn from_code(code: &str) -> ::core::result::Result<Self, #home::Error> {
                #home::private::own_code(code)
            }
        }
        #[automatically_derived]
        impl #home::StaticCurrency for #name {
            const VALUE: Self = Self;
            const CODE: &'static str = #code;
        }
        #has_minor_unit
        #items_of_every_currency
    }
}

pub(crate) fn set_items(home: &Home, declared: &SetDeclaration) -> TokenStream {
    let SetDeclaration { attributes, visibility, name, variants, errors } = declared;
    let (home, count, errors) = (home.path(), variants.len(), errors.to_compile_error());
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let codes: Vec<_> = variants.iter().map(|variant| &variant.code).collect();
    let digits = variants.iter().map(|variant| variant.minor_unit);
    let declarations = variants.iter().map(|variant| {
        let (attributes, name) = (&variant.attributes, &variant.name);
        let is_documented = attributes.iter().any(|attribute| attribute.path().is_ident("doc"));
        // A code of ISO 4217 needs no words of its user's.
        let documentation = (variant.is_iso && !is_documented).then(|| {
            let text = format!("`{name}` of ISO 4217.");
            quote!(#[doc = #text])
        });
        quote!(#documentation #(#attributes)* #name)
    });
    let iso = variants.iter().filter(|variant| variant.is_iso).map(|variant| &variant.name);
    let items_of_every_currency = items_of_every_currency(home, name);
    quote! {
        #errors
        #(#attributes)*
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug,
            ::core::cmp::PartialEq, ::core::cmp::Eq,
            ::core::cmp::PartialOrd, ::core::cmp::Ord, ::core::hash::Hash,
        )]
        #[allow(clippy::upper_case_acronyms, reason = "a currency has the name of its code")]
        #visibility enum #name {
            #(#declarations),*
        }

        impl #name {
            /// Every currency of the set, in the order of their declaration.
            #[allow(dead_code, reason = "not every program lists its currencies")]
            #visibility const ALL: [Self; #count] = [#(Self::#names),*];
        }
        #[automatically_derived]
        impl #home::Currency for #name {
            fn code(&self) -> &'static str {
                match self { #(Self::#names => #codes),* }
            }
            fn minor_unit(&self) -> ::core::option::Option<u8> {
                ::core::option::Option::Some(#home::MinorUnit::scale(self))
            }
            fn from_code(code: &str) -> ::core::result::Result<Self, #home::Error> {
                match code {
                    #(#codes => ::core::result::Result::Ok(Self::#names),)*
                    other => ::core::result::Result::Err(
                        #home::private::unknown_code(other, &[#(#codes),*]),
                    ),
                }
            }
            fn cash_step(&self) -> ::core::option::Option<#home::SafeNumber> {
                match self {
                    #(Self::#iso => #home::Currency::cash_step(&#home::iso::#iso),)*
                    #[allow(unreachable_patterns, reason = "all may be of ISO 4217")]
                    _ => ::core::option::Option::None,
                }
            }
        }
        #[automatically_derived]
        impl #home::MinorUnit for #name {
            fn scale(&self) -> u8 {
                match self { #(Self::#names => #digits),* }
            }
        }
        #items_of_every_currency
    }
}

/// Text in and out, serde where `money` has it, and the proof that no float hides in it.
fn items_of_every_currency(home: &TokenStream, name: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(#home::Currency::code(self))
            }
        }
        #[automatically_derived]
        impl ::core::str::FromStr for #name {
            type Err = #home::Error;
            fn from_str(code: &str) -> ::core::result::Result<Self, #home::Error> {
                #home::Currency::from_code(code)
            }
        }
        #[automatically_derived]
        impl #home::FloatFree for #name {}
        #home::__currency_serde!(#name);
    }
}
