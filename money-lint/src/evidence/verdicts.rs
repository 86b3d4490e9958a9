//! Judges every declaration of a run: first each by itself, then by what flows into it and out.

use std::collections::HashMap;

use super::{Case, Group, Kind, Subject, Verdict, Vocabulary, judge};
use crate::facts::{Decl, DeclKind, Facts, Name, Owner};
use crate::finding::Confidence;
use crate::world::{Flow, Meaning, Ref, Source, Table, Target, Traced};

/// How often what flows is looked at again: money goes that many steps.
const ROUNDS: usize = 6;

/// The verdicts of a run.
#[derive(Debug)]
pub(crate) struct Verdicts<'v> {
    words: &'v Vocabulary,
    table: &'v Table<'v>,
    domains: Domains<'v>,
    /// By file: the neighbours in each struct and in each function.
    groups: Vec<FileGroups>,
    /// By file and declaration; a kind only, reasons are made when somebody asks.
    cases: Vec<Vec<Case>>,
    kinds: Vec<Vec<Kind>>,
    /// What flows into or out of a declaration and made it money.
    causes: HashMap<Ref, Cause>,
}

#[derive(Debug, Default)]
struct FileGroups {
    structs: Vec<Group>,
    functions: Vec<Group>,
}

/// Why a flow made something money.
#[derive(Clone, Copy, Debug)]
struct Cause {
    from: Option<Ref>,
    way: Way,
}

/// What the flows of one declaration say.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// What flows into it.
    into: Count,
    /// What it flows into.
    out: Count,
    /// What it is added to or compared with, and its kin in other implementations.
    alike: Count,
    cause: Option<Cause>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
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
enum Way {
    Into,
    Out,
    Alike,
    Trait,
    /// The same word is money elsewhere in the package.
    Word,
}

impl Way {
    fn says(self) -> &'static str {
        match self {
            Self::Into => "it is given",
            Self::Out => "it becomes",
            Self::Alike => "it is added to or compared with",
            Self::Trait => "another implementation of the trait says so of",
            Self::Word => "its word means",
        }
    }
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<'v> Verdicts<'v> {
    pub(crate) fn new(words: &'v Vocabulary, table: &'v Table<'v>, traced: &[Traced]) -> Self {
        let sources = table.sources();
        let mut verdicts = Self {
            words,
            table,
            domains: Domains::new(words, sources),
            groups: sources.iter().map(|source| groups(words, table, &source.facts)).collect(),
            cases: Vec::new(),
            kinds: Vec::new(),
            causes: HashMap::new(),
        };
        for file in 0..sources.len() {
            let mut cases = verdicts.cases_of(to_u32(file));
            if let Some(traced) = traced.get(file) {
                integers(words, sources, file, traced, &mut cases);
                let nodes = to_usize(traced.nodes);
                cases.extend(std::iter::repeat_with(Case::default).take(nodes));
            }
            verdicts.kinds.push(cases.iter().map(Case::kind).collect());
            verdicts.cases.push(cases);
        }
        verdicts.settle(traced);
        if verdicts.learn() {
            verdicts.settle(traced);
        }
        if let Ok(wanted) = std::env::var("DEBUG_LINT") {
            for (file, source) in sources.iter().enumerate() {
                for (index, decl) in source.facts.decls.iter().enumerate() {
                    let at = Ref { file: to_u32(file), index: to_u32(index) };
                    if decl.name == wanted
                        || format!("{}:{}", source.path, decl.at.start.line) == wanted
                    {
                        eprintln!(
                            "{}:{} {:?} {} {:?} weight {} domain {:?} {:?}",
                            source.path,
                            decl.at.start.line,
                            decl.kind,
                            decl.name,
                            verdicts.decl(at),
                            verdicts.cases[file][index].weight,
                            verdicts.domains.weigh(&source.package, to_u32(file)),
                            verdicts.causes.get(&at)
                        );
                        for flow in traced.iter().flat_map(|t| &t.flows) {
                            match flow {
                                Flow::Into(t, m) if *t == at || plain(m).contains(&at) => {
                                    eprintln!(
                                        "    {:?} <- {:?} {:?}",
                                        table.decl(*t).map(|d| (&d.name, verdicts.kind(*t))),
                                        m,
                                        verdicts.kind_of(m)
                                    )
                                }
                                Flow::Alike(a, b)
                                    if plain(a).contains(&at) || plain(b).contains(&at) =>
                                {
                                    eprintln!(
                                        "    alike {a:?} {b:?} {:?} {:?}",
                                        verdicts.kind_of(a),
                                        verdicts.kind_of(b)
                                    )
                                }
                                _ => {}
                            }
                        }
                    }
                }
            }
        }
        verdicts
    }

    fn settle(&mut self, traced: &[Traced]) {
        for _ in 0..ROUNDS {
            if !self.flow(traced) {
                break;
            }
        }
    }

    /// A word means the same throughout a package: where some costs are proven to be money, and
    /// none to be something else, the others are money, too.
    fn learn(&mut self) -> bool {
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
                let enough = case.weight + 2 >= super::ENOUGH && case.soft <= 1 && !case.is_count;
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

    fn set_money(&mut self, at: Ref, cause: Cause) {
        let kinds = self.kinds.get_mut(to_usize(at.file));
        if let Some(kind) = kinds.and_then(|of| of.get_mut(to_usize(at.index))) {
            *kind = Kind::Money;
        }
        self.causes.insert(at, cause);
    }

    fn cases_of(&self, file: u32) -> Vec<Case> {
        let Some(source) = self.table.sources().get(to_usize(file)) else {
            return Vec::new();
        };
        let decls = source.facts.decls.iter().enumerate();
        decls
            .map(|(index, decl)| {
                let at = Ref { file, index: to_u32(index) };
                self.judge_decl(at, decl, false)
            })
            .collect()
    }

    fn judge_decl(&self, at: Ref, decl: &Decl, explain: bool) -> Case {
        let source = self.table.sources().get(to_usize(at.file));
        let Some(source) = source else {
            return Case::default();
        };
        let float = self.table.float(at);
        let mut subject = self.context(source, at.file, decl.owner);
        subject.name = &decl.name;
        subject.owner = subject.owner.or(decl.home.as_deref());
        subject.is_function = matches!(decl.kind, DeclKind::Return);
        subject.is_member =
            matches!(decl.kind, DeclKind::Field | DeclKind::VariantField | DeclKind::Column);
        subject.is_type = matches!(decl.kind, DeclKind::Alias | DeclKind::TupleField);
        subject.many = float.as_ref().is_some_and(|float| float.many);
        let alias = float.as_ref().and_then(|float| float.alias.as_deref());
        subject.alias = alias.filter(|alias| *alias != decl.name);
        subject.docs = decl.docs.as_deref();
        let mut case = judge(self.words, &subject, explain);
        let is_integer = decl.ty.as_ref().and_then(|ty| ty.name()).is_some_and(is_integer);
        if is_integer && !self.words.split(&decl.name).iter().any(|w| self.words.is_minor_unit(w)) {
            case.count();
        }
        let is_bar = subject.group.is_some_and(|group| group.is_bar(&decl.name));
        if is_bar && float.is_some() && case.fixed.is_none() {
            case.add(3, || "it stands beside the other prices of a bar".to_owned());
        }
        case
    }

    /// What surrounds the declarations of one owner.
    fn context<'s>(&'s self, source: &'s Source, file: u32, owner: Owner) -> Subject<'s> {
        let mut subject = Subject {
            file: near_path(&source.path),
            domain: self.domains.weigh(&source.package, file),
            ..Subject::default()
        };
        let groups = self.groups.get(to_usize(file));
        match owner {
            Owner::Struct(index) => {
                let found = source.facts.structs.get(to_usize(index));
                subject.owner = found.map(|found| found.name.as_str());
                subject.group = groups.and_then(|groups| groups.structs.get(to_usize(index)));
            }
            Owner::Function(index) => {
                let found = source.facts.functions.get(to_usize(index));
                subject.owner = found.and_then(|found| found.owner.as_ref()?.name());
                subject.function = found.map(|found| found.name.as_str());
                subject.group = groups.and_then(|groups| groups.functions.get(to_usize(index)));
            }
            Owner::File => {}
        }
        subject
    }

    /// One round of flows; whether anything changed.
    fn flow(&mut self, traced: &[Traced]) -> bool {
        let mut tallies: HashMap<Ref, Tally> = HashMap::new();
        for flow in traced.iter().flat_map(|traced| &traced.flows) {
            match flow {
                Flow::Into(target, is) => {
                    let from = plain(is).into_iter().next();
                    self.count(&mut tallies, *target, self.kind_of(is), from, Way::Into);
                    let kind = self.kind(*target);
                    for source in plain(is) {
                        self.count(&mut tallies, source, kind, Some(*target), Way::Out);
                    }
                }
                Flow::Alike(left, right) => {
                    for (one, other) in [(left, right), (right, left)] {
                        let kind = self.kind_of(other);
                        let from = plain(other).into_iter().next();
                        for source in plain(one) {
                            self.count(&mut tallies, source, kind, from, Way::Alike);
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
        for at in all.iter().filter(|at| *at != money) {
            self.count(tallies, *at, Kind::Money, Some(*money), Way::Trait);
        }
    }

    fn count(
        &self,
        tallies: &mut HashMap<Ref, Tally>,
        at: Ref,
        kind: Kind,
        from: Option<Ref>,
        way: Way,
    ) {
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

    /// What is only ever given money, or only ever becomes money, is money.
    fn apply(&mut self, at: Ref, tally: Tally) -> bool {
        let case = self.cases.get(to_usize(at.file)).and_then(|of| of.get(to_usize(at.index)));
        let (Some(case), Kind::Unknown) = (case, self.kind(at)) else {
            return false;
        };
        // A parameter's place in another crate's trait was not this author's choice.
        if case.weight <= 0 && self.is_of_foreign_trait(at) {
            return false;
        }
        let boost = boost(tally);
        let enough = case.weight + case.soft + boost >= super::ENOUGH;
        if case.fixed.is_some() || boost == 0 || !enough {
            return false;
        }
        let cause = tally.cause.unwrap_or(Cause { from: None, way: Way::Into });
        self.set_money(at, cause);
        true
    }

    pub(crate) fn kind(&self, at: Ref) -> Kind {
        let of_file = self.kinds.get(to_usize(at.file));
        of_file.and_then(|of| of.get(to_usize(at.index))).copied().unwrap_or(Kind::Unknown)
    }

    /// The verdict of a declaration, with its reasons.
    pub(crate) fn decl(&self, at: Ref) -> Verdict {
        let mut verdict = match self.table.decl(at) {
            Some(decl) => self.judge_decl(at, decl, true).verdict(),
            None => Verdict::unknown(),
        };
        if let Some(cause) = self.causes.get(&at) {
            verdict.kind = Kind::Money;
            verdict.confidence = Confidence::Medium;
            let name = cause.from.and_then(|from| self.table.decl(from));
            verdict.reasons.push(match (cause.way, name) {
                (Way::Word, _) => "the word means money elsewhere in the package".to_owned(),
                (way, Some(decl)) => format!("{} `{}`", way.says(), decl.name),
                (way, None) => format!("{} money", way.says()),
            });
        }
        verdict
    }

    /// What a value is.
    pub(crate) fn kind_of(&self, is: &Meaning) -> Kind {
        match is {
            Meaning::Unknown | Meaning::Number => Kind::Unknown,
            Meaning::Tuple(all) => {
                let money = all.iter().any(|one| self.kind_of(one) == Kind::Money);
                if money { Kind::Money } else { Kind::Unknown }
            }
            Meaning::Currency => Kind::Money,
            Meaning::Decl(at) => self.kind(*at),
            Meaning::Word(name, owner, is_function) => {
                self.word(name, owner.as_deref(), *is_function, None, false).kind()
            }
            Meaning::Same(all) => {
                let kinds = || all.iter().map(|one| self.kind_of(one));
                if kinds().any(|kind| kind == Kind::Money) {
                    let other = kinds().any(|kind| matches!(kind, Kind::NotMoney | Kind::Rate));
                    if other { Kind::Unknown } else { Kind::Money }
                } else {
                    kinds().find(|kind| *kind != Kind::Unknown).unwrap_or(Kind::Unknown)
                }
            }
            Meaning::Product(pair) => product(self.kind_of(&pair.0), self.kind_of(&pair.1)),
            Meaning::Quotient(pair) => quotient(self.kind_of(&pair.0), self.kind_of(&pair.1)),
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
        (subject.name, subject.is_function) = (name, is_function);
        subject.owner = owner.or(subject.owner);
        judge(self.words, &subject, explain)
    }

    /// The name to show for a value.
    pub(crate) fn name_of(&self, is: &Meaning) -> Option<String> {
        match is {
            Meaning::Decl(at) => self.table.decl(*at).map(|decl| decl.name.to_string()),
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

    pub(crate) fn words(&self) -> &'v Vocabulary {
        self.words
    }

    /// Judges a column of SQL text.
    pub(crate) fn column(&self, file: u32, column: &crate::facts::SqlColumn) -> Verdict {
        let Some(source) = self.table.sources().get(to_usize(file)) else {
            return Verdict::unknown();
        };
        let siblings = column.siblings.iter().map(|name| (name.as_str(), None));
        let group = Group::new(self.words, siblings);
        let mut subject = self.context(source, file, Owner::File);
        subject.name = &column.name;
        subject.owner = Some(&column.table);
        subject.group = Some(&group);
        subject.docs = column.comment.as_deref();
        subject.is_member = true;
        judge(self.words, &subject, true).verdict()
    }

    /// Judges what a cast of SQL text casts.
    pub(crate) fn sql_cast(&self, file: u32, cast: &crate::facts::SqlCast) -> Verdict {
        let Some(source) = self.table.sources().get(to_usize(file)) else {
            return Verdict::unknown();
        };
        let judged = |name: &String, owner: Option<&String>| {
            let mut subject = self.context(source, file, Owner::File);
            subject.name = name;
            subject.owner = owner.map(String::as_str);
            judge(self.words, &subject, true).verdict()
        };
        let none = cast.tables.is_empty().then_some(None);
        let tables = || cast.tables.iter().map(Some).chain(none);
        let names = || cast.names.iter().chain(&cast.alias);
        let result = cast.alias.as_ref().map(|alias| judged(alias, cast.tables.first()).kind);
        if matches!(result, Some(Kind::Rate | Kind::NotMoney)) {
            return Verdict::unknown();
        }
        let mut all = names().flat_map(|name| tables().map(move |table| judged(name, table)));
        all.find(Verdict::is_money).unwrap_or_else(Verdict::unknown)
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

fn product(left: Kind, right: Kind) -> Kind {
    match (left, right) {
        (Kind::Money, Kind::Money) => Kind::NotMoney,
        (Kind::Money, _) | (_, Kind::Money) => Kind::Money,
        (Kind::NotMoney, _) | (_, Kind::NotMoney) => Kind::Unknown,
        (Kind::Rate, _) | (_, Kind::Rate) => Kind::Rate,
        _ => Kind::Unknown,
    }
}

fn quotient(left: Kind, right: Kind) -> Kind {
    match (left, right) {
        (Kind::Money, Kind::Money) => Kind::Rate,
        (Kind::Money, _) => Kind::Money,
        // Something divided by money is how much of it a unit of money buys.
        (_, Kind::Money) => Kind::NotMoney,
        (Kind::Rate, _) => Kind::Rate,
        _ => Kind::Unknown,
    }
}

fn is_integer(name: &str) -> bool {
    let bits = name.strip_prefix(['i', 'u']);
    bits.is_some_and(|bits| bits == "size" || bits.parse::<u8>().is_ok())
}

/// The declarations that a value is made of without a change of dimension.
fn plain(is: &Meaning) -> Vec<Ref> {
    match is {
        Meaning::Decl(at) => vec![*at],
        Meaning::Same(all) => all.iter().flat_map(plain).collect(),
        _ => Vec::new(),
    }
}

/// A number of losses, wins or orders: an integer is an amount only when its name says a unit, or
/// says money more than once.
fn integers(
    words: &Vocabulary,
    sources: &[Source],
    file: usize,
    traced: &Traced,
    cases: &mut [Case],
) {
    let Some(source) = sources.get(file) else {
        return;
    };
    for index in &traced.integers {
        let index = to_usize(*index);
        if let (Some(decl), Some(case)) = (source.facts.decls.get(index), cases.get_mut(index))
            && !words.split(&decl.name).iter().any(|word| words.is_minor_unit(word))
        {
            case.count();
        }
    }
}

fn groups(words: &Vocabulary, table: &Table<'_>, facts: &Facts) -> FileGroups {
    let _ = table;
    let named = |index: &u32| {
        let decl = facts.decls.get(to_usize(*index))?;
        Some((decl.name.as_str(), decl.ty.as_ref().and_then(|ty| ty.name())))
    };
    let structs = facts.structs.iter();
    let structs =
        structs.map(|found| Group::new(words, found.fields.iter().filter_map(named))).collect();
    let mut params: Vec<Vec<u32>> = vec![Vec::new(); facts.functions.len()];
    for (index, decl) in facts.decls.iter().enumerate() {
        if decl.kind == DeclKind::Param
            && let Owner::Function(owner) = decl.owner
            && let Some(of) = params.get_mut(to_usize(owner))
        {
            of.push(to_u32(index));
        }
    }
    let functions =
        params.iter().map(|of| Group::new(words, of.iter().filter_map(named))).collect();
    FileGroups { structs, functions }
}

/// How much each package and each file is about money, by the names that they declare.
#[derive(Debug, Default)]
struct Domains<'v> {
    packages: HashMap<&'v str, Share>,
    files: Vec<Share>,
}

/// Names that speak of money, of something else, and all names.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    all: usize,
    money: usize,
    other: usize,
    /// What the manifest says.
    about: bool,
}

impl Share {
    fn add(&mut self, words: &Vocabulary, name: &str) {
        let parts = words.split(name);
        let is_money = |word: &String| {
            words.money_weight(word) >= super::ENOUGH || words.context_weight(word) > 1
        };
        self.all += 1;
        self.money += usize::from(parts.iter().any(is_money));
        self.other += usize::from(parts.iter().any(|word| words.is_other_context(word)));
    }

    fn join(&mut self, other: Self) {
        self.all += other.all;
        self.money += other.money;
        self.other += other.other;
    }

    /// 1 when a good part of the names speaks of money, 2 when many of many do.
    fn weigh(self) -> i32 {
        const FEW: usize = 2;
        const MANY: usize = 10;
        let is_share = |share: usize| self.money * share >= self.all && self.money > self.other;
        if self.money >= MANY && is_share(8) && self.money > self.other * 4 {
            2
        } else {
            i32::from(self.money >= FEW && (self.about || is_share(16)))
        }
    }
}

impl<'v> Domains<'v> {
    fn new(words: &Vocabulary, sources: &'v [Source]) -> Self {
        let mut domains = Self::default();
        for source in sources {
            let mut count = Share::default();
            for name in names_of(&source.facts) {
                count.add(words, name);
            }
            let package = domains.packages.entry(&source.package).or_default();
            package.join(count);
            let about = words.split(&source.about);
            package.about |= about.iter().any(|word| words.context_weight(word) > 1);
            domains.files.push(count);
        }
        domains
    }

    fn weigh(&self, package: &str, file: u32) -> i32 {
        let package = self.packages.get(package).map_or(0, |count| count.weigh());
        let file = self.files.get(to_usize(file)).map_or(0, |count| count.weigh());
        (package + file.min(1)).min(2)
    }
}

/// The names that a file declares for others to read.
fn names_of(facts: &Facts) -> impl Iterator<Item = &str> {
    let decls = facts.decls.iter().filter(|decl| {
        matches!(
            decl.kind,
            DeclKind::Field
                | DeclKind::TupleField
                | DeclKind::VariantField
                | DeclKind::Param
                | DeclKind::Return
                | DeclKind::Const
                | DeclKind::Column
        )
    });
    let structs = facts.structs.iter().map(|found| found.name.as_str());
    let columns = facts.columns.iter().flat_map(|column| [&*column.table, &*column.name]);
    decls.map(|decl| decl.name.as_str()).chain(structs).chain(columns)
}

/// The last directory and the name of a file: what lies above speaks of the whole project.
fn near_path(path: &str) -> &str {
    let path = path.trim_end_matches(".rs").trim_end_matches(".sql");
    let slashes = path.rmatch_indices('/').nth(1);
    slashes.map_or(path, |(at, _)| path.get(at + 1..).unwrap_or(path))
}
