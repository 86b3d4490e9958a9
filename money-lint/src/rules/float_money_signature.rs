#![doc = include_str!("../../docs/rules/float-money-signature.md")]

use super::Found;
use crate::evidence::{Judge, Subject, judge, neighbours};
use crate::facts::{Function, Slot, Source, Table};
use crate::finding::Label;

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (index, function) in source.facts.functions.iter().enumerate() {
        for param in &function.params {
            found.extend(parameter(table, file, source, function, param));
        }
        found.extend(result(table, file, index, function));
    }
    found
}

fn parameter(
    table: &Table<'_>,
    file: usize,
    source: &Source,
    function: &Function,
    param: &Slot,
) -> Option<Found> {
    let float = table.float(file, &param.ty)?;
    let siblings = function.params.iter().map(|slot| (slot.name.as_str(), slot.ty.name()));
    let verdict = judge(&Subject {
        name: &param.name,
        owner: function.owner.as_deref(),
        siblings: neighbours(siblings),
        function: Some(&function.name),
        path: &source.path,
        package: &source.package_name,
        alias: float.alias.as_deref(),
        ..Subject::default()
    });
    if !verdict.is_money() {
        return None;
    }
    Some(Found {
        bytes: param.ty_bytes.clone(),
        ident: param.name.clone(),
        message: format!("parameter `{}` takes money as `{}`", param.name, float.leaf),
        label: format!("`{}` cannot hold 0.10", float.leaf),
        help: "take a money type, an exact decimal, or an integer number of minor units".to_owned(),
        labels: vec![Label { bytes: param.bytes.clone(), text: "this is money".to_owned() }],
        verdict,
    })
}

fn result(table: &Table<'_>, file: usize, index: usize, function: &Function) -> Option<Found> {
    let (ty, bytes) = function.output.as_ref()?;
    let float = table.float(file, ty)?;
    let name = crate::facts::Name {
        path: vec![function.name.clone()],
        root: None,
        bytes: function.bytes.clone(),
    };
    let verdict = Judge::new(table, file, Some(index))?.target(Some(&name));
    if !verdict.is_money() {
        return None;
    }
    Some(Found {
        bytes: bytes.clone(),
        ident: function.name.clone(),
        message: format!("`{}` returns money as `{}`", function.name, float.leaf),
        label: format!("`{}` cannot hold 0.10", float.leaf),
        help: "return a money type, an exact decimal, or an integer number of minor units"
            .to_owned(),
        labels: vec![Label { bytes: function.bytes.clone(), text: "this is money".to_owned() }],
        verdict,
    })
}
