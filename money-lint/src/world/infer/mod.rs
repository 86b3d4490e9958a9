//! Types and meanings of the expressions of a file: one walk over the bodies that facts kept.
//!
//! A meaning says which declaration a value comes from and what arithmetic was done to it. The walk
//! records what flows into what, and the sites at which a rule may have something to say.

mod calls;
mod containers;
mod control;
mod macros;
mod methods;
mod names;
mod operators;
mod patterns;
mod quantized;

use super::known::{Known, known};
use super::resolve::{Ref, Table};
use super::types::{Leaf, Type};
use super::value::{Flow, Meaning, Site, SiteKind, Target, Traced, Val};
use crate::facts::{At, DeclIndex, DeclKind, Expr, ExprKind, Facts, Map, Name, Stmt};

/// Walks the bodies of one file.
pub(crate) fn trace(table: &Table<'_>, file: u32) -> Traced {
    let Some(source) = table.sources().get(usize::try_from(file).unwrap_or(usize::MAX)) else {
        return Traced::default();
    };
    let mut walker = Walker::new(table, file, &source.facts);
    for (decl, value) in &source.facts.consts {
        let at = walker.here(*decl);
        let ty = table.type_of(at);
        walker.module = source.facts.decls.get(to_usize(*decl)).map_or(0, |decl| decl.module);
        walker.in_test = table.decl(at).is_some_and(|decl| decl.in_test);
        let target = Target::Decl(at);
        let value = walker.expr(value, Want { ty: Some(&ty), target: &target, ..Want::NOTHING });
        walker.flow(&target, value.is);
    }
    for (index, function) in source.facts.functions.iter().enumerate() {
        if let Some(body) = &function.body {
            walker.function(u32::try_from(index).unwrap_or(u32::MAX), function, body);
        }
    }
    walker.traced
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// What is expected of an expression.
#[derive(Clone, Copy)]
struct Want<'w> {
    ty: Option<&'w Type>,
    target: &'w Target,
    /// Whether the value is an argument of a call: then a literal is no declaration's value.
    is_argument: bool,
    /// Whether it is divided by a power of ten at once.
    scaled: bool,
    /// Whether it is part of arithmetic that is reported as a whole.
    nested: bool,
}

impl Want<'_> {
    const NOTHING: Want<'static> =
        Want { ty: None, target: &Target::None, is_argument: false, scaled: false, nested: false };
}

struct Walker<'w, 'f> {
    table: &'w Table<'f>,
    file: u32,
    facts: &'f Facts,
    module: u32,
    /// What `self` and `Self` are.
    home: Option<Type>,
    function: Option<Ref>,
    in_test: bool,
    loops: usize,
    /// How many sums the expression is an addend of.
    summed: usize,
    /// The names in scope, innermost last.
    names: Vec<(Name, DeclIndex)>,
    types: Map<DeclIndex, Type>,
    meanings: Map<DeclIndex, Meaning>,
    /// Where the values of `return` go, innermost last.
    returns: Vec<Target>,
    quantized: quantized::Open,
    traced: Traced,
}

impl<'w, 'f> Walker<'w, 'f> {
    fn new(table: &'w Table<'f>, file: u32, facts: &'f Facts) -> Self {
        Self {
            table,
            file,
            facts,
            module: 0,
            home: None,
            function: None,
            in_test: false,
            loops: 0,
            summed: 0,
            names: Vec::new(),
            types: Map::default(),
            meanings: Map::default(),
            returns: Vec::new(),
            quantized: quantized::Open::default(),
            traced: Traced::default(),
        }
    }

    fn here(&self, index: DeclIndex) -> Ref {
        Ref { file: self.file, index }
    }

    fn function(&mut self, index: u32, function: &'f crate::facts::Function, body: &'f [Stmt]) {
        self.module = function.module;
        self.in_test = function.in_test;
        self.function = Some(Ref { file: self.file, index });
        self.home = function.owner.as_ref().map(|owner| self.resolve(owner));
        self.names.clear();
        self.quantized = quantized::Open::default();
        // What callers give is not known here: it is no flow.
        for param in &function.params {
            self.bind(param, &Val::of(Type::Unknown, Meaning::Number));
        }
        let target = function.output.map_or(Target::None, |output| Target::Decl(self.here(output)));
        let ty = function.output.map(|output| self.type_of(self.here(output)));
        self.returns.push(target.clone());
        let want = Want { ty: ty.as_ref(), target: &target, ..Want::NOTHING };
        let value = self.block(body, want);
        self.flow(&target, value.is);
        self.returns.pop();
        self.close_quantized();
    }

    fn resolve(&self, ty: &crate::facts::Ty) -> Type {
        self.with_home(self.table.resolve(self.file, self.module, ty))
    }

    fn type_of(&self, at: Ref) -> Type {
        self.with_home(self.table.type_of(at))
    }

    /// `Self` is the type of the `impl`.
    fn with_home(&self, ty: Type) -> Type {
        match (ty, &self.home) {
            (Type::Named(name, _), Some(home)) if name == "Self" => home.clone(),
            (Type::Named(name, args), _) => {
                Type::Named(name, args.into_iter().map(|arg| self.with_home(arg)).collect())
            }
            (ty, _) => ty,
        }
    }

    fn flow(&mut self, target: &Target, is: Meaning) {
        if let Target::Decl(at) = target
            && is != Meaning::Number
        {
            self.traced.flows.push(Flow::Into(*at, is));
        }
    }

    fn alike(&mut self, left: &Meaning, right: &Meaning) {
        let says = |is: &Meaning| !matches!(is, Meaning::Unknown | Meaning::Number);
        if says(left) && says(right) {
            self.traced.flows.push(Flow::Alike(left.clone(), right.clone()));
        }
    }

    /// A conversion: its result is followed on its own, so that what it becomes says what it is.
    fn conversion_site(
        &mut self,
        kind: SiteKind,
        at: At,
        operand: &Val,
        want: Want<'_>,
    ) -> Meaning {
        self.site(kind, at, operand.clone(), want);
        if matches!(operand.is, Meaning::Decl(_) | Meaning::Number) {
            return operand.is.clone();
        }
        let decls = u32::try_from(self.facts.decls.len()).unwrap_or(u32::MAX);
        let node = self.here(decls.saturating_add(self.traced.nodes));
        self.traced.nodes += 1;
        if let Some(site) = self.traced.sites.last_mut() {
            site.result = Some(node);
        }
        self.flow(&Target::Decl(node), operand.is.clone());
        self.flow(want.target, Meaning::Decl(node));
        Meaning::Decl(node)
    }

    fn site(&mut self, kind: SiteKind, at: At, operand: Val, want: Want<'_>) {
        self.traced.sites.push(Site {
            kind,
            at,
            operand,
            result: None,
            target: want.target.clone(),
            function: self.function,
            in_loop: self.loops > 0,
            is_summed: self.summed > 0,
            in_test: self.in_test,
        });
    }

    fn block(&mut self, statements: &'f [Stmt], want: Want<'_>) -> Val {
        let names = self.names.len();
        let mut value = Val::unknown();
        for statement in statements {
            match statement {
                Stmt::Let { pat, init, diverge } => {
                    self.local(pat, init.as_ref());
                    if let Some(diverge) = diverge {
                        self.expr(diverge, Want::NOTHING);
                    }
                }
                Stmt::Expr(expr, true) => value = self.expr(expr, want),
                Stmt::Expr(expr, false) => {
                    let dropped = self.expr(expr, Want::NOTHING);
                    self.dropped_statement(expr, &dropped);
                }
            }
        }
        self.names.truncate(names);
        value
    }

    fn expr(&mut self, expr: &'f Expr, want: Want<'_>) -> Val {
        let value = self.value(expr, want);
        self.traced.typed += 1;
        self.traced.untyped += usize::from(value.ty == Type::Unknown);
        value
    }

    fn value(&mut self, expr: &'f Expr, want: Want<'_>) -> Val {
        match &expr.kind {
            ExprKind::Path(path, _) => self.path(path),
            ExprKind::Int(_, suffix) => {
                let name = if suffix.is_empty() { "i32".into() } else { suffix.clone() };
                Val::of(Type::Int(name), Meaning::Number)
            }
            ExprKind::Float(_, suffix) => self.float_literal(suffix, expr.at, want),
            ExprKind::Text(_) => Val::of(Type::Text, Meaning::Unknown),
            ExprKind::Bool => Val::of(Type::Bool, Meaning::Unknown),
            ExprKind::Field(base, name) => self.field(base, name),
            ExprKind::Method(call) => self.method(call, expr.at, want),
            ExprKind::Call(callee, args) => self.call(callee, args, expr.at, want),
            ExprKind::Macro(call) => self.macro_call(call, expr.at, want),
            ExprKind::Binary(op, left, right) => self.binary(*op, left, right, expr.at, want),
            ExprKind::Update(op, left, right) => self.update(*op, left, right, expr.at),
            ExprKind::Assign(left, right) => self.assign(left, right),
            ExprKind::Unary(inner) => self.expr(inner, want),
            ExprKind::Cast(inner, ty) => self.cast(inner, ty, expr.at, want),
            ExprKind::Index(base, key) => self.index(base, key),
            ExprKind::Closure(closure) => self.closure(closure, &[]),
            ExprKind::Try(inner) => {
                let want = Want { ty: None, ..want };
                let value = self.expr(inner, want).inner();
                self.leaving(expr.at);
                value
            }
            _ => self.steered(expr, want),
        }
    }
}

fn either(a: Val, b: Val) -> Val {
    let ty = if a.ty.is_unknown() { b.ty } else { a.ty };
    Val { ty, is: Meaning::same(vec![a.is, b.is]) }
}

fn target_of(is: &Meaning) -> Target {
    match is {
        Meaning::Decl(at) => Target::Decl(*at),
        Meaning::Word(name, owner, _) => Target::Word(name.clone(), owner.clone()),
        _ => Target::None,
    }
}

fn leaf_named(name: &str) -> Option<Leaf> {
    match name {
        "f32" => Some(Leaf::F32),
        "f64" => Some(Leaf::F64),
        _ => None,
    }
}

/// The last name of a path or field.
fn last_name(expr: &Expr) -> Option<Name> {
    match &expr.kind {
        ExprKind::Path(path, _) => path.last().cloned(),
        ExprKind::Field(_, name) => Some(name.clone()),
        ExprKind::Method(call) if known(&call.name) == Some(Known::Same) => {
            last_name(&call.receiver)
        }
        ExprKind::Method(call) => Some(call.name.clone()),
        ExprKind::Index(base, _) | ExprKind::Try(base) | ExprKind::Unary(base) => last_name(base),
        _ => None,
    }
}

/// Names of patterns are locals; parameters are, too.
fn is_local(kind: DeclKind) -> bool {
    matches!(kind, DeclKind::Let | DeclKind::Param | DeclKind::ClosureParam)
}
