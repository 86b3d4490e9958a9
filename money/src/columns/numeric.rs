//! The binary form of PostgreSQL's NUMERIC, to and from decimal text.
//!
//! Eight bytes of header (count of digits, weight, sign, digits after the point), then the digits
//! in base 10000; a digit is worth `10000^(weight - index)`. All numbers are big-endian 16 bits.

use super::value::WANTED_NUMERIC;
use crate::error::Error;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

const POSITIVE: u16 = 0x0000;
const NEGATIVE: u16 = 0x4000;
const NAN: u16 = 0xc000;
const INFINITY: u16 = 0xd000;
const NEGATIVE_INFINITY: u16 = 0xf000;

/// Decimal digits of a digit.
const GROUP: usize = 4;
/// As many decimal digits as a number may have that is read from text.
const MAX_DIGITS: usize = 10_000;
const WANTED_BYTES: &str = "the binary form of NUMERIC";

/// The binary form of a decimal text: an optional minus, digits, perhaps a point and more digits.
///
/// # Errors
///
/// When the text is anything else, or too long.
pub(super) fn encode(text: &str) -> Result<Vec<u8>, Error> {
    let not_decimal = || Error::column(format!("`{}`", crate::error::excerpt(text)), "a decimal");
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty()
        || !all_digits(whole)
        || !all_digits(fraction)
        || whole.len() + fraction.len() > MAX_DIGITS
    {
        return Err(not_decimal());
    }
    let mut groups = groups(whole, fraction);
    let weight = whole.len().div_ceil(GROUP);
    let leading = groups.iter().take_while(|group| **group == 0).count();
    groups.drain(..leading);
    while groups.last() == Some(&0) {
        groups.pop();
    }
    let sixteen_bits = |count: usize| u16::try_from(count).map_err(|_| not_decimal());
    let zero = groups.is_empty();
    // The first of `weight` groups before the point is worth 10000^(weight - 1).
    let weight = if zero {
        0
    } else {
        sixteen_bits(weight)?.wrapping_sub(sixteen_bits(leading)?).wrapping_sub(1)
    };
    let sign = if negative && !zero { NEGATIVE } else { POSITIVE };
    let header = [sixteen_bits(groups.len())?, weight, sign, sixteen_bits(fraction.len())?];
    Ok(header.into_iter().chain(groups).flat_map(u16::to_be_bytes).collect())
}

/// The digits in base 10000, a group boundary at the point.
fn groups(whole: &str, fraction: &str) -> Vec<u16> {
    let value =
        |group: &[u8]| group.iter().fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0'));
    let (first, rest) = whole.as_bytes().split_at(whole.len() % GROUP);
    let mut groups = Vec::with_capacity(whole.len() / GROUP + fraction.len() / GROUP + 2);
    if !first.is_empty() {
        groups.push(value(first));
    }
    groups.extend(rest.chunks(GROUP).map(value));
    for group in fraction.as_bytes().chunks(GROUP) {
        let missing = GROUP - group.len();
        groups.push((0..missing).fold(value(group), |value, _| value * 10));
    }
    groups
}

/// The decimal text of a binary form, with as many digits after the point as it says it has.
///
/// # Errors
///
/// When it is NaN or infinite, has more than 10,000 digits, or is damaged. Never panics.
pub(super) fn decode(bytes: &[u8]) -> Result<String, Error> {
    let (numbers, rest) = bytes.as_chunks::<2>();
    let numbers: Vec<u16> = numbers.iter().copied().map(u16::from_be_bytes).collect();
    let [count, weight, sign, scale, groups @ ..] = numbers.as_slice() else {
        return Err(damaged(bytes, "less than a header"));
    };
    let negative = match *sign {
        POSITIVE => false,
        NEGATIVE => true,
        NAN => return Err(Error::column("`NaN`", WANTED_NUMERIC)),
        INFINITY => return Err(Error::column("`Infinity`", WANTED_NUMERIC)),
        NEGATIVE_INFINITY => return Err(Error::column("`-Infinity`", WANTED_NUMERIC)),
        _ => return Err(damaged(bytes, "an unknown sign")),
    };
    if !rest.is_empty() || groups.len() != usize::from(*count) {
        return Err(damaged(bytes, "another number of digits than they say"));
    }
    if groups.iter().any(|group| *group >= 10_000) {
        return Err(damaged(bytes, "a digit beyond 9999"));
    }
    let whole_groups = isize::from(weight.cast_signed()) + 1;
    let scale = usize::from(*scale);
    if whole_groups.unsigned_abs() * GROUP + scale > MAX_DIGITS {
        return Err(Error::overflow("10000 digits"));
    }
    text(negative, whole_groups, groups, scale)
        .ok_or_else(|| damaged(bytes, "digits beyond their scale"))
}

/// `None` if there are digits other than zero behind the last that `scale` allows.
fn text(negative: bool, whole_groups: isize, groups: &[u16], scale: usize) -> Option<String> {
    let before = usize::try_from(whole_groups).unwrap_or(0);
    let zeros_after_point = usize::try_from(-whole_groups).unwrap_or(0) * GROUP;
    let mut whole = String::new();
    let mut fraction = "0".repeat(zeros_after_point);
    for index in 0..before.max(groups.len()) {
        let group = groups.get(index).copied().unwrap_or(0);
        let place = if index < before { &mut whole } else { &mut fraction };
        let digit = |power| char::from_digit(u32::from(group / power % 10), 10);
        place.extend([1000, 100, 10, 1].into_iter().filter_map(digit));
    }
    let (kept, dropped) = fraction.split_at_checked(scale).unwrap_or((&fraction, ""));
    if dropped.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let sign = if negative { "-" } else { "" };
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if scale == 0 { "" } else { "." };
    Some(format!("{sign}{whole}{point}{kept:0<scale$}"))
}

#[cold]
fn damaged(bytes: &[u8], problem: &str) -> Error {
    Error::column(format!("{} bytes with {problem}", bytes.len()), WANTED_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn words(numbers: &[u16]) -> Vec<u8> {
        numbers.iter().copied().flat_map(u16::to_be_bytes).collect()
    }

    #[test]
    fn known_forms() {
        for (text, form) in [
            ("0", &[0, 0, 0, 0][..]),
            ("0.00", &[0, 0, 0, 2]),
            ("1", &[1, 0, 0, 0, 1]),
            ("-12.34", &[2, 0, 0x4000, 2, 12, 3400]),
            ("10000", &[1, 1, 0, 0, 1]),
            ("10000.00", &[1, 1, 0, 2, 1]),
            ("0.0001", &[1, 0xffff, 0, 4, 1]),
            ("0.00001", &[1, 0xfffe, 0, 5, 1000]),
            ("123456.789", &[3, 1, 0, 3, 12, 3456, 7890]),
            ("100000000.5", &[4, 2, 0, 1, 1, 0, 0, 5000]),
        ] {
            assert_eq!(encode(text).unwrap(), words(form), "{text}");
            assert_eq!(decode(&words(form)).unwrap(), text);
        }
        assert_eq!(encode("-0.0").unwrap(), words(&[0, 0, 0, 1]));
        assert_eq!(encode("007").unwrap(), words(&[1, 0, 0, 0, 7]));
    }

    #[test]
    fn refusals() {
        let message = |form: &[u16]| decode(&words(form)).unwrap_err().to_string();
        assert_eq!(message(&[0, 0, NAN, 0]), "the column holds `NaN`, expected a finite NUMERIC");
        assert_eq!(
            message(&[0, 0, INFINITY, 0x20]),
            "the column holds `Infinity`, expected a finite NUMERIC"
        );
        assert_eq!(
            message(&[0, 0, 1, 0]),
            "the column holds 8 bytes with an unknown sign, expected the binary form of NUMERIC"
        );
        assert!(message(&[2, 0, 0, 0, 1]).contains("another number of digits"));
        assert!(message(&[1, 0, 0, 0, 10_000]).contains("a digit beyond 9999"));
        assert!(message(&[2, 0, 0, 2, 1, 3450]).contains("digits beyond their scale"));
        assert!(message(&[1, 0x7fff, 0, 0, 1]).contains("10000 digits"));
        assert!(message(&[1, 0x8000, 0, 0, 1]).contains("10000 digits"));
        assert!(message(&[0, 0, 0, 0xffff]).contains("10000 digits"));
        for bytes in [&[][..], &[0; 7], &[0; 9]] {
            assert!(decode(bytes).unwrap_err().is_column(), "{bytes:?}");
        }
        for text in ["", "-", ".5", "1e5", "NaN", "1/3", "+1", " 1", "1.5.5"] {
            assert!(encode(text).is_err(), "{text}");
        }
        assert!(encode(&"9".repeat(MAX_DIGITS)).is_ok());
        assert!(encode(&"9".repeat(MAX_DIGITS + 1)).is_err());
    }
}
