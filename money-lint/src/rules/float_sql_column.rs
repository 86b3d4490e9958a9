#![doc = include_str!("../../docs/rules/float-sql-column.md")]

use super::support::World;
use super::{Found, Place};
use crate::evidence::Kind;
use crate::facts::{DeclKind, Holder, SqlColumn, Ty};

/// Types that every database stores as a binary float.
const FLOATS: [&str; 10] = [
    "BINARY_DOUBLE",
    "BINARY_FLOAT",
    "DOUBLE",
    "DOUBLE PRECISION",
    "FLOAT",
    "FLOAT4",
    "FLOAT64",
    "FLOAT8",
    "HALF",
    "REAL",
];

const HELP: &str = "use `NUMERIC` with a scale, or an integer number of minor units \
                    (on SQLite always the integer: it has no exact `NUMERIC`)";

pub(super) fn check(world: &World<'_>, file: u32) -> Vec<Found> {
    let Some(source) = world.source(file) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for column in &source.facts.columns {
        if !FLOATS.contains(&column.ty.as_str()) {
            continue;
        }
        let verdict = world.verdicts.column(file, column);
        if !verdict.is_money() {
            continue;
        }
        let (name, ty) = (&column.name, &column.ty);
        found.push(Found {
            place: Place::Bytes(column.bytes.clone()),
            ident: name.clone(),
            message: message(column),
            label: format!("`{ty}` is a binary float: it cannot hold 0.10"),
            help: HELP.to_owned(),
            labels: Vec::new(),
            verdict,
            in_test: column.in_test || source.facts.in_test,
        });
    }
    found.extend(diesel(world, file));
    found.extend(stored(world, file));
    found
}

fn message(column: &SqlColumn) -> String {
    let SqlColumn { table, name, ty, .. } = column;
    match column.holder {
        Holder::Table | Holder::Type => format!("column `{table}.{name}` stores money as `{ty}`"),
        Holder::Domain => format!("domain `{name}` is money in `{ty}`"),
        Holder::Function => format!("`{name}` of function `{table}` is money in `{ty}`"),
    }
}

/// `amount -> Double` in a `table!` of diesel.
fn diesel<'w>(world: &World<'w>, file: u32) -> impl Iterator<Item = Found> + use<'w> {
    let world = *world;
    let columns = world.decls(file).filter(move |(at, decl)| {
        decl.kind == DeclKind::Column && world.verdicts.kind(*at) == Kind::Money
    });
    columns.filter_map(move |(at, decl)| {
        let ty = diesel_float(decl.ty.as_ref()?)?;
        let table = super::support::owner_name(&world, at, decl).unwrap_or_default();
        let name = &decl.name;
        Some(Found {
            place: Place::At(decl.at.to(decl.ty_at)),
            ident: name.to_string(),
            message: format!("column `{table}.{name}` stores money as `{ty}`"),
            label: format!("`{ty}` is a binary float: it cannot hold 0.10"),
            help: HELP.to_owned(),
            labels: Vec::new(),
            verdict: world.verdicts.decl(at),
            in_test: decl.in_test,
        })
    })
}

/// `#[sea_orm(column_type = "Double")]`, `#[diesel(sql_type = Double)]` on a money field.
fn stored<'w>(world: &World<'w>, file: u32) -> impl Iterator<Item = Found> + use<'w> {
    let world = *world;
    world.decls(file).filter_map(move |(at, decl)| {
        let (ty, place) = decl.stored.as_ref()?;
        let is_float = ["Double", "Float", "Float4", "Float8"].contains(&ty.as_str());
        if !is_float || world.verdicts.kind(at) != Kind::Money {
            return None;
        }
        let name = &decl.name;
        Some(Found {
            place: Place::At(*place),
            ident: name.to_string(),
            message: format!("`{name}` is money, and is stored as `{ty}`"),
            label: format!("`{ty}` is a binary float: it cannot hold 0.10"),
            help: HELP.to_owned(),
            labels: Vec::new(),
            verdict: world.verdicts.decl(at),
            in_test: decl.in_test,
        })
    })
}

fn diesel_float(ty: &Ty) -> Option<&'static str> {
    let Ty::Path { args, .. } = ty else {
        return None;
    };
    match ty.name()? {
        "Double" | "Float8" => Some("Double"),
        "Float" | "Float4" => Some("Float"),
        _ => args.first().and_then(diesel_float),
    }
}
