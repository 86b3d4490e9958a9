#![doc = include_str!("../../docs/rules/float-money-field.md")]

use super::Found;
use crate::evidence::{Subject, judge, neighbours};
use crate::facts::{Float, Slot, Source, Struct, Table};
use crate::finding::Label;

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for structure in &source.facts.structs {
        for field in &structure.fields {
            let Some(float) = table.float(file, &field.ty) else {
                continue;
            };
            found.extend(field_of(source, structure, field, &float));
        }
    }
    found
}

fn field_of(source: &Source, structure: &Struct, field: &Slot, float: &Float) -> Option<Found> {
    let owner =
        if structure.tuple { structure.parent.as_deref() } else { Some(structure.name.as_str()) };
    let siblings = structure.fields.iter().map(|slot| (slot.name.as_str(), slot.ty.name()));
    let verdict = judge(&Subject {
        name: &field.name,
        owner,
        siblings: neighbours(siblings),
        path: &source.path,
        package: &source.package_name,
        is_type: structure.tuple,
        alias: float.alias.as_deref(),
        ..Subject::default()
    });
    if !verdict.is_money() {
        return None;
    }
    let (name, leaf) = (&field.name, float.leaf);
    let message = if structure.tuple {
        format!("`{name}` is money, but it wraps `{leaf}`")
    } else {
        format!("field `{name}` holds money in `{leaf}`")
    };
    let label = match &float.alias {
        Some(alias) => format!("`{alias}` is `{leaf}`, which cannot hold 0.10"),
        None => format!("`{leaf}` cannot hold 0.10"),
    };
    let named = Label { bytes: field.bytes.clone(), text: "this is money".to_owned() };
    Some(Found {
        bytes: field.ty_bytes.clone(),
        ident: name.clone(),
        message,
        label,
        help: "use a money type, an exact decimal, or an integer number of minor units".to_owned(),
        labels: if structure.tuple { Vec::new() } else { vec![named] },
        verdict,
    })
}
