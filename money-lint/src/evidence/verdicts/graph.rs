//! The flows of a run in the form in which they are looked at again and again.

use super::values::{product, quotient};
use super::{Verdicts, to_u32, to_usize};
use crate::evidence::Kind;
use crate::facts::Pat;
use crate::world::{Flow, Meaning, Ref, Traced};

/// What a value is made of; declarations by their numbers in the run.
#[derive(Debug)]
pub(super) enum Is {
    /// A word, or nothing that is known: its kind never changes.
    Fixed(Kind),
    Decl(u32),
    /// One part of many: the whole learns from it, not the other way.
    Part(u32),
    Same(Box<[Is]>),
    Tuple(Box<[Is]>),
    Product(Box<(Is, Is)>),
    Quotient(Box<(Is, Is)>),
}

#[derive(Debug)]
pub(super) enum Edge {
    Into(u32, Is),
    /// Into a text: what is printed in a message says nothing of the number.
    Printed(u32, Is),
    Alike(Is, Is),
}

/// All flows, and the parameters and results that are the same method's in several places.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) flows: Vec<Edge>,
    pub(super) kin: Vec<Vec<u32>>,
}

impl Is {
    /// Calls back with the declarations that the value is made of without a change of dimension.
    pub(super) fn each(&self, tell: &mut dyn FnMut(u32)) {
        match self {
            Self::Decl(at) | Self::Part(at) => tell(*at),
            Self::Same(all) => all.iter().for_each(|one| one.each(tell)),
            _ => {}
        }
    }

    pub(super) fn first(&self) -> Option<u32> {
        match self {
            Self::Decl(at) | Self::Part(at) => Some(*at),
            Self::Same(all) => all.iter().find_map(Self::first),
            _ => None,
        }
    }
}

/// What a value is, where these are the kinds of the declarations.
pub(super) fn kind_of(is: &Is, kinds: &[Kind]) -> Kind {
    match is {
        Is::Fixed(kind) => *kind,
        Is::Decl(at) => kinds.get(to_usize(*at)).copied().unwrap_or(Kind::Unknown),
        Is::Part(_) => Kind::Unknown,
        Is::Same(all) => same(all.iter().map(|one| kind_of(one, kinds))),
        Is::Tuple(all) => tuple(all.iter().map(|one| kind_of(one, kinds))),
        Is::Product(pair) => product(kind_of(&pair.0, kinds), kind_of(&pair.1, kinds)),
        Is::Quotient(pair) => quotient(kind_of(&pair.0, kinds), kind_of(&pair.1, kinds)),
    }
}

/// A sum is money when a part is, and no part is something else.
pub(super) fn same(kinds: impl Iterator<Item = Kind>) -> Kind {
    let (mut first, mut money, mut other) = (Kind::Unknown, false, false);
    for kind in kinds {
        money |= kind == Kind::Money;
        other |= matches!(kind, Kind::NotMoney | Kind::Rate);
        if first == Kind::Unknown {
            first = kind;
        }
    }
    match (money, other) {
        (true, true) => Kind::Unknown,
        (true, false) => Kind::Money,
        _ => first,
    }
}

/// A tuple holds money when a part is.
pub(super) fn tuple(mut kinds: impl Iterator<Item = Kind>) -> Kind {
    if kinds.any(|kind| kind == Kind::Money) { Kind::Money } else { Kind::Unknown }
}

impl Verdicts<'_> {
    pub(super) fn graph(&self, traced: &[Traced]) -> Graph {
        let flows = traced.iter().flat_map(|traced| &traced.flows).map(|flow| match flow {
            Flow::Into(target, is) if self.is_text(*target) => {
                Edge::Printed(self.number(*target), self.compile(is))
            }
            Flow::Into(target, is) => Edge::Into(self.number(*target), self.compile(is)),
            Flow::Alike(left, right) => Edge::Alike(self.compile(left), self.compile(right)),
        });
        Graph { flows: flows.collect(), kin: self.kin() }
    }

    fn is_text(&self, at: Ref) -> bool {
        let ty = self.table.decl(at).and_then(|decl| decl.ty.as_ref()?.name());
        matches!(ty, Some("String" | "str"))
    }

    fn compile(&self, is: &Meaning) -> Is {
        let all = |list: &[Meaning]| list.iter().map(|one| self.compile(one)).collect();
        match is {
            Meaning::Decl(at) => Is::Decl(self.number(*at)),
            Meaning::Part(at) => Is::Part(self.number(*at)),
            Meaning::Same(list) => Is::Same(all(list)),
            Meaning::Tuple(list) => Is::Tuple(all(list)),
            Meaning::Product(pair) => {
                Is::Product(Box::new((self.compile(&pair.0), self.compile(&pair.1))))
            }
            Meaning::Quotient(pair) => {
                Is::Quotient(Box::new((self.compile(&pair.0), self.compile(&pair.1))))
            }
            Meaning::Unknown | Meaning::Number | Meaning::Currency | Meaning::Word(..) => {
                Is::Fixed(self.kind_of(is))
            }
        }
    }

    /// A method's parameters and results mean the same in every implementation of a trait.
    fn kin(&self) -> Vec<Vec<u32>> {
        let mut kin = Vec::new();
        for methods in self.table.trait_methods() {
            let output = |at: &Ref| {
                let index = self.table.function(*at)?.output?;
                Some(self.number(Ref { file: at.file, index }))
            };
            kin.push(methods.iter().filter_map(output).collect());
            let first = methods.first().and_then(|at| self.table.function(*at));
            let count = first.map_or(0, |function| function.params.len());
            for number in 0..count {
                let param = |at: &Ref| self.param(*at, number);
                kin.push(methods.iter().filter_map(param).collect());
            }
        }
        kin.retain(|all: &Vec<u32>| all.len() > 1);
        // The table keeps them in no order.
        kin.sort_unstable();
        kin
    }

    fn param(&self, function: Ref, number: usize) -> Option<u32> {
        let pat = self.table.function(function)?.params.get(number)?;
        let Pat::Typed(inner, _) = pat else {
            return None;
        };
        match &**inner {
            Pat::Bind(index, _) => Some(self.number(Ref { file: function.file, index: *index })),
            _ => None,
        }
    }

    /// The number of a declaration in the run.
    pub(super) fn number(&self, at: Ref) -> u32 {
        self.bases.get(to_usize(at.file)).map_or(u32::MAX, |base| base.saturating_add(at.index))
    }

    /// The declaration of a number.
    pub(super) fn place(&self, number: u32) -> Ref {
        let file = self.bases.partition_point(|base| *base <= number).saturating_sub(1);
        let base = self.bases.get(file).copied().unwrap_or(0);
        Ref { file: to_u32(file), index: number - base.min(number) }
    }
}
