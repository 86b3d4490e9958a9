//! What `currency!` and `currency_set!` expand to.

use crate::custom::{SetDeclaration, StaticDeclaration};
use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

pub(crate) fn static_items(declared: &StaticDeclaration) -> TokenStream {
    let StaticDeclaration { attributes, visibility, name, own, errors } = declared;
    let (code, errors) = (&own.code, errors.to_compile_error());
    let (minor_unit, has_minor_unit) = match own.minor_unit {
        None => (quote!(::core::option::Option::None), None),
        Some(digits) => (
            quote!(::core::option::Option::Some(#digits)),
            Some(quote! {
                #[automatically_derived]
                impl ::money::MinorUnit for #name {
                    fn scale(&self) -> u8 {
                        #digits
                    }
                }
            }),
        ),
    };
    let items_of_every_currency = items_of_every_currency(name);
    quote! {
        #errors
        #(#attributes)*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(clippy::upper_case_acronyms, reason = "a currency has the name of its code")]
        #visibility struct #name;

        #[automatically_derived]
        impl ::money::Currency for #name {
            fn code(&self) -> &'static str {
                #code
            }
            fn minor_unit(&self) -> ::core::option::Option<u8> {
                #minor_unit
            }
            fn from_code(code: &str) -> ::core::result::Result<Self, ::money::Error> {
                ::money::private::own_code(code)
            }
        }
        #[automatically_derived]
        impl ::money::StaticCurrency for #name {
            const VALUE: Self = Self;
            const CODE: &'static str = #code;
        }
        #has_minor_unit
        #items_of_every_currency
    }
}

pub(crate) fn set_items(declared: &SetDeclaration) -> TokenStream {
    let SetDeclaration { attributes, visibility, name, variants, errors } = declared;
    let (count, errors) = (variants.len(), errors.to_compile_error());
    let names: Vec<_> = variants.iter().map(|variant| &variant.name).collect();
    let codes: Vec<_> = variants.iter().map(|variant| &variant.code).collect();
    let digits = variants.iter().map(|variant| variant.minor_unit);
    let declarations = variants.iter().map(|variant| {
        let (attributes, name) = (&variant.attributes, &variant.name);
        quote!(#(#attributes)* #name)
    });
    let iso = variants.iter().filter(|variant| variant.is_iso).map(|variant| &variant.name);
    let items_of_every_currency = items_of_every_currency(name);
    quote! {
        #errors
        #(#attributes)*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        impl ::money::Currency for #name {
            fn code(&self) -> &'static str {
                match self { #(Self::#names => #codes),* }
            }
            fn minor_unit(&self) -> ::core::option::Option<u8> {
                ::core::option::Option::Some(::money::MinorUnit::scale(self))
            }
            fn from_code(code: &str) -> ::core::result::Result<Self, ::money::Error> {
                match code {
                    #(#codes => ::core::result::Result::Ok(Self::#names),)*
                    other => ::core::result::Result::Err(
                        ::money::private::unknown_code(other, &[#(#codes),*]),
                    ),
                }
            }
            fn cash_step(&self) -> ::core::option::Option<::money::SafeNumber> {
                match self {
                    #(Self::#iso => ::money::Currency::cash_step(&::money::iso::#iso),)*
                    #[allow(unreachable_patterns, reason = "all may be of ISO 4217")]
                    _ => ::core::option::Option::None,
                }
            }
        }
        #[automatically_derived]
        impl ::money::MinorUnit for #name {
            fn scale(&self) -> u8 {
                match self { #(Self::#names => #digits),* }
            }
        }
        #items_of_every_currency
    }
}

/// Text in and out, serde where `money` has it, and the proof that no float hides in it.
fn items_of_every_currency(name: &Ident) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(::money::Currency::code(self))
            }
        }
        #[automatically_derived]
        impl ::core::str::FromStr for #name {
            type Err = ::money::Error;
            fn from_str(code: &str) -> ::core::result::Result<Self, ::money::Error> {
                ::money::Currency::from_code(code)
            }
        }
        #[automatically_derived]
        impl ::money::FloatFree for #name {}
        ::money::__currency_serde!(#name);
    }
}
