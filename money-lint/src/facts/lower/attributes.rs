//! What attributes say: doc comments, test code, serde's functions.

use super::{At, Name, at};

/// What the attributes of one item or field say.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) docs: Option<Box<str>>,
    /// The path in `#[serde(with = "…")]`, `serialize_with`, `deserialize_with`, `#[serde_as(as)]`.
    pub(super) serde_with: Option<(Name, At)>,
    pub(super) is_test: bool,
    /// The name that serde, sqlx, diesel or sea-orm know a field by.
    pub(super) renamed: Option<Name>,
    /// The type that diesel or sea-orm store it as.
    pub(super) stored: Option<(Name, At)>,
    /// `#[float_free(skip = "…")]`, `#[float_free(allow = "…")]`.
    pub(super) unchecked: Option<At>,
}

pub(super) fn read(attributes: &[syn::Attribute]) -> Said {
    let mut said = Said::default();
    let mut docs = String::new();
    for attribute in attributes {
        let Some(last) = attribute.path().segments.last() else { continue };
        let ident = &last.ident;
        if ident == "doc" {
            if let syn::Meta::NameValue(pair) = &attribute.meta
                && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value
            {
                docs.push_str(&text.value());
                docs.push('\n');
            }
        } else if ident == "test" || ident == "bench" || ident == "rstest" {
            said.is_test = true;
        } else if ident == "cfg" {
            said.is_test |= is_test_condition(attribute);
        } else if ["serde", "serde_as", "sqlx", "diesel", "sea_orm"]
            .iter()
            .any(|name| ident == name)
        {
            said.serde_with = serde_path(attribute).or(said.serde_with);
            said.renamed = value_of(attribute, &["rename", "column_name"]).map(|it| it.0);
            said.stored = value_of(attribute, &["column_type", "sql_type"]).or(said.stored);
        } else if ident == "float_free" && has_word(attribute, &["skip", "allow"]) {
            said.unchecked = Some(at(ident.span()));
        }
    }
    said.docs = (!docs.is_empty()).then(|| docs.into_boxed_str());
    said
}

fn list(attribute: &syn::Attribute) -> Option<&proc_macro2::TokenStream> {
    match &attribute.meta {
        syn::Meta::List(list) => Some(&list.tokens),
        _ => None,
    }
}

/// `test`, `any(test, …)`, `all(test, …)`; not `not(test)`.
fn is_test_condition(attribute: &syn::Attribute) -> bool {
    let text = list(attribute).map(ToString::to_string).unwrap_or_default();
    let words = || text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words().any(|word| word == "test") && !words().any(|word| word == "not")
}

fn has_word(attribute: &syn::Attribute, wanted: &[&str]) -> bool {
    let mut tokens = list(attribute).cloned().unwrap_or_default().into_iter();
    tokens.any(|token| match token {
        proc_macro2::TokenTree::Ident(word) => wanted.iter().any(|wanted| word == wanted),
        _ => false,
    })
}

fn serde_path(attribute: &syn::Attribute) -> Option<(Name, At)> {
    value_of(attribute, &["with", "serialize_with", "deserialize_with", "as"])
}

/// The value of `key = "value"` or `key = Value`, from the key to its end.
fn value_of(attribute: &syn::Attribute, keys: &[&str]) -> Option<(Name, At)> {
    let tokens: Vec<_> = list(attribute)?.clone().into_iter().collect();
    tokens.windows(3).find_map(|three| match three {
        [
            proc_macro2::TokenTree::Ident(key),
            proc_macro2::TokenTree::Punct(mark),
            value @ (proc_macro2::TokenTree::Literal(_) | proc_macro2::TokenTree::Ident(_)),
        ] if mark.as_char() == '=' && keys.iter().any(|wanted| key == wanted) => {
            let text = value.to_string();
            Some((text.trim_matches('"').into(), at(key.span()).to(at(value.span()))))
        }
        _ => None,
    })
}
