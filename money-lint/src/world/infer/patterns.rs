//! `let` and patterns: names get types and meanings.

use super::{Meaning, Target, Type, Val, Walker, Want};
use crate::facts::{DeclIndex, Expr, Name, Pat};

impl<'f> Walker<'_, 'f> {
    pub(super) fn local(&mut self, pat: &'f Pat, init: Option<&'f Expr>) {
        let declared = match pat {
            Pat::Typed(_, ty) => Some(self.resolve(ty)),
            _ => None,
        };
        let target = match pat {
            Pat::Bind(decl, _) => Target::Decl(self.here(*decl)),
            Pat::Typed(inner, _) => match &**inner {
                Pat::Bind(decl, _) => Target::Decl(self.here(*decl)),
                _ => Target::None,
            },
            _ => Target::None,
        };
        let value = match init {
            Some(init) => {
                let want = Want { ty: declared.as_ref(), target: &target, ..Want::NOTHING };
                let value = self.expr(init, want);
                self.consumed(init);
                self.dropped_pattern(pat, init, &value);
                value
            }
            None => Val::unknown(),
        };
        self.bind(pat, &value);
    }

    /// Gives the names of a pattern the parts of a value.
    pub(super) fn bind(&mut self, pat: &'f Pat, value: &Val) {
        match pat {
            Pat::Bind(decl, inner) => {
                self.name(*decl, value);
                if let Some(inner) = inner {
                    self.bind(inner, value);
                }
            }
            Pat::Typed(inner, ty) => {
                let declared = self.resolve(ty);
                let ty = merge(declared, &value.ty);
                self.bind(inner, &Val::of(ty, value.is.clone()));
            }
            Pat::Tuple(parts) => {
                for (number, part) in parts.iter().enumerate() {
                    let ty = match value.ty.value() {
                        Type::Tuple(types) => types.get(number).cloned(),
                        _ => None,
                    };
                    let is = match &value.is {
                        Meaning::Tuple(all) => all.get(number).cloned().unwrap_or_default(),
                        other => other.of_part(ty.as_ref(), &value.ty),
                    };
                    self.bind(part, &Val::of(ty.unwrap_or(Type::Unknown), is));
                }
            }
            Pat::Slice(parts) => {
                let element = value.element();
                for part in parts {
                    self.bind(part, &element);
                }
            }
            Pat::Or(cases) => cases.iter().for_each(|case| self.bind(case, value)),
            Pat::Variant(path, parts) => self.bind_variant(path, parts, value),
            Pat::Struct(path, fields) => {
                let full = self.absolute(path);
                let (file, module) = (self.file, self.module);
                let variant = self.table.variant_at(file, module, &full);
                let made = variant.or_else(|| self.table.struct_at(file, module, &full));
                for (name, pat) in fields {
                    let field = made.and_then(|made| self.table.field(made, name));
                    let inner = match field {
                        Some(field) => Val::of(self.table.type_of(field), Meaning::Decl(field)),
                        None => Val::of(
                            Type::Unknown,
                            Meaning::Word(name.clone(), full.last().cloned(), false),
                        ),
                    };
                    self.bind(pat, &inner);
                }
            }
            Pat::Other => {}
        }
    }

    fn bind_variant(&mut self, path: &'f [Name], parts: &'f [Pat], value: &Val) {
        if let ([name], [part]) = (path, parts)
            && matches!(name.as_str(), "Some" | "Ok" | "Ready")
        {
            return self.bind(part, &value.inner());
        }
        let full = self.absolute(path);
        let (file, module) = (self.file, self.module);
        let variant = self.table.variant_at(file, module, &full);
        let made = variant.or_else(|| self.table.struct_at(file, module, &full));
        for (number, part) in parts.iter().enumerate() {
            let field = made.and_then(|made| self.table.field(made, &number.to_string()));
            let inner = match field {
                Some(field) => Val::of(self.table.type_of(field), Meaning::Decl(field)),
                None => Val::unknown(),
            };
            self.bind(part, &inner);
        }
    }

    fn name(&mut self, decl: DeclIndex, value: &Val) {
        let Some(found) = self.facts.decls.get(super::to_usize(decl)) else {
            return;
        };
        let declared = found.ty.as_ref().map(|ty| self.resolve(ty));
        let ty = match declared {
            Some(declared) => merge(declared, &value.ty),
            None => value.ty.clone(),
        };
        self.open_quantized(decl, &ty);
        if ty.is_int() {
            self.traced.integers.push(decl);
        }
        self.types.insert(decl, ty);
        self.meanings.insert(decl, value.is.clone());
        self.flow(&Target::Decl(self.here(decl)), value.is.clone());
        self.names.push((found.name.clone(), decl));
    }
}

/// `Vec<_>` learns its element from the value.
fn merge(declared: Type, value: &Type) -> Type {
    let args = match &declared {
        Type::Named(_, args) => args.as_slice(),
        _ => &[],
    };
    let is_open = declared.is_unknown() || args.contains(&Type::Unknown);
    let is_generic = matches!(&declared, Type::Named(_, args) if args.is_empty());
    if (is_open || is_generic) && !value.is_unknown() { value.clone() } else { declared }
}
