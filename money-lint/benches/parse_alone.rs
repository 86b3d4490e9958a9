//! Reads and parses the Rust files of a directory and does nothing with them.
//! `cargo bench -p money-lint --bench parse_alone -- DIR`

#![allow(clippy::print_stdout, reason = "a program that prints one line")]

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, thread};

use ignore::WalkBuilder;

const STACK_BYTES: usize = 256 * 1024 * 1024;

fn main() {
    let Some(root) = env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        return;
    };
    let start = Instant::now();
    let files = files(&root);
    let (next, lines) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Ok(text) = fs::read_to_string(path) else { continue };
            lines.fetch_add(text.lines().count(), Ordering::Relaxed);
            drop(syn::parse_file(&text));
            proc_macro2::extra::invalidate_current_thread_spans();
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            let built = thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
            drop(built);
        }
    });
    let seconds = start.elapsed().as_secs_f64();
    println!("{} files, {} lines, {seconds:.3} s", files.len(), lines.into_inner());
}

/// The files that the lint would read, too.
fn files(root: &str) -> Vec<PathBuf> {
    let walk = WalkBuilder::new(root).require_git(false).follow_links(false).build();
    let paths = walk.flatten().map(ignore::DirEntry::into_path);
    paths.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}
