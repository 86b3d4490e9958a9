//! `#[derive(FloatFree)]`.
//!
//! Each field is asserted through a trait of its own, whose message names the field; the trait
//! holds for exactly the `FloatFree` types, whatever aliases, generics or containers hide a float.
//! The bounds of the implementation stand on the type parameters only, so recursive types work.

use crate::home::Home;
use crate::options::{Errors, TypeOptions, is_skipped, refuse};
use crate::prelude;
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, Generics, Ident, Type, parse_quote};

/// A field and what a message calls it.
struct Field<'a> {
    /// `Order`, or `Event::Paid`.
    owner: String,
    /// `amount`, or `0`.
    name: String,
    ty: &'a Type,
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match syn::parse2::<DeriveInput>(input) {
        Ok(input) => expand_type(&input),
        Err(error) => error.into_compile_error(),
    }
}

fn expand_type(input: &DeriveInput) -> TokenStream {
    let name = &input.ident;
    let mut errors = Errors::default();
    let options = TypeOptions::read(&input.attrs, &mut errors);
    let home = options.home();
    let fields = fields_of(input, &mut errors);
    let generics = bounded(&input.generics, &options, &home);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let trait_path = home.path();
    // Also where the proof fails, so that the user sees one error and no cascade.
    let proven = quote! {
        #[automatically_derived]
        impl #impl_generics #trait_path::FloatFree for #name #type_generics #where_clause {}
    };
    let has_diagnostics = !prelude::is_missing();
    let asserts = fields.iter().map(|field| field_assert(&home, has_diagnostics, field));
    let errors = errors.to_compile_error();
    quote! {
        #errors
        #proven
        const _: () = {
            #[allow(dead_code)]
            trait __FloatFreeFields {
                fn are_float_free();
            }
            #[automatically_derived]
            impl #impl_generics __FloatFreeFields for #name #type_generics #where_clause {
                fn are_float_free() {
                    #(#asserts)*
                }
            }
        };
    }
}

/// The generics with every type parameter float-free, or with the bounds that were asked for.
fn bounded(generics: &Generics, options: &TypeOptions, home: &Home) -> Generics {
    let mut generics = generics.clone();
    if let Some(bound) = &options.bound {
        generics.make_where_clause().predicates.extend(bound.iter().cloned());
        return generics;
    }
    let home = home.path();
    for parameter in generics.type_params_mut() {
        parameter.bounds.push(parse_quote!(#home::FloatFree));
    }
    generics
}

/// The fields that are to be proven; a union has none, and is refused.
fn fields_of<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Vec<Field<'a>> {
    let name = input.ident.to_string();
    match &input.data {
        Data::Struct(data) => proven_fields(&name, &data.fields, errors),
        Data::Enum(data) => {
            let mut fields = Vec::new();
            for variant in &data.variants {
                refuse(&variant.attrs, errors);
                let owner = format!("{name}::{}", variant.ident);
                fields.extend(proven_fields(&owner, &variant.fields, errors));
            }
            fields
        }
        Data::Union(data) => {
            let problem = "is a union, whose bytes can be read as a float: use an enum";
            errors.push(data.union_token.span, format!("`{name}` {problem}"));
            Vec::new()
        }
    }
}

fn proven_fields<'a>(owner: &str, fields: &'a Fields, errors: &mut Errors) -> Vec<Field<'a>> {
    let name = |index: usize, ident: &Option<Ident>| match ident {
        Some(ident) => ident.to_string(),
        None => index.to_string(),
    };
    let mut proven = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        if !is_skipped(&field.attrs, errors) {
            let (owner, name) = (owner.to_owned(), name(index, &field.ident));
            proven.push(Field { owner, name, ty: &field.ty });
        }
    }
    proven
}

/// The assertion that a field's type is float-free, reported at the type.
fn field_assert(home: &Home, has_diagnostics: bool, field: &Field<'_>) -> TokenStream {
    let (home, ty) = (home.path(), field.ty);
    let assert = quote_spanned!(ty.span()=> float_free::<#ty>(););
    if !has_diagnostics {
        return quote! {
            {
                fn float_free<T: #home::private::FloatFreeField + ?::core::marker::Sized>() {}
                #assert
            }
        };
    }
    let message = format!(
        "field `{}` of `{}` can hold a float: its type is `{{Self}}`",
        field.name, field.owner
    );
    quote! {
        {
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "this field can hold a float",
                note = "write `SafeNumber`, `ExactMoney<C>`, `Money<C>` or an integer of minor \
                        units; for a type of your own add `#[derive(FloatFree)]` to it",
                note = "a field that is not money is left out with \
                        `#[float_free(skip = \"reason\")]`"
            )]
            trait __FloatFreeField {}
            #[diagnostic::do_not_recommend]
            impl<T: #home::FloatFree + ?::core::marker::Sized> __FloatFreeField for T {}
            fn float_free<T: __FloatFreeField + ?::core::marker::Sized>() {}
            #assert
        }
    }
}
