//! Rounding modes by name, as the vectors name them.

use money::Rounding;

/// The mode with this name.
///
/// # Panics
///
/// When there is none.
#[must_use]
#[expect(clippy::panic, reason = "a vector that names no mode is a fault of the test")]
pub fn mode(name: &str) -> Rounding {
    match name {
        "HalfUp" => Rounding::HalfUp,
        "HalfDown" => Rounding::HalfDown,
        "HalfEven" => Rounding::HalfEven,
        "Up" => Rounding::Up,
        "Down" => Rounding::Down,
        "Ceiling" => Rounding::Ceiling,
        "Floor" => Rounding::Floor,
        "HalfTowardPositive" => Rounding::HalfTowardPositive,
        other => panic!("unknown mode {other}"),
    }
}
