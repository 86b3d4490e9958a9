//! Measures `money` beside its peers and prints a Markdown table; `--tsv FILE` writes the medians.

mod input;
mod peer;
mod peers;
mod workloads;

use input::Input;
use num_rational::BigRational;
use peer::Peer;
use std::collections::BTreeMap;
use std::fmt::Write as _;
#[cfg(not(feature = "allocations"))]
use std::time::Instant;
use workloads::{Case, cases};

#[cfg(not(feature = "allocations"))]
const ROUNDS: usize = 15;

#[cfg(feature = "allocations")]
#[global_allocator]
static COUNTING: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

/// Allocations and reallocations of one operation.
#[cfg(feature = "allocations")]
fn measure(all: &mut [Case]) -> Vec<f64> {
    let count = |case: &mut Case| {
        let region = stats_alloc::Region::new(COUNTING);
        (case.run)();
        let change = region.change();
        (change.allocations + change.reallocations) as f64 / case.operations as f64
    };
    all.iter_mut().map(count).collect()
}

fn main() {
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
    let input = Input::new();
    let mut all: Vec<Case> = Vec::new();
    all.extend(cases::<peers::NumRational>(&input));
    all.extend(cases::<peers::Ours>(&input));
    all.extend(cases::<peers::RustDecimal>(&input));
    all.extend(cases::<peers::Dashu>(&input));
    all.extend(cases::<peers::Malachite>(&input));
    #[cfg(feature = "gmp")]
    all.extend(cases::<peers::Gmp>(&input));
    all.extend(cases::<peers::CheckedRatio>(&input));
    all.extend(cases::<peers::Fastnum>(&input));
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

/// Whether each case answers as `BigRational` does. Ours must.
fn check(all: &[Case]) -> Vec<bool> {
    let reference: BTreeMap<&str, Vec<BigRational>> = all
        .iter()
        .filter(|case| case.peer == peers::NumRational::NAME)
        .map(|case| (case.workload, (case.answers)()))
        .collect();
    all.iter()
        .map(|case| {
            let exact = reference.get(case.workload).is_none_or(|want| (case.answers)() == *want);
            assert!(exact || case.peer != peers::Ours::NAME, "{} is wrong", case.workload);
            exact
        })
        .collect()
}

/// The median over interleaved rounds, in nanoseconds for one operation.
#[cfg(not(feature = "allocations"))]
fn measure(all: &mut [Case]) -> Vec<f64> {
    let mut times = vec![Vec::with_capacity(ROUNDS); all.len()];
    for round in 0..=ROUNDS {
        for (case, times) in all.iter_mut().zip(&mut times) {
            // Once untimed, so that the caches hold this case and not the one before it.
            (case.run)();
            let start = Instant::now();
            (case.run)();
            let nanoseconds = start.elapsed().as_nanos() as f64;
            if round > 0 {
                times.push(nanoseconds / case.operations as f64);
            }
        }
    }
    times
        .into_iter()
        .map(|mut times| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2]
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
        if !workloads.contains(&case.workload) {
            workloads.push(case.workload);
        }
    }
    let what = if cfg!(feature = "allocations") { "allocations" } else { "median ns" };
    let mut text =
        format!("| {what} | {} |\n|---|{}\n", peers.join(" | "), "--:|".repeat(peers.len()));
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
