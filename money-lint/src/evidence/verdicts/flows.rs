//! What flows into a thing and out of it decides what its name leaves open.

use std::collections::HashMap;

use super::{Verdicts, to_u32, to_usize};
use crate::evidence::{Case, ENOUGH, Kind};
use crate::facts::{DeclKind, Name, Owner};
use crate::world::{Flow, Meaning, Ref, Traced};

/// How often what flows is looked at again: money goes that many steps.
const ROUNDS: usize = 6;

/// Why a flow made something money.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cause {
    pub(super) from: Option<Ref>,
    pub(super) way: Way,
}

/// What the flows of one declaration say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// What flows into it.
    into: Count,
    /// What it flows into.
    out: Count,
    /// What it is added to or compared with, and its kin in other implementations.
    alike: Count,
    cause: Option<Cause>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    money: u32,
    other: u32,
    unknown: u32,
}

impl Count {
    /// Whether what is known is money only.
    fn agrees(self) -> bool {
        self.money > 0 && self.other == 0
    }
}

/// Which way something flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Into,
    Out,
    Alike,
    Trait,
    /// The same word is money elsewhere in the package.
    Word,
}

impl Way {
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Into => "it is given",
            Self::Out => "it becomes",
            Self::Alike => "it is added to or compared with",
            Self::Trait => "another implementation of the trait says so of",
            Self::Word => "its word means",
        }
    }
}

impl Verdicts<'_> {
    pub(super) fn settle(&mut self, traced: &[Traced]) {
        for _ in 0..ROUNDS {
            if !self.flow(traced) {
                break;
            }
        }
    }

    /// A word means the same throughout a package: where some costs are proven to be money, and
    /// none to be something else, the others are money, too.
    pub(super) fn learn(&mut self) -> bool {
        const ENOUGH_PROOFS: usize = 2;
        let mut proofs: HashMap<(&str, Name), (usize, usize)> = HashMap::new();
        let sources = self.table.sources();
        for (source, (cases, kinds)) in sources.iter().zip(self.cases.iter().zip(&self.kinds)) {
            for (case, kind) in cases.iter().zip(kinds) {
                let Some(word) = &case.word else { continue };
                let key = (&*source.package, word.clone());
                let (money, other) = proofs.entry(key).or_default();
                *money += usize::from(*kind == Kind::Money);
                let doubted = *kind == Kind::Unknown && case.soft > 0;
                *other += usize::from(*kind == Kind::NotMoney || doubted);
            }
        }
        let mut learnt = Vec::new();
        for (file, (source, cases)) in sources.iter().zip(&self.cases).enumerate() {
            for (index, case) in cases.iter().enumerate() {
                let Some(word) = &case.word else { continue };
                let at = Ref { file: to_u32(file), index: to_u32(index) };
                let key = (&*source.package, word.clone());
                let proven = proofs
                    .get(&key)
                    .is_some_and(|(money, other)| *money >= ENOUGH_PROOFS && *money > other * 2);
                let enough = case.weight + 2 >= ENOUGH && case.soft <= 1 && !case.is_count;
                if proven && enough && self.kind(at) == Kind::Unknown {
                    learnt.push((at, word.clone()));
                }
            }
        }
        for (at, _) in &learnt {
            self.set_money(*at, Cause { from: None, way: Way::Word });
        }
        !learnt.is_empty()
    }

    /// A name that is barely enough, and everything that it is given is something else.
    fn contradicts(&self, at: Ref, case: &Case, tally: Tally) -> bool {
        let is_barely = case.named < ENOUGH;
        let money = tally.into.money + tally.out.money + tally.alike.money;
        is_barely && !self.causes.contains_key(&at) && tally.into.other > 0 && money == 0
    }

    fn is_of_foreign_trait(&self, at: Ref) -> bool {
        let function = self.table.decl(at).and_then(|decl| match (decl.kind, decl.owner) {
            (DeclKind::Param, Owner::Function(index)) => {
                self.table.function(Ref { file: at.file, index })
            }
            _ => None,
        });
        let Some((function, of_trait)) = function.and_then(|f| Some((f, f.of_trait.as_ref()?)))
        else {
            return false;
        };
        let all = self.table.of_trait(of_trait, &function.name);
        let declares = |at: &Ref| {
            let owner = self.table.function(*at).and_then(|found| found.owner.as_ref()?.name());
            owner == Some(of_trait.as_str())
        };
        !all.iter().any(declares)
    }

    fn set(&mut self, at: Ref, to: Kind) {
        let kinds = self.kinds.get_mut(to_usize(at.file));
        if let Some(kind) = kinds.and_then(|of| of.get_mut(to_usize(at.index))) {
            *kind = to;
        }
    }

    fn set_money(&mut self, at: Ref, cause: Cause) {
        self.set(at, Kind::Money);
        self.causes.insert(at, cause);
    }

    /// One round of flows; whether anything changed.
    fn flow(&mut self, traced: &[Traced]) -> bool {
        let mut tallies: HashMap<Ref, Tally> = HashMap::new();
        for flow in traced.iter().flat_map(|traced| &traced.flows) {
            match flow {
                Flow::Into(target, is) => {
                    let from = plain(is).into_iter().next();
                    count(&mut tallies, *target, self.kind_of(is), from, Way::Into);
                    let kind = self.kind(*target);
                    for source in plain(is) {
                        count(&mut tallies, source, kind, Some(*target), Way::Out);
                    }
                }
                Flow::Alike(left, right) => {
                    for (one, other) in [(left, right), (right, left)] {
                        let kind = self.kind_of(other);
                        let from = plain(other).into_iter().next();
                        for source in plain(one) {
                            count(&mut tallies, source, kind, from, Way::Alike);
                        }
                    }
                }
            }
        }
        self.alike_in_traits(&mut tallies);
        let mut changed = false;
        for (at, tally) in tallies {
            changed |= self.apply(at, tally);
        }
        changed
    }

    /// A method's parameters and results mean the same in every implementation of a trait.
    fn alike_in_traits(&self, tallies: &mut HashMap<Ref, Tally>) {
        for methods in self.table.trait_methods() {
            let outputs: Vec<_> = methods
                .iter()
                .filter_map(|at| {
                    let index = self.table.function(*at)?.output?;
                    Some(Ref { file: at.file, index })
                })
                .collect();
            self.count_alike(tallies, &outputs);
            let Some(first) = methods.first().and_then(|at| self.table.function(*at)) else {
                continue;
            };
            for number in 0..first.params.len() {
                let params: Vec<_> =
                    methods.iter().filter_map(|at| self.param(*at, number)).collect();
                self.count_alike(tallies, &params);
            }
        }
    }

    fn param(&self, function: Ref, number: usize) -> Option<Ref> {
        let pat = self.table.function(function)?.params.get(number)?;
        let crate::facts::Pat::Typed(inner, _) = pat else {
            return None;
        };
        match &**inner {
            crate::facts::Pat::Bind(index, _) => Some(Ref { file: function.file, index: *index }),
            _ => None,
        }
    }

    fn count_alike(&self, tallies: &mut HashMap<Ref, Tally>, all: &[Ref]) {
        let Some(money) = all.iter().find(|at| self.kind(**at) == Kind::Money) else {
            return;
        };
        let proven = all.iter().filter(|at| self.kind(**at) == Kind::Money).count();
        let says = |at: &Ref| {
            let case = self.cases.get(to_usize(at.file)).and_then(|of| of.get(to_usize(at.index)));
            proven * 2 >= all.len() || case.is_some_and(|case| case.weight > 0)
        };
        for at in all.iter().filter(|at| *at != money && says(at)) {
            count(tallies, *at, Kind::Money, Some(*money), Way::Trait);
        }
    }

    /// What is only ever given money, or only ever becomes money, is money.
    fn apply(&mut self, at: Ref, tally: Tally) -> bool {
        let case = self.cases.get(to_usize(at.file)).and_then(|of| of.get(to_usize(at.index)));
        let (Some(case), kind) = (case, self.kind(at)) else {
            return false;
        };
        if kind == Kind::Money && self.contradicts(at, case, tally) {
            self.set(at, Kind::Unknown);
            return true;
        }
        if kind != Kind::Unknown {
            return false;
        }
        // A parameter's place in another crate's trait was not this author's choice.
        if case.weight <= 0 && self.is_of_foreign_trait(at) {
            return false;
        }
        let boost = boost(tally);
        let needed = ENOUGH + i32::from(case.is_count);
        let enough = case.weight + case.soft + boost >= needed;
        if case.fixed.is_some() || boost == 0 || !enough {
            return false;
        }
        let why = tally.cause.unwrap_or(Cause { from: None, way: Way::Into });
        self.set_money(at, why);
        true
    }
}

fn count(tallies: &mut HashMap<Ref, Tally>, at: Ref, kind: Kind, from: Option<Ref>, way: Way) {
    if from == Some(at) {
        return;
    }
    let tally = tallies.entry(at).or_default();
    let count = match way {
        Way::Into => &mut tally.into,
        Way::Out => &mut tally.out,
        Way::Alike | Way::Trait | Way::Word => &mut tally.alike,
    };
    match kind {
        Kind::Money => {
            count.money += 1;
            tally.cause.get_or_insert(Cause { from, way });
        }
        Kind::Rate | Kind::NotMoney => count.other += 1,
        Kind::Unknown => count.unknown += 1,
    }
}

/// How much flows add to the weight of a thing.
fn boost(tally: Tally) -> i32 {
    let Tally { into, out, alike, .. } = tally;
    let other = into.other + out.other + alike.other;
    let money = into.money + out.money + alike.money;
    if other > 0 {
        // A name that says money by half needs no more than most of its flows.
        return if money > other { 2 } else { 0 };
    }
    let surely = alike.agrees()
        || into.agrees() && into.unknown == 0
        || out.agrees() && out.unknown <= out.money;
    match money {
        0 => 0,
        _ if surely => 3,
        _ => 2,
    }
}

/// The declarations that a value is made of without a change of dimension.
fn plain(is: &Meaning) -> Vec<Ref> {
    match is {
        Meaning::Decl(at) | Meaning::Part(at) => vec![*at],
        Meaning::Same(all) => all.iter().flat_map(plain).collect(),
        _ => Vec::new(),
    }
}
