//! `currency!` and `currency_set!`: what is declared, and what is wrong with it.

use crate::currency::{Active, active};
use crate::expand::{set_items, static_items};
use crate::home::At;
use crate::literal::Complete;
use crate::options::Errors;
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Ident, LitInt, LitStr, Result, Token, Visibility, braced, token};

/// The digits after the point beyond which an `i128` holds no whole unit.
const MAX_MINOR_UNIT: u8 = 38;

/// `code: "ETH", minor_unit: 18`: what a currency of one's own is.
pub(crate) struct Own {
    pub(crate) code: LitStr,
    pub(crate) minor_unit: Option<u8>,
}

/// `pub struct ETH { … }`.
pub(crate) struct StaticDeclaration {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) own: Own,
    pub(crate) errors: Errors,
}

/// A currency of a set; its code is that of the variant where the variant is one of ISO 4217.
pub(crate) struct Variant {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) code: LitStr,
    pub(crate) minor_unit: u8,
    pub(crate) is_iso: bool,
    errors: Errors,
}

/// `pub enum Tender { … }`.
pub(crate) struct SetDeclaration {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    pub(crate) variants: Vec<Variant>,
    pub(crate) errors: Errors,
}

pub(crate) fn expand_currency(input: TokenStream) -> TokenStream {
    let parsed = syn::parse2(input);
    parsed.map_or_else(Error::into_compile_error, |At(home, Complete(parsed))| {
        static_items(&home, &parsed)
    })
}

pub(crate) fn expand_currency_set(input: TokenStream) -> TokenStream {
    let parsed = syn::parse2(input);
    parsed.map_or_else(Error::into_compile_error, |At(home, Complete(parsed))| {
        set_items(&home, &parsed)
    })
}

impl Parse for StaticDeclaration {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        input.parse::<Token![struct]>()?;
        let name = input.parse()?;
        let (own, errors) = Own::parse(input, &name)?;
        Ok(Self { attributes, visibility, name, own, errors })
    }
}

impl Parse for SetDeclaration {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        input.parse::<Token![enum]>()?;
        let name: Ident = input.parse()?;
        let content;
        braced!(content in input);
        let mut variants = Vec::<Variant>::new();
        let mut errors = Errors::default();
        for mut variant in Punctuated::<Variant, Token![,]>::parse_terminated(&content)? {
            errors.append(std::mem::take(&mut variant.errors));
            let code = variant.code.value();
            if variants.iter().any(|earlier| earlier.code.value() == code) {
                let message = format!("the code `{code}` stands twice in `{name}`");
                errors.push(variant.code.span(), message);
            }
            variants.push(variant);
        }
        if variants.is_empty() {
            let message = format!("`{name}` is empty, expected a currency such as `USD`");
            return Err(Error::new(name.span(), message));
        }
        Ok(Self { attributes, visibility, name, variants, errors })
    }
}

impl Parse for Variant {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let name: Ident = input.parse()?;
        if !input.peek(token::Brace) {
            return Ok(Self::of_iso(attributes, name));
        }
        let (own, mut errors) = Own::parse(input, &name)?;
        if own.minor_unit.is_none() && errors.is_empty() {
            let message = format!(
                "`{name}` has no `minor_unit`, which every currency of a set needs: write \
                 `minor_unit: 2` for 0.01"
            );
            errors.push(name.span(), message);
        }
        let minor_unit = own.minor_unit.unwrap_or_default();
        Ok(Self { attributes, name, code: own.code, minor_unit, is_iso: false, errors })
    }
}

impl Variant {
    /// A variant without braces stands for the active currency with its name as code.
    fn of_iso(attributes: Vec<Attribute>, name: Ident) -> Self {
        let code = LitStr::new(&name.to_string(), name.span());
        let mut errors = Errors::default();
        let found = active(&code.value());
        match &found {
            Some(Active { minor_unit: Some(_) }) => {}
            Some(Active { minor_unit: None }) => {
                let problem = "has no minor unit, which every currency of a set needs";
                errors.push(name.span(), format!("`{name}` {problem}"));
            }
            None => errors.push(
                name.span(),
                format!(
                    "`{name}` is no active code of ISO 4217: declare a currency of your own as \
                     `{name} {{ code: \"…\", minor_unit: 2 }}`"
                ),
            ),
        }
        let digits =
            found.and_then(|found| found.minor_unit).and_then(|digits| u8::try_from(digits).ok());
        let (minor_unit, is_iso) = (digits.unwrap_or_default(), digits.is_some());
        Self { attributes, name, code, minor_unit, is_iso, errors }
    }
}

impl Own {
    /// The fields in braces that declare the currency `name`, and what is wrong with them.
    fn parse(input: ParseStream<'_>, name: &Ident) -> Result<(Self, Errors)> {
        let content;
        braced!(content in input);
        let mut errors = Errors::default();
        let (mut code, mut minor_unit, mut not_iso) = (None, None, None);
        while !content.is_empty() {
            let field: Ident = content.parse()?;
            content.parse::<Token![:]>()?;
            match field.to_string().as_str() {
                "code" => errors.add(once(&field, &mut code, content.parse::<LitStr>()?)),
                "not_iso" => errors.add(once(&field, &mut not_iso, content.parse::<LitStr>()?)),
                "minor_unit" => {
                    let literal = content.parse()?;
                    errors.add(check_digits(&literal));
                    errors.add(once(&field, &mut minor_unit, literal));
                }
                other => {
                    content.parse::<TokenTree>()?;
                    let message = format!(
                        "unknown field `{other}`, expected `code`, `minor_unit` or `not_iso`"
                    );
                    errors.push(field.span(), message);
                }
            }
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
        if let Some(code) = &code {
            errors.add(check_code(code, not_iso.as_ref()));
        } else {
            let message = format!("`{name}` has no `code`, write `code: \"{name}\"`");
            errors.push(name.span(), message);
        }
        let code = code.unwrap_or_else(|| LitStr::new(&name.to_string(), name.span()));
        let minor_unit = minor_unit.map(|literal| literal.base10_parse().unwrap_or_default());
        Ok((Self { code, minor_unit }, errors))
    }
}

/// Sets a field that may stand once.
fn once<T>(field: &Ident, place: &mut Option<T>, value: T) -> Result<()> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(Error::new(field.span(), format!("`{field}` stands twice"))),
    }
}

fn check_digits(literal: &LitInt) -> Result<()> {
    match literal.base10_parse::<u8>() {
        Ok(digits) if digits <= MAX_MINOR_UNIT => Ok(()),
        _ => Err(Error::new(
            literal.span(),
            format!(
                "`{literal}` digits after the point, expected 0 to {MAX_MINOR_UNIT}: `Money` is \
                 an `i128` of minor units"
            ),
        )),
    }
}

fn check_code(code: &LitStr, not_iso: Option<&LitStr>) -> Result<()> {
    let text = code.value();
    let fail = |span: Span, message: String| Err(Error::new(span, message));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    if text.is_empty() || !text.chars().all(plain) {
        return fail(
            code.span(),
            format!("`{text}` is no code, expected ASCII letters, digits, `.`, `-` and `_`"),
        );
    }
    match (active(&text), not_iso) {
        (Some(_), None) => fail(
            code.span(),
            format!(
                "`{text}` is an active code of ISO 4217: use `money::iso::{text}`, or say why \
                 yours is another currency with `not_iso: \"…\"`"
            ),
        ),
        (None, Some(reason)) => fail(
            reason.span(),
            format!("`{text}` is no active code of ISO 4217, so `not_iso` says nothing"),
        ),
        (Some(_), Some(reason)) if reason.value().trim().is_empty() => {
            fail(reason.span(), "expected the reason in words".into())
        }
        _ => Ok(()),
    }
}
