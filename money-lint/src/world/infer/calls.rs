//! Calls of functions, methods and closures, and struct literals.

use super::{
    Known, Leaf, Meaning, SiteKind, Target, Type, Val, Walker, Want, either, known, last_name,
    leaf_named,
};
use crate::facts::{At, Closure, Expr, ExprKind, Method, Name, Pat};
use crate::world::known::wrapper;
use crate::world::resolve::Ref;

impl<'f> Walker<'_, 'f> {
    /// What a function of the run returns.
    pub(super) fn result_of(&self, function: Ref) -> Val {
        let output = self.table.function(function).and_then(|found| found.output);
        let Some(index) = output else {
            return Val::unknown();
        };
        let at = Ref { file: function.file, index };
        let mut ty = self.table.type_of(at);
        if let Type::Named(name, args) = &ty
            && let Some(owner) = self.table.function(function).and_then(|f| f.owner.as_ref())
        {
            let module = self.table.function(function).map_or(0, |found| found.module);
            let home = || self.table.resolve(function.file, module, owner);
            if name == "Self" {
                ty = home();
            } else if let [Type::Named(inner, _), ..] = args.as_slice()
                && inner == "Self"
            {
                ty = Type::Named(name.clone(), vec![home()]);
            }
        }
        Val::of(ty, Meaning::Decl(at))
    }

    /// Gives arguments to the parameters of a function of the run.
    fn give(&mut self, function: Ref, args: &'f [Expr], skip: usize) {
        let params = self.table.function(function).map(|f| f.params.as_slice());
        let params = params.unwrap_or_default();
        for (number, arg) in args.iter().enumerate().skip(skip) {
            let param = params.get(number - skip).and_then(bound);
            let target = param
                .map_or(Target::None, |index| Target::Decl(Ref { file: function.file, index }));
            let ty = match &target {
                Target::Decl(at) => Some(self.table.type_of(*at)),
                _ => None,
            };
            let want =
                Want { ty: ty.as_ref(), target: &target, is_argument: true, ..Want::NOTHING };
            let value = self.expr(arg, want);
            self.consumed(arg);
            self.flow(&target, value.is);
        }
    }

    fn arguments(&mut self, args: &'f [Expr]) -> Vec<Val> {
        let none = Target::None;
        let want = Want { target: &none, is_argument: true, ..Want::NOTHING };
        args.iter()
            .map(|arg| {
                let value = self.expr(arg, want);
                self.consumed(arg);
                value
            })
            .collect()
    }

    pub(super) fn call(
        &mut self,
        callee: &'f Expr,
        args: &'f [Expr],
        at: At,
        want: Want<'_>,
    ) -> Val {
        let ExprKind::Path(path, types) = &callee.kind else {
            self.expr(callee, Want::NOTHING);
            self.arguments(args);
            return Val::unknown();
        };
        if let ([name], Some(local)) =
            (path.as_slice(), path.first().and_then(|name| self.local_named(name)))
        {
            let _ = name;
            self.used(local);
            self.arguments(args);
            return Val::unknown();
        }
        if let (Some(wrapper), [inner]) = (wrapper(path), args) {
            let ty = want.ty.and_then(Type::inner).cloned();
            let value = self.expr(inner, Want { ty: ty.as_ref(), nested: false, ..want });
            self.consumed(inner);
            return Val::of(Type::named(wrapper, vec![value.ty]), value.is);
        }
        if let ([.., name], [_]) = (path.as_slice(), args)
            && name == "Err"
        {
            self.arguments(args);
            return Val::of(Type::named("Result", vec![Type::Unknown]), Meaning::Number);
        }
        if let Some(value) = self.conversion(path, args, at, want) {
            return value;
        }
        let full = self.absolute(path);
        if let Some(function) = self.table.function_at(self.file, self.module, &full) {
            let has_self = self.table.function(function).is_some_and(|found| found.has_self);
            let skip = usize::from(has_self).min(args.len());
            self.arguments(args.get(..skip).unwrap_or_default());
            self.give(function, args, skip);
            return self.result_of(function);
        }
        if let Some(value) = self.constructor(&full, args, want) {
            return value;
        }
        if full.last().is_some_and(|last| last == "drop" || last == "forget") {
            self.dropped_argument(args, at);
        }
        let values = self.arguments(args);
        self.foreign_call(&full, types, &values)
    }

    /// A function of another crate.
    fn foreign_call(&mut self, path: &[Name], types: &'f [crate::facts::Ty], args: &[Val]) -> Val {
        let ty = types.first().map_or(Type::Unknown, |ty| self.resolve(ty));
        match path {
            [.., owner, function] => {
                let makes = matches!(function.as_str(), "new" | "default" | "with_capacity")
                    || function.starts_with("from")
                    || function == "try_from";
                if let Some(leaf) = leaf_named(owner) {
                    // `f64::max(a, b)`
                    let is = args.iter().map(|arg| arg.is.clone()).collect();
                    return Val::of(Type::Float(leaf), Meaning::same(is));
                }
                if makes && owner.starts_with(char::is_uppercase) {
                    let is = match args {
                        [one] => one.is.clone(),
                        [] => Meaning::Number,
                        _ => Meaning::Unknown,
                    };
                    return Val::of(Type::named(owner, Vec::new()), is);
                }
                let is = Meaning::Word(function.clone(), Some(owner.clone()), true);
                Val::of(ty, is)
            }
            [function] => Val::of(ty, Meaning::Word(function.clone(), None, true)),
            [] => Val::unknown(),
        }
    }

    /// `Price(x)`, `Event::Paid(x)`
    fn constructor(&mut self, path: &[Name], args: &'f [Expr], want: Want<'_>) -> Option<Val> {
        let (file, module) = (self.file, self.module);
        let variant = self.table.variant_at(file, module, path);
        let made = variant.or_else(|| self.table.struct_at(file, module, path))?;
        let whole = match variant {
            Some(_) => self.table.struct_at(file, module, path.get(..path.len() - 1)?)?,
            None => made,
        };
        for (number, arg) in args.iter().enumerate() {
            let field = self.table.field(made, &number.to_string());
            let target = field.map_or(Target::None, Target::Decl);
            let ty = field.map(|field| self.table.type_of(field));
            let value = self.expr(arg, Want { ty: ty.as_ref(), target: &target, ..Want::NOTHING });
            self.consumed(arg);
            self.flow(&target, value.is);
        }
        let _ = want;
        Some(Val::of(Type::Struct(whole, Vec::new()), Meaning::Unknown))
    }

    /// Functions that turn floats and exact numbers into each other.
    fn conversion(
        &mut self,
        path: &'f [Name],
        args: &'f [Expr],
        at: At,
        want: Want<'_>,
    ) -> Option<Val> {
        let ([.., ty, function], [arg]) = (path, args) else {
            return None;
        };
        let through = Want { ty: None, nested: false, scaled: false, ..want };
        let leaf = leaf_named(ty);
        match (leaf, function.as_str()) {
            (Some(leaf), "from") => {
                let value = self.expr(arg, through);
                let to = Type::Float(leaf);
                let kind = SiteKind::Cast { to: to.clone(), scaled: want.scaled };
                self.site(kind, at, value.clone(), want);
                Some(Val::of(to, value.is))
            }
            (Some(leaf), "from_str") => {
                let value = self.expr(arg, through);
                let is = self.conversion_site(SiteKind::Parse { leaf }, at, &value, want);
                Some(Val::of(Type::named("Result", vec![Type::Float(leaf)]), is))
            }
            (None, "from_f64" | "from_f64_retain" | "from_f32" | "from_f32_retain") => {
                if self.known_here(path) {
                    return None;
                }
                let value = self.expr(arg, through);
                let kind = if ty == "Number" {
                    SiteKind::Json { key: Name::default(), read: false }
                } else {
                    SiteKind::FromFloat { ty: ty.clone(), function: function.clone() }
                };
                self.site(kind, at, value.clone(), want);
                let made = Type::named(ty, Vec::new());
                Some(Val::of(Type::named("Option", vec![made]), value.is))
            }
            (None, "try_from" | "from") => {
                if self.known_here(path) {
                    return None;
                }
                let value = self.expr(arg, through);
                let made = self.resolve(&crate::facts::Ty::named(ty));
                if value.ty.is_float() {
                    let kind = SiteKind::FromFloat { ty: ty.clone(), function: function.clone() };
                    self.site(kind, at, value.clone(), want);
                } else if made.is_int() {
                    let kind = SiteKind::Cast { to: made.clone(), scaled: want.scaled };
                    if function == "from" {
                        self.site(kind, at, value.clone(), want);
                    }
                }
                let ty = if function == "from" { made } else { Type::named("Result", vec![made]) };
                Some(Val::of(ty, value.is))
            }
            _ => None,
        }
    }

    /// Whether the run itself declares the function.
    fn known_here(&self, path: &[Name]) -> bool {
        let path = self.absolute(path);
        self.table.function_at(self.file, self.module, &path).is_some()
    }

    pub(super) fn closure(&mut self, closure: &'f Closure, args: &[Val]) -> Val {
        let names = self.names.len();
        let unknown = Val::unknown();
        for (number, param) in closure.params.iter().enumerate() {
            self.bind(param, args.get(number).unwrap_or(&unknown));
        }
        let target = closure.output.map_or(Target::None, |output| Target::Decl(self.here(output)));
        let ty = closure.output.map(|output| self.type_of(self.here(output)));
        self.returns.push(target.clone());
        let want = Want { ty: ty.as_ref(), target: &target, ..Want::NOTHING };
        let value = self.expr(&closure.body, want);
        self.flow(&target, value.is.clone());
        self.returns.pop();
        self.names.truncate(names);
        value
    }

    /// A closure or the path of a function, called with these.
    fn apply(&mut self, function: &'f Expr, args: &[Val]) -> Val {
        match &function.kind {
            ExprKind::Closure(closure) => self.closure(closure, args),
            ExprKind::Path(path, _) => {
                if let (Some(_), [one]) = (wrapper(path), args) {
                    return one.clone();
                }
                // `or_insert_with(HashMap::new)`
                if path.last().is_some_and(|last| last == "new" || last == "default")
                    && !self.known_here(path)
                {
                    return Val::of(Type::Unknown, Meaning::Number);
                }
                if let [ty, method] = path.as_slice()
                    && leaf_named(ty).is_some()
                    && let (Some(leaf), [one]) = (leaf_named(ty), args)
                    && method == "from"
                {
                    let to = Type::Float(leaf);
                    let kind = SiteKind::Cast { to: to.clone(), scaled: false };
                    self.site(kind, function.at, one.clone(), Want::NOTHING);
                    return Val::of(to, one.is.clone());
                }
                // `.map(Decimal::to_f64)`, `.and_then(Value::as_f64)`
                if let ([.., method], [one]) = (path.as_slice(), args)
                    && path.len() > 1
                    && known(method) == Some(Known::ToFloat)
                {
                    let kind = SiteKind::ToFloat { method: method.clone() };
                    self.site(kind, function.at, one.clone(), Want::NOTHING);
                    return Val::of(Type::Float(Leaf::F64), one.is.clone());
                }
                self.expr(function, Want::NOTHING)
            }
            _ => self.expr(function, Want::NOTHING),
        }
    }

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
        let values = self.arguments(&call.args);
        let _ = values;
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
            Known::Parse => self.parse(call, receiver, at, want),
            Known::ToFloat => self.to_float(call, receiver, at, want),
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

    fn parse(&mut self, call: &'f Method, receiver: Val, at: At, want: Want<'_>) -> Val {
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
            is = self.conversion_site(SiteKind::Parse { leaf: *leaf }, from, &receiver, want);
        }
        Val::of(Type::named("Result", vec![declared]), is)
    }

    fn to_float(&mut self, call: &'f Method, receiver: Val, at: At, want: Want<'_>) -> Val {
        self.arguments(&call.args);
        let leaf = if call.name.contains("f32") { Leaf::F32 } else { Leaf::F64 };
        let from = At { start: call.name_at.start, end: at.end };
        let json_key = match (&receiver.is, receiver.ty.is_unknown()) {
            (Meaning::Word(key, _, false), true) if call.name == "as_f64" => Some(key.clone()),
            _ => None,
        };
        let kind = match json_key {
            Some(key) => SiteKind::Json { key, read: true },
            None => SiteKind::ToFloat { method: call.name.clone() },
        };
        let is = self.conversion_site(kind, from, &receiver, want);
        Val::of(Type::named("Option", vec![Type::Float(leaf)]), is)
    }

    pub(super) fn struct_literal(
        &mut self,
        path: &'f [Name],
        fields: &'f [(Name, At, Expr)],
        rest: Option<&'f Expr>,
    ) -> Val {
        let full = self.absolute(path);
        let (file, module) = (self.file, self.module);
        let variant = self.table.variant_at(file, module, &full);
        let made = variant.or_else(|| self.table.struct_at(file, module, &full));
        for (name, _, value) in fields {
            let field = made.and_then(|made| self.table.field(made, name));
            let target = match field {
                Some(field) => Target::Decl(field),
                None => Target::Word(name.clone(), full.last().cloned()),
            };
            let ty = field.map(|field| self.table.type_of(field));
            let want = Want { ty: ty.as_ref(), target: &target, ..Want::NOTHING };
            let given = self.expr(value, want);
            self.consumed(value);
            self.flow(&target, given.is);
        }
        if let Some(rest) = rest {
            self.expr(rest, Want::NOTHING);
        }
        let whole = match variant {
            Some(_) => {
                let parent = full.get(..full.len().saturating_sub(1)).unwrap_or_default();
                self.table.struct_at(file, module, parent)
            }
            None => made,
        };
        whole
            .map_or_else(Val::unknown, |at| Val::of(Type::Struct(at, Vec::new()), Meaning::Unknown))
    }

    fn container_method(
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
            Known::Fold => {
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
            Known::Sum => self.sum(call, &receiver, at, want),
            Known::Collect => {
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
            Known::Push => {
                let target = super::target_of(&receiver.is);
                let element = receiver.ty.element().cloned();
                if let Some((last, before)) = args.split_last() {
                    self.arguments(before);
                    let want = Want {
                        ty: element.as_ref(),
                        target: &target,
                        is_argument: true,
                        ..Want::NOTHING
                    };
                    let value = self.expr(last, want);
                    self.consumed(last);
                    self.flow(&target, value.is);
                }
                receiver
            }
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
            Known::Checked | Known::Saturating => {
                let other = self.arguments(args).pop().unwrap_or_else(Val::unknown);
                let op = operator_of(&call.name);
                if op.keeps_dimension() {
                    self.alike(&receiver.is, &other.is);
                }
                let is = Meaning::pair(op, receiver.is, other.is);
                let ty = receiver.ty.value().clone();
                let ty = if how == Known::Checked { Type::named("Option", vec![ty]) } else { ty };
                Val::of(ty, is)
            }
            Known::Into => {
                let wanted = want.ty.map(|ty| ty.value().clone()).unwrap_or(Type::Unknown);
                if let Type::Float(leaf) = wanted
                    && !receiver.ty.is_float()
                {
                    let kind = SiteKind::Cast { to: Type::Float(leaf), scaled: want.scaled };
                    self.site(kind, at, receiver.clone(), want);
                }
                Val::of(wanted, receiver.is)
            }
            _ => {
                self.arguments(args);
                Val::unknown()
            }
        }
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

fn operator_of(method: &str) -> crate::facts::Op {
    use crate::facts::Op;
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

fn is_setter(method: &str) -> bool {
    method.starts_with("with_") || method.starts_with("set_")
}

/// The declaration that a parameter binds.
fn bound(param: &Pat) -> Option<u32> {
    match param {
        Pat::Typed(inner, _) => bound(inner),
        Pat::Bind(decl, _) => Some(*decl),
        _ => None,
    }
}
