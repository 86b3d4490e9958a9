//! What a path means in a module: its own items, what it imports, what its globs bring.

use super::{Item, MAX_STEPS, Table, to_usize};
use crate::facts::Name;

/// More modules than that are not looked into for one name: a prelude of preludes has an end.
const MOST_SCOPES: usize = 64;

/// One search for a name: where it was already, so that globs that lead in circles end.
struct Search<'s, W> {
    wanted: &'s W,
    been: Vec<(u32, Name)>,
}

impl Table<'_> {
    /// The items that a path means in a scope.
    pub(super) fn look_up(
        &self,
        scope: u32,
        path: &[Name],
        wanted: impl Fn(&Item) -> bool,
    ) -> &[Item] {
        let mut search = Search { wanted: &wanted, been: Vec::new() };
        self.path_in(scope, path, MAX_STEPS, &mut search)
    }

    fn path_in<W: Fn(&Item) -> bool>(
        &self,
        scope: u32,
        path: &[Name],
        steps: usize,
        search: &mut Search<'_, W>,
    ) -> &[Item] {
        let Some((name, before)) = path.split_last() else {
            return &[];
        };
        let Some(steps) = steps.checked_sub(1) else {
            return &[];
        };
        let home =
            if before.is_empty() { Some(scope) } else { self.scope_at(scope, before, steps) };
        home.map_or(&[], |home| self.name_in(home, name, steps, search))
    }

    fn name_in<W: Fn(&Item) -> bool>(
        &self,
        at: u32,
        name: &Name,
        steps: usize,
        search: &mut Search<'_, W>,
    ) -> &[Item] {
        let Some(scope) = self.scopes.get(to_usize(at)) else {
            return &[];
        };
        let is_here = |(been, of): &(u32, Name)| *been == at && of == name;
        if search.been.iter().any(is_here) || search.been.len() >= MOST_SCOPES {
            return &[];
        }
        if let Some(items) = scope.items.get(name)
            && items.iter().any(search.wanted)
        {
            return items;
        }
        search.been.push((at, name.clone()));
        for path in scope.imports.iter().filter_map(|imports| imports.get(name)) {
            let found = self.path_in(at, path, steps, search);
            if !found.is_empty() {
                return found;
            }
        }
        for from in &scope.globs {
            let found = self.name_in(*from, name, steps, search);
            if !found.is_empty() {
                return found;
            }
        }
        &[]
    }

    /// The module that a path names.
    pub(super) fn scope_at(&self, from: u32, path: &[Name], steps: usize) -> Option<u32> {
        let scope = self.scopes.get(to_usize(from))?;
        let (first, rest) = path.split_first()?;
        let steps = steps.checked_sub(1)?;
        let start = match first.as_str() {
            "crate" => self.root_of(from)?,
            "self" => from,
            "super" => scope.parent,
            name => match scope.children.get(name) {
                Some(child) => *child,
                None => self.outside(from, first, steps)?,
            },
        };
        rest.iter().try_fold(start, |at, next| {
            let scope = self.scopes.get(to_usize(at))?;
            match next.as_str() {
                "super" => Some(scope.parent),
                "self" => Some(at),
                name => scope.children.get(name).copied().or_else(|| {
                    // `use self::inner as outer` makes a path through `outer` lead on.
                    self.imported(at, next, steps)
                }),
            }
        })
    }

    /// A module that is imported, or another crate.
    fn outside(&self, from: u32, name: &Name, steps: usize) -> Option<u32> {
        let krate = self.scopes.get(to_usize(from))?.krate;
        let other = || {
            let krate = self.externs.get(&(krate, name.as_str()))?;
            self.roots.get(krate).copied()
        };
        self.imported(from, name, steps).or_else(other)
    }

    fn imported(&self, from: u32, name: &Name, steps: usize) -> Option<u32> {
        let scope = self.scopes.get(to_usize(from))?;
        let path = scope.imports.iter().find_map(|imports| imports.get(name))?;
        // `use name;` leads out of the crate.
        if path.as_slice() == [name.clone()] {
            return None;
        }
        self.scope_at(from, path, steps.checked_sub(1)?)
    }

    /// The crate's root; where the run does not hold it, the file stands in for it.
    fn root_of(&self, from: u32) -> Option<u32> {
        let scope = self.scopes.get(to_usize(from))?;
        let root = self.roots.get(&scope.krate)?;
        let is_read = self.scopes.get(to_usize(*root)).is_some_and(|root| root.is_read);
        Some(if is_read { *root } else { scope.file })
    }
}
