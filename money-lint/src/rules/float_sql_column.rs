#![doc = include_str!("../../docs/rules/float-sql-column.md")]

use super::Found;
use crate::evidence::{Subject, judge, neighbours};
use crate::facts::Table;

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

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for column in &source.facts.columns {
        if !FLOATS.contains(&column.ty.as_str()) {
            continue;
        }
        let verdict = judge(&Subject {
            name: &column.name,
            owner: Some(&column.table),
            siblings: neighbours(column.siblings.iter().map(|name| (name.as_str(), None))),
            path: &source.path,
            package: &source.package_name,
            ..Subject::default()
        });
        if !verdict.is_money() {
            continue;
        }
        let (name, ty) = (&column.name, &column.ty);
        found.push(Found {
            bytes: column.bytes.clone(),
            ident: name.clone(),
            message: format!("column `{}.{name}` stores money as `{ty}`", column.table),
            label: format!("`{ty}` is a binary float: it cannot hold 0.10"),
            help: "use `NUMERIC` with a scale, or an integer number of minor units \
                   (on SQLite always the integer: it has no exact `NUMERIC`)"
                .to_owned(),
            labels: Vec::new(),
            verdict,
        });
    }
    found
}
