//! What is known of the arguments of macros.

use super::{Meaning, SiteKind, Target, Type, Val, Walker, Want, either};
use crate::facts::{At, Expr, ExprKind, Macro, Name};

const FORMATTERS: [&str; 12] = [
    "bail", "debug", "eprint", "eprintln", "error", "format", "info", "print", "println", "warn",
    "write", "writeln",
];

impl<'f> Walker<'_, 'f> {
    pub(super) fn macro_call(&mut self, call: &'f Macro, at: At, want: Want<'_>) -> Val {
        for block in &call.blocks {
            self.block(block, Want::NOTHING);
        }
        for (key, value) in &call.pairs {
            let target = Target::Word(key.clone(), None);
            let inner = Want { target: &target, is_argument: true, ..Want::NOTHING };
            let given = self.expr(value, inner);
            self.keyed(key, &given);
            if given.ty.is_float() {
                let kind = SiteKind::Json { key: key.clone(), read: false };
                self.site(kind, value.at, given, inner);
            }
        }
        match call.name.as_str() {
            "vec" => self.elements(&call.args, want),
            "dec" => Val::of(Type::named("Decimal", Vec::new()), Meaning::Number),
            "num" => Val::of(Type::named("SafeNumber", Vec::new()), Meaning::Number),
            "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => {
                self.compared(&call.args, at)
            }
            name if FORMATTERS.contains(&name) => self.formatted(&call.args),
            _ => self.plain(&call.args),
        }
    }

    /// A value that JSON calls `price` is what `price` says.
    fn keyed(&mut self, key: &Name, given: &Val) {
        self.alike(&Meaning::Word(key.clone(), None, false), &given.is);
    }

    fn plain(&mut self, args: &'f [Expr]) -> Val {
        let want = Want { is_argument: true, ..Want::NOTHING };
        for arg in args {
            self.expr(arg, want);
        }
        Val::unknown()
    }

    fn elements(&mut self, args: &'f [Expr], want: Want<'_>) -> Val {
        let wanted = want.ty.and_then(Type::element).cloned();
        let want = Want { ty: wanted.as_ref(), is_argument: true, nested: false, ..want };
        let mut whole: Option<Val> = None;
        for arg in args {
            let value = self.expr(arg, want);
            whole = Some(match whole {
                Some(before) => either(before, value),
                None => value,
            });
        }
        let element = whole.unwrap_or_else(Val::unknown);
        Val::of(Type::named("Vec", vec![element.ty]), element.is)
    }

    fn compared(&mut self, args: &'f [Expr], at: At) -> Val {
        let want = Want { is_argument: true, ..Want::NOTHING };
        let mut values = args.iter().map(|arg| self.expr(arg, want)).collect::<Vec<_>>();
        values.truncate(2);
        if let (Some(right), Some(left)) = (values.pop(), values.pop()) {
            self.alike(&left.is, &right.is);
            self.site(SiteKind::Equal { right }, at, left, Want::NOTHING);
        }
        Val::unknown()
    }

    /// Each placeholder and the text before it.
    fn formatted(&mut self, args: &'f [Expr]) -> Val {
        let text = args.iter().take(2).position(|arg| matches!(arg.kind, ExprKind::Text(_)));
        let Some(number) = text else {
            return self.plain(args);
        };
        let want = Want { is_argument: true, ..Want::NOTHING };
        let (before, after) = args.split_at(number);
        self.plain(before);
        let Some((Expr { kind: ExprKind::Text(format), at, .. }, values)) = after.split_first()
        else {
            return Val::unknown();
        };
        let (named, plain): (Vec<_>, Vec<_>) =
            values.iter().partition(|arg| matches!(arg.kind, ExprKind::Assign(..)));
        let mut values = plain.into_iter();
        let mut printed = Vec::new();
        for (lead, hole, trail) in holes(format) {
            let name = hole.split(':').next().unwrap_or_default();
            let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
            let given = named.iter().find_map(|arg| match &arg.kind {
                ExprKind::Assign(left, right)
                    if super::last_name(left).as_deref() == Some(name) =>
                {
                    Some(&**right)
                }
                _ => None,
            });
            let (value, place) = if let Some(arg) = given {
                (self.expr(arg, want), arg.at)
            } else if is_name {
                let Some(local) = self.local_named(name) else { continue };
                (self.of_local(local), *at)
            } else {
                let Some(arg) = values.next() else { break };
                let value = self.expr(arg, want);
                self.printed_argument(arg);
                (value, arg.at)
            };
            if ends_in_currency(lead) || begins_with_currency(trail) {
                self.alike(&Meaning::Currency, &value.is);
            }
            printed.push(value.is.clone());
            if value.ty.is_float() && hole.contains('.') {
                self.site(SiteKind::Format, place, value, Want::NOTHING);
            }
        }
        for arg in values {
            self.expr(arg, want);
        }
        // `format!("{:.2}", price)` is a text that says what `price` says.
        let is = if printed.len() == 1 { printed.pop() } else { None };
        Val::of(Type::Text, is.unwrap_or_default())
    }
}

const SIGNS: [&str; 9] = ["$", "€", "£", "¥", "₹", "₿", "USD", "EUR", "GBP"];

/// `" €"`, `" USD"`; a `$` after a number begins something else.
fn begins_with_currency(trail: &str) -> bool {
    SIGNS.iter().skip(1).any(|sign| trail.trim_start_matches(' ').starts_with(sign))
}

/// `"… $"`, `"€ "`, `"USD "`
fn ends_in_currency(lead: &str) -> bool {
    SIGNS.iter().any(|sign| lead.trim_end().ends_with(sign))
}

/// The placeholders of a format string, each with the text before it and all that follows.
fn holes(format: &str) -> Vec<(&str, &str, &str)> {
    let mut found = Vec::new();
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        let (lead, after) = rest.split_at(open);
        let after = after.get(1..).unwrap_or_default();
        if let Some(escaped) = after.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(close) = after.find('}') else { break };
        rest = after.get(close + 1..).unwrap_or_default();
        found.push((lead, after.get(..close).unwrap_or_default(), rest));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::holes;

    #[test]
    fn placeholders_know_the_text_before_them() {
        assert_eq!(
            holes("a ${:.2} of {name}"),
            [("a $", ":.2", " of {name}"), (" of ", "name", "")]
        );
        assert_eq!(holes("{{no}} {"), [("", "", "")][..0]);
    }
}
