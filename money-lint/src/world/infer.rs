//! Types and meanings of the expressions of a file: one walk over the bodies that facts kept.
//!
//! A meaning says which declaration a value comes from and what arithmetic was done to it. The walk
//! records what flows into what, and the sites at which a rule may have something to say.

mod calls;
mod macros;
mod patterns;
mod quantized;

use std::collections::HashMap;

use super::known::{Known, known};
use super::resolve::{Ref, Table};
use super::types::{Leaf, Type};
use crate::facts::{At, DeclIndex, DeclKind, Expr, ExprKind, Facts, Name, Op, Stmt};

/// Where a value comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Meaning {
    #[default]
    Unknown,
    /// A literal.
    Number,
    /// What stands behind a sign of a currency.
    Currency,
    Decl(Ref),
    /// Something whose declaration is not known: its name, what it belongs to, whether it is a
    /// function.
    Word(Name, Option<Name>, bool),
    /// Each of these has the dimension of the whole: a sum, the branches of an `if`.
    Same(Vec<Meaning>),
    Product(Box<(Meaning, Meaning)>),
    Quotient(Box<(Meaning, Meaning)>),
    Tuple(Vec<Meaning>),
}

impl Meaning {
    fn same(all: Vec<Self>) -> Self {
        const MOST: usize = 6;
        let mut flat: Vec<Self> = Vec::new();
        for one in all {
            match one {
                Self::Unknown => {}
                Self::Same(more) => flat.extend(more),
                other if flat.contains(&other) => {}
                other => flat.push(other),
            }
        }
        flat.truncate(MOST);
        let meaningful = flat.iter().any(|one| *one != Self::Number);
        if meaningful {
            flat.retain(|one| *one != Self::Number);
        }
        match flat.len() {
            0 => Self::Unknown,
            1 => flat.pop().unwrap_or_default(),
            _ => Self::Same(flat),
        }
    }

    /// How deep products nest: a bound keeps hostile input cheap.
    fn depth(&self) -> usize {
        match self {
            Self::Product(pair) | Self::Quotient(pair) => 1 + pair.0.depth().max(pair.1.depth()),
            Self::Same(all) | Self::Tuple(all) => {
                1 + all.iter().map(Self::depth).max().unwrap_or(0)
            }
            _ => 0,
        }
    }

    fn pair(op: Op, left: Self, right: Self) -> Self {
        const MOST: usize = 8;
        if left.depth().max(right.depth()) > MOST {
            return Self::Unknown;
        }
        match op {
            Op::Mul => Self::Product(Box::new((left, right))),
            Op::Div => Self::Quotient(Box::new((left, right))),
            _ => Self::same(vec![left, right]),
        }
    }
}

/// What is known of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Val {
    pub(crate) ty: Type,
    pub(crate) is: Meaning,
}

impl Val {
    fn unknown() -> Self {
        Self { ty: Type::Unknown, is: Meaning::Unknown }
    }

    fn of(ty: Type, is: Meaning) -> Self {
        Self { ty, is }
    }

    /// The element of a container or iterator.
    fn element(&self) -> Self {
        let ty = self.ty.element().cloned().unwrap_or(Type::Unknown);
        let pair = match self.ty.value() {
            Type::Named(name, args) if name.ends_with("Map") && args.len() == 2 => {
                Some(Type::Tuple(args.clone()))
            }
            _ => None,
        };
        Self { ty: pair.unwrap_or(ty), is: self.is.clone() }
    }

    fn inner(&self) -> Self {
        let ty = self.ty.inner().cloned().unwrap_or_else(|| self.ty.clone());
        Self { ty, is: self.is.clone() }
    }
}

/// What a value is given to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Target {
    #[default]
    None,
    Decl(Ref),
    /// A field or key whose declaration is not known.
    Word(Name, Option<Name>),
}

/// One thing given to another.
#[derive(Clone, Debug)]
pub(crate) enum Flow {
    Into(Ref, Meaning),
    /// Two things that are added or compared.
    Alike(Meaning, Meaning),
}

/// A place at which a rule may have something to say.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) kind: SiteKind,
    pub(crate) at: At,
    pub(crate) operand: Val,
    pub(crate) target: Target,
    /// What the result is, where it is followed on its own.
    pub(crate) result: Option<Ref>,
    /// The function that it stands in.
    pub(crate) function: Option<Ref>,
    pub(crate) in_loop: bool,
    /// Whether the result is an addend of a sum.
    pub(crate) is_summed: bool,
    pub(crate) in_test: bool,
}

/// What happens at a [`Site`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SiteKind {
    /// `x as f64`, `f64::from(x)`; `scaled` when it is divided by a power of ten at once.
    Cast {
        to: Type,
        scaled: bool,
    },
    /// `x.to_f64()`; the method.
    ToFloat {
        method: Name,
    },
    /// Text read as a float.
    Parse {
        leaf: Leaf,
    },
    /// `Decimal::from_f64(x)`: the type and the function.
    FromFloat {
        ty: Name,
        function: Name,
    },
    /// `x.round()` and its kin; the method, and whether a strategy is named.
    Round {
        method: Name,
    },
    /// Arithmetic; the right side, whether it is a power of ten, whether the left side is written
    /// to, and whether it is a part of other arithmetic.
    Arithmetic {
        op: Op,
        right: Val,
        by_ten: bool,
        updates: bool,
        nested: bool,
    },
    /// `.sum()`, `.product()`
    Sum,
    /// `a == b`; the right side.
    Equal {
        right: Val,
    },
    /// `a < b`; the right side.
    Order {
        right: Val,
    },
    /// A float literal given to a name.
    Literal,
    /// Printed with a number of digits.
    Format,
    /// Put into JSON (or, when `read`, taken from it) under this key.
    Json {
        key: Name,
        read: bool,
    },
    /// A `Quantized` whose remainder is lost; how.
    Dropped {
        how: &'static str,
    },
    Forgiven,
    Quantized,
}

/// What the walk over one file found.
#[derive(Debug, Default)]
pub(crate) struct Traced {
    pub(crate) sites: Vec<Site>,
    pub(crate) flows: Vec<Flow>,
    /// How many results are followed on their own: they are numbered after the declarations.
    pub(crate) nodes: u32,
    /// The locals that are known to hold integers.
    pub(crate) integers: Vec<DeclIndex>,
    /// Expressions whose type was looked for, and how many had none.
    pub(crate) typed: usize,
    pub(crate) untyped: usize,
}

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
    types: HashMap<DeclIndex, Type>,
    meanings: HashMap<DeclIndex, Meaning>,
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
            types: HashMap::new(),
            meanings: HashMap::new(),
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
            ExprKind::Field(base, name, _) => self.field(base, name),
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

    /// Blocks, branches, loops, jumps, and what is made of parts.
    fn steered(&mut self, expr: &'f Expr, want: Want<'_>) -> Val {
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

    fn choose(&mut self, value: &'f Expr, arms: &'f [crate::facts::Arm], want: Want<'_>) -> Val {
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

    fn path(&mut self, path: &'f [Name]) -> Val {
        if let [name] = path {
            if name == "self" {
                return Val::of(self.home.clone().unwrap_or(Type::Unknown), Meaning::Unknown);
            }
            if let Some(local) = self.local_named(name) {
                self.used(local);
                return self.of_local(local);
            }
            if name == "None" {
                return Val::of(Type::named("Option", vec![Type::Unknown]), Meaning::Number);
            }
        }
        if let [ty, _] = path
            && (ty == "f64" || ty == "f32")
        {
            return Val::of(leaf_named(ty).map_or(Type::Unknown, Type::Float), Meaning::Number);
        }
        let path = self.absolute(path);
        if let Some(at) = self.table.constant_at(self.file, self.module, &path) {
            return Val::of(self.type_of(at), Meaning::Decl(at));
        }
        if let Some(at) = self.table.function_at(self.file, self.module, &path) {
            return self.result_of(at);
        }
        if let Some((_, parent)) = path.split_last()
            && let Some(at) = self.table.struct_at(self.file, self.module, parent)
        {
            return Val::of(Type::Struct(at, Vec::new()), Meaning::Unknown);
        }
        match path.as_slice() {
            [.., owner, name] => {
                Val::of(Type::Unknown, Meaning::Word(name.clone(), Some(owner.clone()), false))
            }
            [name] => Val::of(Type::Unknown, Meaning::Word(name.clone(), None, false)),
            [] => Val::unknown(),
        }
    }

    /// `Self::X` as `Type::X`.
    fn absolute(&self, path: &[Name]) -> Vec<Name> {
        let first = path.first().filter(|first| *first == "Self");
        let home = first.and_then(|_| match self.home.as_ref()?.value() {
            Type::Struct(at, _) => Some(self.table.structure(*at)?.name.clone()),
            Type::Named(name, _) => Some(name.clone()),
            _ => None,
        });
        match home {
            Some(home) => std::iter::once(home).chain(path.iter().skip(1).cloned()).collect(),
            None => path.to_vec(),
        }
    }

    fn local_named(&self, name: &str) -> Option<DeclIndex> {
        self.names.iter().rev().find(|(known, _)| known == name).map(|(_, decl)| *decl)
    }

    fn of_local(&self, local: DeclIndex) -> Val {
        let ty = self.types.get(&local).cloned().unwrap_or(Type::Unknown);
        // The parts of a tuple have meanings of their own.
        let is = match self.meanings.get(&local) {
            Some(parts @ Meaning::Tuple(_)) => parts.clone(),
            _ => Meaning::Decl(self.here(local)),
        };
        Val::of(ty, is)
    }

    fn float_literal(&mut self, suffix: &str, at: At, want: Want<'_>) -> Val {
        let wanted = want.ty.and_then(|ty| match ty.value() {
            Type::Float(leaf) => Some(*leaf),
            _ => None,
        });
        let leaf = leaf_named(suffix).or(wanted).unwrap_or(Leaf::F64);
        let value = Val::of(Type::Float(leaf), Meaning::Number);
        if *want.target != Target::None && !want.is_argument && !want.nested {
            self.site(SiteKind::Literal, at, value.clone(), want);
        }
        value
    }

    fn field(&mut self, base: &'f Expr, name: &'f Name) -> Val {
        let whole = self.expr(base, Want::NOTHING);
        self.field_read(base, name, &whole);
        self.field_of(&whole, name, last_name(base))
    }

    fn field_of(&mut self, whole: &Val, name: &Name, owner: Option<Name>) -> Val {
        match whole.ty.value() {
            Type::Struct(at, args) => {
                if let Some(field) = self.table.field(*at, name) {
                    let ty = self.field_type(*at, field, args);
                    return Val::of(ty, Meaning::Decl(field));
                }
            }
            Type::Tuple(parts) => {
                if let Ok(number) = name.parse::<usize>() {
                    let ty = parts.get(number).cloned().unwrap_or(Type::Unknown);
                    let is = match &whole.is {
                        Meaning::Tuple(all) => all.get(number).cloned().unwrap_or_default(),
                        _ if matches!(ty, Type::Text | Type::Bool | Type::Int(_)) => {
                            Meaning::Number
                        }
                        other => other.clone(),
                    };
                    return Val::of(ty, is);
                }
            }
            _ => {}
        }
        if name.parse::<usize>().is_ok() {
            return Val::of(Type::Unknown, whole.is.clone());
        }
        Val::of(Type::Unknown, Meaning::Word(name.clone(), owner, false))
    }

    /// The type of a field where the struct has these arguments.
    fn field_type(&self, owner: Ref, field: Ref, args: &[Type]) -> Type {
        let ty = self.table.type_of(field);
        let generics = self.table.structure(owner).map(|found| found.generics.as_slice());
        match (&ty, generics) {
            (Type::Named(name, none), Some(generics)) if none.is_empty() => {
                let number = generics.iter().position(|generic| generic == name);
                number.and_then(|number| args.get(number)).cloned().unwrap_or(ty)
            }
            _ => ty,
        }
    }

    fn index(&mut self, base: &'f Expr, key: &'f Expr) -> Val {
        let whole = self.expr(base, Want::NOTHING);
        self.expr(key, Want::NOTHING);
        if let ExprKind::Text(text) = &key.kind
            && !whole.ty.is_float()
        {
            let owner = last_name(base);
            let ty = whole.element_of_index().ty;
            return Val::of(ty, Meaning::Word(text.clone(), owner, false));
        }
        if matches!(key.kind, ExprKind::Range(..)) {
            return whole;
        }
        whole.element_of_index()
    }

    fn binary(&mut self, op: Op, left: &'f Expr, right: &'f Expr, at: At, want: Want<'_>) -> Val {
        let scaled = op == Op::Div && is_power_of_ten(right);
        let through = op.is_arithmetic() && (op.keeps_dimension() || scaled);
        let none = Target::None;
        let target = if through { want.target } else { &none };
        let inside = Want {
            ty: want.ty.filter(|_| op.is_arithmetic()),
            target,
            scaled,
            nested: op.is_arithmetic(),
            is_argument: want.is_argument,
        };
        self.summed += usize::from(op == Op::Add);
        let a = self.expr(left, inside);
        let b = self.expr(right, Want { scaled: false, ..inside });
        self.summed -= usize::from(op == Op::Add);
        if op.keeps_dimension() || matches!(op, Op::Equal | Op::Order) {
            self.alike(&a.is, &b.is);
        }
        if !op.is_arithmetic() {
            match op {
                Op::Equal => self.site(SiteKind::Equal { right: b }, at, a, Want::NOTHING),
                // `(a - b).abs() < tolerance` means `a == b`.
                Op::Order if is_distance(left) => {
                    self.site(SiteKind::Equal { right: b }, at, a, Want::NOTHING);
                }
                Op::Order => self.site(SiteKind::Order { right: b }, at, a, Want::NOTHING),
                _ => {}
            }
            return Val::of(Type::Bool, Meaning::Unknown);
        }
        let ty = arithmetic_type(&a.ty, &b.ty);
        let is = Meaning::pair(op, a.is.clone(), b.is.clone());
        let (by_ten, nested) = (is_power_of_ten(right), want.nested);
        let kind = SiteKind::Arithmetic { op, right: b, by_ten, updates: false, nested };
        self.site(kind, at, a, want);
        Val::of(ty, is)
    }

    fn update(&mut self, op: Op, left: &'f Expr, right: &'f Expr, at: At) -> Val {
        let a = self.expr(left, Want::NOTHING);
        let target = if op.keeps_dimension() { target_of(&a.is) } else { Target::None };
        let ty = a.ty.value().clone();
        let want = Want { ty: Some(&ty), target: &target, nested: true, ..Want::NOTHING };
        self.summed += usize::from(op == Op::Add);
        let b = self.expr(right, want);
        self.summed -= usize::from(op == Op::Add);
        if op.keeps_dimension() {
            self.alike(&a.is, &b.is);
        }
        let result = target_of(&a.is);
        let by_ten = is_power_of_ten(right);
        let kind = SiteKind::Arithmetic { op, right: b, by_ten, updates: true, nested: false };
        let want = Want { target: &result, ..Want::NOTHING };
        self.site(kind, at, a, want);
        Val::unknown()
    }

    fn assign(&mut self, left: &'f Expr, right: &'f Expr) -> Val {
        let a = self.expr(left, Want::NOTHING);
        let target = target_of(&a.is);
        let want = Want { ty: Some(&a.ty), target: &target, ..Want::NOTHING };
        let b = self.expr(right, want);
        if let Target::Decl(at) = &target
            && at.file == self.file
            && let Some(known) = self.types.get_mut(&at.index)
            && known.is_unknown()
        {
            *known = b.ty.clone();
        }
        self.flow(&target, b.is);
        Val::unknown()
    }

    fn cast(&mut self, inner: &'f Expr, ty: &'f crate::facts::Ty, at: At, want: Want<'_>) -> Val {
        let to = self.resolve(ty);
        let value = self.expr(inner, Want { ty: None, nested: false, scaled: false, ..want });
        let mut is = value.is.clone();
        if to.is_float() || to.is_int() {
            let kind = SiteKind::Cast { to: to.clone(), scaled: want.scaled };
            is = self.conversion_site(kind, at, &value, want);
        }
        Val::of(to, is)
    }
}

impl Val {
    fn element_of_index(&self) -> Self {
        // A map is indexed by its key and gives its value.
        let ty = self.ty.element().cloned().unwrap_or(Type::Unknown);
        Self { ty, is: self.is.clone() }
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

fn arithmetic_type(a: &Type, b: &Type) -> Type {
    let is_literal = |ty: &Type| matches!(ty, Type::Int(_));
    match (a.value(), b.value()) {
        (Type::Float(leaf), _) | (_, Type::Float(leaf)) => Type::Float(*leaf),
        (Type::Unknown, other) if !is_literal(other) => other.clone(),
        (other, _) => other.clone(),
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
        ExprKind::Field(_, name, _) => Some(name.clone()),
        ExprKind::Method(call) if known(&call.name) == Some(Known::Same) => {
            last_name(&call.receiver)
        }
        ExprKind::Method(call) => Some(call.name.clone()),
        ExprKind::Index(base, _) | ExprKind::Try(base) | ExprKind::Unary(base) => last_name(base),
        _ => None,
    }
}

/// `(a - b).abs()`
fn is_distance(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Method(call) => {
            call.name == "abs" && matches!(call.receiver.kind, ExprKind::Binary(Op::Sub, _, _))
        }
        _ => false,
    }
}

/// `100.0`, `1e3`, `1_000`.
fn is_power_of_ten(expr: &Expr) -> bool {
    let (ExprKind::Int(digits, _) | ExprKind::Float(digits, _)) = &expr.kind else {
        return false;
    };
    let plain = digits.strip_suffix(".0").or(digits.strip_suffix('.')).unwrap_or(digits);
    plain.len() > 1
        && plain.starts_with('1')
        && (plain.bytes().skip(1).all(|byte| byte == b'0') || plain.starts_with("1e"))
}

/// Names of patterns are locals; parameters are, too.
fn is_local(kind: DeclKind) -> bool {
    matches!(kind, DeclKind::Let | DeclKind::Param | DeclKind::ClosureParam)
}
