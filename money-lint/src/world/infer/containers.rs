//! Methods of containers, iterators and wrappers.

use super::{Known, Meaning, SiteKind, Type, Val, Walker, Want, either, last_name};
use crate::facts::{At, Expr, ExprKind, Method, Op};

impl<'f> Walker<'_, 'f> {
    pub(super) fn container_method(
        &mut self,
        how: Known,
        call: &'f Method,
        receiver: Val,
        at: At,
        want: Want<'_>,
    ) -> Val {
        let args = call.args.as_slice();
        match how {
            Known::Iter | Known::Values => {
                let element = match (how, receiver.ty.value()) {
                    (Known::Iter, Type::Named(name, parts)) if name.ends_with("Map") => {
                        Type::Tuple(parts.clone())
                    }
                    _ => receiver.ty.element().cloned().unwrap_or(Type::Unknown),
                };
                Val::of(Type::iterator(element), receiver.is)
            }
            Known::Keys => {
                let key = match receiver.ty.value() {
                    Type::Named(_, parts) => parts.first().cloned(),
                    _ => None,
                };
                Val::of(Type::iterator(key.unwrap_or(Type::Unknown)), Meaning::Unknown)
            }
            Known::Windows => {
                self.arguments(args);
                let slice = receiver.ty.value().clone();
                Val::of(Type::iterator(slice), receiver.is)
            }
            _ => self.element_method(how, call, receiver, at, want),
        }
    }

    /// Methods that give, take or change single elements.
    fn element_method(
        &mut self,
        how: Known,
        call: &'f Method,
        receiver: Val,
        at: At,
        want: Want<'_>,
    ) -> Val {
        let args = call.args.as_slice();
        match how {
            Known::Element => {
                let element = receiver.element();
                let looks = vec![element.clone(), element.clone()];
                for arg in args {
                    self.apply(arg, &looks);
                }
                // `Option` has `take`-like methods of the same names.
                let ty = if receiver.ty.element().is_some() { element.ty } else { Type::Unknown };
                Val::of(Type::named("Option", vec![ty]), receiver.is)
            }
            Known::Get => self.get(call, receiver),
            Known::Map | Known::AndThen | Known::MapOr | Known::Filter => {
                self.mapped(how, call, &receiver, want)
            }
            Known::Fold => self.fold(args, &receiver, want),
            Known::Sum => self.sum(call, &receiver, at, want),
            Known::Collect => self.collected(call, receiver, want),
            Known::Enumerate => {
                let pair = vec![Type::Int("usize".into()), receiver.element().ty];
                let is = Meaning::Tuple(vec![Meaning::Unknown, receiver.is]);
                Val::of(Type::iterator(Type::Tuple(pair)), is)
            }
            Known::Zip => {
                let other = self.arguments(args).pop().unwrap_or_else(Val::unknown);
                let pair = vec![receiver.element().ty, other.element().ty];
                let is = Meaning::Tuple(vec![receiver.is, other.is]);
                Val::of(Type::iterator(Type::Tuple(pair)), is)
            }
            Known::Push => self.pushed(args, receiver),
            Known::Entry => {
                for arg in args {
                    self.apply(arg, &[receiver.element()]);
                }
                if call.name == "entry" {
                    // What stands at the key, as `*map.entry(key).or_insert(0.0)` sees it.
                    let ty = receiver.ty.element().cloned().unwrap_or(Type::Unknown);
                    Val::of(ty, receiver.is)
                } else {
                    receiver
                }
            }
            Known::Checked | Known::Saturating => self.checked(how, call, receiver),
            Known::Into => self.converted(receiver, at, want),
            _ => {
                self.arguments(args);
                Val::unknown()
            }
        }
    }

    fn fold(&mut self, args: &'f [Expr], receiver: &Val, want: Want<'_>) -> Val {
        let element = receiver.element();
        let Some((first, rest)) = args.split_first() else {
            return Val::unknown();
        };
        let start = self.expr(first, want);
        let mut result = start.clone();
        self.loops += 1;
        for arg in rest {
            let made = self.apply(arg, &[start.clone(), element.clone()]);
            result = either(result, made);
        }
        self.loops -= 1;
        result
    }

    fn collected(&self, call: &'f Method, receiver: Val, want: Want<'_>) -> Val {
        let ty = call.types.first().map(|ty| self.resolve(ty));
        let element = receiver.ty.element().cloned().unwrap_or(Type::Unknown);
        let is_open = |ty: &Type| ty.float().is_none() && !matches!(ty, Type::Struct(..));
        let made = match ty.filter(|ty| !is_open(ty)) {
            Some(ty) => ty,
            None => match want.ty {
                Some(ty) if ty.element().is_some() => ty.clone(),
                _ => Type::named("Vec", vec![element]),
            },
        };
        Val::of(made, receiver.is)
    }

    fn pushed(&mut self, args: &'f [Expr], receiver: Val) -> Val {
        let target = super::target_of(&receiver.is);
        let element = receiver.ty.element().cloned();
        if let Some((last, before)) = args.split_last() {
            self.arguments(before);
            let want =
                Want { ty: element.as_ref(), target: &target, is_argument: true, ..Want::NOTHING };
            let value = self.expr(last, want);
            self.consumed(last);
            self.flow(&target, value.is);
        }
        receiver
    }

    fn checked(&mut self, how: Known, call: &'f Method, receiver: Val) -> Val {
        let other = self.arguments(&call.args).pop().unwrap_or_else(Val::unknown);
        let op = operator_of(&call.name);
        if op.keeps_dimension() {
            self.alike(&receiver.is, &other.is);
        }
        let is = Meaning::pair(op, receiver.is, other.is);
        let ty = receiver.ty.value().clone();
        let ty = if how == Known::Checked { Type::named("Option", vec![ty]) } else { ty };
        Val::of(ty, is)
    }

    fn converted(&mut self, receiver: Val, at: At, want: Want<'_>) -> Val {
        let wanted = want.ty.map_or(Type::Unknown, |ty| ty.value().clone());
        if let Type::Float(leaf) = wanted
            && !receiver.ty.is_float()
        {
            let kind = SiteKind::Cast { to: Type::Float(leaf), scaled: want.scaled };
            self.site(kind, at, receiver.clone(), want);
        }
        Val::of(wanted, receiver.is)
    }

    fn get(&mut self, call: &'f Method, receiver: Val) -> Val {
        let key = call.args.first().and_then(|arg| match &arg.kind {
            ExprKind::Text(key) => Some(key.clone()),
            _ => None,
        });
        self.arguments(&call.args);
        let written = call.types.first().map(|ty| self.resolve(ty));
        match (key, receiver.ty.element()) {
            (Some(key), element) => {
                let owner = last_name(&call.receiver);
                let element = element.map(|ty| Type::named("Option", vec![ty.clone()]));
                let ty = element.or(written).unwrap_or(Type::Unknown);
                Val::of(ty, Meaning::Word(key, owner, false))
            }
            (None, Some(element)) => {
                Val::of(Type::named("Option", vec![element.clone()]), receiver.is)
            }
            // A cell: `Cell::get`, or anything else.
            (None, None) if call.args.is_empty() => receiver.inner(),
            (None, None) => Val::of(written.unwrap_or(Type::Unknown), Meaning::Unknown),
        }
    }

    fn mapped(&mut self, how: Known, call: &'f Method, receiver: &Val, want: Want<'_>) -> Val {
        let is_wrapper = receiver.ty.inner().is_some() && receiver.ty.element().is_none();
        let item = if is_wrapper {
            receiver.inner()
        } else if receiver.ty.element().is_some() {
            receiver.element()
        } else {
            Val::of(Type::Unknown, receiver.is.clone())
        };
        let pair = [item.clone(), item];
        let mut results = Vec::new();
        // What a closure does to each element is done in a loop.
        self.loops += usize::from(!is_wrapper && matches!(how, Known::Map | Known::Filter));
        for arg in &call.args {
            if matches!(arg.kind, ExprKind::Closure(_) | ExprKind::Path(..)) {
                results.push(self.apply(arg, &pair));
            } else {
                results.push(self.expr(arg, want));
            }
        }
        self.loops -= usize::from(!is_wrapper && matches!(how, Known::Map | Known::Filter));
        let last = results.pop().unwrap_or_else(Val::unknown);
        let rewrap = |ty: Type| match &receiver.ty {
            Type::Named(name, _) if is_wrapper => Type::Named(name.clone(), vec![ty]),
            _ if call.name == "map" || call.name.ends_with("_map") => {
                if call.name == "map" {
                    Type::iterator(ty)
                } else {
                    let inner = ty.inner().or(ty.element()).cloned().unwrap_or(ty);
                    Type::iterator(inner)
                }
            }
            _ => ty,
        };
        match how {
            Known::Map => Val::of(rewrap(last.ty), last.is),
            Known::AndThen => last,
            Known::MapOr => match results.pop() {
                Some(first) => either(last, first),
                None => last,
            },
            _ => receiver.clone(),
        }
    }

    fn sum(&mut self, call: &'f Method, receiver: &Val, at: At, want: Want<'_>) -> Val {
        let element = receiver.element();
        let written = call.types.first().map(|ty| self.resolve(ty));
        let wanted = want.ty.filter(|ty| !ty.is_unknown()).cloned();
        let ty = written.or(wanted).unwrap_or(element.ty);
        let is = receiver.is.clone();
        if !want.nested {
            let from = At { start: call.name_at.start, end: at.end };
            self.site(SiteKind::Sum, from, Val::of(ty.clone(), is.clone()), want);
        }
        let is = if call.name == "product" { Meaning::Unknown } else { is };
        Val::of(ty, is)
    }
}

fn operator_of(method: &str) -> Op {
    if method.ends_with("mul") {
        Op::Mul
    } else if method.ends_with("div") {
        Op::Div
    } else if method.ends_with("sub") {
        Op::Sub
    } else {
        Op::Add
    }
}
