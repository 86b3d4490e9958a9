//! What a path means in a module: its own items, what it imports, what its globs bring.

use super::{Item, Scope, Table, to_usize};
use crate::facts::Name;

impl<'f> Table<'f> {
    /// What a path means in a scope: its own items, what it imports, what its globs bring.
    pub(super) fn look_up(
        &self,
        scope: u32,
        path: &[Name],
        steps: usize,
        wanted: impl Fn(&Item) -> bool + Copy,
    ) -> Vec<Item> {
        let Some((name, before)) = path.split_last() else {
            return Vec::new();
        };
        let Some(steps) = steps.checked_sub(1) else {
            return Vec::new();
        };
        if before.is_empty() {
            return self.name_in(scope, name, steps, wanted);
        }
        match self.scope_at(scope, before, steps) {
            Some(scope) => self.name_in(scope, name, steps, wanted),
            None => Vec::new(),
        }
    }

    fn name_in(
        &self,
        at: u32,
        name: &Name,
        steps: usize,
        wanted: impl Fn(&Item) -> bool + Copy,
    ) -> Vec<Item> {
        let Some(scope) = self.scopes.get(to_usize(at)) else {
            return Vec::new();
        };
        if let Some(items) = scope.items.get(name) {
            let found: Vec<_> = items.iter().copied().filter(|item| wanted(item)).collect();
            if !found.is_empty() {
                return found;
            }
        }
        for imports in &scope.imports {
            if let Some(path) = imports.get(name) {
                // `use a::a` in module `a` would look itself up for ever; `steps` ends it.
                let found = self.look_up(at, path, steps, wanted);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        for glob in &scope.globs {
            let Some(from) = self.scope_at(at, glob, steps) else { continue };
            if from != at
                && let Some(steps) = steps.checked_sub(2)
            {
                let found = self.name_in(from, name, steps, wanted);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// The module that a path names.
    pub(super) fn scope_at(&self, from: u32, path: &[Name], steps: usize) -> Option<u32> {
        let scope = self.scopes.get(to_usize(from))?;
        let (first, rest) = path.split_first()?;
        let steps = steps.checked_sub(1)?;
        let (krate, mut base, mut rest) = match first.as_str() {
            "crate" => (scope.krate, self.root_of(scope), rest),
            "self" => (scope.krate, scope.path.clone(), rest),
            "super" => {
                let mut base = scope.path.clone();
                base.pop();
                (scope.krate, base, rest)
            }
            _ => {
                let mut child = scope.path.clone();
                child.push(first.clone());
                if self.by_path.contains_key(&(scope.krate, child.clone())) {
                    (scope.krate, child, rest)
                } else if let Some(path) = scope.imports.iter().find_map(|all| all.get(first))
                    && path.as_slice() != [first.clone()]
                {
                    let home = self.scope_at(from, path, steps)?;
                    return if rest.is_empty() { Some(home) } else { self.scope_below(home, rest) };
                } else {
                    (*self.externs.get(&(scope.krate, first.as_str()))?, Vec::new(), rest)
                }
            }
        };
        while let Some((next, after)) = rest.split_first() {
            match next.as_str() {
                "super" => drop(base.pop()),
                "self" => {}
                _ => base.push(next.clone()),
            }
            rest = after;
        }
        self.by_path.get(&(krate, base)).copied()
    }

    /// The path of the crate's root; where the run does not hold it, the file stands in for it.
    fn root_of(&self, scope: &Scope<'f>) -> Vec<Name> {
        let is_known = self.by_path.contains_key(&(scope.krate, Vec::new()));
        if is_known { Vec::new() } else { scope.file.clone() }
    }

    fn scope_below(&self, home: u32, rest: &[Name]) -> Option<u32> {
        let scope = self.scopes.get(to_usize(home))?;
        let mut path = scope.path.clone();
        path.extend(rest.iter().cloned());
        self.by_path.get(&(scope.krate, path)).copied()
    }
}
