#![doc = include_str!("../../docs/rules/parse-money-as-float.md")]

use super::Found;
use crate::evidence::{Judge, Kind};
use crate::facts::{Site, SiteKind, Table};

pub(super) fn check(table: &Table<'_>, file: usize) -> Vec<Found> {
    let Some(source) = table.sources().get(file) else {
        return Vec::new();
    };
    source.facts.sites.iter().filter_map(|site| parse(table, file, site)).collect()
}

fn parse(table: &Table<'_>, file: usize, site: &Site) -> Option<Found> {
    let SiteKind::Parse { to } = &site.kind else {
        return None;
    };
    let float = table.float(file, to)?;
    let judge = Judge::new(table, file, site.function)?;
    let target = judge.target(site.target.as_ref());
    // What the value is called after parsing says more than the text that it came from.
    let (verdict, ident) = match target.kind {
        Kind::Money => {
            let name = site.target.as_ref().and_then(|target| target.path.last().cloned());
            (target, name.unwrap_or_default())
        }
        Kind::Rate | Kind::NotMoney => return None,
        Kind::Unknown => {
            let ident = site.operand.ident().unwrap_or_default().to_owned();
            (judge.value(&site.operand), ident)
        }
    };
    if !verdict.is_money() {
        return None;
    }
    Some(Found {
        bytes: site.bytes.clone(),
        message: format!("`{ident}` is money, and its text is parsed as `{}`", float.leaf),
        ident,
        label: format!("the digits of the text do not survive `{}`", float.leaf),
        help: "parse into a money type or an exact decimal: both read the digits as written"
            .to_owned(),
        labels: Vec::new(),
        verdict,
    })
}
