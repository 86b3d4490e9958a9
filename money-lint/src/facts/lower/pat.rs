//! Patterns.

use super::{Lowerer, at, last_name, name, segments, types};
use crate::facts::{DeclKind, Pat};

impl Lowerer<'_> {
    /// Lowers a pattern; its names are declared as `kind`.
    pub(super) fn pat(&mut self, node: &syn::Pat, kind: DeclKind) -> Pat {
        let all = |this: &mut Self, list: &mut dyn Iterator<Item = &syn::Pat>| {
            list.map(|pat| this.pat(pat, kind)).collect::<Vec<_>>()
        };
        match node {
            syn::Pat::Ident(ident) => {
                let decl = self.declare(kind, name(&ident.ident), at(ident.ident.span()));
                let inner = ident.subpat.as_ref().map(|(_, pat)| Box::new(self.pat(pat, kind)));
                Pat::Bind(decl, inner)
            }
            syn::Pat::Paren(inner) => self.pat(&inner.pat, kind),
            syn::Pat::Guard(inner) => self.pat(&inner.pat, kind),
            syn::Pat::Reference(inner) => self.pat(&inner.pat, kind),
            syn::Pat::Tuple(tuple) => Pat::Tuple(all(self, &mut tuple.elems.iter())),
            syn::Pat::TupleStruct(tuple) => {
                Pat::Variant(segments(&tuple.path), all(self, &mut tuple.elems.iter()))
            }
            syn::Pat::Slice(slice) => Pat::Slice(all(self, &mut slice.elems.iter())),
            syn::Pat::Or(or) => Pat::Or(all(self, &mut or.cases.iter())),
            syn::Pat::Struct(structure) => {
                let field = |field: &syn::FieldPat| match &field.member {
                    syn::Member::Named(member) => (name(member), self.pat(&field.pat, kind)),
                    syn::Member::Unnamed(index) => {
                        let text = smol_str::format_smolstr!("{}", index.index);
                        (text, self.pat(&field.pat, kind))
                    }
                };
                let fields = structure.fields.iter().map(field).collect();
                Pat::Struct(segments(&structure.path), fields)
            }
            syn::Pat::Type(typed) => {
                let inner = self.pat(&typed.pat, kind);
                if let Pat::Bind(decl, None) = &inner {
                    self.set_type(*decl, &typed.ty);
                }
                Pat::Typed(Box::new(inner), types::ty(&typed.ty))
            }
            syn::Pat::Path(path) => Pat::Variant(vec![last_name(&path.path)], Vec::new()),
            _ => Pat::Other,
        }
    }
}
