//! Judges expressions: a name by its declaration and its words, an operation by its dimension
//! (money × number is money, money ÷ money is a ratio).

use super::{Kind, Subject, Verdict, judge, neighbours};
use crate::facts::{Function, Name, Op, Source, Table, Ty, Value};

/// Judges the names and values of one file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judge<'j> {
    table: &'j Table<'j>,
    file: usize,
    source: &'j Source,
    function: Option<&'j Function>,
    decimal: bool,
}

impl<'j> Judge<'j> {
    pub(crate) fn new(table: &'j Table<'j>, file: usize, function: Option<usize>) -> Option<Self> {
        let source = table.sources().get(file)?;
        let function = function.and_then(|index| source.facts.functions.get(index));
        Some(Self { table, file, source, function, decimal: false })
    }

    /// The same, where an exact decimal takes part in the expression.
    pub(crate) fn with_decimal(self) -> Self {
        Self { decimal: true, ..self }
    }

    /// What an expression is.
    pub(crate) fn value(&self, value: &Value) -> Verdict {
        match value.core() {
            Value::Name(name) => self.name(name),
            Value::Text(_) | Value::Float(_) | Value::Other => Verdict::unknown(),
            Value::Cast { value, .. } => self.value(value),
            Value::Index { base, key } => match &**key {
                Value::Text(key) => self.word(key, base.ident()),
                _ => self.value(base),
            },
            Value::Call { path, .. } => match path.as_slice() {
                [.., owner, function] => self.function(function, Some(owner)),
                [function] => self.function(function, None),
                [] => Verdict::unknown(),
            },
            Value::Method { receiver, name, args, .. } => match args.as_slice() {
                // `row.get("amount")`
                [Value::Text(key)] => self.word(key, receiver.ident()),
                _ => self.function(name, receiver.ident()),
            },
            Value::Binary { op, left, right } => self.binary(*op, left, right),
        }
    }

    /// What the thing is that a value is given to.
    pub(crate) fn target(&self, target: Option<&Name>) -> Verdict {
        let Some(target) = target else {
            return Verdict::unknown();
        };
        match (target.path.as_slice(), self.function) {
            ([name], Some(function))
                if function.name == *name && function.bytes == target.bytes =>
            {
                self.function(name, function.owner.as_deref())
            }
            _ => self.name(target),
        }
    }

    fn binary(&self, op: Op, left: &Value, right: &Value) -> Verdict {
        let (left, right) = (self.value(left), self.value(right));
        let both = left.is_money() && right.is_money();
        match op {
            Op::Other => Verdict::unknown(),
            Op::Same if left.is_money() && right.kind != Kind::NotMoney => left,
            Op::Same if right.is_money() && left.kind != Kind::NotMoney => right,
            Op::Times | Op::Over if both => {
                Verdict::of(Kind::Rate, "money by money is no money".to_owned())
            }
            Op::Times | Op::Over if left.is_money() => left,
            Op::Times if right.is_money() => right,
            // Something divided by money is how much of it a unit of money buys.
            Op::Over if right.is_money() => {
                Verdict::of(Kind::NotMoney, "it is divided by money".to_owned())
            }
            _ if left.kind == right.kind => left,
            _ => Verdict::unknown(),
        }
    }

    fn name(&self, name: &Name) -> Verdict {
        let Some((last, before)) = name.path.split_last() else {
            return Verdict::unknown();
        };
        let members = name.path.get(1..before.len()).unwrap_or_default();
        let home = name.root.as_deref().filter(|_| !before.is_empty()).and_then(|root| {
            let (file, ty) = self.table.member(self.file, root, members)?;
            self.table.structure(file, &ty)
        });
        let mut subject = self.subject(last);
        if let Some((_, structure)) = home {
            subject.owner = Some(structure.name.as_str());
            let fields = structure.fields.iter();
            subject.siblings = neighbours(fields.map(|f| (f.name.as_str(), f.ty.name())));
        } else if let Some(owner) = before.last() {
            let is_self = owner == "self" || owner == "Self";
            let of_impl = self.function.and_then(|function| function.owner.as_deref());
            subject.owner = if is_self { of_impl } else { Some(owner.as_str()) };
        }
        let declared = self.type_of(name);
        let alias = declared.and_then(|(file, ty)| self.table.float(file, &ty)?.alias);
        subject.alias = alias.as_deref();
        judge(&subject)
    }

    /// The declared type of a name, where it is known, and the file that declares it.
    pub(crate) fn type_of(&self, name: &Name) -> Option<(usize, Ty)> {
        let members = name.path.get(1..).unwrap_or_default();
        self.table.member(self.file, name.root.as_deref()?, members)
    }

    fn function(&self, name: &str, owner: Option<&str>) -> Verdict {
        judge(&Subject { is_function: true, owner, ..self.subject(name) })
    }

    /// A word of a text: a column or a key.
    fn word(&self, word: &str, owner: Option<&str>) -> Verdict {
        const LONGEST_KEY: usize = 40;
        if word.len() > LONGEST_KEY || word.contains(char::is_whitespace) {
            return Verdict::unknown();
        }
        judge(&Subject { owner, ..self.subject(word) })
    }

    fn subject<'s>(&'s self, name: &'s str) -> Subject<'s> {
        let params = self.function.map(|function| function.params.as_slice()).unwrap_or_default();
        Subject {
            name,
            siblings: neighbours(params.iter().map(|p| (p.name.as_str(), p.ty.name()))),
            function: self.function.map(|function| function.name.as_str()),
            path: &self.source.path,
            package: &self.source.package_name,
            decimal: self.decimal,
            ..Subject::default()
        }
    }
}
