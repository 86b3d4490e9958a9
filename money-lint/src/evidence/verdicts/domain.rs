//! How much a package and a file are about money.

use super::to_usize;
use crate::evidence::{ENOUGH, Vocabulary};
use crate::facts::{DeclKind, Facts, Map};
use crate::world::Source;

/// About so many lines of a file declare one name.
const LINES_A_NAME: usize = 12;

/// How much each package and each file is about money, by the names that they declare.
#[derive(Debug, Default)]
pub(super) struct Domains<'v> {
    packages: Map<&'v str, Share>,
    files: Vec<Share>,
}

/// Names that speak of money, of something else, and all names.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    all: usize,
    money: usize,
    other: usize,
    /// Whether the manifest speaks of money, and whether of something else.
    about: bool,
    elsewhere: bool,
}

impl Share {
    fn add(&mut self, words: &Vocabulary, name: &str) {
        let parts = words.split(name);
        let is_money =
            |word: &String| words.money_weight(word) >= ENOUGH || words.context_weight(word) > 1;
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
    pub(super) fn weigh(self) -> i32 {
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

impl Share {
    /// What the names of one file say.
    pub(super) fn of(words: &Vocabulary, facts: &Facts) -> Self {
        let mut count = Self { all: facts.unread / LINES_A_NAME, ..Self::default() };
        for name in names_of(facts) {
            count.add(words, name);
        }
        count
    }
}

impl<'v> Domains<'v> {
    /// `files` are what the files of the run say.
    pub(super) fn new(words: &Vocabulary, sources: &'v [Source], files: Vec<Share>) -> Self {
        let mut domains = Self::default();
        for (source, count) in sources.iter().zip(&files) {
            let first = || {
                let said = words.split(&source.about);
                let about = said.iter().any(|word| words.context_weight(word) > 1);
                let elsewhere = said.iter().any(|word| words.is_other_context(word));
                Share { about, elsewhere, ..Share::default() }
            };
            domains.packages.entry(&source.package).or_insert_with(first).join(*count);
        }
        domains.files = files;
        domains
    }

    /// Whether a package says that it is about something else: prices in a library of indicators
    /// are numbers of a series.
    pub(super) fn is_elsewhere(&self, package: &str) -> bool {
        self.packages.get(package).is_some_and(|package| package.elsewhere && !package.about)
    }

    pub(super) fn weigh(&self, package: &str, file: u32) -> i32 {
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
