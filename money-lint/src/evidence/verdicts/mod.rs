//! Judges every declaration of a run: first each by itself, then by what flows into it and out.

mod domain;
mod flows;
mod graph;
mod sql;
mod values;

use super::{Case, ENOUGH, Group, Kind, Role, Subject, Verdict, Vocabulary, judge};
use crate::evidence::is_minor_unit;
use crate::facts::{Decl, DeclKind, Facts, Map, Name, Owner};
use crate::finding::Confidence;
use crate::parallel::in_parallel;
use crate::world::{Ref, Source, Table, Traced, Type};
use domain::{Domains, Share};
use flows::{Cause, Way};

/// The verdicts of a run.
#[derive(Debug)]
pub(crate) struct Verdicts<'v> {
    words: &'v Vocabulary,
    table: &'v Table<'v>,
    domains: Domains<'v>,
    /// By file: the neighbours in each struct and in each function.
    groups: Vec<FileGroups>,
    /// The number of the first declaration of each file, and of the one after the last.
    bases: Vec<u32>,
    /// By file: the number of its package.
    packages: Vec<u32>,
    /// By the number of the declaration; a kind only, reasons are made when somebody asks.
    cases: Vec<Case>,
    kinds: Vec<Kind>,
    /// What flows into or out of a declaration and made it money.
    causes: Map<u32, Cause>,
    /// The kinds of words that are no declarations of the run.
    of_words: Map<Word, Kind>,
}

/// A name, what it belongs to, whether it is a function.
type Word = (Name, Option<Name>, bool);

#[derive(Debug, Default)]
struct FileGroups {
    structs: Vec<Group>,
    functions: Vec<Group>,
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
        let of_files = in_parallel(sources.len(), |at| {
            let facts = &sources.get(at)?.facts;
            Some((groups(words, facts), Share::of(words, facts)))
        });
        let (groups, shares) =
            of_files.into_iter().map(|of| of.flatten().unwrap_or_default()).unzip();
        let mut verdicts = Self {
            words,
            table,
            domains: Domains::new(words, sources, shares),
            groups,
            bases: vec![0],
            packages: packages(sources),
            cases: Vec::new(),
            kinds: Vec::new(),
            causes: Map::default(),
            of_words: Map::default(),
        };
        let all = in_parallel(sources.len(), |file| {
            let mut cases = verdicts.cases_of(to_u32(file));
            if let Some(traced) = traced.get(file) {
                integers(words, sources, file, traced, &mut cases);
                let nodes = to_usize(traced.nodes);
                cases.extend(std::iter::repeat_with(Case::default).take(nodes));
            }
            cases
        });
        for cases in all {
            verdicts.cases.extend(cases.unwrap_or_default());
            verdicts.bases.push(to_u32(verdicts.cases.len()));
        }
        verdicts.kinds = verdicts.cases.iter().map(Case::kind).collect();
        verdicts.of_words = verdicts.judge_words(traced);
        let graph = verdicts.graph(traced);
        verdicts.settle(&graph);
        if verdicts.learn() {
            verdicts.settle(&graph);
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
        let (ty, float) = self.table.written(at).unwrap_or((Type::Unknown, None));
        let mut subject = self.context(source, at.file, decl.owner);
        subject.name = &decl.name;
        subject.owner = subject.owner.or(decl.home.as_deref());
        subject.role = match decl.kind {
            DeclKind::Return => Role::Function,
            DeclKind::Alias | DeclKind::TupleField => Role::Type,
            DeclKind::Field | DeclKind::VariantField | DeclKind::Column => Role::Member,
            _ => Role::Value,
        };
        subject.many = float.as_ref().is_some_and(|float| float.many);
        let alias = float.as_ref().and_then(|float| float.alias.as_deref());
        subject.alias = alias.filter(|alias| *alias != decl.name);
        // A newtype is documented where it is named.
        let whole = subject.owner_docs.filter(|_| decl.kind == DeclKind::TupleField);
        subject.docs = decl.docs.as_deref().or(whole);
        subject.renamed = decl.renamed.as_deref();
        let mut case = judge(self.words, &subject, explain);
        let is_integer = decl.ty.as_ref().and_then(|ty| ty.name()).is_some_and(is_integer);
        if is_integer && !self.words.split(&decl.name).iter().any(|word| is_minor_unit(word)) {
            case.count();
            // Indices and small numbers are no amounts.
            let ty = decl.ty.as_ref().and_then(|ty| ty.name()).unwrap_or_default();
            if matches!(ty, "usize" | "isize" | "u8" | "i8") {
                case.fixed = Some(Kind::NotMoney);
            }
        }
        let is_own = matches!(decl.kind, DeclKind::TupleField | DeclKind::Alias)
            && self.words.is_money_type(&decl.name);
        if is_own || self.is_money_type(&ty) || alias.is_some_and(|it| self.words.is_money_type(it))
        {
            case.fixed = None;
            case.add(ENOUGH + 1, || "its type is money".to_owned());
        }
        let is_bar = subject.group.is_some_and(|group| group.is_bar(&decl.name))
            && !self.domains.is_elsewhere(&source.package);
        if is_bar && float.is_some() && case.fixed.is_none() {
            case.add(3, || "it stands beside the other prices of a bar".to_owned());
        }
        case
    }

    /// `Money<USD>`, whether the run holds its source or not.
    fn is_money_type(&self, ty: &Type) -> bool {
        let name = match ty.value() {
            Type::Struct(at, _) => self.table.structure(*at).map(|found| found.name.as_str()),
            other => other.name(),
        };
        name.is_some_and(|name| self.words.is_money_type(name) && name != "Currency")
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
                subject.owner_docs = found.and_then(|found| found.docs.as_deref());
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

    pub(crate) fn kind(&self, at: Ref) -> Kind {
        self.kind_at(self.number(at))
    }

    fn kind_at(&self, number: u32) -> Kind {
        self.kinds.get(to_usize(number)).copied().unwrap_or(Kind::Unknown)
    }

    /// The verdict of a declaration, with its reasons.
    pub(crate) fn decl(&self, at: Ref) -> Verdict {
        let mut verdict = match self.table.decl(at) {
            Some(decl) => self.judge_decl(at, decl, true).verdict(),
            None => Verdict::unknown(),
        };
        if let Some(cause) = self.causes.get(&self.number(at)) {
            verdict.kind = Kind::Money;
            verdict.confidence = Confidence::Medium;
            let name = cause.from.and_then(|from| self.table.decl(self.place(from)));
            verdict.reasons.push(match (cause.way, name) {
                (Way::Word, _) => "the word means money elsewhere in the package".to_owned(),
                (way, Some(decl)) => format!("{} `{}`", way.says(), decl.name),
                (way, None) => format!("{} money", way.says()),
            });
        }
        verdict
    }

    pub(crate) fn words(&self) -> &'v Vocabulary {
        self.words
    }
}

fn is_integer(name: &str) -> bool {
    let bits = name.strip_prefix(['i', 'u']);
    bits.is_some_and(|bits| bits == "size" || bits.parse::<u8>().is_ok())
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
            && !words.split(&decl.name).iter().any(|word| is_minor_unit(word))
        {
            case.count();
        }
    }
}

/// Numbers for the packages of the files.
fn packages(sources: &[Source]) -> Vec<u32> {
    let mut numbers: Map<&str, u32> = Map::default();
    let mut found = Vec::with_capacity(sources.len());
    for source in sources {
        let next = to_u32(numbers.len());
        found.push(*numbers.entry(&source.package).or_insert(next));
    }
    found
}

fn groups(words: &Vocabulary, facts: &Facts) -> FileGroups {
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

/// The last directory and the name of a file: what lies above speaks of the whole project.
fn near_path(path: &str) -> &str {
    let path = path.trim_end_matches(".rs").trim_end_matches(".sql");
    let slashes = path.rmatch_indices('/').nth(1);
    slashes.map_or(path, |(at, _)| path.get(at + 1..).unwrap_or(path))
}
