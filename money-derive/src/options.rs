//! `#[float_free(…)]` on a type or a field: what stands in the parentheses.

use crate::home::Home;
use proc_macro2::{Span, TokenStream};
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Error, LitStr, Path, Result, Token, WherePredicate};

/// The name of the attribute.
const NAME: &str = "float_free";

/// What is wrong, gathered, so that the user sees all of it at once and no cascade.
#[derive(Default)]
pub(crate) struct Errors(Option<Error>);

impl Errors {
    pub(crate) fn push(&mut self, span: Span, message: impl Into<String>) {
        self.add(Err(Error::new(span, message.into())));
    }

    pub(crate) fn add(&mut self, result: Result<()>) {
        let Err(error) = result else { return };
        match &mut self.0 {
            Some(first) => first.combine(error),
            none => *none = Some(error),
        }
    }

    pub(crate) fn append(&mut self, other: Self) {
        self.add(other.0.map_or(Ok(()), Err));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn to_compile_error(&self) -> Option<TokenStream> {
        self.0.as_ref().map(Error::to_compile_error)
    }
}

/// `#[float_free(crate = "…", bound = "…")]` on a type.
#[derive(Default)]
pub(crate) struct TypeOptions {
    pub(crate) home: Option<Path>,
    /// In place of `T: FloatFree` for every type parameter.
    pub(crate) bound: Option<Punctuated<WherePredicate, Token![,]>>,
}

impl TypeOptions {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut options = Self::default();
        each_option(attributes, errors, |option| {
            if option.path.is_ident("crate") {
                return once(&option, &mut options.home, LitStr::parse::<Path>);
            }
            if option.path.is_ident("bound") {
                return once(&option, &mut options.bound, bounds);
            }
            let expected = "expected `bound = \"T: FloatFree\"` or `crate = \"…\"` on a type";
            Err(unexpected(&option, expected))
        });
        options
    }

    pub(crate) fn home(&self) -> Home {
        self.home.as_ref().map_or_else(Home::by_cargo, Home::at)
    }
}

fn bounds(text: &LitStr) -> Result<Punctuated<WherePredicate, Token![,]>> {
    text.parse_with(Punctuated::parse_terminated).map_err(|error| {
        let message = format!("`bound` is no list such as `T: FloatFree, U: Clone`: {error}");
        Error::new(text.span(), message)
    })
}

/// True if a field is left out of the proof, for a written reason: `#[float_free(skip = "…")]`.
///
/// Also where the attribute is faulty: the fault is the one error that the user is to see.
pub(crate) fn is_skipped(attributes: &[Attribute], errors: &mut Errors) -> bool {
    let mut reason = None;
    let mut own = Errors::default();
    each_option(attributes, &mut own, |option| {
        if option.path.is_ident("skip") {
            return once(&option, &mut reason, |text| given(text, "skip"));
        }
        Err(unexpected(&option, "expected `skip = \"reason\"` on a field"))
    });
    let is_faulty = !own.is_empty();
    errors.append(own);
    reason.is_some() || is_faulty
}

/// Refuses the attribute where it says nothing.
pub(crate) fn refuse(attributes: &[Attribute], errors: &mut Errors) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(NAME)) {
        errors.push(
            attribute.span(),
            "`#[float_free(…)]` says nothing here: write it on a field, or on the type",
        );
    }
}

/// A reason, which must be in words.
pub(crate) fn given(reason: &LitStr, option: &str) -> Result<()> {
    if reason.value().trim().is_empty() {
        let message = format!("`{option}` needs its reason in words, for whoever reads the code");
        return Err(Error::new(reason.span(), message));
    }
    Ok(())
}

fn each_option(
    attributes: &[Attribute],
    errors: &mut Errors,
    mut option: impl FnMut(ParseNestedMeta<'_>) -> Result<()>,
) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(NAME)) {
        errors.add(attribute.parse_nested_meta(&mut option));
    }
}

/// Sets an option that may stand once, from the text behind it.
fn once<T>(
    option: &ParseNestedMeta<'_>,
    place: &mut Option<T>,
    read: impl FnOnce(&LitStr) -> Result<T>,
) -> Result<()> {
    let name = option.path.get_ident().map(ToString::to_string).unwrap_or_default();
    let Ok(value) = option.value() else {
        let message = match name.as_str() {
            "skip" => "a field that is left out needs its reason: `skip = \"…\"`".into(),
            name => format!("expected `{name} = \"…\"`"),
        };
        return Err(Error::new(option.path.span(), message));
    };
    let text = value.parse::<LitStr>().map_err(|error| {
        Error::new(error.span(), format!("expected text in quotes: `{name} = \"…\"`"))
    })?;
    if place.is_some() {
        return Err(Error::new(option.path.span(), format!("`{name}` stands twice")));
    }
    *place = Some(read(&text)?);
    Ok(())
}

fn unexpected(option: &ParseNestedMeta<'_>, expected: &str) -> Error {
    let name = option.path.get_ident().map(ToString::to_string).unwrap_or_default();
    Error::new(option.path.span(), format!("unknown option `{name}`, {expected}"))
}
