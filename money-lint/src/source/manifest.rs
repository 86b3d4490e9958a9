//! What a `Cargo.toml` says, as far as a reader of code needs it. Read without cargo, so a
//! manifest that cargo refuses still says what it can.

use std::collections::BTreeMap;
use std::path::Path;

use toml::{Table, Value};

/// The tables that hold dependencies, the older spellings too.
const DEPENDENCIES: [&str; 5] = [
    "dependencies",
    "dev-dependencies",
    "build-dependencies",
    "dev_dependencies",
    "build_dependencies",
];

/// The manifest of a directory, when there is one that is TOML.
pub(super) fn read(dir: &Path) -> Option<Table> {
    super::read(&dir.join("Cargo.toml")).ok()?.parse().ok()
}

/// A text of `[package]`, which may be inherited from the workspace.
pub(super) fn text(package: &Table, root: Option<&Table>, key: &str) -> Option<String> {
    inherited(package, root, key)?.as_str().map(str::to_owned)
}

/// A list of texts of `[package]`, which may be inherited from the workspace.
pub(super) fn texts(package: &Table, root: Option<&Table>, key: &str) -> Vec<String> {
    let list = inherited(package, root, key).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

fn inherited<'t>(package: &'t Table, root: Option<&'t Table>, key: &str) -> Option<&'t Value> {
    let value = package.get(key)?;
    if is_inherited(value) { root?.get("workspace")?.get("package")?.get(key) } else { Some(value) }
}

fn is_inherited(value: &Value) -> bool {
    value.get("workspace").and_then(Value::as_bool) == Some(true)
}

/// Each dependency by the name that code calls it, with the name of its package.
pub(super) fn dependencies(manifest: &Table, root: Option<&Table>) -> BTreeMap<String, String> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let targets = targets.into_iter().flat_map(|targets| targets.values());
    let tables = std::iter::once(manifest).chain(targets.filter_map(Value::as_table));
    let lists = tables.flat_map(|table| DEPENDENCIES.iter().filter_map(|key| table.get(*key)));
    let mut found = BTreeMap::new();
    for (name, spec) in lists.filter_map(Value::as_table).flatten() {
        let shared = || root?.get("workspace")?.get("dependencies")?.get(name);
        let spec = if is_inherited(spec) { shared() } else { Some(spec) };
        let package = spec.and_then(|spec| spec.get("package")?.as_str()).unwrap_or(name);
        found.insert(name.replace('-', "_"), package.to_owned());
    }
    found
}

/// Whether it is the root of a workspace.
pub(super) fn is_workspace(manifest: &Table) -> bool {
    manifest.contains_key("workspace")
}
