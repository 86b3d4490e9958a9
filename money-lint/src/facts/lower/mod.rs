//! Walks a syntax tree once and keeps plain facts.

mod attributes;
mod expr;
mod items;
mod literal;
mod macros;
mod pat;
mod types;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use cpu_time::ThreadTime;
use proc_macro2::Span;
use syn::spanned::Spanned;

use super::{At, Bytes, Decl, DeclIndex, DeclKind, Extent, Facts, Name, Owner, Pos, Ty};

/// Deeper brackets and longer operator chains would overflow the parser's stack.
const MAX_DEPTH: usize = 400;
const MAX_CHAIN: usize = 12_000;

/// The facts of a file, and the processor time that the parser took.
#[derive(Debug)]
pub(crate) struct Lowered {
    pub(crate) facts: Facts,
    pub(crate) parsing: Duration,
}

/// What of a file is worth keeping.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Limits {
    /// Whether suppressions want to know where nodes end.
    pub(crate) extents: bool,
    /// Whether the whole file is test code.
    pub(crate) in_test: bool,
}

/// Parses Rust text and keeps its facts, or says why not. `scan` tells how deep the text nests and
/// which lines speak of floats or money: the bodies of other functions are not kept.
pub(crate) fn lower(
    text: &str,
    scan: &crate::source::Scan,
    limits: Limits,
) -> Result<Lowered, String> {
    if scan.depth > MAX_DEPTH {
        return Err(format!("nests brackets {} deep: at most {MAX_DEPTH} are read", scan.depth));
    }
    if scan.chain > MAX_CHAIN {
        return Err(format!(
            "chains {} operators in one expression: at most {MAX_CHAIN} are read",
            scan.chain
        ));
    }
    let base = code_start(text);
    let code = text.get(base..).unwrap_or_default();
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let start = ThreadTime::now();
        let file: syn::File = syn::parse_str(code).map_err(|error| {
            let at = error.span().start();
            format!("does not parse: {error} at line {}, column {}", at.line, at.column + 1)
        })?;
        let parsing = start.elapsed();
        let mut lowerer = Lowerer::new(text, base, &scan.interest, limits);
        lowerer.file(&file);
        // Dropping the tree belongs to the parser, too.
        let start = ThreadTime::now();
        drop(file);
        Ok(Lowered { facts: lowerer.facts, parsing: parsing + start.elapsed() })
    }));
    // Positions are copied: without this the source of every file would stay in memory.
    proc_macro2::extra::invalidate_current_thread_spans();
    outcome.unwrap_or_else(|_| Err("does not parse: the parser failed on it".to_owned()))
}

/// The byte after a byte order mark and a shebang line.
fn code_start(text: &str) -> usize {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = text.get(mark..).unwrap_or_default();
    let is_shebang =
        rest.strip_prefix("#!").is_some_and(|line| !line.trim_start().starts_with('['));
    mark + if is_shebang { rest.find('\n').unwrap_or(rest.len()) } else { 0 }
}

struct Lowerer<'t> {
    text: &'t str,
    base: usize,
    /// The lines that speak of floats or money, in order.
    interest: &'t [u32],
    want_extents: bool,
    facts: Facts,
    module: u32,
    owner: Owner,
    in_test: bool,
    /// The `impl` or trait that methods stand in.
    home: Option<Ty>,
    of_trait: Option<Name>,
    /// The constant whose value is being read: it names the columns in a string.
    naming: Option<Name>,
}

impl<'t> Lowerer<'t> {
    fn new(text: &'t str, base: usize, interest: &'t [u32], limits: Limits) -> Self {
        let facts = Facts {
            modules: vec![super::Module::default()],
            in_test: limits.in_test,
            ..Facts::default()
        };
        Self {
            text,
            base,
            interest,
            want_extents: limits.extents,
            facts,
            module: 0,
            owner: Owner::File,
            in_test: limits.in_test,
            home: None,
            of_trait: None,
            naming: None,
        }
    }

    fn bytes(&self, span: Span) -> Bytes {
        let range = span.byte_range();
        range.start + self.base..range.end + self.base
    }

    fn extent(&mut self, node: &dyn Whole, attributes: &[syn::Attribute]) {
        if !self.want_extents {
            return;
        }
        let all = self.bytes(node.whole());
        let after = attributes.last().map(|attribute| self.bytes(attribute.span()).end);
        let gap = |at: usize| {
            let rest = self.text.get(at..).unwrap_or_default();
            at + (rest.len() - rest.trim_start().len())
        };
        let inner = after.map_or(all.start, gap);
        self.facts.extents.push(Extent { outer: all.start, inner, end: all.end });
    }

    /// Whether a line of these speaks of floats or money.
    fn is_of_interest(&self, at: At) -> bool {
        let first = self.interest.partition_point(|line| *line < at.start.line);
        self.interest.get(first).is_some_and(|line| *line <= at.end.line)
    }

    fn declare(&mut self, kind: DeclKind, name: Name, at: At) -> DeclIndex {
        self.facts.decls.push(Decl {
            kind,
            name,
            at,
            ty: None,
            ty_at: at,
            owner: self.owner,
            home: None,
            module: self.module,
            docs: None,
            serde_with: None,
            serde_at: At::default(),
            renamed: None,
            stored: None,
            in_test: self.in_test,
            literal: false,
        });
        index(self.facts.decls.len() - 1)
    }

    fn decl(&mut self, at: DeclIndex) -> Option<&mut Decl> {
        self.facts.decls.get_mut(usize::try_from(at).unwrap_or(usize::MAX))
    }

    fn set_type(&mut self, decl: DeclIndex, ty: &syn::Type) {
        let (lowered, place) = (types::ty(ty), types::place(ty));
        if let Some(decl) = self.decl(decl) {
            decl.ty = Some(lowered);
            decl.ty_at = place;
        }
    }

    fn unseen(&mut self, name: &str) {
        *self.facts.unseen_macros.entry(name.into()).or_default() += 1;
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Where a token stands.
fn at(span: Span) -> At {
    let pos = |at: proc_macro2::LineColumn| Pos { line: index(at.line), column: index(at.column) };
    At { start: pos(span.start()), end: pos(span.end()) }
}

fn name(ident: &syn::Ident) -> Name {
    let text = smol_str::format_smolstr!("{ident}");
    match text.strip_prefix("r#") {
        Some(bare) => bare.into(),
        None => text,
    }
}

fn segments(path: &syn::Path) -> Vec<Name> {
    path.segments.iter().map(|segment| name(&segment.ident)).collect()
}

fn last_name(path: &syn::Path) -> Name {
    path.segments.last().map(|segment| name(&segment.ident)).unwrap_or_default()
}

/// A node with a span, without naming its type. Slow: it prints the node.
trait Whole {
    fn whole(&self) -> Span;
}

impl<T: Spanned> Whole for T {
    fn whole(&self) -> Span {
        self.span()
    }
}
