//! Packages, their targets and the place of a file in them, read from the manifests alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use toml::{Table, Value};

use super::manifest;

/// The packages of a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Packages {
    pub(crate) list: Vec<Package>,
    by_directory: BTreeMap<PathBuf, usize>,
    /// What paths without a package are relative to.
    roots: Vec<PathBuf>,
}

/// What a manifest says of its package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Package {
    pub(crate) directory: PathBuf,
    /// Without one in the manifest, or when that is no TOML, the directory's name.
    pub(crate) name: String,
    /// What code calls its library.
    pub(crate) library: String,
    pub(crate) description: Option<String>,
    pub(crate) keywords: Vec<String>,
    pub(crate) categories: Vec<String>,
    /// Each dependency by the name that code calls it, with the name of its package.
    pub(crate) dependencies: BTreeMap<String, String>,
    /// The root files of its crates, relative to the directory: the library first, then what the
    /// manifest lists, then what cargo finds.
    pub(crate) targets: Vec<PathBuf>,
    /// The root files that the manifest calls tests or benchmarks.
    tests: Vec<PathBuf>,
    build: PathBuf,
    /// Directories of which each file is a crate of its own.
    loose: Vec<PathBuf>,
    has_library: bool,
}

/// Where a file belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The nearest package around it, by its number in [`Packages::list`].
    pub(crate) package: Option<usize>,
    /// The crate that it is compiled into: the path of the crate's root file, or of a directory
    /// when the root is not known. Only good for comparing.
    pub(crate) krate: String,
    /// The path of its module, as its own path says it.
    pub(crate) modules: Vec<String>,
    /// It is test code, or a benchmark, as its path says it.
    pub(crate) in_tests: bool,
}

/// A kind of target: its table in the manifest, the key that turns finding off, the directory.
const KINDS: [(&str, &str, &str); 4] = [
    ("bin", "autobins", "src/bin"),
    ("test", "autotests", "tests"),
    ("bench", "autobenches", "benches"),
    ("example", "autoexamples", "examples"),
];

impl Packages {
    /// Reads the manifests of these directories and of those around the roots. All paths are
    /// absolute.
    pub(crate) fn read(directories: &[PathBuf], roots: &[PathBuf]) -> Self {
        let mut manifests = Manifests::default();
        let above = roots.iter().filter_map(|root| around(root));
        let mut all: Vec<_> = above.chain(directories.iter().cloned()).collect();
        all.sort();
        all.dedup();
        let mut packages = Self { roots: roots.to_owned(), ..Self::default() };
        for directory in all {
            let Some(package) = manifests.package(&directory) else { continue };
            packages.by_directory.insert(directory, packages.list.len());
            packages.list.push(package);
        }
        packages
    }

    /// Where a file belongs; looks at no disk.
    pub(crate) fn place(&self, file: &Path) -> Place {
        let nearest = file.ancestors().skip(1).find_map(|dir| self.by_directory.get_key_value(dir));
        let found = nearest.and_then(|(dir, at)| Some((dir, *at, self.list.get(*at)?)));
        let Some((directory, at, package)) = found else { return self.place_alone(file) };
        let inside = file.strip_prefix(directory).unwrap_or(file);
        let (krate, modules) = package.module(inside);
        Place {
            package: Some(at),
            krate: shown(&directory.join(&krate)),
            modules,
            in_tests: is_test_path(inside) || package.tests.contains(&krate),
        }
    }

    /// The place of a file that no manifest claims: below the nearest `src`, or the root.
    fn place_alone(&self, file: &Path) -> Place {
        let roots = self.roots.iter().filter_map(|root| file.strip_prefix(root).ok());
        let inside = roots.min_by_key(|inside| inside.components().count()).unwrap_or(file);
        // A root that is the file itself leaves nothing.
        let name = file.file_name().map_or(file, Path::new);
        let inside = if inside.as_os_str().is_empty() { name } else { inside };
        let is_source = |dir: &&Path| dir.file_name().is_some_and(|name| name == "src");
        let source = inside.ancestors().skip(1).find(is_source).unwrap_or(Path::new(""));
        let below = inside.strip_prefix(source).unwrap_or(inside);
        let root = below.to_str().is_some_and(|name| matches!(name, "lib.rs" | "main.rs"));
        let home = file.to_str().and_then(|file| file.strip_suffix(below.to_str()?));
        Place {
            package: None,
            krate: home.unwrap_or_default().trim_end_matches('/').to_owned(),
            modules: if root { Vec::new() } else { modules_of(below) },
            in_tests: is_test_path(inside),
        }
    }

    /// The package of this name.
    pub(crate) fn named(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|package| package.name == name)
    }

    /// The crate of a package's library, as in [`Place::krate`].
    pub(crate) fn library_of(&self, package: usize) -> Option<String> {
        let package = self.list.get(package).filter(|package| package.has_library)?;
        Some(shown(&package.directory.join(package.targets.first()?)))
    }
}

impl Package {
    fn new(directory: &Path, manifest: &Table, root: Option<&Table>) -> Option<Self> {
        let package = manifest.get("package").or(manifest.get("project"))?.as_table()?;
        let library = manifest.get("lib").and_then(Value::as_table);
        let named = |table: &Table| table.get("name")?.as_str().map(str::to_owned);
        let name = named(package).unwrap_or_else(|| directory_name(directory));
        let library_name = library.and_then(named).unwrap_or_else(|| name.replace('-', "_"));
        let mut found = Self {
            directory: directory.to_owned(),
            name,
            library: library_name,
            description: manifest::text(package, root, "description"),
            keywords: manifest::texts(package, root, "keywords"),
            categories: manifest::texts(package, root, "categories"),
            dependencies: manifest::dependencies(manifest, root),
            ..Self::default()
        };
        found.find_targets(manifest, package);
        Some(found)
    }

    /// A package whose manifest says nothing that can be read.
    fn unreadable(directory: &Path) -> Self {
        let name = directory_name(directory);
        let library = name.replace('-', "_");
        let mut found = Self { directory: directory.to_owned(), name, library, ..Self::default() };
        found.find_targets(&Table::new(), &Table::new());
        found
    }

    fn find_targets(&mut self, manifest: &Table, package: &Table) {
        let path_of = |target: &Value| Some(PathBuf::from(target.get("path")?.as_str()?));
        let library = manifest.get("lib").and_then(path_of);
        let is_there = |path: &PathBuf| self.directory.join(path).is_file();
        let found = Some(PathBuf::from("src/lib.rs")).filter(is_there);
        let library = library.or(found);
        self.has_library = library.is_some();
        let main = Some(PathBuf::from("src/main.rs")).filter(is_there);
        let mut targets: Vec<_> = library.into_iter().collect();
        for (kind, auto, folder) in KINDS {
            let listed = manifest.get(kind).and_then(Value::as_array);
            for target in listed.into_iter().flatten() {
                let path = path_of(target).or_else(|| self.inferred(folder, target));
                if matches!(kind, "test" | "bench") {
                    self.tests.extend(path.as_deref().map(clean));
                }
                targets.extend(path);
            }
            if package.get(auto).and_then(Value::as_bool) != Some(false) {
                targets.extend(self.directories_with_main(folder));
                self.loose.push(folder.into());
            }
        }
        targets.extend(main);
        self.build = package.get("build").and_then(Value::as_str).unwrap_or("build.rs").into();
        for target in targets {
            let clean = clean(&target);
            if !self.targets.contains(&clean) {
                self.targets.push(clean);
            }
        }
    }

    /// The root of a target that is listed by its name alone.
    fn inferred(&self, folder: &str, target: &Value) -> Option<PathBuf> {
        let name = target.get("name")?.as_str()?;
        let candidates = [format!("{folder}/{name}.rs"), format!("{folder}/{name}/main.rs")];
        candidates.into_iter().map(PathBuf::from).find(|path| self.directory.join(path).is_file())
    }

    fn directories_with_main(&self, folder: &str) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.directory.join(folder)).into_iter().flatten().flatten();
        let mains = entries.map(|entry| Path::new(folder).join(entry.file_name()).join("main.rs"));
        let mut mains: Vec<_> = mains.filter(|main| self.directory.join(main).is_file()).collect();
        mains.sort();
        mains
    }

    /// The root of a file's crate, as a relative path, and its module in it.
    fn module(&self, inside: &Path) -> (PathBuf, Vec<String>) {
        if inside == self.build || self.targets.iter().any(|target| target == inside) {
            return (inside.to_owned(), Vec::new());
        }
        let around = self.targets.iter().filter(|target| inside.starts_with(home(target)));
        // The first of the deepest: the library before the program beside it.
        let root = around.rev().max_by_key(|target| depth(home(target)));
        let root_depth = root.map_or(0, |target| depth(home(target)));
        for folder in self.loose.iter().filter(|folder| depth(folder) >= root_depth) {
            let Ok(below) = inside.strip_prefix(folder) else { continue };
            // What is deeper is shared by the crates of this folder, or by some of them.
            let modules = if depth(below) > 1 { modules_of(below) } else { Vec::new() };
            let first = below.iter().next().unwrap_or_default();
            return (folder.join(first), modules);
        }
        let Some(root) = root else {
            let below = inside.strip_prefix("src").unwrap_or(inside);
            return (PathBuf::new(), modules_of(below));
        };
        (root.clone(), modules_of(inside.strip_prefix(home(root)).unwrap_or(inside)))
    }
}

/// The manifests that were read, each once.
#[derive(Debug, Default)]
struct Manifests {
    read: BTreeMap<PathBuf, Option<Rc<Table>>>,
}

impl Manifests {
    fn get(&mut self, directory: &Path) -> Option<Rc<Table>> {
        if let Some(known) = self.read.get(directory) {
            return known.clone();
        }
        let manifest = manifest::read(directory).map(Rc::new);
        self.read.insert(directory.to_owned(), manifest.clone());
        manifest
    }

    /// The package of a directory that holds a manifest; the root of a workspace may be none.
    fn package(&mut self, directory: &Path) -> Option<Package> {
        let Some(manifest) = self.get(directory) else {
            return Some(Package::unreadable(directory));
        };
        let root = self.workspace_of(directory, &manifest);
        Package::new(directory, &manifest, root.as_deref())
    }

    fn workspace_of(&mut self, directory: &Path, manifest: &Rc<Table>) -> Option<Rc<Table>> {
        if manifest::is_workspace(manifest) {
            return Some(Rc::clone(manifest));
        }
        let named = manifest.get("package").and_then(|package| package.get("workspace")?.as_str());
        if let Some(named) = named {
            return self.get(&directory.join(named));
        }
        let mut above = directory.ancestors().skip(1);
        above.find_map(|dir| self.get(dir).filter(|manifest| manifest::is_workspace(manifest)))
    }
}

/// The nearest directory with a manifest at or above a path.
fn around(path: &Path) -> Option<PathBuf> {
    super::find_upwards(path, "Cargo.toml")?.parent().map(Path::to_owned)
}

fn home(target: &Path) -> &Path {
    target.parent().unwrap_or(Path::new(""))
}

fn depth(path: &Path) -> usize {
    path.components().count()
}

/// `a/b.rs` is the module `a::b`, `a/mod.rs` the module `a`.
fn modules_of(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    let mut modules: Vec<_> =
        path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    if modules.last().is_some_and(|last| last == "mod") {
        modules.pop();
    }
    modules
}

/// `./src/a.rs` is `src/a.rs`.
fn clean(target: &Path) -> PathBuf {
    target.components().filter(|part| *part != Component::CurDir).collect()
}

fn is_test_path(inside: &Path) -> bool {
    let stem = inside.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
    let in_folder = home(inside).iter().any(|part| part == "tests");
    in_folder
        || inside.starts_with("benches")
        || matches!(stem.as_ref(), "test" | "tests")
        || stem.ends_with("_test")
        || stem.ends_with("_tests")
}

fn directory_name(directory: &Path) -> String {
    directory.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests;
