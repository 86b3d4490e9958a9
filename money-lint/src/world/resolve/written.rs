//! Types as they are written, resolved.

use super::{Item, MAX_STEPS, Ref, Table};
use crate::facts::{Name, Ty};
use crate::world::types::{Float, Leaf, Type};

impl Table<'_> {
    /// The declared type of a field, parameter or constant.
    pub(crate) fn type_of(&self, at: Ref) -> Type {
        let Some(decl) = self.decl(at) else {
            return Type::Unknown;
        };
        match &decl.ty {
            Some(ty) => self.resolve(at.file, decl.module, ty),
            None => Type::Unknown,
        }
    }

    /// The float that a declaration holds as written, through aliases.
    pub(crate) fn float(&self, at: Ref) -> Option<Float> {
        self.written(at)?.1
    }

    /// The type of a declaration as written, and the float that it holds.
    pub(crate) fn written(&self, at: Ref) -> Option<(Type, Option<Float>)> {
        let decl = self.decl(at)?;
        let ty = decl.ty.as_ref()?;
        let mut alias = None;
        let resolved = self.resolve_within(at.file, decl.module, ty, MAX_STEPS, &mut alias);
        let float = resolved.float().map(|(leaf, many)| Float { leaf, alias, many });
        Some((resolved, float))
    }

    /// What a written type is.
    pub(crate) fn resolve(&self, file: u32, module: u32, ty: &Ty) -> Type {
        self.resolve_within(file, module, ty, MAX_STEPS, &mut None)
    }

    fn resolve_within(
        &self,
        file: u32,
        module: u32,
        ty: &Ty,
        steps: usize,
        alias: &mut Option<Name>,
    ) -> Type {
        let Some(steps) = steps.checked_sub(1) else {
            return Type::Unknown;
        };
        let inner =
            |ty: &Ty, alias: &mut Option<Name>| self.resolve_within(file, module, ty, steps, alias);
        match ty {
            Ty::Path { segments, args } => {
                if let Some(found) = primitive(segments) {
                    return found;
                }
                let args: Vec<_> = args.iter().map(|arg| inner(arg, alias)).collect();
                let scope = self.scope_of(file, module);
                self.path_type(scope, segments, args, steps, alias)
            }
            Ty::Tuple(parts) => Type::Tuple(parts.iter().map(|part| inner(part, alias)).collect()),
            Ty::Many(element) => Type::named("[]", vec![inner(element, alias)]),
            // `impl Into<f64>` is no float yet.
            Ty::Bounds(all) => match all.first() {
                Some(first) if !first.name().is_some_and(converts) => inner(first, alias),
                _ => Type::Unknown,
            },
            Ty::Function(..) | Ty::Infer | Ty::Other => Type::Unknown,
        }
    }

    pub(super) fn path_type(
        &self,
        scope: u32,
        segments: &[Name],
        args: Vec<Type>,
        steps: usize,
        alias: &mut Option<Name>,
    ) -> Type {
        let found =
            self.look_up(scope, segments, |item| matches!(item, Item::Struct(_) | Item::Alias(_)));
        let mut resolved = None;
        // A type has alternatives under `cfg`: the one that holds a float counts.
        for item in found {
            match item {
                Item::Struct(at) => return Type::Struct(*at, args),
                Item::Alias(at) => {
                    let Some(decl) = self.decl(*at) else { continue };
                    let Some(ty) = &decl.ty else { continue };
                    let hidden = self.resolve_within(at.file, decl.module, ty, steps, alias);
                    let generics = self.alias_generics(*at);
                    let hidden = substitute(hidden, generics, &args);
                    if hidden.float().is_some() {
                        *alias = Some(decl.name.clone());
                        return hidden;
                    }
                    resolved = Some(hidden);
                }
                Item::Constant(_) | Item::Function(_) => {}
            }
        }
        resolved.unwrap_or_else(|| match segments.last() {
            Some(last) => Type::Named(last.clone(), args),
            None => Type::Unknown,
        })
    }
}

/// The arguments of a generic alias stand where its own names stood: `type Of<T> = Vec<T>`.
fn substitute(ty: Type, generics: &[Name], given: &[Type]) -> Type {
    let all = |parts: Vec<Type>| {
        parts.into_iter().map(|part| substitute(part, generics, given)).collect::<Vec<_>>()
    };
    match ty {
        Type::Named(name, args) if args.is_empty() => {
            let number = generics.iter().position(|generic| *generic == name);
            let argument = number.and_then(|number| given.get(number)).cloned();
            argument.unwrap_or(Type::Named(name, args))
        }
        Type::Named(name, args) => Type::Named(name, all(args)),
        Type::Struct(at, args) => Type::Struct(at, all(args)),
        Type::Tuple(parts) => Type::Tuple(all(parts)),
        other => other,
    }
}

fn converts(name: &str) -> bool {
    matches!(name, "AsRef" | "Borrow" | "From" | "Into" | "ToPrimitive" | "TryFrom" | "TryInto")
}

fn primitive(segments: &[Name]) -> Option<Type> {
    let name = segments.last()?.as_str();
    if segments.len() > 1 && !matches!(segments.first()?.as_str(), "std" | "core") {
        return None;
    }
    match name {
        "f32" => Some(Type::Float(Leaf::F32)),
        "f64" => Some(Type::Float(Leaf::F64)),
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128"
        | "usize" => Some(Type::Int(name.into())),
        "bool" => Some(Type::Bool),
        "str" | "String" | "char" => Some(Type::Text),
        // What databases and arrow formats call floats.
        "Float" | "Float4" if segments.len() == 1 => None,
        _ => None,
    }
}
