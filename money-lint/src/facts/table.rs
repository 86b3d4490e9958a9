//! One table of all files: resolves names across the files of a package.

use std::collections::BTreeMap;

use super::{Alias, Facts, Struct, Ty};

/// One parsed file of the run.
#[derive(Debug)]
pub(crate) struct Source {
    /// The path as findings show it.
    pub(crate) path: String,
    /// The directory of its package: what its names are looked up by.
    pub(crate) package: String,
    /// The name that its manifest gives it.
    pub(crate) package_name: String,
    pub(crate) facts: Facts,
}

/// A float type and the alias that hides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Float {
    pub(crate) leaf: &'static str,
    pub(crate) alias: Option<String>,
}

/// Types that hold one value of their first argument.
const TRANSPARENT_TYPES: [&str; 15] = [
    "Arc",
    "Box",
    "Cell",
    "Cow",
    "LazyLock",
    "Mutex",
    "NonNull",
    "OnceCell",
    "OnceLock",
    "Option",
    "Rc",
    "RefCell",
    "Result",
    "RwLock",
    "Saturating",
];

/// An alias may hide an alias, but not without end.
const MAX_ALIAS_STEPS: usize = 16;

/// Names of the whole run.
#[derive(Debug)]
pub(crate) struct Table<'f> {
    sources: &'f [Source],
    aliases: BTreeMap<(&'f str, &'f str), Vec<(usize, &'f Alias)>>,
    structs: BTreeMap<(&'f str, &'f str), Vec<(usize, &'f Struct)>>,
    /// Library name of each package (`money_lint`) to its directory.
    packages: BTreeMap<String, &'f str>,
}

impl<'f> Table<'f> {
    pub(crate) fn new(sources: &'f [Source]) -> Self {
        let mut table = Self {
            sources,
            aliases: BTreeMap::new(),
            structs: BTreeMap::new(),
            packages: BTreeMap::new(),
        };
        for (at, source) in sources.iter().enumerate() {
            let package = source.package.as_str();
            let library = source.package_name.replace('-', "_");
            table.packages.insert(library, package);
            for alias in &source.facts.aliases {
                table.aliases.entry((package, &alias.name)).or_default().push((at, alias));
            }
            for found in source.facts.structs.iter().filter(|found| found.parent.is_none()) {
                table.structs.entry((package, &found.name)).or_default().push((at, found));
            }
        }
        table
    }

    pub(crate) fn sources(&self) -> &'f [Source] {
        self.sources
    }

    /// The float that one value of this type holds.
    pub(crate) fn float(&self, file: usize, ty: &Ty) -> Option<Float> {
        self.float_within(file, ty, MAX_ALIAS_STEPS)
    }

    fn float_within(&self, file: usize, ty: &Ty, steps: usize) -> Option<Float> {
        let (segments, args) = match ty {
            Ty::Path { segments, args } => (segments, args),
            Ty::Wrapped(inner) => return self.float_within(file, inner, steps),
            Ty::Several(_) | Ty::Other => return None,
        };
        let name = segments.last()?.as_str();
        match name {
            "f64" => {
                return Some(Float { leaf: "f64", alias: None });
            }
            "f32" => {
                return Some(Float { leaf: "f32", alias: None });
            }
            _ if TRANSPARENT_TYPES.contains(&name) && !args.is_empty() => {
                return self.float_within(file, args.first()?, steps);
            }
            _ => {}
        }
        // A struct of the file hides an alias of the package.
        let here = self.sources.get(file)?.package.as_str();
        let structs = self.structs.get(&(here, name)).map(Vec::as_slice).unwrap_or_default();
        if structs.iter().any(|(home, _)| *home == file) {
            return None;
        }
        let (home, alias) = self.alias(file, segments)?;
        let found = self.float_within(home, &alias.ty, steps.checked_sub(1)?)?;
        Some(Float { leaf: found.leaf, alias: Some(name.to_owned()) })
    }

    /// Whether the type is known to be something else than a float.
    pub(crate) fn is_exact(&self, file: usize, ty: &Ty) -> bool {
        const GENERIC_LENGTH: usize = 2;
        self.float(file, ty).is_none()
            && ty
                .name()
                .is_some_and(|name| name.len() > GENERIC_LENGTH || name.starts_with(['i', 'u']))
    }

    /// The struct that a type of this file means.
    pub(crate) fn structure(&self, file: usize, ty: &Ty) -> Option<(usize, &'f Struct)> {
        let segments = match ty {
            Ty::Path { segments, args } if args.len() == 1 && segments.len() == 1 => {
                let wrapper = segments.first()?.as_str();
                if TRANSPARENT_TYPES.contains(&wrapper) {
                    return self.structure(file, args.first()?);
                }
                segments
            }
            Ty::Path { segments, .. } => segments,
            Ty::Wrapped(inner) => return self.structure(file, inner),
            Ty::Several(_) | Ty::Other => return None,
        };
        self.look_up(&self.structs, file, segments)
    }

    /// The type of `root.path[1].path[2]…`.
    pub(crate) fn member(&self, file: usize, root: &Ty, members: &[String]) -> Option<(usize, Ty)> {
        let mut at = (file, root.clone());
        for member in members {
            let (home, found) = self.structure(at.0, &at.1)?;
            let field = found.fields.iter().find(|field| field.name == *member)?;
            at = (home, field.ty.clone());
        }
        Some(at)
    }

    fn alias(&self, file: usize, segments: &[String]) -> Option<(usize, &'f Alias)> {
        self.look_up(&self.aliases, file, segments)
    }

    /// Resolves a path as far as names tell: the file itself, then what it imports, then its
    /// package when a path or a glob import leads there. Two answers are no answer.
    fn look_up<T>(
        &self,
        map: &BTreeMap<(&'f str, &'f str), Vec<(usize, &'f T)>>,
        file: usize,
        segments: &[String],
    ) -> Option<(usize, &'f T)> {
        let source = self.sources.get(file)?;
        let facts = &source.facts;
        let (name, qualifiers) = segments.split_last()?;
        let only = |package: &str, name: &str| -> Option<(usize, &'f T)> {
            match map.get(&(package, name))?.as_slice() {
                [one] => Some(*one),
                many => many.iter().find(|(at, _)| *at == file).copied(),
            }
        };
        let local = map
            .get(&(source.package.as_str(), name.as_str()))
            .and_then(|all| all.iter().find(|(at, _)| *at == file));
        let import = facts.imports.get(qualifiers.first().unwrap_or(name));
        match (local, import, qualifiers.first().map(String::as_str)) {
            (Some(local), _, None | Some("Self" | "self")) => Some(*local),
            (_, Some(import), _) => {
                let package = self.package_of(&source.package, import.first()?)?;
                only(package, if qualifiers.is_empty() { import.last()? } else { name })
            }
            (_, None, Some(first)) => only(self.package_of(&source.package, first)?, name),
            (None, None, None) => facts
                .globs
                .iter()
                .find_map(|glob| only(self.package_of(&source.package, glob)?, name)),
        }
    }

    /// The package that a path beginning with `first` leads to, seen from `here`.
    fn package_of(&self, here: &'f str, first: &str) -> Option<&'f str> {
        if matches!(first, "std" | "core" | "alloc") {
            return None;
        }
        if let Some(package) = self.packages.get(first) {
            return Some(package);
        }
        // `crate::`, `super::`, or a module of the package; a foreign crate has no such name there.
        Some(here)
    }
}
