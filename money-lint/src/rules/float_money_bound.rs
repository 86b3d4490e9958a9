#![doc = include_str!("../../docs/rules/float-money-bound.md")]

use super::support::World;
use super::{Found, Place};
use crate::evidence::{Kind, Role, Subject, Verdict, judge};
use crate::facts::{Function, Impl, Pat, Ty};
use crate::world::{Ref, Source};

/// Traits of which a float argument makes money from floats, or floats from money.
const TRAITS: [&str; 12] = [
    "Add",
    "AddAssign",
    "Div",
    "DivAssign",
    "From",
    "Into",
    "Mul",
    "MulAssign",
    "Sub",
    "SubAssign",
    "TryFrom",
    "TryInto",
];

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let Some(source) = world.source(file) else {
        return Vec::new();
    };
    let impls = source.facts.impls.iter().filter_map(|item| of_impl(world, file, source, item));
    let functions = source.facts.functions.iter();
    let bounds = functions.clone().flat_map(|function| of_function(world, file, function));
    let params = functions.flat_map(|function| of_params(world, file, function));
    impls.chain(bounds).chain(params).collect()
}

/// The float argument of a trait that converts.
fn float_argument(world: &World<'_>, file: u32, module: u32, bound: &Ty) -> Option<&'static str> {
    let name = bound.name()?;
    let Ty::Path { args, .. } = bound else {
        return None;
    };
    if !TRAITS.contains(&name) {
        return None;
    }
    let (leaf, _) = world.table.resolve(file, module, args.first()?).float()?;
    Some(leaf.name())
}

/// `impl From<f64> for Price`, `impl From<Price> for f64`
fn of_impl(world: &World<'_>, file: u32, source: &Source, item: &Impl) -> Option<Found> {
    let of_trait = item.of_trait.as_ref()?;
    let trait_name = of_trait.name()?;
    let into = float_argument(world, file, item.module, of_trait);
    // A type that is scaled by a float is reported where it is used as money.
    let (money, leaf) = if let Some(leaf) = into {
        (item.owner.name()?, leaf)
    } else {
        let (leaf, many) = world.table.resolve(file, item.module, &item.owner).float()?;
        let Ty::Path { args, .. } = of_trait else {
            return None;
        };
        if many || !matches!(trait_name, "From" | "TryFrom") {
            return None;
        }
        (args.first()?.name()?, leaf.name())
    };
    let verdict = type_verdict(world, source, money);
    if !verdict.is_money() {
        return None;
    }
    Some(Found {
        place: Place::At(item.at),
        ident: money.to_owned(),
        message: format!("`{trait_name}` lets `{money}`, which is money, meet `{leaf}`"),
        label: format!("whoever has a `{leaf}` gets through this door"),
        help: "convert from text, integers or exact decimals, and name a function for the rest"
            .to_owned(),
        labels: Vec::new(),
        verdict,
        in_test: item.in_test,
    })
}

fn type_verdict(world: &World<'_>, source: &Source, name: &str) -> Verdict {
    let subject = Subject { name, role: Role::Type, file: &source.path, ..Subject::default() };
    judge(world.verdicts.words(), &subject, true).verdict()
}

/// `fn pay<A: Into<f64>>(amount: A)`
fn of_function(world: &World<'_>, file: u32, function: &Function) -> Vec<Found> {
    let floats = function.generics.iter().filter_map(|(name, at, bounds)| {
        let leaf =
            bounds.iter().find_map(|bound| float_argument(world, file, function.module, bound))?;
        let (param, verdict) = money_param(world, file, function, name)?;
        Some(of_bound(*at, param, leaf, verdict, function))
    });
    floats.collect()
}

/// `fn pay(amount: impl Into<f64>)`
fn of_params(world: &World<'_>, file: u32, function: &Function) -> Vec<Found> {
    let bounds = function.params.iter().filter_map(|param| match param {
        Pat::Typed(inner, Ty::Bounds(bounds)) => Some((&**inner, bounds)),
        _ => None,
    });
    let found = bounds.filter_map(|(inner, bounds)| {
        let leaf =
            bounds.iter().find_map(|bound| float_argument(world, file, function.module, bound))?;
        let Pat::Bind(index, _) = inner else {
            return None;
        };
        let at = Ref { file, index: *index };
        let decl = world.table.decl(at).filter(|_| world.verdicts.kind(at) == Kind::Money)?;
        Some(of_bound(decl.ty_at, decl.name.to_string(), leaf, world.verdicts.decl(at), function))
    });
    found.collect()
}

fn of_bound(
    at: crate::facts::At,
    param: String,
    leaf: &str,
    verdict: Verdict,
    function: &Function,
) -> Found {
    Found {
        place: Place::At(at),
        message: format!("`{param}` is money, and its bound lets it become `{leaf}`"),
        ident: param,
        label: format!("everything that becomes `{leaf}` is accepted here"),
        help: "take a money type, an exact decimal, or an integer number of minor units".to_owned(),
        labels: Vec::new(),
        verdict,
        in_test: function.in_test,
    }
}

/// The parameter of a generic type that is money.
fn money_param(
    world: &World<'_>,
    file: u32,
    function: &Function,
    generic: &str,
) -> Option<(String, Verdict)> {
    function.params.iter().find_map(|param| {
        let Pat::Typed(inner, ty) = param else {
            return None;
        };
        let Pat::Bind(index, _) = &**inner else {
            return None;
        };
        let at = Ref { file, index: *index };
        let is_it = ty.name() == Some(generic) && world.verdicts.kind(at) == Kind::Money;
        let name = is_it.then(|| world.table.decl(at))??.name.to_string();
        Some((name, world.verdicts.decl(at)))
    })
}
