//! Any bytes, any nesting: a report, never a panic, never a hang.

mod support;

use proptest::prelude::*;
use support::{Scratch, fixtures, lint, sources};

/// Lints one file beside a good one, which must be seen whatever the first one holds.
fn survives(name: &str, bytes: &[u8]) -> Option<String> {
    let home = Scratch::new(&[("z.rs", "struct Order { price: f64 }\n")]);
    home.write(name, bytes);
    let report = lint(&home);
    assert!(report.findings.iter().any(|f| f.path.ends_with("z.rs")), "the good file is lost");
    let _ = (report.to_human(true, true), report.to_json(true));
    report.not_read.first().map(|file| file.reason.clone())
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let reason = |bytes: &[u8]| survives("a.rs", bytes).unwrap_or_default();
    assert!(reason(b"fn f() { \xff }").starts_with("is not UTF-8: bad byte at 9"));
    assert!(reason("fn f(fee: f64 {".as_bytes()).starts_with("does not parse: "));
    assert!(reason(&vec![b' '; 9 * 1024 * 1024]).starts_with("is larger than 8 MiB"));
    assert_eq!(reason(b""), "");
    assert_eq!(reason("\u{feff}fn f() {}\r\n".as_bytes()), "");
}

#[test]
fn a_byte_order_mark_a_shebang_and_line_ends_keep_positions_true() {
    let place = |text: &str| {
        let home = Scratch::new(&[("a.rs", text)]);
        let finding = lint(&home).findings.remove(0);
        let marked = text[finding.bytes.clone()].to_owned();
        (finding.start.line, finding.start.column, marked)
    };
    let expected = |line, column| (line, column, "f64".to_owned());
    assert_eq!(place("struct Fee(f64);"), expected(1, 12));
    assert_eq!(place("\u{feff}struct Fee(f64);"), expected(1, 12));
    assert_eq!(place("#!/usr/bin/run\r\n\r\nstruct Fee(f64);\r\n"), expected(3, 12));
    assert_eq!(place("\u{feff}#!/usr/bin/run\nstruct Fee(f64);"), expected(2, 12));
    assert_eq!(place("/* \u{1f4b0}é */ struct Fee(f64);"), expected(1, 21));
}

#[test]
fn deep_nesting_is_refused_before_a_parser_sees_it() {
    for (open, close) in [("(", ")"), ("[", "]"), ("{", "}")] {
        let text =
            format!("fn f(fee: f64) {{ {}{} }}", open.repeat(100_000), close.repeat(100_000));
        let reason = survives("a.rs", text.as_bytes()).unwrap();
        assert!(reason.starts_with("nests brackets 100001 deep"), "{reason}");
        survives("b.rs", format!("fn f(fee: f64) {{ {}", open.repeat(100_000)).as_bytes());
        survives("c.sql", format!("CREATE TABLE a {}", open.repeat(100_000)).as_bytes());
    }
}

/// What recurses without brackets, at the very limit: it must parse or be refused, not overflow.
#[test]
fn long_chains_do_not_overflow_the_stack() {
    const AT_LIMIT: usize = 11_900;
    let body = |part: &str, last: &str, count: usize| {
        format!("fn f(fee: f64) {{ let x = {}{last}; }}", part.repeat(count))
    };
    for (part, last, tokens) in [
        ("!", "1", 1),
        ("- ", "1", 1),
        ("&", "1", 1),
        ("* ", "1", 1),
        ("1 + ", "1", 1),
        ("a = ", "1", 1),
        ("a.", "b", 1),
        ("return ", "1", 1),
        ("|a| ", "1", 2),
        ("1 as u8 + ", "1", 2),
        ("f()?.", "b", 3),
        ("if a { b } else ", "{ c }", 2),
        ("break ", "1", 1),
        ("a..", "b", 2),
    ] {
        survives("a.rs", body(part, last, AT_LIMIT / tokens).as_bytes());
        survives("b.rs", body(part, last, 200_000).as_bytes());
    }
    for (part, end) in
        [("&", "f64"), ("*const ", "f64"), ("A<", ""), ("a::", "b"), ("impl A + ", "B")]
    {
        let ty = |count: usize| {
            let close =
                if part == "A<" { format!("f64{}", ">".repeat(count)) } else { String::new() };
            format!("fn f(fee: f64, a: {}{end}{close}) {{}}", part.repeat(count))
        };
        survives("a.rs", ty(AT_LIMIT / 2).as_bytes());
        survives("b.rs", ty(200_000).as_bytes());
    }
    for part in ["|a, b| ", "f::<u8, A<u8, "] {
        survives("a.rs", body(part, "1", AT_LIMIT / 4).as_bytes());
        survives("b.rs", body(part, "1", 200_000).as_bytes());
    }
    let deep = format!("fn f(fee: f64) {{ {}1{} }}", "(!".repeat(390), ")".repeat(390));
    assert_eq!(survives("a.rs", deep.as_bytes()), None, "what is allowed has to parse");
}

#[test]
fn long_lines_are_reported_without_being_printed() {
    let padding = " ".repeat(1_000_000);
    let home = Scratch::new(&[("a.rs", &format!("struct O {{ {padding} price: f64 }}"))]);
    let text = lint(&home).to_human(false, false);
    assert!(text.contains("a.rs:1:1000020"), "{}", &text[..200.min(text.len())]);
    assert!(text.len() < 1_000);
}

#[test]
fn every_cut_of_every_fixture_is_survived() {
    for file in sources(&fixtures()) {
        let bytes = std::fs::read(&file).unwrap();
        let name = file.file_name().unwrap().to_str().unwrap();
        for at in (0..bytes.len()).step_by(97) {
            survives(name, &bytes[..at]);
            survives(name, &bytes[at..]);
        }
    }
}

/// Text that looks like code more than random bytes do.
fn shreds() -> impl Strategy<Value = String> {
    const PARTS: [&str; 40] = [
        "struct ",
        "fn ",
        "price",
        "f64",
        ": ",
        "{",
        "}",
        "(",
        ")",
        "<",
        ">",
        ",",
        ";",
        "\"",
        "'",
        "r#\"",
        "\"#",
        "/*",
        "*/",
        "//",
        " money-lint: allow(lossy-round) x\n",
        "\n",
        "\\",
        "as ",
        ".round()",
        "parse::<f64>()",
        "type Price = ",
        "let fee = ",
        "CREATE TABLE t (",
        "ALTER TABLE ",
        "price REAL",
        "-- ",
        "é",
        "\u{feff}",
        "100.0",
        "/ ",
        "format!(",
        "Decimal::from_f64(",
        "&'a ",
        "#[x]",
    ];
    prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..60).prop_map(|all| all.concat())
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives("a.rs", &bytes);
        survives("a.sql", &bytes);
    }

    #[test]
    fn any_shreds_of_code_are_survived(text in shreds()) {
        survives("a.rs", text.as_bytes());
        survives("a.sql", text.as_bytes());
    }
}

#[test]
fn wide_files_do_not_take_for_ever() {
    let many = |part: &str| part.repeat(60_000);
    let numbered =
        |part: &str| -> String { (0..60_000).map(|n| part.replace('#', &n.to_string())).collect() };
    survives("a.rs", format!("struct S {{ {} }}", numbered("price#: f64,")).as_bytes());
    survives("b.rs", format!("fn f({}) {{}}", numbered("fee#: f64,")).as_bytes());
    survives("c.rs", numbered("type Price# = f64;").as_bytes());
    survives("d.rs", format!("{}struct S {{ a: A }}", numbered("use a#::A#;")).as_bytes());
    survives("e.rs", many("// money-lint: allow(lossy-round) x\nstatic A: u8 = 0;\n").as_bytes());
    survives("f.sql", format!("CREATE TABLE t ({} x REAL);", numbered("price# REAL,")).as_bytes());
    survives("g.sql", many("CREATE TABLE t (").as_bytes());
    survives("h.rs", many("r#\"").as_bytes());
}

/// Names that lead in circles, and much that flows: every search has an end.
#[test]
fn circles_and_crowds_end() {
    let package = ("Cargo.toml", "[package]\nname = \"a\"\n");
    let lint_all = |files: &[(&str, &str)]| {
        let home = Scratch::new(files);
        home.write("z.rs", b"struct Order { price: f64 }\n");
        let report = lint(&home);
        assert!(report.findings.iter().any(|f| f.path.ends_with("z.rs")), "the good file is lost");
        report
    };
    let globs: Vec<(String, String)> = (0..200)
        .map(|n| {
            let uses: String = (0..200).map(|m| format!("pub use crate::m{m}::*;\n")).collect();
            let text = format!("{uses}pub fn pay{n}(fee: Fee) -> Price {{ fee * 2.5 }}\n");
            (format!("src/m{n}.rs"), text)
        })
        .collect();
    let mods: String = (0..200).map(|n| format!("pub mod m{n};\n")).collect();
    let mut files = vec![package, ("src/lib.rs", mods.as_str())];
    files.extend(globs.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    lint_all(&files);

    let aliases = "type A = B; type B = Vec<A>; struct S { price: A, fee: Option<B> }\n\
                   pub use self::S as T; pub use self::T as S; fn f(t: T) -> f64 { t.price }";
    let _ = lint_all(&[package, ("src/lib.rs", aliases)]);
    let recursive = "struct Node { price: f64, next: Option<Box<Node>>, all: Vec<Node> }\n\
                     fn sum(node: &Node) -> f64 { node.next.next.next.all[0].all[1].price }";
    lint_all(&[package, ("src/lib.rs", recursive)]);

    let crowd: String = (0..3_000)
        .map(|n| {
            let next = (n * 7 + 1) % 3_000;
            format!("fn f{n}(x: f64) -> f64 {{ let price = f{next}(x + price{n}); price * x }}\n")
        })
        .collect();
    lint_all(&[package, ("src/lib.rs", crowd.as_str())]);

    let nested = |open: &str, close: &str, inside: &str, depth: usize| {
        format!(
            "fn f(price: f64) {{ m! {{ {}{inside}{} }} }}",
            open.repeat(depth),
            close.repeat(depth)
        )
    };
    for depth in [10, 100, 300] {
        survives("a.rs", nested("div { a: ", " }", "price.round()", depth).as_bytes());
        survives("b.rs", nested("(", ")", "price, ,, => ; 1.5 +", depth).as_bytes());
        survives("c.rs", nested("x => { ", " }", "|e| price as", depth).as_bytes());
    }
    let sum = format!("fn f(price: f64) {{ let x = {}price; }}", "price * ".repeat(3_000));
    survives("d.rs", sum.as_bytes());
    let tuple = format!("fn f(price: {}f64{}) {{}}", "(f64, ".repeat(300), ")".repeat(300));
    survives("e.rs", tuple.as_bytes());
    let json =
        format!("fn f() {{ json!({}\"price\": 1.5{}) }}", "{\"a\": ".repeat(200), "}".repeat(200));
    survives("f.rs", json.as_bytes());
}
