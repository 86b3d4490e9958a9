//! A crate that uses `money` must not find its own code ambiguous.
//!
//! Here and not in the workspace's tests, where `serde_json` itself makes these lines ambiguous.

use money as _;

#[test]
fn foreign_comparisons_still_infer() {
    let n = 7;
    assert!(n == "7".parse().unwrap());
    assert!(n < "8".parse().unwrap());
    assert_eq!(2.0 * 1.5 + 1.0, 4.0_f64);
}
