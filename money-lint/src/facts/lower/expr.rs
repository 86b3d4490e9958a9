//! Expressions and statements.

use super::{At, DeclKind, Lowerer, Name, at, attributes, name, segments, types};
use crate::facts::{Arm, Closure, Expr, ExprKind, Method, Op, Pat, Stmt};

impl Lowerer<'_> {
    pub(super) fn block(&mut self, block: &syn::Block) -> Vec<Stmt> {
        self.statements(&block.stmts)
    }

    pub(super) fn statements(&mut self, statements: &[syn::Stmt]) -> Vec<Stmt> {
        let mut lowered = Vec::with_capacity(statements.len());
        for statement in statements {
            if self.want_extents {
                self.extent(statement, &[]);
            }
            match statement {
                syn::Stmt::Local(local) => lowered.push(self.local(local)),
                // Items of a body belong to no `impl`.
                syn::Stmt::Item(item) => {
                    let home = self.home.take();
                    let owner = std::mem::replace(&mut self.owner, super::Owner::File);
                    self.item(item);
                    (self.owner, self.home) = (owner, home);
                }
                syn::Stmt::Expr(expr, semi) => {
                    lowered.push(Stmt::Expr(self.expr(expr), semi.is_none()));
                }
                syn::Stmt::Macro(call) => {
                    let is_value = call.semi_token.is_none();
                    lowered.push(Stmt::Expr(self.macro_call(&call.mac), is_value));
                }
            }
        }
        lowered
    }

    fn local(&mut self, local: &syn::Local) -> Stmt {
        self.facts.unchecked.extend(attributes::read(&local.attrs).unchecked);
        let init = local.init.as_ref().map(|init| self.expr(&init.expr));
        let diverge = local.init.as_ref().and_then(|init| init.diverge.as_ref());
        let diverge = diverge.map(|(_, expr)| self.expr(expr));
        let pat = self.pat(&local.pat, DeclKind::Let);
        if let Pat::Bind(decl, None) = &pat
            && init.as_ref().is_some_and(is_float_literal)
            && let Some(decl) = self.decl(*decl)
        {
            decl.literal = true;
        }
        Stmt::Let { pat, init, diverge }
    }

    fn boxed(&mut self, node: &syn::Expr) -> Box<Expr> {
        Box::new(self.expr(node))
    }

    fn all<'e>(&mut self, nodes: impl IntoIterator<Item = &'e syn::Expr>) -> Vec<Expr> {
        nodes.into_iter().map(|node| self.expr(node)).collect()
    }

    pub(super) fn expr(&mut self, node: &syn::Expr) -> Expr {
        match node {
            syn::Expr::Paren(inner) => {
                let place = at(inner.paren_token.span.join());
                Expr { at: place, ..self.expr(&inner.expr) }
            }
            syn::Expr::Group(inner) => self.expr(&inner.expr),
            syn::Expr::Reference(inner) => self.expr(&inner.expr),
            syn::Expr::RawAddr(inner) => self.expr(&inner.expr),
            syn::Expr::Await(inner) => self.expr(&inner.base),
            syn::Expr::Path(path) => Expr {
                kind: ExprKind::Path(segments(&path.path), turbofish(&path.path)),
                at: types::path_place(&path.path),
            },
            syn::Expr::Lit(literal) => self.literal(&literal.lit),
            syn::Expr::Field(field) => self.field(field),
            syn::Expr::MethodCall(call) => self.method_call(call),
            syn::Expr::Call(call) => {
                let callee = self.boxed(&call.func);
                let place = callee.at.to(at(call.paren_token.span.close()));
                let args = self.all(&call.args);
                Expr { kind: ExprKind::Call(callee, args), at: place }
            }
            syn::Expr::Macro(call) => self.macro_call(&call.mac),
            syn::Expr::Binary(binary) => self.binary(binary),
            syn::Expr::Assign(assign) => {
                let (left, right) = (self.boxed(&assign.left), self.boxed(&assign.right));
                let place = left.at.to(right.at);
                Expr { kind: ExprKind::Assign(left, right), at: place }
            }
            syn::Expr::Unary(unary) => {
                let inner = self.boxed(&unary.expr);
                let place = match &unary.op {
                    syn::UnOp::Neg(token) => at(token.span).to(inner.at),
                    syn::UnOp::Deref(token) => at(token.span).to(inner.at),
                    syn::UnOp::Not(token) => at(token.span).to(inner.at),
                    _ => inner.at,
                };
                Expr { kind: ExprKind::Unary(inner), at: place }
            }
            syn::Expr::Cast(cast) => {
                let inner = self.boxed(&cast.expr);
                let place = inner.at.to(types::place(&cast.ty));
                Expr { kind: ExprKind::Cast(inner, types::ty(&cast.ty)), at: place }
            }
            syn::Expr::Index(index) => {
                let (base, key) = (self.boxed(&index.expr), self.boxed(&index.index));
                let place = base.at.to(at(index.bracket_token.span.close()));
                Expr { kind: ExprKind::Index(base, key), at: place }
            }
            syn::Expr::Try(inner) => {
                let value = self.boxed(&inner.expr);
                let place = value.at;
                Expr { kind: ExprKind::Try(value), at: place }
            }
            syn::Expr::Closure(closure) => self.closure(closure),
            syn::Expr::Struct(literal) => self.struct_literal(literal),
            syn::Expr::Tuple(tuple) => Expr {
                kind: ExprKind::Tuple(self.all(&tuple.elems)),
                at: at(tuple.paren_token.span.join()),
            },
            syn::Expr::Array(array) => Expr {
                kind: ExprKind::Array(self.all(&array.elems)),
                at: at(array.bracket_token.span.join()),
            },
            syn::Expr::Repeat(repeat) => Expr {
                kind: ExprKind::Array(vec![self.expr(&repeat.expr)]),
                at: at(repeat.bracket_token.span.join()),
            },
            _ => self.flow(node),
        }
    }

    /// Expressions that steer: blocks, branches, loops, jumps.
    fn flow(&mut self, node: &syn::Expr) -> Expr {
        match node {
            syn::Expr::Block(inner) => self.block_expr(&inner.block),
            syn::Expr::Unsafe(inner) => self.block_expr(&inner.block),
            syn::Expr::Async(inner) => self.block_expr(&inner.block),
            syn::Expr::Const(inner) => self.block_expr(&inner.block),
            syn::Expr::TryBlock(inner) => self.block_expr(&inner.block),
            syn::Expr::If(branch) => {
                let place = at(branch.if_token.span);
                let condition = self.boxed(&branch.cond);
                let then = self.block(&branch.then_branch);
                let other = branch.else_branch.as_ref().map(|(_, other)| self.boxed(other));
                Expr { kind: ExprKind::If(condition, then, other), at: place }
            }
            syn::Expr::Match(choice) => {
                let place = at(choice.match_token.span);
                let value = self.boxed(&choice.expr);
                let arms = choice.arms.iter().map(|arm| self.arm(arm)).collect();
                Expr { kind: ExprKind::Match(value, arms), at: place }
            }
            syn::Expr::ForLoop(each) => {
                let place = at(each.for_token.span);
                let items = self.boxed(&each.expr);
                let pat = self.pat(&each.pat, DeclKind::Let);
                let body = self.block(&each.body);
                Expr { kind: ExprKind::For(pat, items, body), at: place }
            }
            syn::Expr::While(each) => {
                let place = at(each.while_token.span);
                let condition = self.boxed(&each.cond);
                let body = self.block(&each.body);
                Expr { kind: ExprKind::Loop(Some(condition), body), at: place }
            }
            syn::Expr::Loop(each) => {
                let place = at(each.loop_token.span);
                Expr { kind: ExprKind::Loop(None, self.block(&each.body)), at: place }
            }
            syn::Expr::Let(binding) => {
                let value = self.boxed(&binding.expr);
                let pat = self.pat(&binding.pat, DeclKind::Let);
                Expr { kind: ExprKind::Let(pat, value), at: at(binding.let_token.span) }
            }
            syn::Expr::Return(jump) => {
                let value = jump.expr.as_ref().map(|value| self.boxed(value));
                Expr { kind: ExprKind::Return(value), at: at(jump.return_token.span) }
            }
            syn::Expr::Break(jump) => {
                let value = jump.expr.as_ref().map(|value| self.boxed(value));
                Expr { kind: ExprKind::Break(value), at: at(jump.break_token.span) }
            }
            syn::Expr::Range(range) => {
                let start = range.start.as_ref().map(|value| self.boxed(value));
                let end = range.end.as_ref().map(|value| self.boxed(value));
                Expr { kind: ExprKind::Range(start, end), at: At::default() }
            }
            _ => Expr { kind: ExprKind::Other, at: At::default() },
        }
    }

    fn block_expr(&mut self, block: &syn::Block) -> Expr {
        let place = at(block.brace_token.span.open());
        Expr { kind: ExprKind::Block(self.block(block)), at: place }
    }

    fn arm(&mut self, arm: &syn::Arm) -> Arm {
        let pat = self.pat(&arm.pat, DeclKind::Let);
        let guard = match &arm.pat {
            syn::Pat::Guard(guarded) => Some(self.expr(&guarded.guard)),
            _ => None,
        };
        Arm { pat, guard, body: self.expr(&arm.body) }
    }

    pub(super) fn literal(&mut self, literal: &syn::Lit) -> Expr {
        let kind = match literal {
            syn::Lit::Str(text) => {
                let value = text.value();
                if super::literal::may_hold_sql(&value) {
                    self.text_literal(&text.token().to_string(), text.span());
                }
                ExprKind::Text(value.into())
            }
            syn::Lit::Float(number) => {
                ExprKind::Float(number.base10_digits().into(), number.suffix().into())
            }
            syn::Lit::Int(number) if number.suffix().starts_with('f') => {
                ExprKind::Float(number.base10_digits().into(), number.suffix().into())
            }
            syn::Lit::Int(number) => {
                ExprKind::Int(number.base10_digits().into(), number.suffix().into())
            }
            syn::Lit::Bool(_) => ExprKind::Bool,
            _ => ExprKind::Other,
        };
        Expr { kind, at: at(literal.span()) }
    }

    fn field(&mut self, field: &syn::ExprField) -> Expr {
        let base = self.boxed(&field.base);
        let (member, place) = match &field.member {
            syn::Member::Named(member) => (name(member), at(member.span())),
            syn::Member::Unnamed(index) => {
                (smol_str::format_smolstr!("{}", index.index), at(index.span))
            }
        };
        let whole = base.at.to(place);
        Expr { kind: ExprKind::Field(base, member), at: whole }
    }

    fn method_call(&mut self, call: &syn::ExprMethodCall) -> Expr {
        let receiver = self.expr(&call.receiver);
        let name_at = at(call.method.span());
        let place = receiver.at.to(at(call.paren_token.span.close()));
        let types = call.turbofish.as_ref().map(types::arguments).unwrap_or_default();
        let args = self.all(&call.args);
        let method = Method { receiver, name: name(&call.method), name_at, types, args };
        Expr { kind: ExprKind::Method(Box::new(method)), at: place }
    }

    fn binary(&mut self, binary: &syn::ExprBinary) -> Expr {
        let (left, right) = (self.boxed(&binary.left), self.boxed(&binary.right));
        let place = left.at.to(right.at);
        let (op, updates) = operator(&binary.op);
        let kind = if updates {
            ExprKind::Update(op, left, right)
        } else {
            ExprKind::Binary(op, left, right)
        };
        Expr { kind, at: place }
    }

    fn closure(&mut self, closure: &syn::ExprClosure) -> Expr {
        let place = at(closure.inputs_begin.span);
        let params =
            closure.inputs.iter().map(|input| self.pat(input, DeclKind::ClosureParam)).collect();
        let output = match &closure.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => {
                let decl = self.declare(DeclKind::ClosureReturn, Name::default(), place);
                self.set_type(decl, ty);
                Some(decl)
            }
        };
        let body = self.expr(&closure.body);
        Expr { kind: ExprKind::Closure(Box::new(Closure { params, output, body })), at: place }
    }

    fn struct_literal(&mut self, literal: &syn::ExprStruct) -> Expr {
        let mut fields = Vec::with_capacity(literal.fields.len());
        for field in &literal.fields {
            let (member, place) = match &field.member {
                syn::Member::Named(member) => (name(member), at(member.span())),
                syn::Member::Unnamed(index) => {
                    (smol_str::format_smolstr!("{}", index.index), at(index.span))
                }
            };
            fields.push((member, place, self.expr(&field.expr)));
        }
        let rest = literal.rest.as_ref().map(|rest| self.boxed(rest));
        let place = types::path_place(&literal.path);
        Expr { kind: ExprKind::Struct(segments(&literal.path), fields, rest), at: place }
    }
}

fn is_float_literal(value: &Expr) -> bool {
    match &value.kind {
        ExprKind::Float(..) => true,
        ExprKind::Unary(inner) => is_float_literal(inner),
        // `Cell::<f64>::empty()`
        ExprKind::Call(callee, _) => match &callee.kind {
            ExprKind::Path(_, types) => types.iter().any(is_float_type),
            _ => false,
        },
        _ => false,
    }
}

fn is_float_type(ty: &super::Ty) -> bool {
    ty.name().is_some_and(|name| name == "f64" || name == "f32")
}

fn turbofish(path: &syn::Path) -> Vec<super::Ty> {
    let lists = path.segments.iter().filter_map(|segment| match &segment.arguments {
        syn::PathArguments::AngleBracketed(list) => Some(types::arguments(list)),
        _ => None,
    });
    lists.last().unwrap_or_default()
}

/// The operator, and whether it writes to its left side.
fn operator(op: &syn::BinOp) -> (Op, bool) {
    use syn::BinOp;
    match op {
        BinOp::Add(_) => (Op::Add, false),
        BinOp::Sub(_) => (Op::Sub, false),
        BinOp::Rem(_) => (Op::Rem, false),
        BinOp::Mul(_) => (Op::Mul, false),
        BinOp::Div(_) => (Op::Div, false),
        BinOp::AddAssign(_) => (Op::Add, true),
        BinOp::SubAssign(_) => (Op::Sub, true),
        BinOp::RemAssign(_) => (Op::Rem, true),
        BinOp::MulAssign(_) => (Op::Mul, true),
        BinOp::DivAssign(_) => (Op::Div, true),
        BinOp::Eq(_) | BinOp::Ne(_) => (Op::Equal, false),
        BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => (Op::Order, false),
        _ => (Op::Other, false),
    }
}
