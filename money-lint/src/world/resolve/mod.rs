//! One table of all files: resolves paths by crate, module and import.

mod paths;
mod written;

use std::sync::Arc;

use super::types::Type;
use crate::facts::{Decl, DeclKind, Facts, Function, Map, Name, Struct};

/// One parsed file of the run.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path as findings show it.
    pub(crate) path: String,
    /// The name that its manifest gives its package.
    pub(crate) package: Arc<str>,
    /// What the manifest says of the package, in words.
    pub(crate) about: Arc<str>,
    /// What tells its crate from others: a package's library, one of its binaries, a test.
    pub(crate) krate: String,
    /// The path of its module in the crate.
    pub(crate) modules: Vec<Name>,
    pub(crate) externs: Arc<Externs>,
    pub(crate) facts: Facts,
}

/// The crates of the run by the names that code calls them.
pub(crate) type Externs = std::collections::HashMap<String, String>;

/// The place of a thing: the file and its index there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Ref {
    pub(crate) file: u32,
    pub(crate) index: u32,
}

#[derive(Clone, Copy, Debug)]
enum Item {
    Struct(Ref),
    Alias(Ref),
    Constant(Ref),
    Function(Ref),
}

#[derive(Debug, Default)]
struct Scope<'f> {
    krate: u32,
    /// The module around it; the root's is itself.
    parent: u32,
    children: Map<Name, u32>,
    /// The scope of the file that it is in.
    file: u32,
    /// Whether a file of the run is this module.
    is_read: bool,
    items: Map<Name, Vec<Item>>,
    imports: Vec<&'f Map<Name, Vec<Name>>>,
    /// The paths before `::*`, and the modules that those are.
    glob_paths: Vec<&'f Vec<Name>>,
    globs: Vec<u32>,
}

/// A chain of aliases, globs or imports has an end.
const MAX_STEPS: usize = 12;

/// Names of the whole run.
#[derive(Debug)]
pub(crate) struct Table<'f> {
    sources: &'f [Source],
    scopes: Vec<Scope<'f>>,
    /// The root of each crate.
    roots: Map<u32, u32>,
    /// The scopes of the modules of each file.
    of_file: Vec<Vec<u32>>,
    /// By crate and name: the other crates of the run that its code can name.
    externs: Map<(u32, &'f str), u32>,
    methods: Map<(Ref, Name), Ref>,
    /// The methods of each trait's implementations and of its declaration.
    of_traits: Map<(Name, Name), Vec<Ref>>,
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl<'f> Table<'f> {
    pub(crate) fn new(sources: &'f [Source]) -> Self {
        let mut table = Self {
            sources,
            scopes: Vec::new(),
            roots: Map::default(),
            of_file: Vec::new(),
            externs: Map::default(),
            methods: Map::default(),
            of_traits: Map::default(),
        };
        let mut krates: Map<&str, u32> = Map::default();
        for source in sources {
            let next = to_u32(krates.len());
            let krate = *krates.entry(&source.krate).or_insert(next);
            let scopes = table.scopes_of(source, krate);
            table.of_file.push(scopes);
        }
        for source in sources {
            let krate = krates.get(source.krate.as_str()).copied().unwrap_or(0);
            for (name, other) in source.externs.iter() {
                if let Some(other) = krates.get(other.as_str()) {
                    table.externs.insert((krate, name), *other);
                }
            }
        }
        table.find_globs();
        for (file, source) in sources.iter().enumerate() {
            table.items_of(to_u32(file), &source.facts);
        }
        for (file, source) in sources.iter().enumerate() {
            table.methods_of(to_u32(file), &source.facts);
        }
        table
    }

    fn scopes_of(&mut self, source: &'f Source, krate: u32) -> Vec<u32> {
        let root = self.root(krate);
        let home = source.modules.iter().fold(root, |at, name| self.child(at, name));
        let mut scopes = Vec::new();
        for module in &source.facts.modules {
            let at = module.path.iter().fold(home, |at, name| self.child(at, name));
            if let Some(scope) = self.scopes.get_mut(to_usize(at)) {
                (scope.file, scope.is_read) = (home, true);
                scope.imports.push(&module.imports);
                scope.glob_paths.extend(&module.globs);
            }
            scopes.push(at);
        }
        scopes
    }

    fn root(&mut self, krate: u32) -> u32 {
        let next = to_u32(self.scopes.len());
        let root = *self.roots.entry(krate).or_insert(next);
        if root == next {
            self.scopes.push(Scope { krate, parent: next, file: next, ..Scope::default() });
        }
        root
    }

    fn child(&mut self, parent: u32, name: &Name) -> u32 {
        let next = to_u32(self.scopes.len());
        let Some(scope) = self.scopes.get_mut(to_usize(parent)) else {
            return parent;
        };
        let krate = scope.krate;
        let child = *scope.children.entry(name.clone()).or_insert(next);
        if child == next {
            self.scopes.push(Scope { krate, parent, file: next, ..Scope::default() });
        }
        child
    }

    /// Globs lead to the same modules whatever name is looked for.
    fn find_globs(&mut self) {
        for at in 0..self.scopes.len() {
            let paths = self.scopes.get(at).map(|scope| scope.glob_paths.clone());
            let found = paths.unwrap_or_default().into_iter();
            let found = found.filter_map(|path| self.scope_at(to_u32(at), path, MAX_STEPS));
            let mut globs: Vec<u32> = found.filter(|from| *from != to_u32(at)).collect();
            globs.dedup();
            if let Some(scope) = self.scopes.get_mut(at) {
                scope.globs = globs;
            }
        }
    }

    fn items_of(&mut self, file: u32, facts: &'f Facts) {
        let structs = facts.structs.iter().enumerate().filter(|(_, item)| item.parent.is_none());
        for (index, item) in structs {
            let found = Item::Struct(Ref { file, index: to_u32(index) });
            self.add(file, item.module, &item.name, found);
        }
        for (index, decl) in facts.decls.iter().enumerate() {
            let at = Ref { file, index: to_u32(index) };
            match decl.kind {
                DeclKind::Alias => self.add(file, decl.module, &decl.name, Item::Alias(at)),
                DeclKind::Const | DeclKind::Static => {
                    self.add(file, decl.module, &decl.name, Item::Constant(at));
                }
                _ => {}
            }
        }
        for (index, function) in facts.functions.iter().enumerate() {
            if function.owner.is_none() {
                let found = Item::Function(Ref { file, index: to_u32(index) });
                self.add(file, function.module, &function.name, found);
            }
        }
    }

    fn add(&mut self, file: u32, module: u32, name: &Name, item: Item) {
        let scope = self.scope_of(file, module);
        if let Some(scope) = self.scopes.get_mut(to_usize(scope)) {
            scope.items.entry(name.clone()).or_default().push(item);
        }
    }

    fn methods_of(&mut self, file: u32, facts: &'f Facts) {
        for (index, function) in facts.functions.iter().enumerate() {
            let at = Ref { file, index: to_u32(index) };
            if let Some(of_trait) = &function.of_trait {
                let key = (of_trait.clone(), function.name.clone());
                self.of_traits.entry(key).or_default().push(at);
            }
            let Some(owner) = &function.owner else { continue };
            if let Type::Struct(owner, _) = self.resolve(file, function.module, owner) {
                self.methods.entry((owner, function.name.clone())).or_insert(at);
            }
        }
    }

    pub(crate) fn sources(&self) -> &'f [Source] {
        self.sources
    }

    fn facts(&self, file: u32) -> Option<&'f Facts> {
        self.sources.get(to_usize(file)).map(|source| &source.facts)
    }

    pub(crate) fn decl(&self, at: Ref) -> Option<&'f Decl> {
        self.facts(at.file)?.decls.get(to_usize(at.index))
    }

    fn alias_generics(&self, at: Ref) -> &'f [Name] {
        let generics = self.facts(at.file).and_then(|facts| facts.alias_generics.get(&at.index));
        generics.map_or(&[], Vec::as_slice)
    }

    pub(crate) fn structure(&self, at: Ref) -> Option<&'f Struct> {
        self.facts(at.file)?.structs.get(to_usize(at.index))
    }

    pub(crate) fn function(&self, at: Ref) -> Option<&'f Function> {
        self.facts(at.file)?.functions.get(to_usize(at.index))
    }

    fn scope_of(&self, file: u32, module: u32) -> u32 {
        let of_file = self.of_file.get(to_usize(file));
        of_file.and_then(|all| all.get(to_usize(module))).copied().unwrap_or(u32::MAX)
    }

    /// The functions that implement or declare this method of a trait.
    pub(crate) fn of_trait(&self, of_trait: &Name, method: &Name) -> &[Ref] {
        let key = (of_trait.clone(), method.clone());
        self.of_traits.get(&key).map(Vec::as_slice).unwrap_or_default()
    }

    /// All methods of all traits, each with what implements it.
    pub(crate) fn trait_methods(&self) -> impl Iterator<Item = &[Ref]> {
        self.of_traits.values().map(Vec::as_slice).filter(|all| all.len() > 1)
    }

    pub(crate) fn method(&self, owner: Ref, name: &Name) -> Option<Ref> {
        self.methods.get(&(owner, name.clone())).copied()
    }

    pub(crate) fn field(&self, owner: Ref, name: &str) -> Option<Ref> {
        let found = self.structure(owner)?;
        let by_number = || {
            let number = name.parse::<usize>().ok().filter(|_| found.tuple)?;
            found.fields.get(number).copied()
        };
        let index = by_number().or_else(|| {
            let named = |index: &&u32| {
                self.decl(Ref { file: owner.file, index: **index })
                    .is_some_and(|decl| decl.name == name)
            };
            found.fields.iter().find(named).copied()
        })?;
        Some(Ref { file: owner.file, index })
    }

    /// The function or constructor that a path names.
    pub(crate) fn function_at(&self, file: u32, module: u32, path: &[Name]) -> Option<Ref> {
        let scope = self.scope_of(file, module);
        let found = self.look_up(scope, path, |item| matches!(item, Item::Function(_)));
        let free = found.iter().find_map(|item| match item {
            Item::Function(at) => Some(*at),
            _ => None,
        });
        free.or_else(|| {
            let (name, owner) = path.split_last()?;
            let owner = self.struct_at(file, module, owner)?;
            self.method(owner, name)
        })
    }

    pub(crate) fn constant_at(&self, file: u32, module: u32, path: &[Name]) -> Option<Ref> {
        let scope = self.scope_of(file, module);
        let found = self.look_up(scope, path, |item| matches!(item, Item::Constant(_)));
        found.iter().find_map(|item| match item {
            Item::Constant(at) => Some(*at),
            _ => None,
        })
    }

    /// The struct that a path names, through aliases.
    pub(crate) fn struct_at(&self, file: u32, module: u32, path: &[Name]) -> Option<Ref> {
        if path.is_empty() {
            return None;
        }
        let scope = self.scope_of(file, module);
        match self.path_type(scope, path, Vec::new(), MAX_STEPS, &mut None) {
            Type::Struct(at, _) => Some(at),
            _ => None,
        }
    }

    /// The variant `Enum::Variant`.
    pub(crate) fn variant_at(&self, file: u32, module: u32, path: &[Name]) -> Option<Ref> {
        let (name, before) = path.split_last()?;
        let parent = self.struct_at(file, module, before)?;
        self.variant_of(parent, name)
    }

    pub(crate) fn variant_of(&self, parent: Ref, name: &Name) -> Option<Ref> {
        let facts = self.facts(parent.file)?;
        let owner = self.structure(parent)?;
        let is_it = |item: &Struct| {
            item.name == *name
                && item.parent.as_ref() == Some(&owner.name)
                && item.module == owner.module
        };
        let index = facts.structs.iter().position(is_it)?;
        Some(Ref { file: parent.file, index: to_u32(index) })
    }
}
