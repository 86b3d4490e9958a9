//! The bodies of macros: those whose form is known are read, in others whatever parses is.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Token;
use syn::parse::Parser;
use syn::punctuated::Punctuated;

use super::{DeclKind, Lowerer, Name, at, last_name, name};
use crate::facts::{Expr, ExprKind, Macro, Stmt, Struct};

/// Macros whose arguments are expressions.
const EXPRESSIONS: [&str; 35] = [
    "anyhow",
    "assert",
    "assert_approx_eq",
    "assert_eq",
    "assert_ne",
    "assert_relative_eq",
    "bail",
    "dbg",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "ensure",
    "eprint",
    "eprintln",
    "error",
    "format",
    "format_args",
    "info",
    "matches",
    "panic",
    "print",
    "println",
    "query",
    "query_as",
    "query_scalar",
    "todo",
    "trace",
    "try_join",
    "unreachable",
    "vec",
    "warn",
    "write",
    "writeln",
    "join",
];

/// Groups that nest deeper in an unknown macro are not looked into.
const MAX_GROUPS: usize = 16;

impl Lowerer<'_> {
    pub(super) fn macro_call(&mut self, call: &syn::Macro) -> Expr {
        let name = last_name(&call.path);
        let place = call.path.segments.first().map(|first| at(first.ident.span()));
        let place = place.unwrap_or_default().to(at(call.delimiter.span().close()));
        let mut seen =
            Macro { name: name.clone(), args: Vec::new(), pairs: Vec::new(), blocks: Vec::new() };
        if name == "json" {
            self.json(call.tokens.clone(), &mut seen, 0);
        } else if EXPRESSIONS.contains(&name.as_str()) {
            self.arguments(call, &mut seen);
        } else {
            self.unknown(call, &mut seen);
        }
        Expr { kind: ExprKind::Macro(Box::new(seen)), at: place }
    }

    fn arguments(&mut self, call: &syn::Macro, seen: &mut Macro) {
        let list = Punctuated::<syn::Expr, Token![,]>::parse_terminated;
        if let Ok(list) = call.parse_body_with(list) {
            seen.args = list.iter().map(|argument| self.expr(argument)).collect();
        } else {
            // `vec![0.0; n]`, `matches!(x, Some(_) if y)`, `query_as!(Row, "…")`.
            self.pieces(call.tokens.clone(), seen, 0);
        }
    }

    fn unknown(&mut self, call: &syn::Macro, seen: &mut Macro) {
        if call.tokens.is_empty() {
            return;
        }
        let name = seen.name.clone();
        self.text_of(call.tokens.clone());
        let whole = at(call.delimiter.span().join());
        if self.is_of_interest(whole) {
            self.pieces(call.tokens.clone(), seen, 0);
        }
        if seen.args.is_empty() && seen.blocks.is_empty() {
            self.unseen(&name);
        }
    }

    /// Reads what parses of a list of anything: expressions between commas and semicolons, closures
    /// after `name:`, blocks.
    fn pieces(&mut self, tokens: TokenStream, seen: &mut Macro, depth: usize) {
        if depth > MAX_GROUPS {
            return;
        }
        for piece in split(tokens) {
            let value = strip_label(&piece);
            let stream: TokenStream = value.iter().cloned().collect();
            if stream.is_empty() {
                continue;
            }
            if let Ok(expr) = syn::parse2::<syn::Expr>(stream) {
                let lowered = self.expr(&expr);
                seen.args.push(lowered);
                continue;
            }
            for tree in value {
                let TokenTree::Group(group) = tree else { continue };
                if !self.is_of_interest(at(group.span())) {
                    continue;
                }
                let block = syn::Block::parse_within.parse2(group.stream());
                match block {
                    Ok(block) if group.delimiter() == Delimiter::Brace => {
                        let lowered: Vec<Stmt> = self.statements(&block);
                        seen.blocks.push(lowered);
                    }
                    _ => self.pieces(group.stream(), seen, depth + 1),
                }
            }
        }
    }

    /// `{"key": value, "more": {…}, "list": [a, b]}`
    fn json(&mut self, tokens: TokenStream, seen: &mut Macro, depth: usize) {
        for piece in split(tokens).into_iter().filter(|_| depth < MAX_GROUPS) {
            let (key, value) = match piece.as_slice() {
                [TokenTree::Literal(key), TokenTree::Punct(colon), value @ ..]
                    if colon.as_char() == ':' =>
                {
                    (key.to_string().trim_matches('"').into(), value)
                }
                value => (Name::default(), value),
            };
            if let [TokenTree::Group(group)] = value
                && group.delimiter() != Delimiter::Parenthesis
            {
                self.json(group.stream(), seen, depth + 1);
                continue;
            }
            let stream: TokenStream = value.iter().cloned().collect();
            if let Ok(expr) = syn::parse2::<syn::Expr>(stream) {
                let lowered = self.expr(&expr);
                seen.pairs.push((key, lowered));
            }
        }
    }

    /// Items inside a macro: `cfg_if! { … }`, `lazy_static! { static ref A: B = …; }`.
    pub(super) fn items_of_macro(&mut self, name: &str, tokens: TokenStream) {
        self.text_of(tokens.clone());
        let plain: TokenStream = without_ref(tokens.clone());
        if let Ok(file) = syn::parse2::<syn::File>(plain) {
            for item in &file.items {
                self.item(item);
            }
            return;
        }
        let mut any = false;
        for tree in tokens {
            if let TokenTree::Group(group) = tree
                && group.delimiter() == Delimiter::Brace
                && let Ok(file) = syn::parse2::<syn::File>(group.stream())
            {
                any |= !file.items.is_empty();
                for item in &file.items {
                    self.item(item);
                }
            }
        }
        if !any {
            self.unseen(name);
        }
    }

    /// `table! { use …; name (key) { column -> Type, … } }`
    pub(super) fn diesel_table(&mut self, tokens: TokenStream) {
        let mut table = Name::default();
        for tree in tokens {
            match tree {
                TokenTree::Ident(ident) => table = name(&ident),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.diesel_columns(table.clone(), group.stream());
                }
                _ => {}
            }
        }
    }

    fn diesel_columns(&mut self, table: Name, tokens: TokenStream) {
        let number = super::index(self.facts.structs.len());
        let owner = std::mem::replace(&mut self.owner, super::Owner::Struct(number));
        let mut fields = Vec::new();
        for piece in split(tokens) {
            let arrow = piece.iter().position(is_arrow_tail);
            let Some((before, after)) = arrow.map(|at| piece.split_at(at)) else { continue };
            let column = before.iter().rev().find_map(|tree| match tree {
                TokenTree::Ident(ident) => Some(ident.clone()),
                _ => None,
            });
            let stream: TokenStream = after.iter().skip(1).cloned().collect();
            if let (Some(column), Ok(ty)) = (column, syn::parse2::<syn::Type>(stream)) {
                let decl = self.declare(DeclKind::Column, name(&column), at(column.span()));
                self.set_type(decl, &ty);
                fields.push(decl);
            }
        }
        self.owner = owner;
        self.facts.structs.push(Struct {
            name: table,
            // A table's module is no type of Rust.
            parent: Some("table!".into()),
            generics: Vec::new(),
            tuple: false,
            fields,
            module: self.module,
            docs: None,
            unchecked: Vec::new(),
        });
    }

    /// SQL in string literals of a macro whose form is not known.
    fn text_of(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => self.text_of(group.stream()),
                TokenTree::Literal(text) => {
                    let token = text.to_string();
                    if super::literal::may_hold_sql(&token) {
                        self.text_literal(&token, text.span());
                    }
                }
                _ => {}
            }
        }
    }
}

/// The pieces between `,`, `;` and `=>`.
fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut pieces = vec![Vec::new()];
    let mut after_equals = false;
    for tree in tokens {
        let mark = if let TokenTree::Punct(punct) = &tree { punct.as_char() } else { ' ' };
        let is_arrow = mark == '>' && after_equals;
        after_equals = mark == '=';
        if is_arrow && let Some(last) = pieces.last_mut() {
            last.pop();
        }
        if is_arrow || mark == ',' || mark == ';' {
            pieces.push(Vec::new());
        } else if let Some(last) = pieces.last_mut() {
            last.push(tree);
        }
    }
    pieces
}

/// Without `name:` or `name =` before it; `a::b` and `a == b` have none.
fn strip_label(piece: &[TokenTree]) -> &[TokenTree] {
    match piece {
        [TokenTree::Ident(_) | TokenTree::Literal(_), TokenTree::Punct(mark), rest @ ..]
            if matches!(mark.as_char(), ':' | '=')
                && mark.spacing() == proc_macro2::Spacing::Alone =>
        {
            rest
        }
        _ => piece,
    }
}

/// The `>` of `->`.
fn is_arrow_tail(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '>')
}

/// `static ref A` as `static A`.
fn without_ref(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .filter(|tree| !matches!(tree, TokenTree::Ident(ident) if ident == "ref"))
        .collect()
}
