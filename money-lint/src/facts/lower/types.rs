//! Syntax of types to plain data.

use super::{Name, Ty, at, segments};
use crate::facts::At;

pub(super) fn ty(node: &syn::Type) -> Ty {
    match node {
        syn::Type::Path(path) => of_path(&path.path),
        syn::Type::Reference(inner) => ty(&inner.elem),
        syn::Type::Paren(inner) => ty(&inner.elem),
        syn::Type::Group(inner) => ty(&inner.elem),
        syn::Type::Ptr(inner) => ty(&inner.elem),
        syn::Type::Slice(inner) => Ty::Many(Box::new(ty(&inner.elem))),
        syn::Type::Array(inner) => Ty::Many(Box::new(ty(&inner.elem))),
        syn::Type::Tuple(tuple) => Ty::Tuple(tuple.elems.iter().map(ty).collect()),
        syn::Type::FnPtr(function) => {
            let inputs = function.inputs.iter().map(|input| ty(&input.ty)).collect();
            Ty::Function(inputs, Box::new(output(&function.output)))
        }
        syn::Type::ImplTrait(bounds) => Ty::Bounds(bounds_of(&bounds.bounds)),
        syn::Type::TraitObject(bounds) => Ty::Bounds(bounds_of(&bounds.bounds)),
        syn::Type::Infer(_) => Ty::Infer,
        _ => Ty::Other,
    }
}

pub(super) fn output(node: &syn::ReturnType) -> Ty {
    match node {
        syn::ReturnType::Default => Ty::Tuple(Vec::new()),
        syn::ReturnType::Type(_, inner) => ty(inner),
    }
}

pub(super) fn of_path(path: &syn::Path) -> Ty {
    let last = path.segments.last().map(|segment| &segment.arguments);
    let args = match last {
        Some(syn::PathArguments::AngleBracketed(inner)) => arguments(inner),
        Some(syn::PathArguments::Parenthesized(inner)) => {
            let inputs = inner.inputs.iter().map(|input| ty(&input.ty)).collect();
            return Ty::Function(inputs, Box::new(output(&inner.output)));
        }
        _ => Vec::new(),
    };
    Ty::Path { segments: segments(path), args }
}

pub(super) fn bounds_of<'b>(bounds: impl IntoIterator<Item = &'b syn::TypeParamBound>) -> Vec<Ty> {
    let paths = bounds.into_iter().filter_map(|bound| match bound {
        syn::TypeParamBound::Trait(bound) => Some(of_path(&bound.path)),
        _ => None,
    });
    paths.collect()
}

pub(super) fn arguments(list: &syn::AngleBracketedGenericArguments) -> Vec<Ty> {
    let types = list.args.iter().filter_map(|argument| match argument {
        syn::GenericArgument::Type(inner) => Some(ty(inner)),
        syn::GenericArgument::AssocType(inner) => Some(ty(&inner.ty)),
        _ => None,
    });
    types.collect()
}

pub(super) fn generic_names(generics: &syn::Generics) -> Vec<Name> {
    generics.type_params().map(|param| super::name(&param.ident)).collect()
}

/// From the first to the last token of a type, without printing it.
pub(super) fn place(node: &syn::Type) -> At {
    match node {
        syn::Type::Path(path) => path_place(&path.path),
        syn::Type::Reference(inner) => at(inner.and_token.span).to(place(&inner.elem)),
        syn::Type::Paren(inner) => at(inner.paren_token.span.join()),
        syn::Type::Group(inner) => place(&inner.elem),
        syn::Type::Ptr(inner) => at(inner.star_token.span).to(place(&inner.elem)),
        syn::Type::Slice(inner) => at(inner.bracket_token.span.join()),
        syn::Type::Array(inner) => at(inner.bracket_token.span.join()),
        syn::Type::Tuple(tuple) => at(tuple.paren_token.span.join()),
        _ => at(super::Whole::whole(node)),
    }
}

pub(super) fn path_place(path: &syn::Path) -> At {
    let first = path.segments.first().map(|segment| at(segment.ident.span()));
    let last = path.segments.last().map(|segment| match &segment.arguments {
        syn::PathArguments::AngleBracketed(list) => at(list.gt_token.span),
        syn::PathArguments::Parenthesized(list) => at(list.paren_token.span.join()),
        syn::PathArguments::None => at(segment.ident.span()),
    });
    first.zip(last).map(|(first, last)| first.to(last)).unwrap_or_default()
}
