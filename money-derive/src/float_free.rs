//! `#[derive(FloatFree)]`.
//!
//! Each field is asserted through a trait of its own, whose message names the field; the trait
//! holds for exactly the `FloatFree` types, whatever aliases, generics or containers hide a float.
//! The bounds of the implementation stand on the type parameters only, so recursive types work.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Error, Fields, Generics, Ident, Type, parse_quote};

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
    let generics = bounded(&input.generics);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    // Also where the proof fails, so that the user sees one error and no cascade.
    let proven = quote! {
        #[automatically_derived]
        impl #impl_generics ::money::FloatFree for #name #type_generics #where_clause {}
    };
    let fields = match fields_of(input) {
        Ok(fields) => fields,
        Err(error) => {
            let error = error.into_compile_error();
            return quote! { #error #proven };
        }
    };
    let asserts = fields.iter().map(field_assert);
    quote! {
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

/// The generics with every type parameter float-free.
fn bounded(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in generics.type_params_mut() {
        parameter.default = None;
        parameter.bounds.push(parse_quote!(::money::FloatFree));
    }
    generics
}

fn fields_of(input: &DeriveInput) -> Result<Vec<Field<'_>>, Error> {
    let name = input.ident.to_string();
    match &input.data {
        Data::Struct(data) => Ok(named_fields(&name, &data.fields)),
        Data::Enum(data) => Ok(data
            .variants
            .iter()
            .flat_map(|variant| {
                named_fields(&format!("{name}::{}", variant.ident), &variant.fields)
            })
            .collect()),
        Data::Union(data) => Err(Error::new(
            data.union_token.span,
            format!("`{name}` is a union, whose bytes can be read as a float: use an enum"),
        )),
    }
}

fn named_fields<'a>(owner: &str, fields: &'a Fields) -> Vec<Field<'a>> {
    let name = |index: usize, ident: &Option<Ident>| match ident {
        Some(ident) => ident.to_string(),
        None => index.to_string(),
    };
    let fields = fields.iter().enumerate();
    fields
        .map(|(index, field)| Field {
            owner: owner.to_owned(),
            name: name(index, &field.ident),
            ty: &field.ty,
        })
        .collect()
}

/// The assertion that a field's type is float-free, reported at the type.
fn field_assert(field: &Field<'_>) -> TokenStream {
    let ty = field.ty;
    let message = format!(
        "field `{}` of `{}` can hold a float: its type is `{{Self}}`",
        field.name, field.owner
    );
    let assert = quote_spanned!(ty.span()=> float_free::<#ty>(););
    quote! {
        {
            #[diagnostic::on_unimplemented(
                message = #message,
                label = "this field can hold a float",
                note = "write `SafeNumber`, `ExactMoney<C>`, `Money<C>` or an integer of minor \
                        units; for a type of your own add `#[derive(FloatFree)]` to it"
            )]
            trait __FloatFreeField {}
            #[diagnostic::do_not_recommend]
            impl<T: ::money::FloatFree + ?::core::marker::Sized> __FloatFreeField for T {}
            fn float_free<T: __FloatFreeField + ?::core::marker::Sized>() {}
            #assert
        }
    }
}
