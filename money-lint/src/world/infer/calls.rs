//! Calls of functions, methods and closures, and struct literals.

use super::{Known, Leaf, Meaning, SiteKind, Target, Type, Val, Walker, Want, known, leaf_named};
use crate::facts::{At, Closure, Expr, ExprKind, Name, Pat};
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
    pub(super) fn give(&mut self, function: Ref, args: &'f [Expr], skip: usize) {
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

    pub(super) fn arguments(&mut self, args: &'f [Expr]) -> Vec<Val> {
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
        // A closure that a name holds.
        if let [name] = path.as_slice()
            && let Some(local) = self.local_named(name)
        {
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
        if let Some(value) = self.constructor(&full, args) {
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
    fn constructor(&mut self, path: &[Name], args: &'f [Expr]) -> Option<Val> {
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
    pub(super) fn known_here(&self, path: &[Name]) -> bool {
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
    pub(super) fn apply(&mut self, function: &'f Expr, args: &[Val]) -> Val {
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
}

/// The declaration that a parameter binds.
fn bound(param: &Pat) -> Option<u32> {
    match param {
        Pat::Typed(inner, _) => bound(inner),
        Pat::Bind(decl, _) => Some(*decl),
        _ => None,
    }
}
