//! Walks a syntax tree once and keeps plain facts.

mod convert;
mod literal;
mod visitor;

use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::{Span, TokenStream};
use syn::Expr;
use syn::spanned::Spanned;
use syn::visit::Visit;

use super::{Extent, Facts, Function, Name, Site, SiteKind, Slot, Struct, Ty, Value};

/// Deeper brackets and longer operator chains would overflow the parser's stack.
const MAX_DEPTH: usize = 400;
const MAX_CHAIN: usize = 12_000;

const INTEGERS: [&str; 13] = [
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "char",
];

/// The facts of a Rust file, or why there are none.
pub(crate) type Collected = Result<Facts, String>;

/// Parses Rust text and keeps its facts. `scan` tells how deep the text nests.
pub(crate) fn collect(text: &str, scan: &crate::source::Scan, want_extents: bool) -> Collected {
    if scan.depth > MAX_DEPTH {
        return Err(format!("nests brackets {} deep: at most {MAX_DEPTH} are read", scan.depth));
    }
    if scan.chain > MAX_CHAIN {
        return Err(format!(
            "chains {} operators in one expression: at most {MAX_CHAIN} are read",
            scan.chain
        ));
    }
    let base = code_start(text);
    let code = text.get(base..).unwrap_or_default();
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let file: syn::File = syn::parse_str(code).map_err(|error| {
            let at = error.span().start();
            format!("does not parse: {error} at line {}, column {}", at.line, at.column + 1)
        })?;
        let mut collector = Collector { text, base, want_extents, ..Collector::default() };
        collector.visit_file(&file);
        Ok(collector.facts)
    }));
    // Positions are copied: without this the source of every file would stay in memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    outcome.unwrap_or_else(|_| Err("does not parse: the parser failed on it".to_owned()))
}

/// The byte after a byte order mark and a shebang line.
fn code_start(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = text.get(mark..).unwrap_or_default();
    let is_shebang =
        rest.strip_prefix("#!").is_some_and(|line| !line.trim_start().starts_with('['));
    mark + if is_shebang { rest.find('\n').unwrap_or(rest.len()) } else { 0 }
}

#[derive(Default)]
struct Collector<'t> {
    text: &'t str,
    base: usize,
    want_extents: bool,
    facts: Facts,
    /// The types of the names in scope, innermost last.
    scopes: Vec<BTreeMap<String, Ty>>,
    owner: Option<String>,
    function: Option<usize>,
    /// The name that the expression being visited is given to.
    target: Option<Name>,
    /// Set while visiting the left side of a division by a power of ten.
    scaled: bool,
}

impl Collector<'_> {
    fn bytes(&self, span: Span) -> Range<usize> {
        let range = span.byte_range();
        range.start + self.base..range.end + self.base
    }

    fn extent(&mut self, node: &dyn Spannable, attributes: &[syn::Attribute]) {
        if !self.want_extents {
            return;
        }
        let all = self.bytes(node.whole());
        let after = attributes.last().map(|attribute| self.bytes(attribute.span()).end);
        let gap = |at: usize| {
            let rest = self.text.get(at..).unwrap_or_default();
            at + (rest.len() - rest.trim_start().len())
        };
        let inner = after.map_or(all.start, gap);
        self.facts.extents.push(Extent { outer: all.start, inner, end: all.end });
    }

    fn slot(&self, name: &str, name_span: Span, ty: &syn::Type) -> Slot {
        Slot {
            name: name.to_owned(),
            bytes: self.bytes(name_span),
            ty: convert::ty(ty),
            ty_bytes: self.bytes(ty.span()),
        }
    }

    fn fields(&mut self, name: &syn::Ident, parent: Option<&syn::Ident>, fields: &syn::Fields) {
        let slot = |(field, ident): (&syn::Field, &syn::Ident)| {
            self.slot(&convert::name(ident), ident.span(), &field.ty)
        };
        let slots = match fields {
            syn::Fields::Named(named) => {
                let pairs = named.named.iter().filter_map(|f| Some((f, f.ident.as_ref()?)));
                pairs.map(slot).collect()
            }
            // A newtype's value has the newtype's name; two values have none.
            syn::Fields::Unnamed(list) if list.unnamed.len() == 1 => {
                list.unnamed.iter().map(|field| slot((field, name))).collect()
            }
            syn::Fields::Unnamed(_) | syn::Fields::Unit => Vec::new(),
        };
        self.facts.structs.push(Struct {
            name: name.to_string(),
            parent: parent.map(ToString::to_string),
            tuple: matches!(fields, syn::Fields::Unnamed(_)),
            fields: slots,
        });
    }

    fn signature(&mut self, sig: &syn::Signature) -> usize {
        let mut scope = BTreeMap::new();
        if let Some(owner) = &self.owner {
            scope.insert("self".to_owned(), Ty::named(owner));
        }
        let mut params = Vec::new();
        for input in &sig.inputs {
            if let syn::FnArg::Typed(typed) = input
                && let syn::Pat::Ident(pattern) = &*typed.pat
            {
                let slot =
                    self.slot(&convert::name(&pattern.ident), pattern.ident.span(), &typed.ty);
                scope.insert(slot.name.clone(), slot.ty.clone());
                params.push(slot);
            }
        }
        let output = match &sig.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => Some((convert::ty(ty), self.bytes(ty.span()))),
        };
        self.scopes.push(scope);
        self.facts.functions.push(Function {
            name: convert::name(&sig.ident),
            bytes: self.bytes(sig.ident.span()),
            owner: self.owner.clone(),
            params,
            output,
        });
        self.facts.functions.len() - 1
    }

    fn function(&mut self, sig: &syn::Signature, body: Option<&syn::Block>) {
        let index = self.signature(sig);
        let function = self.function.replace(index);
        let target = self.target.take();
        if let Some(block) = body {
            self.body(block, sig);
        }
        self.target = target;
        self.function = function;
        self.scopes.pop();
    }

    /// The last expression of a body is given to the function's name.
    fn body(&mut self, block: &syn::Block, sig: &syn::Signature) {
        self.scopes.push(BTreeMap::new());
        for statement in &block.stmts {
            if let syn::Stmt::Expr(expression, None) = statement {
                let name = convert::name(&sig.ident);
                self.give(expression, &name, sig.ident.span());
            } else {
                self.visit_stmt(statement);
            }
        }
        self.scopes.pop();
    }

    /// Visits an expression whose value is given to a name.
    fn give(&mut self, expression: &Expr, name: &str, span: Span) {
        let name = Name { path: vec![name.to_owned()], root: None, bytes: self.bytes(span) };
        let before = self.target.replace(name);
        self.visit_expr(expression);
        self.target = before;
    }

    fn without_target(&mut self, visit: impl FnOnce(&mut Self)) {
        let (target, scaled) = (self.target.take(), std::mem::take(&mut self.scaled));
        visit(self);
        (self.target, self.scaled) = (target, scaled);
    }

    fn site(&mut self, kind: SiteKind, bytes: Range<usize>, operand: Value) {
        // Most casts are between integers: no rule wants those.
        if let SiteKind::Cast { to, .. } | SiteKind::Parse { to } = &kind
            && to.name().is_none_or(|name| INTEGERS.contains(&name))
        {
            return;
        }
        let (target, function) = (self.target.clone(), self.function);
        self.facts.sites.push(Site { kind, bytes, operand, target, function });
    }

    fn value(&self, expression: &Expr) -> Value {
        convert::value(expression, &|name, span| self.named(name, span), 0)
    }

    fn named(&self, path: Vec<String>, span: Span) -> Name {
        let root = path.first().and_then(|root| self.type_of(root)).cloned().map(Box::new);
        Name { path, root, bytes: self.bytes(span) }
    }

    fn type_of(&self, name: &str) -> Option<&Ty> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name))
    }

    fn bind(&mut self, name: &syn::Ident, ty: Ty) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(convert::name(name), ty);
        }
    }

    fn method_call(&mut self, call: &syn::ExprMethodCall) {
        let method = call.method.to_string();
        let bytes =
            self.bytes(call.method.span()).start..self.bytes(call.paren_token.span.close()).end;
        match method.as_str() {
            "parse" => {
                let turbofish = call.turbofish.as_ref().and_then(convert::first_argument);
                let given = || self.target.as_ref()?.root.as_deref().cloned();
                if let Some(to) = turbofish.or_else(given) {
                    let operand = self.value(&call.receiver);
                    self.site(SiteKind::Parse { to }, bytes, operand);
                }
            }
            "round" | "ceil" | "floor" | "trunc" if call.args.is_empty() => {
                let operand = self.value(&call.receiver);
                self.site(SiteKind::Round { method }, bytes, operand);
            }
            _ => {}
        }
    }

    fn call(&mut self, call: &syn::ExprCall) {
        let (Expr::Path(callee), Some(argument)) = (&*call.func, call.args.first()) else {
            return;
        };
        if call.args.len() != 1 {
            return;
        }
        let path = convert::segments(&callee.path);
        let [.., ty, function] = path.as_slice() else {
            return;
        };
        let bytes = self.bytes(call.span());
        let kind = match (ty.as_str(), function.as_str()) {
            ("f64" | "f32", "from") => SiteKind::Cast { to: Ty::named(ty), scaled: self.scaled },
            ("f64" | "f32", "from_str") => SiteKind::Parse { to: Ty::named(ty) },
            (_, "from_f64" | "from_f64_retain" | "from_f32" | "from_f32_retain") => {
                SiteKind::FromFloat { ty: ty.clone(), function: function.clone() }
            }
            (_, "try_from") => SiteKind::FromFloat { ty: ty.clone(), function: function.clone() },
            _ => return,
        };
        let operand = self.value(argument);
        self.site(kind, bytes, operand);
    }

    fn text_literal(&mut self, token: &str, span: Span) {
        if let Some((columns, _)) = literal::sql_columns(token, self.bytes(span)) {
            self.facts.columns.extend(columns);
        }
    }

    /// String literals of a macro whose body is no list of expressions.
    fn tokens(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                proc_macro2::TokenTree::Group(group) => self.tokens(group.stream()),
                proc_macro2::TokenTree::Literal(text) => {
                    self.text_literal(&text.to_string(), text.span());
                }
                _ => {}
            }
        }
    }
}

/// A node with a span, without naming its type.
trait Spannable {
    fn whole(&self) -> Span;
}

impl<T: Spanned> Spannable for T {
    fn whole(&self) -> Span {
        self.span()
    }
}

fn this_name(value: &Value) -> Option<Name> {
    if let Value::Name(name) = value.core() { Some(name.clone()) } else { None }
}
