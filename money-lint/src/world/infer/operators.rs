//! Operators, assignments, casts and literals.

use super::{Leaf, Meaning, SiteKind, Target, Type, Val, Walker, Want, leaf_named, target_of};
use crate::facts::{At, Expr, ExprKind, Op, Ty};

impl<'f> Walker<'_, 'f> {
    pub(super) fn binary(
        &mut self,
        op: Op,
        left: &'f Expr,
        right: &'f Expr,
        at: At,
        want: Want<'_>,
    ) -> Val {
        let scaled = op == Op::Div && is_power_of_ten(right);
        let through = op.is_arithmetic() && (op.keeps_dimension() || scaled);
        let none = Target::None;
        let target = if through { want.target } else { &none };
        let inside = Want {
            ty: want.ty.filter(|_| op.is_arithmetic()),
            target,
            scaled,
            nested: op.is_arithmetic(),
            is_argument: want.is_argument,
        };
        self.summed += usize::from(op == Op::Add);
        let a = self.expr(left, inside);
        let b = self.expr(right, Want { scaled: false, ..inside });
        self.summed -= usize::from(op == Op::Add);
        if op.keeps_dimension() || matches!(op, Op::Equal | Op::Order) {
            self.alike(&a.is, &b.is);
        }
        if !op.is_arithmetic() {
            match op {
                Op::Equal => self.site(SiteKind::Equal { right: b }, at, a, Want::NOTHING),
                // `(a - b).abs() < tolerance` means `a == b`.
                Op::Order if is_distance(left) => {
                    self.site(SiteKind::Equal { right: b }, at, a, Want::NOTHING);
                }
                Op::Order => self.site(SiteKind::Order { right: b }, at, a, Want::NOTHING),
                _ => {}
            }
            return Val::of(Type::Bool, Meaning::Unknown);
        }
        let ty = arithmetic_type(&a.ty, &b.ty);
        let is = Meaning::pair(op, a.is.clone(), b.is.clone());
        let (by_ten, nested) = (is_power_of_ten(right), want.nested);
        let kind = SiteKind::Arithmetic { op, right: b, by_ten, updates: false, nested };
        self.site(kind, at, a, want);
        Val::of(ty, is)
    }

    pub(super) fn update(&mut self, op: Op, left: &'f Expr, right: &'f Expr, at: At) -> Val {
        let a = self.expr(left, Want::NOTHING);
        let target = if op.keeps_dimension() { target_of(&a.is) } else { Target::None };
        let ty = a.ty.value().clone();
        let want = Want { ty: Some(&ty), target: &target, nested: true, ..Want::NOTHING };
        self.summed += usize::from(op == Op::Add);
        let b = self.expr(right, want);
        self.summed -= usize::from(op == Op::Add);
        if op.keeps_dimension() {
            self.alike(&a.is, &b.is);
        }
        let result = target_of(&a.is);
        let by_ten = is_power_of_ten(right);
        let kind = SiteKind::Arithmetic { op, right: b, by_ten, updates: true, nested: false };
        let want = Want { target: &result, ..Want::NOTHING };
        self.site(kind, at, a, want);
        Val::unknown()
    }

    pub(super) fn assign(&mut self, left: &'f Expr, right: &'f Expr) -> Val {
        let a = self.expr(left, Want::NOTHING);
        let target = target_of(&a.is);
        let want = Want { ty: Some(&a.ty), target: &target, ..Want::NOTHING };
        let b = self.expr(right, want);
        if let Target::Decl(at) = &target
            && at.file == self.file
            && let Some(known) = self.types.get_mut(&at.index)
            && known.is_unknown()
        {
            *known = b.ty.clone();
        }
        self.flow(&target, b.is);
        Val::unknown()
    }

    pub(super) fn cast(&mut self, inner: &'f Expr, ty: &'f Ty, at: At, want: Want<'_>) -> Val {
        let to = self.resolve(ty);
        let value = self.expr(inner, Want { ty: None, nested: false, scaled: false, ..want });
        let mut is = value.is.clone();
        if to.is_float() || to.is_int() {
            let kind = SiteKind::Cast { to: to.clone(), scaled: want.scaled };
            is = self.conversion_site(kind, at, &value, want);
        }
        Val::of(to, is)
    }

    pub(super) fn float_literal(&mut self, suffix: &str, at: At, want: Want<'_>) -> Val {
        let wanted = want.ty.and_then(|ty| match ty.value() {
            Type::Float(leaf) => Some(*leaf),
            _ => None,
        });
        let leaf = leaf_named(suffix).or(wanted).unwrap_or(Leaf::F64);
        let value = Val::of(Type::Float(leaf), Meaning::Number);
        if *want.target != Target::None && !want.is_argument && !want.nested {
            self.site(SiteKind::Literal, at, value.clone(), want);
        }
        value
    }
}

fn arithmetic_type(a: &Type, b: &Type) -> Type {
    let is_literal = |ty: &Type| matches!(ty, Type::Int(_));
    match (a.value(), b.value()) {
        (Type::Float(leaf), _) | (_, Type::Float(leaf)) => Type::Float(*leaf),
        (Type::Unknown, other) if !is_literal(other) => other.clone(),
        (other, _) => other.clone(),
    }
}

/// `(a - b).abs()`
fn is_distance(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Method(call) => {
            call.name == "abs" && matches!(call.receiver.kind, ExprKind::Binary(Op::Sub, _, _))
        }
        _ => false,
    }
}

/// `100.0`, `1e3`, `1_000`.
fn is_power_of_ten(expr: &Expr) -> bool {
    let (ExprKind::Int(digits, _) | ExprKind::Float(digits, _)) = &expr.kind else {
        return false;
    };
    let plain = digits.strip_suffix(".0").or(digits.strip_suffix('.')).unwrap_or(digits);
    plain.len() > 1
        && plain.starts_with('1')
        && (plain.bytes().skip(1).all(|byte| byte == b'0') || plain.starts_with("1e"))
}
