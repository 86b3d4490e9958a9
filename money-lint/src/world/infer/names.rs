//! Paths, fields and indices: which declaration a name leads to.

use super::{Meaning, Type, Val, Walker, Want, last_name, leaf_named};
use crate::facts::{DeclIndex, Expr, ExprKind, Name};
use crate::world::resolve::Ref;

impl<'f> Walker<'_, 'f> {
    pub(super) fn path(&mut self, path: &'f [Name]) -> Val {
        if let [name] = path {
            if name == "self" {
                return Val::of(self.home.clone().unwrap_or(Type::Unknown), Meaning::Unknown);
            }
            if let Some(local) = self.local_named(name) {
                self.used(local);
                return self.of_local(local);
            }
            if name == "None" {
                return Val::of(Type::named("Option", vec![Type::Unknown]), Meaning::Number);
            }
        }
        if let [ty, _] = path
            && (ty == "f64" || ty == "f32")
        {
            return Val::of(leaf_named(ty).map_or(Type::Unknown, Type::Float), Meaning::Number);
        }
        let path = self.absolute(path);
        if let Some(at) = self.table.constant_at(self.file, self.module, &path) {
            return Val::of(self.type_of(at), Meaning::Decl(at));
        }
        if let Some(at) = self.table.function_at(self.file, self.module, &path) {
            return self.result_of(at);
        }
        if let Some((_, parent)) = path.split_last()
            && let Some(at) = self.table.struct_at(self.file, self.module, parent)
        {
            return Val::of(Type::Struct(at, Vec::new()), Meaning::Unknown);
        }
        match path.as_slice() {
            [.., owner, name] => {
                Val::of(Type::Unknown, Meaning::Word(name.clone(), Some(owner.clone()), false))
            }
            [name] => Val::of(Type::Unknown, Meaning::Word(name.clone(), None, false)),
            [] => Val::unknown(),
        }
    }

    /// `Self::X` as `Type::X`.
    pub(super) fn absolute(&self, path: &[Name]) -> Vec<Name> {
        let first = path.first().filter(|first| *first == "Self");
        let home = first.and_then(|_| match self.home.as_ref()?.value() {
            Type::Struct(at, _) => Some(self.table.structure(*at)?.name.clone()),
            Type::Named(name, _) => Some(name.clone()),
            _ => None,
        });
        match home {
            Some(home) => std::iter::once(home).chain(path.iter().skip(1).cloned()).collect(),
            None => path.to_vec(),
        }
    }

    pub(super) fn local_named(&self, name: &str) -> Option<DeclIndex> {
        self.names.iter().rev().find(|(known, _)| known == name).map(|(_, decl)| *decl)
    }

    pub(super) fn of_local(&self, local: DeclIndex) -> Val {
        let ty = self.types.get(&local).cloned().unwrap_or(Type::Unknown);
        // The parts of a tuple have meanings of their own.
        let is = match self.meanings.get(&local) {
            Some(parts @ Meaning::Tuple(_)) => parts.clone(),
            _ => Meaning::Decl(self.here(local)),
        };
        Val::of(ty, is)
    }

    pub(super) fn field(&mut self, base: &'f Expr, name: &'f Name) -> Val {
        let whole = self.expr(base, Want::NOTHING);
        self.field_read(base, name, &whole);
        self.field_of(&whole, name, last_name(base))
    }

    fn field_of(&mut self, whole: &Val, name: &Name, owner: Option<Name>) -> Val {
        match whole.ty.value() {
            Type::Struct(at, args) => {
                if let Some(field) = self.table.field(*at, name) {
                    let ty = self.field_type(*at, field, args);
                    return Val::of(ty, Meaning::Decl(field));
                }
            }
            Type::Tuple(parts) => {
                if let Ok(number) = name.parse::<usize>() {
                    let ty = parts.get(number).cloned().unwrap_or(Type::Unknown);
                    let is = match &whole.is {
                        Meaning::Tuple(all) => all.get(number).cloned().unwrap_or_default(),
                        other => other.of_part(Some(&ty), &whole.ty),
                    };
                    return Val::of(ty, is);
                }
            }
            _ => {}
        }
        if name.parse::<usize>().is_ok() {
            return Val::of(Type::Unknown, whole.is.clone());
        }
        Val::of(Type::Unknown, Meaning::Word(name.clone(), owner, false))
    }

    /// The type of a field where the struct has these arguments.
    fn field_type(&self, owner: Ref, field: Ref, args: &[Type]) -> Type {
        let ty = self.table.type_of(field);
        let generics = self.table.structure(owner).map(|found| found.generics.as_slice());
        match (&ty, generics) {
            (Type::Named(name, none), Some(generics)) if none.is_empty() => {
                let number = generics.iter().position(|generic| generic == name);
                number.and_then(|number| args.get(number)).cloned().unwrap_or(ty)
            }
            _ => ty,
        }
    }

    pub(super) fn index(&mut self, base: &'f Expr, key: &'f Expr) -> Val {
        let whole = self.expr(base, Want::NOTHING);
        self.expr(key, Want::NOTHING);
        if let ExprKind::Text(text) = &key.kind
            && !whole.ty.is_float()
        {
            let owner = last_name(base);
            let ty = whole.element_of_index().ty;
            return Val::of(ty, Meaning::Word(text.clone(), owner, false));
        }
        if matches!(key.kind, ExprKind::Range(..)) {
            return whole;
        }
        whole.element_of_index()
    }
}
