//! Whether the program has the prelude that `#[diagnostic::…]` is found in.
//!
//! rustc finds the namespaces of tools in the prelude, so `#![no_implicit_prelude]` takes them
//! away, and no spelling brings them back. A macro is not told of that attribute; it can only look
//! for it in the program's text.

use proc_macro2::Span;
use std::path::PathBuf;
use std::{env, fs};

/// True if the attribute stands in the root of the program, or in the file that calls the macro.
pub(crate) fn is_missing() -> bool {
    // The compiler that runs this macro was given the root among its arguments.
    let root = env::args().map(PathBuf::from).find(|argument| {
        let extension = argument.extension();
        extension.is_some_and(|extension| extension == "rs")
    });
    let caller = Span::call_site().unwrap().local_file();
    [root, caller]
        .into_iter()
        .flatten()
        .any(|path| fs::read_to_string(path).is_ok_and(|text| text.contains("no_implicit_prelude")))
}
