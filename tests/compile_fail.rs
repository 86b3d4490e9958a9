//! What must not compile, and what the compiler says about it.
//!
//! The texts are those of one compiler version, named below; another one's may differ in wording
//! that is not ours, so there the texts are not compared.

#[test]
fn refusals_say_what_to_write() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
