//! Checks the answers, measures, and prints a Markdown table; `--tsv FILE` writes the medians,
//! `--only TEXT` keeps the workloads with that text in their name.

use crate::case::Case;
use crate::measure::{WHAT, measure};
use num_rational::BigRational;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The types of `money`: an answer of theirs that is not exact ends the run.
const OURS: [&str; 2] = ["SafeNumber", "Money"];

/// The first peer that has a workload is its reference.
pub fn report(mut all: Vec<Case>) {
    let mut arguments = std::env::args().skip(1);
    let mut tsv = None;
    let mut only = None;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--tsv" => tsv = arguments.next(),
            "--only" => only = arguments.next(),
            other => panic!("unknown argument `{other}`, expected --tsv FILE or --only WORKLOAD"),
        }
    }
    if let Some(only) = &only {
        all.retain(|case| case.workload.contains(only.as_str()));
    }
    let exact = check(&all);
    let medians = measure(&mut all);
    print!("{}", table(&all, &medians, &exact));
    if let Some(file) = tsv {
        let mut text = String::from("workload\tpeer\tmedian_ns\texact\n");
        for ((case, median), exact) in all.iter().zip(&medians).zip(&exact) {
            writeln!(text, "{}\t{}\t{median:.2}\t{exact}", case.workload, case.peer).expect("text");
        }
        std::fs::write(file, text).expect("the file can be written");
    }
}

/// Whether each case answers as the reference does. Ours must.
fn check(all: &[Case]) -> Vec<bool> {
    let mut reference: BTreeMap<&str, Vec<BigRational>> = BTreeMap::new();
    all.iter()
        .map(|case| {
            let answers = (case.answers)();
            assert!(!answers.is_empty(), "{} has no answers", case.workload);
            let exact =
                *reference.entry(&case.workload).or_insert_with(|| answers.clone()) == answers;
            assert!(
                exact || !OURS.contains(&case.peer),
                "{} of {} is wrong",
                case.workload,
                case.peer
            );
            exact
        })
        .collect()
}

fn table(all: &[Case], medians: &[f64], exact: &[bool]) -> String {
    let mut peers: Vec<&str> = Vec::new();
    let mut workloads: Vec<&str> = Vec::new();
    for case in all {
        if !peers.contains(&case.peer) {
            peers.push(case.peer);
        }
        if !workloads.contains(&case.workload.as_str()) {
            workloads.push(&case.workload);
        }
    }
    let mut text =
        format!("| {WHAT} | {} |\n|---|{}\n", peers.join(" | "), "--:|".repeat(peers.len()));
    for workload in workloads {
        write!(text, "| {workload} |").expect("text");
        for peer in &peers {
            let found = all.iter().position(|c| c.peer == *peer && c.workload == workload);
            match found {
                Some(index) => {
                    let mark = if exact[index] { "" } else { "~" };
                    write!(text, " {:.1}{mark} |", medians[index]).expect("text");
                }
                None => text.push_str(" – |"),
            }
        }
        text.push('\n');
    }
    text.push_str("| size in bytes |");
    for peer in &peers {
        let size = all.iter().find(|case| case.peer == *peer).map_or(0, |case| case.size);
        write!(text, " {size} |").expect("text");
    }
    text + "\n\n`~` is not the exact answer.\n"
}
