//! Judges the columns and casts of SQL text.

use super::{Verdicts, to_usize};
use crate::evidence::{Group, Kind, Role, Verdict, judge};
use crate::facts::{Owner, SqlCast, SqlColumn};

impl Verdicts<'_> {
    /// Judges a column of SQL text.
    pub(crate) fn column(&self, file: u32, column: &SqlColumn) -> Verdict {
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
        subject.role = Role::Member;
        judge(self.words, &subject, true).verdict()
    }

    /// Judges what a cast of SQL text casts.
    pub(crate) fn sql_cast(&self, file: u32, cast: &SqlCast) -> Verdict {
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
