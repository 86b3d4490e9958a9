//! Judges expressions: an operation by its dimension (money × number is money, money ÷ money is a
//! ratio), a name by its declaration or by its words.

use super::graph::{same, tuple};
use super::{Verdicts, Word, to_usize};
use crate::evidence::{Case, Kind, Role, Subject, Verdict, judge};
use crate::facts::{Map, Name, Owner};
use crate::world::{Flow, Meaning, Ref, Target, Traced};

impl Verdicts<'_> {
    /// What a value is.
    pub(crate) fn kind_of(&self, is: &Meaning) -> Kind {
        match is {
            Meaning::Unknown | Meaning::Number | Meaning::Part(_) => Kind::Unknown,
            Meaning::Tuple(all) => tuple(all.iter().map(|one| self.kind_of(one))),
            Meaning::Currency => Kind::Money,
            Meaning::Decl(at) => self.kind(*at),
            Meaning::Word(name, owner, is_function) => {
                let key = (name.clone(), owner.clone(), *is_function);
                self.of_words.get(&key).copied().unwrap_or_else(|| {
                    self.word(name, owner.as_deref(), *is_function, None, false).kind()
                })
            }
            Meaning::Same(all) => same(all.iter().map(|one| self.kind_of(one))),
            Meaning::Product(pair) => product(self.kind_of(&pair.0), self.kind_of(&pair.1)),
            Meaning::Quotient(pair) => quotient(self.kind_of(&pair.0), self.kind_of(&pair.1)),
        }
    }

    /// Judges each word that flows once.
    pub(super) fn judge_words(&self, traced: &[Traced]) -> Map<Word, Kind> {
        let mut found = Map::default();
        for flow in traced.iter().flat_map(|traced| &traced.flows) {
            match flow {
                Flow::Into(_, is) => self.judge_words_of(is, &mut found),
                Flow::Alike(left, right) => {
                    self.judge_words_of(left, &mut found);
                    self.judge_words_of(right, &mut found);
                }
            }
        }
        found
    }

    fn judge_words_of(&self, is: &Meaning, found: &mut Map<Word, Kind>) {
        match is {
            Meaning::Word(name, owner, is_function) => {
                let key = (name.clone(), owner.clone(), *is_function);
                found.entry(key).or_insert_with(|| {
                    self.word(name, owner.as_deref(), *is_function, None, false).kind()
                });
            }
            Meaning::Same(all) | Meaning::Tuple(all) => {
                for one in all {
                    self.judge_words_of(one, found);
                }
            }
            Meaning::Product(pair) | Meaning::Quotient(pair) => {
                self.judge_words_of(&pair.0, found);
                self.judge_words_of(&pair.1, found);
            }
            _ => {}
        }
    }

    /// The verdict of a value, with its reasons.
    pub(crate) fn meaning(&self, is: &Meaning, function: Option<Ref>) -> Verdict {
        let kind = match is {
            Meaning::Decl(at) => return self.decl(*at),
            Meaning::Word(name, owner, is_function) => {
                let case = self.word(name, owner.as_deref(), *is_function, function, true);
                return case.verdict();
            }
            _ => self.kind_of(is),
        };
        let parts: Vec<&Meaning> = match is {
            Meaning::Same(all) => all.iter().collect(),
            Meaning::Product(pair) | Meaning::Quotient(pair) => vec![&pair.0, &pair.1],
            _ => Vec::new(),
        };
        let money = parts.into_iter().find(|part| self.kind_of(part) == Kind::Money);
        let mut verdict = money.map_or_else(Verdict::unknown, |part| self.meaning(part, function));
        verdict.kind = kind;
        verdict
    }

    /// The verdict of a value that becomes an exact decimal.
    pub(crate) fn with_decimal(&self, is: &Meaning, function: Option<Ref>) -> Verdict {
        match is {
            Meaning::Decl(at) => {
                let Some(decl) = self.table.decl(*at) else {
                    return Verdict::unknown();
                };
                let mut case = self.judge_decl(*at, decl, true);
                if case.weight > 0 {
                    case.add(1, || "an exact decimal takes part".to_owned());
                }
                case.verdict()
            }
            Meaning::Word(name, owner, is_function) => {
                let owner = owner.as_deref();
                let mut case = self.word(name, owner, *is_function, function, true);
                if case.weight > 0 {
                    case.add(1, || "an exact decimal takes part".to_owned());
                }
                case.verdict()
            }
            _ => Verdict::unknown(),
        }
    }

    /// The verdict of what a value is given to.
    pub(crate) fn target(&self, target: &Target, function: Option<Ref>) -> Verdict {
        match target {
            Target::None => Verdict::unknown(),
            Target::Decl(at) => self.decl(*at),
            Target::Word(name, owner) => {
                self.word(name, owner.as_deref(), false, function, true).verdict()
            }
        }
    }

    fn word(
        &self,
        name: &Name,
        owner: Option<&str>,
        is_function: bool,
        function: Option<Ref>,
        explain: bool,
    ) -> Case {
        const LONGEST: usize = 40;
        if name.len() > LONGEST || name.contains(char::is_whitespace) {
            return Case::default();
        }
        let source = function.and_then(|at| self.table.sources().get(to_usize(at.file)));
        let mut subject = match (source, function) {
            (Some(source), Some(at)) => self.context(source, at.file, Owner::Function(at.index)),
            _ => Subject::default(),
        };
        (subject.name, subject.role) = (name, Role::of(is_function));
        subject.owner = owner.or(subject.owner);
        judge(self.words, &subject, explain)
    }

    /// The name to show for a value.
    pub(crate) fn name_of(&self, is: &Meaning) -> Option<String> {
        match is {
            Meaning::Decl(at) | Meaning::Part(at) => {
                self.table.decl(*at).map(|decl| decl.name.to_string())
            }
            Meaning::Word(name, ..) => Some(name.to_string()),
            Meaning::Same(all) => self.first_money(all),
            Meaning::Product(pair) | Meaning::Quotient(pair) => {
                self.first_money([&pair.0, &pair.1])
            }
            _ => None,
        }
    }

    fn first_money<'m>(
        &self,
        all: impl IntoIterator<Item = &'m Meaning> + Clone,
    ) -> Option<String> {
        let mut money = all.clone().into_iter().filter(|one| self.kind_of(one) == Kind::Money);
        let named = money.find_map(|one| self.name_of(one));
        named.or_else(|| all.into_iter().find_map(|one| self.name_of(one)))
    }

    pub(crate) fn target_name(&self, target: &Target) -> Option<String> {
        match target {
            Target::None => None,
            Target::Decl(at) => self.table.decl(*at).map(|decl| decl.name.to_string()),
            Target::Word(name, _) => Some(name.to_string()),
        }
    }
}

pub(super) fn product(left: Kind, right: Kind) -> Kind {
    match (left, right) {
        (Kind::Money, Kind::Money) => Kind::NotMoney,
        (Kind::Money, _) | (_, Kind::Money) => Kind::Money,
        (Kind::NotMoney, _) | (_, Kind::NotMoney) => Kind::Unknown,
        (Kind::Rate, _) | (_, Kind::Rate) => Kind::Rate,
        _ => Kind::Unknown,
    }
}

pub(super) fn quotient(left: Kind, right: Kind) -> Kind {
    match (left, right) {
        (Kind::Money, Kind::Money) => Kind::Rate,
        (Kind::Money, _) => Kind::Money,
        // Something divided by money is how much of it a unit of money buys.
        (_, Kind::Money) => Kind::NotMoney,
        (Kind::Rate, _) => Kind::Rate,
        _ => Kind::Unknown,
    }
}
