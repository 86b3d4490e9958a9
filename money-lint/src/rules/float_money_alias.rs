#![doc = include_str!("../../docs/rules/float-money-alias.md")]

use super::Found;
use crate::evidence::{Subject, judge, neighbours};
use crate::facts::Table;
use crate::finding::Label;

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for alias in &source.facts.aliases {
        let Some(float) = table.float(file, &alias.ty) else {
            continue;
        };
        // The aliases of one file explain each other, as the fields of one struct do.
        let siblings = source.facts.aliases.iter().map(|a| (a.name.as_str(), a.ty.name()));
        let verdict = judge(&Subject {
            name: &alias.name,
            siblings: neighbours(siblings),
            path: &source.path,
            package: &source.package_name,
            is_type: true,
            ..Subject::default()
        });
        if !verdict.is_money() {
            continue;
        }
        found.push(Found {
            bytes: alias.ty_bytes.clone(),
            ident: alias.name.clone(),
            message: format!("type `{}` calls `{}` money", alias.name, float.leaf),
            label: format!("`{}` cannot hold 0.10", float.leaf),
            help: "make it an exact type: every use of the alias inherits the float".to_owned(),
            labels: vec![Label { bytes: alias.bytes.clone(), text: "this is money".to_owned() }],
            verdict,
        });
    }
    found
}
