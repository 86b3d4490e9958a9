//! Blocks, branches, loops, jumps, and what is made of parts.

use super::{Meaning, Type, Val, Walker, Want, either};
use crate::facts::{Arm, Expr, ExprKind, Stmt};

impl<'f> Walker<'_, 'f> {
    /// Blocks, branches, loops, jumps, and what is made of parts.
    pub(super) fn steered(&mut self, expr: &'f Expr, want: Want<'_>) -> Val {
        match &expr.kind {
            ExprKind::Block(body) => self.block(body, want),
            ExprKind::If(condition, then, other) => {
                let names = self.names.len();
                self.expr(condition, Want::NOTHING);
                let then = self.block(then, want);
                self.names.truncate(names);
                match other {
                    Some(other) => {
                        let other = self.expr(other, want);
                        either(then, other)
                    }
                    None => then,
                }
            }
            ExprKind::Match(value, arms) => self.choose(value, arms, want),
            ExprKind::For(pat, items, body) => {
                let items = self.expr(items, Want::NOTHING).element();
                let names = self.names.len();
                self.bind(pat, &items);
                self.repeated(body);
                self.names.truncate(names);
                Val::unknown()
            }
            ExprKind::Loop(condition, body) => {
                let names = self.names.len();
                if let Some(condition) = condition {
                    self.expr(condition, Want::NOTHING);
                }
                self.repeated(body);
                self.names.truncate(names);
                Val::unknown()
            }
            ExprKind::Let(pat, value) => {
                let value = self.expr(value, Want::NOTHING);
                self.bind(pat, &value);
                Val::of(Type::Bool, Meaning::Unknown)
            }
            _ => self.made(expr, want),
        }
    }

    /// Structs, tuples, arrays, and the values of jumps.
    fn made(&mut self, expr: &'f Expr, want: Want<'_>) -> Val {
        match &expr.kind {
            ExprKind::Struct(path, fields, rest) => {
                self.struct_literal(path, fields, rest.as_deref())
            }
            ExprKind::Tuple(parts) => {
                let wanted = match want.ty {
                    Some(Type::Tuple(types)) => types.clone(),
                    _ => Vec::new(),
                };
                let values: Vec<_> = parts
                    .iter()
                    .enumerate()
                    .map(|(at, part)| {
                        let want = Want { ty: wanted.get(at), nested: false, ..want };
                        self.expr(part, want)
                    })
                    .collect();
                let (types, meanings) = values.into_iter().map(|val| (val.ty, val.is)).unzip();
                Val::of(Type::Tuple(types), Meaning::Tuple(meanings))
            }
            ExprKind::Array(elements) => self.array(elements, want),
            ExprKind::Return(value) => {
                let target = self.returns.last().cloned().unwrap_or_default();
                if let Some(value) = value {
                    let want = Want { target: &target, ..Want::NOTHING };
                    let value = self.expr(value, want);
                    self.flow(&target, value.is);
                }
                self.leaving(expr.at);
                Val::unknown()
            }
            ExprKind::Break(Some(value)) => self.expr(value, want),
            ExprKind::Range(start, end) => {
                let mut element = Val::unknown();
                for bound in [start, end].into_iter().flatten() {
                    element = self.expr(bound, Want::NOTHING);
                }
                Val::of(Type::iterator(element.ty), Meaning::Unknown)
            }
            _ => Val::unknown(),
        }
    }

    fn repeated(&mut self, body: &'f [Stmt]) {
        self.loops += 1;
        self.block(body, Want::NOTHING);
        self.loops -= 1;
    }

    fn choose(&mut self, value: &'f Expr, arms: &'f [Arm], want: Want<'_>) -> Val {
        let value = self.expr(value, Want::NOTHING);
        let mut result: Option<Val> = None;
        for arm in arms {
            let names = self.names.len();
            self.bind(&arm.pat, &value);
            if let Some(guard) = &arm.guard {
                self.expr(guard, Want::NOTHING);
            }
            let body = self.expr(&arm.body, want);
            self.names.truncate(names);
            result = Some(match result {
                Some(before) => either(before, body),
                None => body,
            });
        }
        result.unwrap_or_else(Val::unknown)
    }

    fn array(&mut self, elements: &'f [Expr], want: Want<'_>) -> Val {
        let wanted = want.ty.and_then(Type::element).cloned();
        let want = Want { ty: wanted.as_ref(), nested: false, is_argument: true, ..want };
        let mut whole: Option<Val> = None;
        for element in elements {
            let value = self.expr(element, want);
            whole = Some(match whole {
                Some(before) => either(before, value),
                None => value,
            });
        }
        let element = whole.unwrap_or_else(Val::unknown);
        Val::of(Type::named("[]", vec![element.ty]), element.is)
    }
}
