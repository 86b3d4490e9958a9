//! What happens to a `Quantized` of the `money` crate: its remainder must go somewhere.

use super::{Meaning, SiteKind, Type, Val, Walker, Want};
use crate::facts::{At, DeclIndex, Expr, ExprKind, Method, Name, Pat};

/// A name that holds a `Quantized` or a `Remainder`.
#[derive(Debug)]
struct Held {
    decl: DeclIndex,
    what: &'static str,
    consumed: bool,
    reported: bool,
}

/// The names of one function that hold something whose remainder is not yet booked.
#[derive(Debug, Default)]
pub(super) struct Open {
    held: Vec<Held>,
}

const QUANTIZED: &str = "Quantized";
const REMAINDER: &str = "Remainder";

impl<'f> Walker<'_, 'f> {
    /// The name of a type of ours, whether the run holds its source or not.
    fn is_named(&self, ty: &Type, wanted: &str) -> bool {
        match ty.value() {
            Type::Named(name, _) => name == wanted,
            Type::Struct(at, _) => {
                self.table.structure(*at).is_some_and(|found| found.name == wanted)
            }
            _ => false,
        }
    }

    fn is_quantized(&self, ty: &Type) -> bool {
        self.is_named(ty, QUANTIZED)
    }

    /// `Rounding::HalfUp`, or a name that says so: other crates quantize, too.
    fn names_a_mode(&self, args: &[Expr]) -> bool {
        let says = |name: &Name| name.contains("mode") || name.contains("rounding");
        args.last().is_some_and(|arg| match &arg.kind {
            ExprKind::Path(path, _) => match path.as_slice() {
                [one] => {
                    let local = self.local_named(one).and_then(|local| self.types.get(&local));
                    says(one) || local.is_some_and(|ty| self.is_named(ty, "Rounding"))
                }
                path => path.iter().any(|part| part == "Rounding"),
            },
            ExprKind::Field(_, name) => says(name),
            _ => false,
        })
    }

    /// Methods that make, split or settle a `Quantized`.
    pub(super) fn quantized_method(
        &mut self,
        call: &'f Method,
        receiver: &Val,
        at: At,
        want: Want<'_>,
    ) -> Option<Val> {
        let quantized = || Type::named(QUANTIZED, Vec::new());
        match call.name.as_str() {
            // Other crates have methods of these names: ours takes a mode.
            "quantize" | "quantize_cash" | "quantize_to" if self.names_a_mode(&call.args) => {
                self.arguments_of(call);
                self.site(SiteKind::Quantized, at, receiver.clone(), want);
                Some(Val::of(quantized(), receiver.is.clone()))
            }
            "try_quantize" | "try_quantize_cash" | "try_quantize_to"
                if self.names_a_mode(&call.args) =>
            {
                self.arguments_of(call);
                self.site(SiteKind::Quantized, at, receiver.clone(), want);
                let ty = Type::named("Result", vec![quantized()]);
                Some(Val::of(ty, receiver.is.clone()))
            }
            // The minor units of our `Money` are exact, and wide.
            "minor" if self.is_named(&receiver.ty, "Money") => {
                Some(Val::of(Type::Int("i128".into()), receiver.is.clone()))
            }
            "into_parts" if self.is_quantized(&receiver.ty) => {
                let parts =
                    vec![Type::named("Money", Vec::new()), Type::named(REMAINDER, Vec::new())];
                let is = Meaning::Tuple(vec![receiver.is.clone(), Meaning::Unknown]);
                Some(Val::of(Type::Tuple(parts), is))
            }
            "forgive" if self.is_quantized(&receiver.ty) => {
                self.arguments_of(call);
                self.site(SiteKind::Forgiven, at, receiver.clone(), want);
                Some(Val::of(Type::named("Money", Vec::new()), receiver.is.clone()))
            }
            "settle" | "try_settle" | "exactly" if self.is_quantized(&receiver.ty) => {
                self.arguments_of(call);
                let money = Type::named("Money", Vec::new());
                let ty = match call.name.as_str() {
                    "settle" => money,
                    _ => Type::named("Result", vec![money]),
                };
                Some(Val::of(ty, receiver.is.clone()))
            }
            _ => None,
        }
    }

    fn arguments_of(&mut self, call: &'f Method) {
        let want = Want { is_argument: true, ..Want::NOTHING };
        for arg in &call.args {
            self.expr(arg, want);
            self.consumed(arg);
        }
    }

    fn dropped(&mut self, how: &'static str, at: At) {
        let value = Val::unknown();
        self.site(SiteKind::Dropped { how }, at, value, Want::NOTHING);
    }

    /// `q.into_parts().0`
    pub(super) fn field_read(&mut self, base: &'f Expr, name: &Name, whole: &Val) {
        let is_split = matches!(&base.kind, ExprKind::Method(call) if call.name == "into_parts");
        if is_split
            && name == "0"
            && let Type::Tuple(parts) = &whole.ty
            && parts.iter().any(|part| self.is_named(part, REMAINDER))
        {
            self.dropped("only the amount is taken from it", base.at);
        }
    }

    /// `let (paid, _) = …`, `let _ = …`
    pub(super) fn dropped_pattern(&mut self, pat: &Pat, init: &Expr, value: &Val) {
        if let (Pat::Tuple(parts), Type::Tuple(types)) = (pat, &value.ty) {
            let lost = parts
                .iter()
                .zip(types)
                .any(|(part, ty)| self.is_named(ty, REMAINDER) && matches!(part, Pat::Other));
            if lost {
                self.dropped("its remainder is given to `_`", init.at);
            }
        }
        if matches!(pat, Pat::Other) && self.is_quantized(&value.ty) {
            self.dropped("it is given to `_`", init.at);
        }
    }

    pub(super) fn dropped_statement(&mut self, expr: &Expr, value: &Val) {
        if self.is_quantized(&value.ty) && !matches!(expr.kind, ExprKind::Path(..)) {
            self.dropped("nothing takes it", expr.at);
        }
    }

    /// `drop(q)`, `mem::forget(q)`
    pub(super) fn dropped_argument(&mut self, args: &'f [Expr], at: At) {
        for arg in args {
            let held = self.held_in(arg);
            if let Some(held) = held {
                held.reported = true;
                self.dropped("it is dropped", at);
            } else if let ExprKind::Method(call) = &arg.kind
                && call.name.contains("quantize")
            {
                self.dropped("it is dropped", at);
            }
        }
    }

    fn held_in(&mut self, expr: &Expr) -> Option<&mut Held> {
        let ExprKind::Path(path, _) = &expr.kind else {
            return None;
        };
        let [name] = path.as_slice() else {
            return None;
        };
        let local = self.local_named(name)?;
        self.quantized.held.iter_mut().find(|held| held.decl == local)
    }

    pub(super) fn open_quantized(&mut self, decl: DeclIndex, ty: &Type) {
        let what = if self.is_quantized(ty) && ty.inner().is_none() {
            "it is never settled"
        } else if self.is_named(ty, REMAINDER) {
            "its remainder is never booked"
        } else {
            return;
        };
        let is_let = self
            .facts
            .decls
            .get(super::to_usize(decl))
            .is_some_and(|decl| super::is_local(decl.kind) && decl.ty.is_none());
        if is_let {
            self.quantized.held.push(Held { decl, what, consumed: false, reported: false });
        }
    }

    /// A name is read: whatever reads it may book it.
    pub(super) fn used(&mut self, local: DeclIndex) {
        if let Some(held) = self.quantized.held.iter_mut().find(|held| held.decl == local) {
            held.consumed = true;
        }
    }

    /// Printing books nothing.
    pub(super) fn printed_argument(&mut self, arg: &Expr) {
        if let Some(held) = self.held_in(arg) {
            held.consumed = false;
        }
    }

    pub(super) fn consumed(&mut self, arg: &Expr) {
        if let Some(held) = self.held_in(arg) {
            held.consumed = true;
        }
    }

    /// An early `?` or `return` while something is open.
    pub(super) fn leaving(&mut self, at: At) {
        let open: Vec<_> = self
            .quantized
            .held
            .iter_mut()
            .filter(|held| !held.consumed && !held.reported)
            .collect();
        if open.is_empty() {
            return;
        }
        for held in open {
            held.reported = true;
        }
        self.dropped("the function may leave here before it is settled", at);
    }

    pub(super) fn close_quantized(&mut self) {
        let held = std::mem::take(&mut self.quantized.held);
        for held in held.into_iter().filter(|held| !held.consumed && !held.reported) {
            let at = self.facts.decls.get(super::to_usize(held.decl)).map(|decl| decl.at);
            self.dropped(held.what, at.unwrap_or_default());
        }
    }
}
