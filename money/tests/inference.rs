//! A crate that uses `money` must not find its own code ambiguous.
//!
//! Here and not in the workspace's tests, where `serde_json` itself makes these lines ambiguous; so
//! it does under the features that bring it in.

#![cfg(not(any(feature = "utoipa_6", feature = "schemars_1")))]

use money as _;

#[test]
fn foreign_comparisons_still_infer() {
    let n = 7;
    assert!(n == "7".parse().unwrap());
    assert!(n < "8".parse().unwrap());
    let half = "0.5".parse().unwrap_or(1.0);
    assert!(2.0 * half + 1.0 > 1.5);
}
