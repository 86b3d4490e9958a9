//! Judges every declaration of a run: first each by itself, then by what flows into it and out.

use std::collections::HashMap;

use super::{Case, Group, Kind, Subject, Verdict, Vocabulary, judge};
use crate::facts::{Decl, DeclKind, Facts, Name, Owner};
use crate::finding::Confidence;
use crate::world::{Flow, Meaning, Ref, Source, Table, Target, Traced};

/// How often what flows is looked at again: money goes that many steps.
const ROUNDS: usize = 3;

/// The verdicts of a run.
#[derive(Debug)]
pub(crate) struct Verdicts<'v> {
    words: &'v Vocabulary,
    table: &'v Table<'v>,
    domains: HashMap<&'v str, i32>,
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
    how: &'static str,
}

/// What the flows of one declaration say.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    money: u32,
    other: u32,
    unknown: u32,
    cause: Option<Cause>,
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
            domains: domains(words, sources),
            groups: sources.iter().map(|source| groups(words, table, &source.facts)).collect(),
            cases: Vec::new(),
            kinds: Vec::new(),
            causes: HashMap::new(),
        };
        for file in 0..sources.len() {
            let cases = verdicts.cases_of(to_u32(file));
            verdicts.kinds.push(cases.iter().map(Case::kind).collect());
            verdicts.cases.push(cases);
        }
        for _ in 0..ROUNDS {
            if !verdicts.flow(traced) {
                break;
            }
        }
        verdicts
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
        subject.is_function = matches!(decl.kind, DeclKind::Return);
        subject.is_type = matches!(decl.kind, DeclKind::Alias | DeclKind::TupleField);
        subject.many = float.as_ref().is_some_and(|float| float.many);
        let alias = float.as_ref().and_then(|float| float.alias.as_deref());
        subject.alias = alias.filter(|alias| *alias != decl.name);
        subject.docs = decl.docs.as_deref();
        let mut case = judge(self.words, &subject, explain);
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
            domain: self.domains.get(source.package_name.as_str()).copied().unwrap_or(0),
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
                    self.count(&mut tallies, *target, self.kind_of(is), from, "flows into it");
                    let kind = self.kind(*target);
                    for source in plain(is) {
                        self.count(&mut tallies, source, kind, Some(*target), "it flows into");
                    }
                }
                Flow::Alike(left, right) => {
                    for (one, other) in [(left, right), (right, left)] {
                        let kind = self.kind_of(other);
                        let from = plain(other).into_iter().next();
                        for source in plain(one) {
                            let how = "it is added to or compared with";
                            self.count(&mut tallies, source, kind, from, how);
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
            let how = "the same method of another type gives or takes";
            self.count(tallies, *at, Kind::Money, Some(*money), how);
        }
    }

    fn count(
        &self,
        tallies: &mut HashMap<Ref, Tally>,
        at: Ref,
        kind: Kind,
        from: Option<Ref>,
        how: &'static str,
    ) {
        if from == Some(at) {
            return;
        }
        let tally = tallies.entry(at).or_default();
        match kind {
            Kind::Money => {
                tally.money += 1;
                tally.cause.get_or_insert(Cause { from, how });
            }
            Kind::Rate | Kind::NotMoney => tally.other += 1,
            Kind::Unknown => tally.unknown += 1,
        }
    }

    /// What is only ever given money, or only ever becomes money, is money.
    fn apply(&mut self, at: Ref, tally: Tally) -> bool {
        let case = self.cases.get(to_usize(at.file)).and_then(|of| of.get(to_usize(at.index)));
        let (Some(case), Kind::Unknown | Kind::NotMoney) = (case, self.kind(at)) else {
            return false;
        };
        let says_money = tally.money > 0 && tally.money > tally.other && tally.other == 0;
        let boost = if tally.money >= tally.unknown { 3 } else { 2 };
        if case.fixed.is_some() || !says_money || case.weight + boost < super::ENOUGH {
            return false;
        }
        let kinds = self.kinds.get_mut(to_usize(at.file));
        if let Some(kind) = kinds.and_then(|of| of.get_mut(to_usize(at.index))) {
            *kind = Kind::Money;
        }
        self.causes.extend(tally.cause.map(|cause| (at, cause)));
        true
    }

    pub(crate) fn kind(&self, at: Ref) -> Kind {
        let of_file = self.kinds.get(to_usize(at.file));
        of_file.and_then(|of| of.get(to_usize(at.index))).copied().unwrap_or(Kind::Unknown)
    }

    /// The verdict of a declaration, with its reasons.
    pub(crate) fn decl(&self, at: Ref) -> Verdict {
        let Some(decl) = self.table.decl(at) else {
            return Verdict::unknown();
        };
        let mut verdict = self.judge_decl(at, decl, true).verdict();
        if let Some(cause) = self.causes.get(&at) {
            verdict.kind = Kind::Money;
            verdict.confidence = Confidence::Medium;
            let name = cause.from.and_then(|from| self.table.decl(from));
            let name = name.map_or("money", |decl| decl.name.as_str());
            verdict.reasons.push(match cause.how {
                "flows into it" => format!("`{name}` flows into it"),
                how => format!("{how} `{name}`"),
            });
        }
        verdict
    }

    /// What a value is.
    pub(crate) fn kind_of(&self, is: &Meaning) -> Kind {
        match is {
            Meaning::Unknown | Meaning::Number | Meaning::Tuple(_) => Kind::Unknown,
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
            (Some(source), Some(at)) => {
                self.context(source, at.file, Owner::Function(at.index))
            }
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

    fn first_money<'m>(&self, all: impl IntoIterator<Item = &'m Meaning> + Clone) -> Option<String> {
        let mut money =
            all.clone().into_iter().filter(|one| self.kind_of(one) == Kind::Money);
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
        judge(self.words, &subject, true).verdict()
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

/// The declarations that a value is made of without a change of dimension.
fn plain(is: &Meaning) -> Vec<Ref> {
    match is {
        Meaning::Decl(at) => vec![*at],
        Meaning::Same(all) => all.iter().flat_map(plain).collect(),
        _ => Vec::new(),
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

/// How much each package is about money.
fn domains<'v>(words: &Vocabulary, sources: &'v [Source]) -> HashMap<&'v str, i32> {
    #[derive(Default)]
    struct Count {
        all: usize,
        money: usize,
        other: usize,
        about: i32,
    }
    let mut counts: HashMap<&str, Count> = HashMap::new();
    for source in sources {
        let count = counts.entry(source.package_name.as_str()).or_default();
        let about = words.split(&source.about);
        let says = about.iter().filter(|word| words.context_weight(word) > 1).count();
        count.about = i32::try_from(says.min(2)).unwrap_or(0);
        let fields = source.facts.decls.iter().filter(|decl| {
            matches!(
                decl.kind,
                DeclKind::Field
                    | DeclKind::TupleField
                    | DeclKind::VariantField
                    | DeclKind::Param
                    | DeclKind::Return
                    | DeclKind::Column
            )
        });
        let names = fields.map(|decl| decl.name.as_str());
        let structs = source.facts.structs.iter().map(|found| found.name.as_str());
        let columns = source.facts.columns.iter().map(|column| column.table.as_str());
        for name in names.chain(structs).chain(columns) {
            count.all += 1;
            let parts = words.split(name);
            count.money +=
                usize::from(parts.iter().any(|word| words.money_weight(word) >= super::ENOUGH || words.context_weight(word) > 1));
            count.other += usize::from(parts.iter().any(|word| words.is_other_context(word)));
        }
    }
    let domain = |count: &Count| {
        const FEW: usize = 3;
        const SHARE: usize = 12;
        let many = count.money >= FEW && count.money * SHARE >= count.all;
        let some = count.money >= FEW && count.money * SHARE * 4 >= count.all;
        let base = match (many, some) {
            (true, _) => 2,
            (_, true) => 1,
            _ => 0,
        };
        let other = i32::from(count.other * 8 > count.all);
        (base.max(count.about) - other * 2).clamp(-1, 2)
    };
    counts.iter().map(|(name, count)| (*name, domain(count))).collect()
}

/// The last directory and the name of a file: what lies above speaks of the whole project.
fn near_path(path: &str) -> &str {
    let path = path.trim_end_matches(".rs").trim_end_matches(".sql");
    let slashes = path.rmatch_indices('/').nth(1);
    slashes.map_or(path, |(at, _)| path.get(at + 1..).unwrap_or(path))
}

