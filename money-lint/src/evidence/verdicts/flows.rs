//! What flows into a thing and out of it decides what its name leaves open.

use super::graph::{self, Edge, Graph};
use super::{Verdicts, to_u32, to_usize};
use crate::evidence::{Case, ENOUGH, Kind};
use crate::facts::{DeclKind, Map, Owner};
use crate::world::Ref;

/// How often what flows is looked at again: money goes that many steps.
const ROUNDS: usize = 6;

/// Why a flow made something money.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cause {
    pub(super) from: Option<u32>,
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
    touched: bool,
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
    pub(super) fn settle(&mut self, graph: &Graph) {
        for _ in 0..ROUNDS {
            if !self.flow(graph) {
                break;
            }
        }
    }

    /// A word means the same throughout a package: where some costs are proven to be money, and
    /// none to be something else, the others are money, too.
    pub(super) fn learn(&mut self) -> bool {
        const ENOUGH_PROOFS: usize = 2;
        let mut proofs: Map<(u32, &str), (usize, usize)> = Map::default();
        for (case, kind, package) in self.judged() {
            let Some(word) = &case.word else { continue };
            let (money, other) = proofs.entry((package, word)).or_default();
            *money += usize::from(*kind == Kind::Money);
            let doubted = *kind == Kind::Unknown && case.soft > 0;
            *other += usize::from(*kind == Kind::NotMoney || doubted);
        }
        let mut learnt = Vec::new();
        for (at, (case, kind, package)) in self.judged().enumerate() {
            let Some(word) = &case.word else { continue };
            let proven = proofs
                .get(&(package, word.as_str()))
                .is_some_and(|(money, other)| *money >= ENOUGH_PROOFS && *money > other * 2);
            let enough = case.weight + 2 >= ENOUGH && case.soft <= 1 && !case.is_count;
            if proven && enough && *kind == Kind::Unknown {
                learnt.push(to_u32(at));
            }
        }
        for at in &learnt {
            self.set_money(*at, Cause { from: None, way: Way::Word });
        }
        !learnt.is_empty()
    }

    /// Every case with its kind and its package.
    fn judged(&self) -> impl Iterator<Item = (&Case, &Kind, u32)> {
        let of = self.bases.windows(2).zip(&self.packages).flat_map(|(ends, package)| {
            let count = match ends {
                [start, end] => end - start,
                _ => 0,
            };
            std::iter::repeat_n(*package, to_usize(count))
        });
        self.cases
            .iter()
            .zip(&self.kinds)
            .zip(of)
            .map(|((case, kind), package)| (case, kind, package))
    }

    /// A name that is barely enough, and everything that it is given is something else.
    fn contradicts(&self, at: u32, case: &Case, tally: Tally) -> bool {
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

    fn set(&mut self, at: u32, to: Kind) {
        if let Some(kind) = self.kinds.get_mut(to_usize(at)) {
            *kind = to;
        }
    }

    fn set_money(&mut self, at: u32, cause: Cause) {
        self.set(at, Kind::Money);
        self.causes.insert(at, cause);
    }

    /// One round of flows; whether anything changed.
    fn flow(&mut self, graph: &Graph) -> bool {
        let mut tallies =
            Tallies { all: vec![Tally::default(); self.kinds.len()], touched: Vec::new() };
        for flow in &graph.flows {
            match flow {
                Edge::Into(target, is) => {
                    tallies.count(*target, graph::kind_of(is, &self.kinds), is.first(), Way::Into);
                    let kind = self.kind_at(*target);
                    is.each(&mut |source| tallies.count(source, kind, Some(*target), Way::Out));
                }
                Edge::Printed(target, is) => {
                    tallies.count(*target, graph::kind_of(is, &self.kinds), is.first(), Way::Into);
                }
                Edge::Alike(left, right) => {
                    for (one, other) in [(left, right), (right, left)] {
                        let kind = graph::kind_of(other, &self.kinds);
                        let from = other.first();
                        one.each(&mut |source| tallies.count(source, kind, from, Way::Alike));
                    }
                }
            }
        }
        for kin in &graph.kin {
            self.count_kin(&mut tallies, kin);
        }
        let mut changed = false;
        for at in std::mem::take(&mut tallies.touched) {
            let tally = tallies.all.get(to_usize(at)).copied().unwrap_or_default();
            changed |= self.apply(at, tally);
        }
        changed
    }

    fn count_kin(&self, tallies: &mut Tallies, all: &[u32]) {
        let is_money = |at: &&u32| self.kind_at(**at) == Kind::Money;
        let Some(money) = all.iter().find(is_money) else {
            return;
        };
        let proven = all.iter().filter(is_money).count();
        let says = |at: u32| {
            let case = self.cases.get(to_usize(at));
            proven * 2 >= all.len() || case.is_some_and(|case| case.weight > 0)
        };
        for at in all.iter().filter(|at| *at != money && says(**at)) {
            tallies.count(*at, Kind::Money, Some(*money), Way::Trait);
        }
    }

    /// What is only ever given money, or only ever becomes money, is money.
    fn apply(&mut self, at: u32, tally: Tally) -> bool {
        let (Some(case), kind) = (self.cases.get(to_usize(at)), self.kind_at(at)) else {
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
        if case.weight <= 0 && self.is_of_foreign_trait(self.place(at)) {
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

/// The tallies of one round.
struct Tallies {
    all: Vec<Tally>,
    touched: Vec<u32>,
}

impl Tallies {
    fn count(&mut self, at: u32, kind: Kind, from: Option<u32>, way: Way) {
        let Some(tally) = self.all.get_mut(to_usize(at)).filter(|_| from != Some(at)) else {
            return;
        };
        if !std::mem::replace(&mut tally.touched, true) {
            self.touched.push(at);
        }
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
