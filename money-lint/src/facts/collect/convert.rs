//! Syntax nodes to plain data.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Lit};

use crate::facts::{Name, Op, Ty, Value};

/// Nothing useful nests deeper, and a bound keeps hostile input cheap.
const MAX_VALUE_DEPTH: usize = 24;

pub(super) fn name(ident: &syn::Ident) -> String {
    ident.unraw().to_string()
}

pub(super) fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| name(&segment.ident)).collect()
}

pub(super) fn ty(node: &syn::Type) -> Ty {
    match node {
        syn::Type::Path(path) => {
            let last = path.path.segments.last().map(|segment| &segment.arguments);
            let args = match last {
                Some(syn::PathArguments::AngleBracketed(generics)) => type_arguments(generics),
                _ => Vec::new(),
            };
            Ty::Path { segments: segments(&path.path), args }
        }
        syn::Type::Reference(inner) => Ty::Wrapped(Box::new(ty(&inner.elem))),
        syn::Type::Paren(inner) => Ty::Wrapped(Box::new(ty(&inner.elem))),
        syn::Type::Group(inner) => Ty::Wrapped(Box::new(ty(&inner.elem))),
        syn::Type::Ptr(inner) => Ty::Wrapped(Box::new(ty(&inner.elem))),
        syn::Type::Slice(inner) => Ty::Several(vec![ty(&inner.elem)]),
        syn::Type::Array(inner) => Ty::Several(vec![ty(&inner.elem)]),
        syn::Type::Tuple(tuple) => Ty::Several(tuple.elems.iter().map(ty).collect()),
        _ => Ty::Other,
    }
}

fn type_arguments(list: &syn::AngleBracketedGenericArguments) -> Vec<Ty> {
    let types = list.args.iter().filter_map(|argument| match argument {
        syn::GenericArgument::Type(inner) => Some(ty(inner)),
        _ => None,
    });
    types.collect()
}

pub(super) fn first_argument(list: &syn::AngleBracketedGenericArguments) -> Option<Ty> {
    type_arguments(list).into_iter().next()
}

/// Names and paths of a `use` tree; a glob has no name.
pub(super) fn imports(
    tree: &syn::UseTree,
    before: &mut Vec<String>,
    found: &mut Vec<(Option<String>, Vec<String>)>,
) {
    let with = |before: &[String], last: &syn::Ident| {
        let last = name(last);
        let last = (last != "self").then_some(last);
        before.iter().cloned().chain(last).collect::<Vec<_>>()
    };
    match tree {
        syn::UseTree::Path(path) => {
            before.push(name(&path.ident));
            imports(&path.tree, before, found);
            before.pop();
        }
        syn::UseTree::Name(leaf) => {
            let path = with(before, &leaf.ident);
            found.push((path.last().cloned(), path));
        }
        syn::UseTree::Rename(leaf) => {
            found.push((Some(name(&leaf.rename)), with(before, &leaf.ident)));
        }
        syn::UseTree::Glob(_) => found.push((None, before.clone())),
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                imports(tree, before, found);
            }
        }
    }
}

/// What makes a name of the path and its span.
type Named<'n> = dyn Fn(Vec<String>, Span) -> Name + 'n;

pub(super) fn value(node: &Expr, named: &Named<'_>, depth: usize) -> Value {
    if depth > MAX_VALUE_DEPTH {
        return Value::Other;
    }
    let inner = |node: &Expr| value(node, named, depth + 1);
    let boxed = |node: &Expr| Box::new(inner(node));
    match node {
        Expr::Paren(wrapper) => inner(&wrapper.expr),
        Expr::Group(wrapper) => inner(&wrapper.expr),
        Expr::Reference(wrapper) => inner(&wrapper.expr),
        Expr::Unary(wrapper) => inner(&wrapper.expr),
        Expr::Try(wrapper) => inner(&wrapper.expr),
        Expr::Await(wrapper) => inner(&wrapper.base),
        Expr::Path(path) => Value::Name(named(segments(&path.path), path.span())),
        Expr::Field(field) => match (inner(&field.base), &field.member) {
            (Value::Name(mut base), syn::Member::Named(member)) => {
                base.path.push(name(member));
                Value::Name(base)
            }
            (_, syn::Member::Named(member)) => {
                Value::Name(named(vec![String::new(), name(member)], member.span()))
            }
            (_, syn::Member::Unnamed(_)) => Value::Other,
        },
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Value::Text(text.value()),
            Lit::Float(number) => Value::Float(number.base10_digits().to_owned()),
            Lit::Int(number) if number.suffix().starts_with('f') => {
                Value::Float(number.base10_digits().to_owned())
            }
            _ => Value::Other,
        },
        Expr::Binary(binary) => Value::Binary {
            op: operator(&binary.op),
            left: boxed(&binary.left),
            right: boxed(&binary.right),
        },
        Expr::Cast(cast) => Value::Cast { value: boxed(&cast.expr), to: ty(&cast.ty) },
        Expr::Call(call) => match &*call.func {
            Expr::Path(callee) => Value::Call {
                path: segments(&callee.path),
                args: call.args.iter().map(inner).collect(),
            },
            _ => Value::Other,
        },
        Expr::MethodCall(call) => Value::Method {
            receiver: boxed(&call.receiver),
            name: name(&call.method),
            args: call.args.iter().map(inner).collect(),
            turbofish: call.turbofish.as_ref().and_then(first_argument),
        },
        Expr::Index(index) => Value::Index { base: boxed(&index.expr), key: boxed(&index.index) },
        _ => Value::Other,
    }
}

fn operator(op: &syn::BinOp) -> Op {
    match op {
        syn::BinOp::Add(_) | syn::BinOp::Sub(_) | syn::BinOp::Rem(_) => Op::Same,
        syn::BinOp::Mul(_) => Op::Times,
        syn::BinOp::Div(_) => Op::Over,
        _ => Op::Other,
    }
}

/// The type that an initial value shows by itself.
pub(super) fn evident_type(value: &Value) -> Option<Ty> {
    match value {
        Value::Float(_) => Some(Ty::named("f64")),
        Value::Cast { to, .. } => Some(to.clone()),
        Value::Method { receiver, name, turbofish, .. } => match name.as_str() {
            "parse" => turbofish.clone(),
            "to_f64" | "as_f64" => Some(Ty::named("f64")),
            _ if crate::facts::value::is_transparent(name) => evident_type(receiver),
            _ => None,
        },
        Value::Binary { op: Op::Other, .. } => None,
        Value::Binary { left, right, .. } => evident_type(left).or_else(|| evident_type(right)),
        Value::Call { path, .. } => match path.as_slice() {
            [ty, _] if matches!(ty.as_str(), "f64" | "f32") => Some(Ty::named(ty)),
            [.., ty, function] if function == "new" => Some(Ty::named(ty)),
            _ => None,
        },
        // A copy of a name has the name's type.
        Value::Name(name) if name.path.len() == 1 => name.root.as_deref().cloned(),
        Value::Name(_) | Value::Text(_) | Value::Index { .. } | Value::Other => None,
    }
}

/// `100.0`, `1e3`, `10_f64.powi(2)`.
pub(super) fn is_power_of_ten(node: &Expr) -> bool {
    let digits = match node {
        Expr::Paren(wrapper) => return is_power_of_ten(&wrapper.expr),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Float(number) => number.base10_digits().to_owned(),
            Lit::Int(number) => number.base10_digits().to_owned(),
            _ => return false,
        },
        _ => return false,
    };
    let plain = digits.trim_end_matches('0').trim_end_matches('.');
    digits.len() > 1 && (plain.trim_end_matches('0') == "1" || digits.starts_with("1e"))
}

/// The attributes of an item.
pub(super) fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        _ => &[],
    }
}
