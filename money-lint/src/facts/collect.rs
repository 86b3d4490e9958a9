//! Walks a syntax tree once and keeps plain facts.

mod convert;
mod literal;

use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::{Span, TokenStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Token};

use super::value::is_transparent;
use super::{
    Alias, Extent, Facts, Function, Import, Name, Site, SiteKind, Slot, Struct, Ty, Value,
};

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

/// Macros whose arguments are expressions.
const EXPRESSION_MACROS: [&str; 19] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "bail",
    "dbg",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "ensure",
    "eprint",
    "eprintln",
    "format",
    "panic",
    "print",
    "println",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

impl<'ast> Visit<'ast> for Collector<'_> {
    // Doc comments are attributes: nothing in them is code.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item(&mut self, item: &'ast syn::Item) {
        self.extent(item, convert::attributes(item));
        self.without_target(|this| visit::visit_item(this, item));
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.facts.aliases.push(Alias {
            name: item.ident.to_string(),
            bytes: self.bytes(item.ident.span()),
            ty: convert::ty(&item.ty),
            ty_bytes: self.bytes(item.ty.span()),
        });
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let mut imports = Vec::new();
        convert::imports(&item.tree, &mut Vec::new(), &mut imports);
        for (name, path) in imports {
            match name {
                Some(name) => self.facts.imports.push(Import { name, path }),
                None => self.facts.globs.push(path),
            }
        }
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.fields(&item.ident, None, &item.fields);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        for variant in &item.variants {
            self.fields(&variant.ident, Some(&item.ident), &variant.fields);
        }
        visit::visit_item_enum(self, item);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        self.extent(field, &field.attrs);
        visit::visit_field(self, field);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.extent(variant, &variant.attrs);
        visit::visit_variant(self, variant);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let owner = convert::ty(&item.self_ty).name().map(str::to_owned);
        let before = std::mem::replace(&mut self.owner, owner);
        visit::visit_item_impl(self, item);
        self.owner = before;
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        let before = self.owner.replace(item.ident.to_string());
        visit::visit_item_trait(self, item);
        self.owner = before;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let owner = self.owner.take();
        self.function(&item.sig, Some(&item.block));
        self.owner = owner;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.extent(item, &item.attrs);
        self.function(&item.sig, Some(&item.block));
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.extent(item, &item.attrs);
        self.function(&item.sig, item.default.as_ref());
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.scopes.push(BTreeMap::new());
        visit::visit_block(self, block);
        self.scopes.pop();
    }

    fn visit_stmt(&mut self, statement: &'ast syn::Stmt) {
        self.extent(statement, &[]);
        self.without_target(|this| visit::visit_stmt(this, statement));
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let (pattern, declared) = match &local.pat {
            syn::Pat::Type(typed) => (&*typed.pat, Some(convert::ty(&typed.ty))),
            other => (other, None),
        };
        let ident = if let syn::Pat::Ident(ident) = pattern { Some(&ident.ident) } else { None };
        if let Some(init) = &local.init {
            if let Some(ident) = ident {
                let bytes = self.bytes(ident.span());
                let root = declared.clone().map(Box::new);
                self.target = Some(Name { path: vec![convert::name(ident)], root, bytes });
            }
            self.visit_expr(&init.expr);
            self.target = None;
            if let Some((_, diverge)) = &init.diverge {
                self.visit_expr(diverge);
            }
        }
        if let Some(ident) = ident {
            let init = local.init.as_ref().map(|init| &*init.expr);
            let inferred = declared.or_else(|| convert::evident_type(&self.value(init?)));
            self.bind(ident, inferred.unwrap_or(Ty::Other));
        }
    }

    fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
        self.without_target(|this| this.visit_expr(&assign.left));
        let name = match this_name(&self.value(&assign.left)) {
            Some(name) => name,
            None => return self.without_target(|this| this.visit_expr(&assign.right)),
        };
        let before = self.target.replace(name);
        self.visit_expr(&assign.right);
        self.target = before;
    }

    fn visit_expr_struct(&mut self, literal: &'ast syn::ExprStruct) {
        let named = convert::segments(&literal.path).pop().filter(|name| name != "Self");
        let owner = named.or_else(|| self.owner.clone()).unwrap_or_default();
        for field in &literal.fields {
            let target = if let syn::Member::Named(name) = &field.member {
                let path = vec![owner.clone(), convert::name(name)];
                let root = Some(Box::new(Ty::named(&owner)));
                Some(Name { path, root, bytes: self.bytes(name.span()) })
            } else {
                None
            };
            let before = std::mem::replace(&mut self.target, target);
            self.visit_expr(&field.expr);
            self.target = before;
        }
        self.without_target(|this| literal.rest.iter().for_each(|rest| this.visit_expr(rest)));
    }

    fn visit_expr(&mut self, expression: &'ast Expr) {
        match expression {
            // These hand their value on, so what they are given to stays known.
            Expr::Paren(_)
            | Expr::Group(_)
            | Expr::Try(_)
            | Expr::Await(_)
            | Expr::Unary(_)
            | Expr::Reference(_)
            | Expr::Cast(_)
            | Expr::Binary(_)
            | Expr::Assign(_)
            | Expr::MethodCall(_)
            | Expr::Call(_)
            | Expr::Return(_)
            | Expr::Struct(_) => {
                visit::visit_expr(self, expression);
            }
            _ => self.without_target(|this| visit::visit_expr(this, expression)),
        }
    }

    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        let before = self.scaled;
        self.scaled =
            matches!(binary.op, syn::BinOp::Div(_)) && convert::is_power_of_ten(&binary.right);
        self.visit_expr(&binary.left);
        self.scaled = false;
        self.visit_expr(&binary.right);
        self.scaled = before;
    }

    fn visit_expr_cast(&mut self, cast: &'ast syn::ExprCast) {
        let kind = SiteKind::Cast { to: convert::ty(&cast.ty), scaled: self.scaled };
        let operand = self.value(&cast.expr);
        self.site(kind, self.bytes(cast.span()), operand);
        self.without_target(|this| visit::visit_expr_cast(this, cast));
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.method_call(call);
        if is_transparent(&call.method.to_string()) {
            self.visit_expr(&call.receiver);
        } else {
            self.without_target(|this| this.visit_expr(&call.receiver));
        }
        self.without_target(|this| call.args.iter().for_each(|argument| this.visit_expr(argument)));
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        self.call(call);
        let hands_on = matches!(&*call.func, Expr::Path(path)
            if path.path.is_ident("Some") || path.path.is_ident("Ok"));
        if hands_on {
            call.args.iter().for_each(|argument| self.visit_expr(argument));
        } else {
            self.without_target(|this| visit::visit_expr_call(this, call));
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        let token = text.token();
        self.text_literal(&token.to_string(), token.span());
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|segment| segment.ident.to_string());
        let is_known = name.is_some_and(|name| EXPRESSION_MACROS.contains(&name.as_str()));
        let parse = Punctuated::<Expr, Token![,]>::parse_terminated;
        match call.parse_body_with(parse) {
            Ok(list) if is_known => {
                self.without_target(|this| list.iter().for_each(|item| this.visit_expr(item)));
            }
            _ => {
                self.facts.unseen_macros += usize::from(!call.tokens.is_empty());
                self.tokens(call.tokens.clone());
            }
        }
    }
}

fn this_name(value: &Value) -> Option<Name> {
    if let Value::Name(name) = value.core() { Some(name.clone()) } else { None }
}
