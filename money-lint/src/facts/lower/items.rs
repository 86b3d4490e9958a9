//! Items: modules, imports, structs, signatures, constants.

use super::{At, DeclKind, Lowerer, Name, Owner, Ty, at, attributes, index, name, segments, types};
use crate::facts::{DeclIndex, Function, Impl, Module, Pat, Struct};

impl Lowerer<'_> {
    pub(super) fn file(&mut self, file: &syn::File) {
        self.in_test |= attributes::read(&file.attrs).is_test;
        for item in &file.items {
            self.item(item);
        }
    }

    pub(super) fn item(&mut self, item: &syn::Item) {
        let attrs = attributes_of(item);
        self.extent(item, attrs);
        let said = attributes::read(attrs);
        self.facts.unchecked.extend(said.unchecked);
        let before = self.in_test;
        self.in_test |= said.is_test;
        let docs = said.docs;
        match item {
            syn::Item::Mod(module) => self.inline_module(module),
            syn::Item::Use(import) => self.import(&import.tree, &mut Vec::new()),
            syn::Item::Struct(item) => {
                self.structure(&item.ident, None, &item.fields, &item.generics, docs);
            }
            syn::Item::Union(item) => {
                self.structure(&item.ident, None, &syn::Fields::Unit, &item.generics, docs);
            }
            syn::Item::Enum(item) => {
                self.structure(&item.ident, None, &syn::Fields::Unit, &item.generics, docs);
                for variant in &item.variants {
                    let docs = attributes::read(&variant.attrs).docs;
                    self.extent(variant, &variant.attrs);
                    let parent = Some(&item.ident);
                    self.structure(&variant.ident, parent, &variant.fields, &item.generics, docs);
                }
            }
            syn::Item::Type(item) => {
                let decl = self.declare(DeclKind::Alias, name(&item.ident), at(item.ident.span()));
                self.set_type(decl, &item.ty);
                self.document(decl, docs);
                let generics = types::generic_names(&item.generics);
                if !generics.is_empty() {
                    self.facts.alias_generics.insert(decl, generics);
                }
            }
            syn::Item::Const(item) => {
                self.constant(
                    DeclKind::Const,
                    &item.ident,
                    &item.ty,
                    (&item.expr, at(item.semi_token.span)),
                    docs,
                );
            }
            syn::Item::Static(item) => {
                self.constant(
                    DeclKind::Static,
                    &item.ident,
                    &item.ty,
                    (&item.expr, at(item.semi_token.span)),
                    docs,
                );
            }
            syn::Item::Fn(item) => {
                let home = self.home.take();
                self.function(&item.sig, Some(&item.block), docs);
                self.home = home;
            }
            syn::Item::Impl(item) => self.implementation(item),
            syn::Item::Trait(item) => self.trait_items(item),
            syn::Item::Macro(item) => self.item_macro(item),
            _ => {}
        }
        self.in_test = before;
    }

    fn inline_module(&mut self, module: &syn::ItemMod) {
        let Some((_, items)) = &module.content else {
            return;
        };
        let parent = self.facts.modules.get(to_usize(self.module));
        let mut path = parent.map(|parent| parent.path.clone()).unwrap_or_default();
        path.push(name(&module.ident));
        self.facts.modules.push(Module { path, ..Module::default() });
        let before = std::mem::replace(&mut self.module, index(self.facts.modules.len() - 1));
        for item in items {
            self.item(item);
        }
        self.module = before;
    }

    /// Names and paths of a `use` tree.
    fn import(&mut self, tree: &syn::UseTree, before: &mut Vec<Name>) {
        let module = to_usize(self.module);
        let with = |before: &[Name], last: Name| {
            let last = (last != "self").then_some(last);
            before.iter().cloned().chain(last).collect::<Vec<_>>()
        };
        match tree {
            syn::UseTree::Path(path) => {
                before.push(name(&path.ident));
                self.import(&path.tree, before);
                before.pop();
            }
            syn::UseTree::Name(leaf) => {
                let path = with(before, name(&leaf.ident));
                let module = self.facts.modules.get_mut(module);
                if let (Some(last), Some(module)) = (path.last().cloned(), module) {
                    module.imports.insert(last, path);
                }
            }
            syn::UseTree::Rename(leaf) => {
                let path = with(before, name(&leaf.ident));
                if let Some(module) = self.facts.modules.get_mut(module) {
                    module.imports.insert(name(&leaf.rename), path);
                }
            }
            syn::UseTree::Glob(_) => {
                if let Some(module) = self.facts.modules.get_mut(module) {
                    module.globs.push(before.clone());
                }
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before);
                }
            }
        }
    }

    fn document(&mut self, decl: DeclIndex, docs: Option<Box<str>>) {
        if let Some(decl) = self.decl(decl) {
            decl.docs = docs;
        }
    }

    fn structure(
        &mut self,
        ident: &syn::Ident,
        parent: Option<&syn::Ident>,
        fields: &syn::Fields,
        generics: &syn::Generics,
        docs: Option<Box<str>>,
    ) {
        let number = self.next_struct();
        let owner = std::mem::replace(&mut self.owner, Owner::Struct(number));
        let kind = if parent.is_some() { DeclKind::VariantField } else { DeclKind::Field };
        let mut decls = Vec::new();
        let mut unchecked = Vec::new();
        let is_newtype = matches!(fields, syn::Fields::Unnamed(list) if list.unnamed.len() == 1);
        for (number, field) in fields.iter().enumerate() {
            self.extent(field, &field.attrs);
            let said = attributes::read(&field.attrs);
            let (kind, ident, place) = match &field.ident {
                Some(ident) => (kind, name(ident), at(ident.span())),
                // A newtype's value has the newtype's name; two values have numbers.
                None if is_newtype => {
                    let kind = if parent.is_some() { kind } else { DeclKind::TupleField };
                    (kind, name(ident), at(ident.span()))
                }
                None => (kind, smol_str::format_smolstr!("{number}"), types::place(&field.ty)),
            };
            let decl = self.declare(kind, ident, place);
            self.set_type(decl, &field.ty);
            if let Some(decl) = self.decl(decl) {
                (decl.docs, decl.renamed, decl.stored) = (said.docs, said.renamed, said.stored);
                if let Some((path, place)) = said.serde_with {
                    decl.serde_with = Some(path);
                    decl.serde_at = place;
                }
            }
            unchecked.extend(said.unchecked);
            decls.push(decl);
        }
        self.owner = owner;
        self.facts.structs.push(Struct {
            name: name(ident),
            parent: parent.map(name),
            generics: types::generic_names(generics),
            tuple: matches!(fields, syn::Fields::Unnamed(_)),
            fields: decls,
            module: self.module,
            docs,
            unchecked,
        });
    }

    fn at_home(&mut self, decl: DeclIndex) {
        let home = self.home.as_ref().and_then(|home| home.name().map(Name::from));
        if let Some(decl) = self.decl(decl) {
            decl.home = home;
        }
    }

    fn next_struct(&self) -> u32 {
        index(self.facts.structs.len())
    }

    fn constant(
        &mut self,
        kind: DeclKind,
        ident: &syn::Ident,
        ty: &syn::Type,
        (value, end): (&syn::Expr, At),
        docs: Option<Box<str>>,
    ) {
        let place = at(ident.span());
        let decl = self.declare(kind, name(ident), place);
        self.set_type(decl, ty);
        self.document(decl, docs);
        self.at_home(decl);
        if self.is_of_interest(place.to(end)) {
            self.naming = Some(name(ident));
            let value = self.expr(value);
            self.naming = None;
            self.facts.consts.push((decl, value));
        }
    }

    fn implementation(&mut self, item: &syn::ItemImpl) {
        let owner = types::ty(&item.self_ty);
        let of_trait = item.trait_.as_ref().map(|(path, _)| types::of_path(path));
        let trait_place = item.trait_.as_ref().map(|(path, _)| types::path_place(path));
        let place = trait_place.unwrap_or_default().to(types::place(&item.self_ty));
        let start = at(item.impl_token.span);
        self.facts.impls.push(Impl {
            of_trait: of_trait.clone(),
            owner: owner.clone(),
            at: start.to(place),
            module: self.module,
            in_test: self.in_test,
        });
        let trait_name = of_trait.as_ref().and_then(|ty| ty.name().map(Name::from));
        let before = std::mem::replace(&mut self.of_trait, trait_name);
        let home = self.home.replace(owner);
        for part in &item.items {
            match part {
                syn::ImplItem::Fn(function) => {
                    self.method(&function.attrs, part, &function.sig, Some(&function.block));
                }
                syn::ImplItem::Const(item) => {
                    let docs = attributes::read(&item.attrs).docs;
                    self.extent(part, &item.attrs);
                    self.constant(
                        DeclKind::Const,
                        &item.ident,
                        &item.ty,
                        (&item.expr, at(item.semi_token.span)),
                        docs,
                    );
                }
                syn::ImplItem::Type(item) => {
                    let ident = at(item.ident.span());
                    let decl = self.declare(DeclKind::AssocType, name(&item.ident), ident);
                    self.set_type(decl, &item.ty);
                }
                syn::ImplItem::Macro(item) => self.unseen(&super::last_name(&item.mac.path)),
                _ => {}
            }
        }
        self.home = home;
        self.of_trait = before;
    }

    fn trait_items(&mut self, item: &syn::ItemTrait) {
        let home = self.home.replace(Ty::named(&name(&item.ident)));
        let before = self.of_trait.replace(name(&item.ident));
        for part in &item.items {
            match part {
                syn::TraitItem::Fn(function) => {
                    let body = function.default.as_ref();
                    self.method(&function.attrs, part, &function.sig, body);
                }
                syn::TraitItem::Const(item) => {
                    let decl =
                        self.declare(DeclKind::Const, name(&item.ident), at(item.ident.span()));
                    self.set_type(decl, &item.ty);
                    self.at_home(decl);
                }
                _ => {}
            }
        }
        self.of_trait = before;
        self.home = home;
    }

    fn method(
        &mut self,
        attrs: &[syn::Attribute],
        node: &dyn super::Whole,
        sig: &syn::Signature,
        body: Option<&syn::Block>,
    ) {
        self.extent(node, attrs);
        let said = attributes::read(attrs);
        self.facts.unchecked.extend(said.unchecked);
        let before = self.in_test;
        self.in_test |= said.is_test;
        self.function(sig, body, said.docs);
        self.in_test = before;
    }

    fn function(
        &mut self,
        sig: &syn::Signature,
        body: Option<&syn::Block>,
        docs: Option<Box<str>>,
    ) {
        let at_name = at(sig.ident.span());
        let number = index(self.facts.functions.len());
        // Its place is taken before its body adds functions of its own.
        self.facts.functions.push(Function {
            name: name(&sig.ident),
            module: self.module,
            owner: self.home.clone(),
            of_trait: self.of_trait.clone(),
            has_self: sig.receiver().is_some(),
            generics: generics(&sig.generics),
            params: Vec::new(),
            output: None,
            body: None,
            in_test: self.in_test,
        });
        let owner = std::mem::replace(&mut self.owner, Owner::Function(number));
        let params: Vec<_> = sig.inputs.iter().filter_map(|input| self.param(input)).collect();
        let output = match &sig.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => {
                let decl = self.declare(DeclKind::Return, name(&sig.ident), at_name);
                self.set_type(decl, ty);
                self.document(decl, docs);
                Some(decl)
            }
        };
        let body =
            body.filter(|body| self.is_of_interest(at_name.to(at(body.brace_token.span.close()))));
        let (home, of_trait) = (self.home.clone(), self.of_trait.take());
        let body = body.map(|body| self.block(body));
        (self.home, self.of_trait) = (home, of_trait);
        self.owner = owner;
        if let Some(function) = self.facts.functions.get_mut(to_usize(number)) {
            (function.params, function.output, function.body) = (params, output, body);
        }
    }

    fn param(&mut self, input: &syn::FnArg) -> Option<Pat> {
        let syn::FnArg::Typed(typed) = input else {
            return None;
        };
        let inner = self.pat(&typed.pat, DeclKind::Param);
        if let Pat::Bind(decl, _) = &inner {
            self.set_type(*decl, &typed.ty);
        }
        Some(Pat::Typed(Box::new(inner), types::ty(&typed.ty)))
    }
}

fn generics(node: &syn::Generics) -> Vec<(Name, At, Vec<Ty>)> {
    let params = node
        .type_params()
        .map(|param| (name(&param.ident), at(param.ident.span()), types::bounds_of(&param.bounds)));
    let wheres = node.where_clause.iter().flat_map(|clause| &clause.predicates);
    let wheres = wheres.filter_map(|predicate| match predicate {
        syn::WherePredicate::Type(bound) => {
            let bounds = types::bounds_of(&bound.bounds);
            let named = types::ty(&bound.bounded_ty);
            Some((named.name()?.into(), types::place(&bound.bounded_ty), bounds))
        }
        _ => None,
    });
    params.chain(wheres).filter(|(_, _, bounds)| !bounds.is_empty()).collect()
}

/// The attributes of an item.
fn attributes_of(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        _ => &[],
    }
}

pub(super) fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl Lowerer<'_> {
    /// `table! { … }` of diesel; other macros that make items are not seen.
    fn item_macro(&mut self, item: &syn::ItemMacro) {
        let path = segments(&item.mac.path);
        match path.last().map(Name::as_str) {
            Some("table") => self.diesel_table(item.mac.tokens.clone()),
            Some("macro_rules") | None => {}
            Some(last) => {
                self.items_of_macro(last, item.mac.tokens.clone());
            }
        }
    }
}
