//! Medians of interleaved rounds; with the feature `allocations`, counts instead of times.

use crate::case::Case;
#[cfg(not(feature = "allocations"))]
use std::time::Instant;

#[cfg(not(feature = "allocations"))]
const ROUNDS: usize = 15;

#[cfg(feature = "allocations")]
#[global_allocator]
static COUNTING: &stats_alloc::StatsAlloc<std::alloc::System> = &stats_alloc::INSTRUMENTED_SYSTEM;

pub const WHAT: &str = if cfg!(feature = "allocations") { "allocations" } else { "median ns" };

/// Allocations and reallocations of one operation.
#[cfg(feature = "allocations")]
pub fn measure(all: &mut [Case]) -> Vec<f64> {
    let count = |case: &mut Case| {
        let region = stats_alloc::Region::new(COUNTING);
        (case.run)();
        let change = region.change();
        (change.allocations + change.reallocations) as f64 / case.operations as f64
    };
    all.iter_mut().map(count).collect()
}

/// The median over interleaved rounds, in nanoseconds for one operation.
#[cfg(not(feature = "allocations"))]
pub fn measure(all: &mut [Case]) -> Vec<f64> {
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
