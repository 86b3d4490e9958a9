//! Decides whether a thing is money, and can say why. The one place that does.
//!
//! Type first, then structure (its neighbours, its owner), then the name with its context, then
//! what flows into it and out of it; a name alone decides only where it can hardly mean anything
//! else.
//! Knows nothing of rules and findings.

mod group;
mod head;
mod verdicts;
mod vocabulary;

use crate::facts::Name;
use crate::finding::Confidence;
pub(crate) use group::Group;
use head::{Head, head};
pub(crate) use verdicts::Verdicts;
pub(crate) use vocabulary::{ExtraWords, Vocabulary, is_currency_code};
use vocabulary::{currency_sign, is_minor_unit};

/// From this weight on a thing is money.
const ENOUGH: i32 = 3;

/// What a thing was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Money,
    /// A factor applied to money.
    Rate,
    NotMoney,
    Unknown,
}

/// A judgement and its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) kind: Kind,
    pub(crate) confidence: Confidence,
    pub(crate) reasons: Vec<String>,
}

impl Verdict {
    /// Money for a reason that is no name's.
    pub(crate) fn money(reason: impl Into<String>) -> Self {
        Self { kind: Kind::Money, confidence: Confidence::High, reasons: vec![reason.into()] }
    }

    pub(crate) fn unknown() -> Self {
        Self { kind: Kind::Unknown, confidence: Confidence::Medium, reasons: Vec::new() }
    }

    pub(crate) fn is_money(&self) -> bool {
        self.kind == Kind::Money
    }
}

/// What a name names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Role {
    #[default]
    Value,
    /// Its name may begin with a verb.
    Function,
    /// A name that people think about twice.
    Type,
    /// A field or column: a name that says nothing takes its owner's meaning.
    Member,
}

impl Role {
    /// A function, or anything else that has a value.
    pub(crate) fn of(is_function: bool) -> Self {
        if is_function { Self::Function } else { Self::Value }
    }
}

/// A named thing and everything around it that may give its name a meaning.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subject<'s> {
    pub(crate) name: &'s str,
    pub(crate) role: Role,
    /// Whether it holds many values: `price_history` is made of prices.
    pub(crate) many: bool,
    /// The type, table or receiver that it belongs to.
    pub(crate) owner: Option<&'s str>,
    /// Its neighbours: the fields of its struct, the parameters of its function.
    pub(crate) group: Option<&'s Group>,
    /// The function that it stands in.
    pub(crate) function: Option<&'s str>,
    /// The last directory and the name of the file.
    pub(crate) file: &'s str,
    /// The name that serde or a database knows it by.
    pub(crate) renamed: Option<&'s str>,
    /// The alias that it is declared with.
    pub(crate) alias: Option<&'s str>,
    pub(crate) docs: Option<&'s str>,
    /// The documentation of its owner.
    pub(crate) owner_docs: Option<&'s str>,
    /// How much the package and the file are about money: from 0 to 2.
    pub(crate) domain: i32,
}

/// Units of other things that have budgets, costs and totals.
const UNITS: [&str; 10] =
    ["bits", "bytes", "kb", "mb", "millis", "ms", "nanos", "retries", "retry", "secs"];

/// What is known of one thing before what flows into it is looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case {
    weight: i32,
    /// How much of the weight neighbours and places took away: a flow may outweigh those.
    soft: i32,
    /// How much was said against it by what it is or belongs to.
    against: i32,
    /// The weight of the name alone, and whether it names a unit: those tune instruments, too.
    named: i32,
    is_unit: bool,
    /// Whether it counts something in integers without a unit.
    is_count: bool,
    /// The word that the name is about, when it may be money.
    word: Option<Name>,
    /// What the name says for sure.
    fixed: Option<Kind>,
    reasons: Vec<String>,
    explain: bool,
}

impl Case {
    fn add(&mut self, weight: i32, reason: impl FnOnce() -> String) {
        self.weight += weight;
        if self.explain {
            self.reasons.push(reason());
        }
    }

    fn veto(&mut self, weight: i32, reason: impl FnOnce() -> String) {
        self.against += weight;
        self.add(-weight, || format!("but {}", reason()));
    }

    /// Something around the thing speaks of something else: a hint, no proof.
    fn doubt(&mut self, weight: i32, reason: impl FnOnce() -> String) {
        self.soft += weight;
        self.add(-weight, || format!("but {}", reason()));
    }

    /// An integer without a unit in its name counts more often than it holds money.
    fn count(&mut self) {
        self.is_count = true;
        // `limit` says nothing of money, and an integer says less.
        let weight = if self.word.is_none() { 3 } else { 1 };
        self.add(-weight, || "but it is an integer without a unit".to_owned());
    }

    fn kind(&self) -> Kind {
        match self.weight {
            _ if self.fixed.is_some() => self.fixed.unwrap_or(Kind::Unknown),
            ENOUGH.. => Kind::Money,
            _ if self.against > 0 => Kind::NotMoney,
            _ => Kind::Unknown,
        }
    }

    pub(crate) fn verdict(self) -> Verdict {
        let confidence = if self.weight > ENOUGH || self.fixed.is_some() {
            Confidence::High
        } else {
            Confidence::Medium
        };
        Verdict { kind: self.kind(), confidence, reasons: self.reasons }
    }
}

/// Judges one named thing by itself and its neighbours; `explain` keeps the reasons.
pub(crate) fn judge(words: &Vocabulary, subject: &Subject<'_>, explain: bool) -> Case {
    let mut case = Case { explain, ..Case::default() };
    if let Some(alias) = subject.alias {
        // `Price` makes anything money; `Cost` and `Amount` say no more than a name does.
        if let Head::Money(_, weight) = head(words, alias, false, false)
            && weight > 1
        {
            case.add(weight + 1, || format!("its type is called `{alias}`"));
        }
    }
    let parts = words.split(subject.name);
    let found = head(words, subject.name, subject.role == Role::Function, subject.many);
    let found = match (found, subject.renamed) {
        // `#[serde(rename = "price")] p: …`
        (Head::Unknown | Head::Open, Some(renamed)) => head(words, renamed, false, subject.many),
        (found, _) => found,
    };
    match &found {
        Head::Rate(word) => return fixed(case, Kind::Rate, word, subject.name, "is a rate"),
        Head::Other(word) => return fixed(case, Kind::NotMoney, word, subject.name, "is no money"),
        Head::Money(word, weight) => {
            case.word = Some(word.as_str().into());
            (case.named, case.is_unit) = (*weight, is_minor_unit(word));
            let weight = *weight + i32::from(subject.role == Role::Type);
            case.add(weight, || format!("`{word}` in `{}`", subject.name));
        }
        Head::Unknown | Head::Open => {}
    }
    if let Some(docs) = subject.docs {
        case.docs(docs);
    }
    // A context alone makes nothing money; a name that only says "which one" takes its owner's.
    let is_open = found == Head::Open && subject.role == Role::Member;
    if matches!(found, Head::Unknown | Head::Open) && case.weight == 0 && !is_open {
        case.open_context(words, subject);
        return case;
    }
    if matches!(found, Head::Unknown | Head::Open) {
        case.owner_head(words, subject.owner);
    }
    let word = if let Head::Money(word, _) = &found { word.as_str() } else { "" };
    case.name(words, subject, &parts, word);
    case.context(words, subject);
    case
}

fn fixed(mut case: Case, kind: Kind, word: &str, name: &str, what: &str) -> Case {
    case.fixed = Some(kind);
    if case.explain {
        case.reasons = vec![format!("`{word}` in `{name}` {what}")];
    }
    case
}

impl Case {
    /// The words of the name beside its head.
    fn name(&mut self, words: &Vocabulary, subject: &Subject<'_>, all: &[String], head: &str) {
        let weight = |word: &str| words.money_weight(word).max(words.context_weight(word));
        let others = all.iter().filter(|word| *word != head && weight(word) > 0);
        if let Some(word) = others.max_by_key(|word| weight(word))
            && self.weight < ENOUGH
        {
            // `invoice_total` is money; `total_amount` is so only where the context agrees.
            self.add(weight(word), || format!("`{word}` in `{}`", subject.name));
        }
        // A budget of bytes is no money.
        let unit = || all.iter().find(|word| self.named < ENOUGH && UNITS.contains(&word.as_str()));
        let other = all.iter().find(|word| words.is_other_context(word)).or_else(unit).cloned();
        if let Some(word) = other {
            self.veto(4, || format!("`{word}` in `{}` speaks of something else", subject.name));
        }
    }

    /// What `input` says in a `ModelPrice`.
    fn owner_head(&mut self, words: &Vocabulary, owner: Option<&str>) {
        if let Some(owner) = owner
            && let Head::Money(word, weight) = head(words, owner, false, false)
            && weight >= ENOUGH
        {
            self.add(2, || format!("it belongs to `{owner}`, a `{word}`"));
        }
    }

    fn docs(&mut self, docs: &str) {
        if let Some(sign) = currency_sign(docs) {
            self.add(2, || format!("`{sign}` in its documentation"));
        }
    }

    /// What speaks against an unknown name, so that no flow makes it money.
    fn open_context(&mut self, words: &Vocabulary, subject: &Subject<'_>) {
        let parts = words.split(subject.name);
        if let Some(word) = parts.iter().find(|word| words.is_other_context(word)) {
            self.veto(4, || format!("`{word}` in `{}` speaks of something else", subject.name));
        }
    }

    fn context(&mut self, words: &Vocabulary, subject: &Subject<'_>) {
        if let Some(owner) = subject.owner {
            self.owner(words, owner);
        }
        if let Some(sign) = subject.owner_docs.and_then(currency_sign) {
            self.add(1, || format!("`{sign}` in the documentation of its owner"));
        }
        if let Some(group) = subject.group {
            let is_sure = self.named >= ENOUGH && !self.is_unit;
            group.weigh(self, words, subject.name, is_sure);
        }
        let function = subject.function.filter(|name| *name != subject.name);
        let places = [("function", 2, function), ("file", 1, Some(subject.file))];
        for (what, weight, text) in places {
            let parts = words.split(text.unwrap_or_default());
            if let Some(word) = parts.iter().find(|word| words.context_weight(word) > 1) {
                self.add(weight, || format!("`{word}` in the name of the {what}"));
            }
            let is_sure = self.named >= ENOUGH && !self.is_unit;
            if let Some(word) = parts.iter().find(|word| words.is_other_context(word) && !is_sure) {
                self.doubt(2, || format!("`{word}` in the name of the {what}"));
            }
        }
        if subject.domain > 0 && self.named < ENOUGH {
            self.add(subject.domain, || "the code around it is about money".to_owned());
        }
    }

    fn owner(&mut self, words: &Vocabulary, owner: &str) {
        let parts = words.split(owner);
        if let Some(word) = parts.iter().find(|word| words.is_other_context(word)) {
            self.veto(4, || {
                format!("it belongs to `{owner}`, and `{word}` speaks of something else")
            });
        }
        let heaviest = parts.iter().map(|word| words.context_weight(word)).max().unwrap_or(0);
        if heaviest > 0 {
            self.add(heaviest, || format!("it belongs to `{owner}`"));
        }
    }
}

#[cfg(test)]
mod tests;
