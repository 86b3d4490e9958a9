//! Calls of methods: those of the run, those of the standard library, conversions.

use super::{
    Known, Leaf, Meaning, SiteKind, Target, Type, Val, Walker, Want, either, known, last_name,
};
use crate::facts::{At, Expr, ExprKind, Method, Name};

impl<'f> Walker<'_, 'f> {
    pub(super) fn method(&mut self, call: &'f Method, at: At, want: Want<'_>) -> Val {
        let how = known(&call.name);
        let hands_on = matches!(
            how,
            Some(
                Known::Same
                    | Known::Inner
                    | Known::InnerOr
                    | Known::InnerOrElse
                    | Known::Either
                    | Known::Round
                    | Known::Parse
                    | Known::ToFloat
                    | Known::Into
            )
        );
        let through = Want { ty: None, scaled: want.scaled && hands_on, nested: false, ..want };
        let receiver_want = if hands_on { through } else { Want::NOTHING };
        let is_sum = how == Some(Known::Sum) && call.name == "sum";
        self.summed += usize::from(is_sum);
        let receiver = self.expr(&call.receiver, receiver_want);
        self.summed -= usize::from(is_sum);
        if let Some(value) = self.quantized_method(call, &receiver, at, want) {
            return value;
        }
        if let Some(value) = self.own_method(call, &receiver) {
            return value;
        }
        match how {
            Some(how) => self.known_method(how, call, receiver, at, want),
            None => self.foreign_method(call, &receiver),
        }
    }

    /// A method that the run declares for the receiver's type.
    fn own_method(&mut self, call: &'f Method, receiver: &Val) -> Option<Val> {
        let function = match (&receiver.ty, receiver.ty.value()) {
            (Type::Struct(owner, _), _) => self.table.method(*owner, &call.name),
            // `Arc<T>` has the methods of `T`; `Option<T>` has its own.
            (Type::Named(name, _), Type::Struct(owner, _))
                if name != "Option" && name != "Result" =>
            {
                self.table.method(*owner, &call.name)
            }
            // `&dyn Trait`, `impl Trait`
            (Type::Named(name, _), _) => self.table.of_trait(name, &call.name).first().copied(),
            _ => None,
        }?;
        self.give(function, &call.args, 0);
        Some(self.result_of(function))
    }

    fn foreign_method(&mut self, call: &'f Method, receiver: &Val) -> Val {
        let ty = call.types.first().map_or(Type::Unknown, |ty| self.resolve(ty));
        self.arguments(&call.args);
        if let Some(Expr { kind: ExprKind::Text(key), .. }) = call.args.first() {
            let owner = last_name(&call.receiver);
            return Val::of(ty, Meaning::Word(key.clone(), owner, false));
        }
        // A builder hands itself on.
        let ty = if ty == Type::Unknown && call.args.len() == 1 && is_setter(&call.name) {
            receiver.ty.clone()
        } else {
            ty
        };
        Val::of(ty, Meaning::Word(call.name.clone(), last_name(&call.receiver), true))
    }

    fn known_method(
        &mut self,
        how: Known,
        call: &'f Method,
        receiver: Val,
        at: At,
        want: Want<'_>,
    ) -> Val {
        match how {
            Known::Same => {
                self.arguments(&call.args);
                receiver
            }
            Known::Inner => {
                let quoted = matches!(
                    call.args.first().map(|arg| &arg.kind),
                    Some(ExprKind::Text(_)) if call.name == "read" || call.name == "load"
                );
                self.arguments(&call.args);
                if !call.types.is_empty() && call.name == "load" {
                    // `query.load::<(String, f64)>(&mut connection)`
                    let ty = call.types.first().map_or(Type::Unknown, |ty| self.resolve(ty));
                    return Val::of(Type::named("Vec", vec![ty]), Meaning::Unknown);
                }
                if quoted { Val::unknown() } else { receiver.inner() }
            }
            Known::InnerOr => {
                let inner = receiver.inner();
                let want = Want { ty: Some(&inner.ty), is_argument: true, ..want };
                for arg in &call.args {
                    let other = self.expr(arg, want);
                    self.alike(&inner.is, &other.is);
                }
                inner
            }
            Known::InnerOrElse => {
                let inner = receiver.inner();
                let mut result = inner;
                for arg in &call.args {
                    let other = self.apply(arg, &[Val::unknown()]);
                    result = either(result, other);
                }
                result
            }
            Known::Either => {
                let ty = receiver.ty.value().clone();
                let want = Want { ty: Some(&ty), is_argument: true, ..want };
                let mut all = vec![receiver.is.clone()];
                for arg in &call.args {
                    let other = self.expr(arg, want);
                    self.alike(&receiver.is, &other.is);
                    all.push(other.is);
                }
                Val::of(receiver.ty, Meaning::same(all))
            }
            Known::Round => {
                self.arguments(&call.args);
                let from = At { start: call.name_at.start, end: at.end };
                let kind = SiteKind::Round { method: call.name.clone() };
                self.site(kind, from, receiver.clone(), want);
                receiver
            }
            Known::Parse => self.parse(call, &receiver, at, want),
            Known::ToFloat => self.float_made(call, &receiver, at, want),
            Known::Text => {
                self.arguments(&call.args);
                Val::of(Type::Text, receiver.is)
            }
            Known::Bool | Known::Count | Known::Scalar | Known::Compare | Known::Set => {
                self.side_method(how, call, &receiver)
            }
            _ => self.container_method(how, call, receiver, at, want),
        }
    }

    /// Methods whose result has another dimension than the value.
    fn side_method(&mut self, how: Known, call: &'f Method, receiver: &Val) -> Val {
        match how {
            Known::Compare => {
                for value in self.arguments(&call.args) {
                    self.alike(&receiver.is, &value.is);
                }
                Val::of(Type::Unknown, Meaning::Unknown)
            }
            Known::Set => {
                let target = super::target_of(&receiver.is);
                for arg in &call.args {
                    let want = Want { target: &target, ..Want::NOTHING };
                    let value = self.expr(arg, want);
                    self.flow(&target, value.is);
                }
                Val::unknown()
            }
            _ => {
                self.arguments(&call.args);
                let ty = match how {
                    Known::Bool => Type::Bool,
                    Known::Count => Type::Int("usize".into()),
                    _ if receiver.ty.is_float() => receiver.ty.value().clone(),
                    _ => Type::Float(Leaf::F64),
                };
                let is = if how == Known::Count {
                    Meaning::Word(call.name.clone(), None, true)
                } else {
                    Meaning::Unknown
                };
                Val::of(ty, is)
            }
        }
    }

    fn parse(&mut self, call: &'f Method, receiver: &Val, at: At, want: Want<'_>) -> Val {
        let written = call.types.first().map(|ty| self.resolve(ty));
        let wanted = want.ty.map(|ty| ty.value().clone()).filter(|ty| *ty != Type::Unknown);
        let ty = written.or(wanted).unwrap_or(Type::Unknown);
        let declared = match want.target {
            Target::Decl(at) if ty == Type::Unknown => self.type_of(*at).value().clone(),
            _ => ty,
        };
        let mut is = receiver.is.clone();
        if let Type::Float(leaf) = declared.value() {
            let from = At { start: call.name_at.start, end: at.end };
            is = self.conversion_site(SiteKind::Parse { leaf: *leaf }, from, receiver, want);
        }
        Val::of(Type::named("Result", vec![declared]), is)
    }

    fn float_made(&mut self, call: &'f Method, receiver: &Val, at: At, want: Want<'_>) -> Val {
        self.arguments(&call.args);
        let leaf = if call.name.contains("f32") { Leaf::F32 } else { Leaf::F64 };
        let from = At { start: call.name_at.start, end: at.end };
        // `serde_json::Value`, `toml::Value`: exact types are known by their names.
        let is_value = matches!(call.name.as_str(), "as_f64" | "as_float");
        let json_key = match (&receiver.is, receiver.ty.is_unknown() && is_value) {
            (Meaning::Word(key, _, false), true) => Some(key.clone()),
            (_, true) => Some(Name::default()),
            _ => None,
        };
        let kind = match json_key {
            Some(key) => SiteKind::Json { key, read: true },
            None => SiteKind::ToFloat { method: call.name.clone() },
        };
        let is = self.conversion_site(kind, from, receiver, want);
        Val::of(Type::named("Option", vec![Type::Float(leaf)]), is)
    }
}

fn is_setter(method: &str) -> bool {
    method.starts_with("with_") || method.starts_with("set_")
}
