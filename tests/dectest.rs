//! The General Decimal Arithmetic test cases that ship with Python, where it is installed.
//!
//! Every case that has an exact meaning is applied: where the expected result is exact it must be
//! ours; where it was rounded to a precision, ours rounded to the same digit must be it. Cases
//! about infinities, NaNs and the limits of an exponent have no exact meaning, and are counted.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::{Rounding, SafeNumber};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const FILES: [&str; 6] = ["add", "subtract", "multiply", "divide", "compare", "quantize"];

/// Where Python keeps the cases, if there is a Python that has them.
fn folder() -> Option<PathBuf> {
    let script = "import os, test; print(os.path.join(os.path.dirname(test.__file__), \
                  'decimaltestdata'))";
    ["python3", "python"].into_iter().find_map(|python| {
        let output = Command::new(python).args(["-c", script]).output().ok()?;
        let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
        folder.join("add.decTest").exists().then_some(folder)
    })
}

/// A number as the cases write it: its value, and the exponent of its last digit.
struct Operand {
    value: SafeNumber,
    exponent: i32,
}

impl Operand {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim_matches(['\'', '"']);
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let exponent: i32 = exponent.parse().ok()?;
        // The cases write `.5` and `5.`, which is no number here.
        let sign = if mantissa.starts_with('-') { "-" } else { "" };
        let digits = mantissa.trim_start_matches(['-', '+']);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = if whole.is_empty() { "0" } else { whole };
        let separator = if fraction.is_empty() { "" } else { "." };
        let text = format!("{sign}{whole}{separator}{fraction}e{exponent}");
        let value = text.parse().ok()?;
        Some(Self { value, exponent: exponent - i32::try_from(fraction.len()).ok()? })
    }
}

/// The value rounded to a multiple of `10^exponent`.
fn rounded(value: &SafeNumber, exponent: i32, mode: Rounding) -> SafeNumber {
    let step = SafeNumber::new(10).pow(exponent);
    value.checked_div(&step).unwrap().quantize_to_scale(0, mode).0 * step
}

fn mode(name: &str) -> Option<Rounding> {
    Some(match name {
        "half_up" => Rounding::HalfUp,
        "half_down" => Rounding::HalfDown,
        "half_even" => Rounding::HalfEven,
        "up" => Rounding::Up,
        "down" => Rounding::Down,
        "ceiling" => Rounding::Ceiling,
        "floor" => Rounding::Floor,
        _ => return None,
    })
}

/// Runs one case; the reason why it was skipped if it was.
fn run(case: &str, rounding: &str) -> Result<(), &'static str> {
    let words: Vec<_> = case.split_whitespace().collect();
    let Some(arrow) = words.iter().position(|word| *word == "->") else { return Err("no result") };
    let (operation, operands) = (words[1].to_lowercase(), &words[2..arrow]);
    let (result, conditions) = (words[arrow + 1], words[arrow + 2..].join(" ").to_lowercase());
    if operands.len() != 2 || case.contains('#') {
        return Err("not a decimal (an encoding, or a null operand)");
    }
    let Some(mode) = mode(rounding) else { return Err("a rounding mode that money does not have") };
    let special = |text: &str| {
        let text = text.trim_matches(['\'', '"', '-', '+']).to_lowercase();
        ["nan", "snan", "inf"].iter().any(|special| text.starts_with(special))
    };
    if operands.iter().any(|operand| special(operand)) {
        return Err("an infinity or NaN goes in");
    }
    let operand = |text: &str| Operand::read(text).ok_or("an exponent beyond our cap");
    let (a, b) = (operand(operands[0])?, operand(operands[1])?);
    let exact = match operation.as_str() {
        "add" => &a.value + &b.value,
        "subtract" => &a.value - &b.value,
        "multiply" => &a.value * &b.value,
        "compare" => SafeNumber::from(match a.value.cmp(&b.value) {
            std::cmp::Ordering::Less => -1,
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => 1,
        }),
        "divide" => {
            let Some(quotient) = a.value.checked_div(&b.value) else {
                assert!(conditions.contains("division_"), "{case}");
                return Ok(());
            };
            quotient
        }
        "quantize" => rounded(&a.value, b.exponent, mode),
        _ => return Err("another operation"),
    };
    if special(result) {
        return Err("the result is an infinity or NaN: a limit of their precision or exponent");
    }
    let limits = ["overflow", "underflow", "subnormal", "clamped"];
    if limits.iter().any(|limit| conditions.contains(limit)) {
        return Err("a limit of their exponent");
    }
    let result = operand(result)?;
    let was_rounded = conditions.contains("inexact") && operation != "quantize";
    let ours = if was_rounded { rounded(&exact, result.exponent, mode) } else { exact };
    assert_eq!(ours, result.value, "{case} ({rounding})");
    Ok(())
}

#[test]
fn general_decimal_arithmetic() {
    let Some(folder) = folder() else {
        println!("SKIPPED: no Python with its test data was found, so no case was run");
        return;
    };
    let mut ran = BTreeMap::<&str, usize>::new();
    let mut skipped = BTreeMap::<&str, usize>::new();
    for file in FILES {
        let bytes = fs::read(folder.join(format!("{file}.decTest"))).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let mut rounding = "half_up".to_owned();
        for line in text.lines().map(|line| line.split("--").next().unwrap_or_default().trim()) {
            if let Some((directive, value)) = line.split_once(':') {
                if directive.trim().eq_ignore_ascii_case("rounding") {
                    rounding = value.trim().to_lowercase();
                }
            } else if !line.is_empty() {
                match run(line, &rounding) {
                    Ok(()) => *ran.entry(file).or_default() += 1,
                    Err(reason) => *skipped.entry(reason).or_default() += 1,
                }
            }
        }
    }
    println!("run: {} cases {ran:?}", ran.values().sum::<usize>());
    println!("skipped: {} cases {skipped:#?}", skipped.values().sum::<usize>());
    assert!(ran.values().all(|count| *count > 100), "{ran:?}");
}
