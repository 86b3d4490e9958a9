//! What must not compile, and what the compiler says about it.

use std::process::Command;

/// The compiler whose words stand in `ui/*.stderr`, around ours.
const COMPILER: &str = "rustc 1.95.";

/// Another compiler refuses the same, in part in other words: there nothing is compared.
fn is_the_compiler() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output();
    version.is_ok_and(|version| String::from_utf8_lossy(&version.stdout).starts_with(COMPILER))
}

#[test]
fn refusals_say_what_to_write() {
    if !is_the_compiler() {
        println!("SKIPPED: the texts in tests/ui are those of {COMPILER}x");
        return;
    }
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
