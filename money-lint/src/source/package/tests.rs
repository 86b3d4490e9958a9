//! Where files belong.

use super::{Package, Packages, Place};
use std::fs;
use std::path::{Path, PathBuf};

/// A directory with files that goes away.
struct Home(PathBuf);

impl Home {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let id = format!("money-lint-package-{name}-{}", std::process::id());
        let home = Self(std::env::temp_dir().join(id));
        for (path, text) in files {
            let path = home.0.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        home
    }

    fn packages(&self, directories: &[&str]) -> Packages {
        let directories: Vec<_> = directories.iter().map(|dir| self.0.join(dir)).collect();
        Packages::read(&directories, std::slice::from_ref(&self.0))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Crate and module of a file, with `!` when it is test code.
fn shown(home: &Home, packages: &Packages, file: &str) -> String {
    let Place { krate, modules, in_tests, .. } = packages.place(&home.0.join(file));
    let krate = Path::new(&krate).strip_prefix(&home.0).unwrap().display().to_string();
    format!("{krate}: {}{}", modules.join("::"), if in_tests { " !" } else { "" })
}

fn package(home: &Home, directory: &str) -> Package {
    let packages = home.packages(&[directory]);
    let at = packages.place(&home.0.join(directory).join("src/lib.rs")).package.unwrap();
    packages.list.get(at).cloned().unwrap()
}

#[test]
fn a_manifest_says_what_code_calls_things() {
    let home = Home::new(
        "names",
        &[
            (
                "Cargo.toml",
                "[workspace]\n[workspace.package]\ndescription = \"A shop\"\n\
                 categories = [\"finance\"]\n[workspace.dependencies]\n\
                 exact-num = { package = \"rust_decimal\", version = \"1\" }\nserde = \"1\"\n",
            ),
            (
                "shop-core/Cargo.toml",
                "[package]\nname = \"shop-core\"\ndescription.workspace = true\n\
                 categories = { workspace = true }\nkeywords = [\"money\"]\n\
                 [dependencies]\nexact-num.workspace = true\nserde = { workspace = true }\n\
                 dec = { package = \"bigdecimal\", version = \"0.4\" }\n\
                 [dev-dependencies]\nproptest = \"1\"\n[build-dependencies]\ncc = \"1\"\n\
                 [target.'cfg(unix)'.dependencies]\nnix-like = \"1\"\n",
            ),
            ("named/Cargo.toml", "[package]\nname = \"a\"\n[lib]\nname = \"b\"\n"),
        ],
    );
    let shop = package(&home, "shop-core");
    assert_eq!((shop.name.as_str(), shop.library.as_str()), ("shop-core", "shop_core"));
    assert_eq!(shop.description.as_deref(), Some("A shop"));
    assert_eq!((shop.keywords, shop.categories), (vec!["money".into()], vec!["finance".into()]));
    let found: Vec<_> =
        shop.dependencies.iter().map(|(code, package)| format!("{code}={package}")).collect();
    let expected = [
        "cc=cc",
        "dec=bigdecimal",
        "exact_num=rust_decimal",
        "nix_like=nix-like",
        "proptest=proptest",
        "serde=serde",
    ];
    assert_eq!(found, expected);
    assert_eq!(package(&home, "named").library, "b");
    let packages = home.packages(&["named", "shop-core"]);
    assert_eq!(packages.place(&home.0.join("docs/a.sql")).package, None, "no package there");
    assert_eq!(packages.named("shop-core"), Some(1));
}

#[test]
fn files_belong_to_the_crates_that_cargo_finds() {
    let home = Home::new(
        "auto",
        &[
            ("Cargo.toml", "[package]\nname = \"a\"\n"),
            ("src/lib.rs", ""),
            ("src/main.rs", ""),
            ("src/bin/big/main.rs", ""),
            ("tests/big/main.rs", ""),
        ],
    );
    let packages = home.packages(&[""]);
    for (file, expected) in [
        ("src/lib.rs", "src/lib.rs: "),
        ("src/main.rs", "src/main.rs: "),
        ("src/a/b.rs", "src/lib.rs: a::b"),
        ("src/a/mod.rs", "src/lib.rs: a"),
        ("src/bin/small.rs", "src/bin/small.rs: "),
        ("src/bin/big/main.rs", "src/bin/big/main.rs: "),
        ("src/bin/big/a.rs", "src/bin/big/main.rs: a"),
        ("tests/small.rs", "tests/small.rs:  !"),
        ("tests/big/main.rs", "tests/big/main.rs:  !"),
        ("tests/big/a/b.rs", "tests/big/main.rs: a::b !"),
        ("tests/support/mod.rs", "tests/support: support !"),
        ("tests/support/a.rs", "tests/support: support::a !"),
        ("benches/a.rs", "benches/a.rs:  !"),
        ("examples/a.rs", "examples/a.rs: "),
        ("build.rs", "build.rs: "),
        ("src/a/tests.rs", "src/lib.rs: a::tests !"),
        ("src/a/tests/b.rs", "src/lib.rs: a::tests::b !"),
        ("src/a_test.rs", "src/lib.rs: a_test !"),
        ("src/latest.rs", "src/lib.rs: latest"),
        ("other/a.rs", ": other::a"),
    ] {
        assert_eq!(shown(&home, &packages, file), expected);
    }
    let library = packages.library_of(0).unwrap();
    assert_eq!(library, packages.place(&home.0.join("src/lib.rs")).krate);
}

#[test]
fn files_belong_to_the_crates_that_the_manifest_lists() {
    let home = Home::new(
        "listed",
        &[
            (
                "Cargo.toml",
                "[package]\nname = \"a\"\nautotests = false\nbuild = \"make.rs\"\n\
                 [lib]\npath = \"./code/all.rs\"\n[[bin]]\nname = \"b\"\npath = \"b/start.rs\"\n\
                 [[bin]]\nname = \"c\"\n[[test]]\nname = \"t\"\npath = \"tests/lib.rs\"\n",
            ),
            ("src/bin/c.rs", ""),
            ("one/Cargo.toml", "[package]\nname = \"o\"\n[[bin]]\npath = \"main.rs\"\n"),
            ("prog/Cargo.toml", "[package]\nname = \"p\"\n"),
            ("prog/src/main.rs", ""),
        ],
    );
    let packages = home.packages(&["", "one", "prog"]);
    for (file, expected) in [
        ("code/all.rs", "code/all.rs: "),
        ("code/a/b.rs", "code/all.rs: a::b"),
        ("b/start.rs", "b/start.rs: "),
        ("b/a.rs", "b/start.rs: a"),
        ("src/bin/c.rs", "src/bin/c.rs: "),
        ("tests/lib.rs", "tests/lib.rs:  !"),
        ("tests/a/mod.rs", "tests/lib.rs: a !"),
        ("tests/b.rs", "tests/lib.rs: b !"),
        ("make.rs", "make.rs: "),
        ("one/main.rs", "one/main.rs: "),
        ("one/a.rs", "one/main.rs: a"),
        ("prog/src/a.rs", "prog/src/main.rs: a"),
    ] {
        assert_eq!(shown(&home, &packages, file), expected);
    }
    let place = |file: &str| packages.place(&home.0.join(file)).package;
    assert_eq!(
        (place("a.rs"), place("one/a.rs"), place("prog/b/c.rs")),
        (Some(0), Some(1), Some(2))
    );
    assert_eq!(packages.library_of(2), None, "a program has none");
}

#[test]
fn without_a_manifest_paths_say_it_all() {
    let home = Home::new("none", &[("a/src/lib.rs", ""), ("broken/Cargo.toml", "[package")]);
    let packages = home.packages(&["broken"]);
    for (file, expected) in [
        ("a/src/lib.rs", "a/src: "),
        ("a/src/b/c.rs", "a/src: b::c"),
        ("a/src/b/mod.rs", "a/src: b"),
        ("x/y.rs", ": x::y"),
        ("tests/y.rs", ": tests::y !"),
    ] {
        assert_eq!(shown(&home, &packages, file), expected);
    }
    let broken = packages.list.first().unwrap();
    assert_eq!((broken.name.as_str(), broken.library.as_str()), ("broken", "broken"));
    let file = home.0.join("x/y.rs");
    let alone = Packages::read(&[], std::slice::from_ref(&file)).place(&file);
    assert_eq!(alone.modules, ["y"]);
}

#[test]
fn the_manifest_above_a_named_path_is_found() {
    let home = Home::new(
        "above",
        &[("Cargo.toml", "[package]\nname = \"a\"\n"), ("src/lib.rs", ""), ("src/b/c.rs", "")],
    );
    let packages = Packages::read(&[], &[home.0.join("src/b")]);
    assert_eq!(shown(&home, &packages, "src/b/c.rs"), "src/lib.rs: b::c");
}
