//! Work on all processors.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Deep but legal code needs more stack than a thread gets by default. Only touched pages count.
const STACK_BYTES: usize = 256 * 1024 * 1024;

/// Calls `work` for each number below `count`; the results keep their order. Where `work` panics,
/// or no thread could be had, the result is `None`.
pub(crate) fn in_parallel<T: Send>(
    count: usize,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<Option<T>> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(count);
    let next = AtomicUsize::new(0);
    let mut slots: Vec<Option<T>> = (0..count).map(|_| None).collect();
    thread::scope(|scope| {
        let run = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= count {
                    return done;
                }
                // One bad file does not stop the run.
                if let Ok(result) = catch_unwind(AssertUnwindSafe(|| work(at))) {
                    done.push((at, result));
                }
            }
        };
        let spawn = |_| thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, run);
        let threads: Vec<_> = (0..workers).filter_map(|at| spawn(at).ok()).collect();
        for handle in threads {
            for (at, outcome) in handle.join().unwrap_or_default() {
                if let Some(slot) = slots.get_mut(at) {
                    *slot = Some(outcome);
                }
            }
        }
    });
    slots
}

/// Frees something deep and large aside: nobody has to wait for it.
pub(crate) fn free_aside<T: Send + 'static>(thing: T) {
    let free = move || drop(thing);
    drop(thread::Builder::new().stack_size(STACK_BYTES).spawn(free));
}

#[cfg(test)]
mod tests {
    use super::in_parallel;

    #[test]
    fn one_failure_loses_one_result() {
        let found = in_parallel(10, |at| {
            assert!(at != 3, "this one fails on purpose");
            at
        });
        assert_eq!(found.iter().flatten().count(), 9);
        assert_eq!(found.get(3), Some(&None));
    }

    #[test]
    fn results_keep_their_order() {
        let squares: Vec<_> = in_parallel(1_000, |at| at * at).into_iter().flatten().collect();
        assert!(squares.iter().enumerate().all(|(at, square)| *square == at * at));
        assert_eq!(squares.len(), 1_000);
        assert!(in_parallel(0, |at| at).is_empty());
    }
}
