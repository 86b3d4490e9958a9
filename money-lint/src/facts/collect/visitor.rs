//! Which nodes of the tree are facts, and which value is given to which name.

use std::collections::BTreeMap;

use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Token};

use super::{Collector, convert, this_name};
use crate::facts::value::is_transparent;
use crate::facts::{Alias, Name, SiteKind, Ty};

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
                Some(name) => drop(self.facts.imports.insert(name, path)),
                None => self.facts.globs.extend(path.into_iter().next()),
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
        let Some(name) = this_name(&self.value(&assign.left)) else {
            return self.without_target(|this| this.visit_expr(&assign.right));
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
