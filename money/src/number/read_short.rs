//! Short decimals from text, all bytes at once: no branch waits for the length or for the point.

use super::decimal::Small;
use super::powers::{POWERS_I64, strip_u64};
use core::hint::select_unpredictable;

/// The same byte, eight times.
const ONES: u64 = u64::MAX / 255;
/// The highest bit of every byte.
const HIGHS: u64 = ONES * 0x80;

/// A plain decimal of 1 to 16 bytes, a sign aside, with at most seven digits after the point;
/// `None` for anything else, which need not be wrong.
#[inline]
pub(super) fn read_short(text: &[u8]) -> Option<Small> {
    let Digits { negative, magnitude, scale } = Digits::read(text)?;
    let (magnitude, scale) = strip_u64(magnitude, scale);
    Some(Small { mantissa: signed(magnitude, negative), scale })
}

/// A plain decimal as a count of `10^-scale`; `None` for what [`read_short`] leaves out, and for
/// what is no whole count.
#[inline]
pub(crate) fn read_steps(text: &[u8], scale: u8) -> Option<i64> {
    Digits::read(text)?.steps(scale)
}

/// [`read_steps`] of what stands behind `start` bytes; `None` also for longer text.
#[inline]
pub(crate) fn read_steps_from(text: &[u8], start: usize, scale: u8) -> Option<i64> {
    Digits::read_from(text, start)?.steps(scale)
}

/// The magnitude has at most 16 digits.
#[inline]
fn signed(magnitude: u64, negative: bool) -> i64 {
    let magnitude = magnitude.cast_signed();
    if negative { -magnitude } else { magnitude }
}

/// `magnitude / 10^scale`, as it is written.
struct Digits {
    negative: bool,
    magnitude: u64,
    scale: u8,
}

impl Digits {
    #[inline]
    fn read(text: &[u8]) -> Option<Self> {
        let negative = *text.first()? == b'-';
        let text = text.get(usize::from(negative)..)?;
        Self::of(negative, text.len(), digit_values(text)?)
    }

    /// Reads what stands before, too, and masks it: no branch waits for the length of the number.
    #[inline]
    fn read_from(text: &[u8], start: usize) -> Option<Self> {
        let negative = *text.get(start)? == b'-';
        let length = text.len() - start - usize::from(negative);
        let (high, low) = digit_values(text)?;
        let bits = u32::from(u8::try_from(length).ok()?) * 8;
        let high = high & !u64::MAX.unbounded_shl(bits.saturating_sub(64));
        let low = low & u64::MAX.unbounded_shr(64u32.saturating_sub(bits));
        if length == 0 { None } else { Self::of(negative, length, (high, low)) }
    }

    /// Of the values of so many digits, of which one may be a point.
    #[inline]
    fn of(negative: bool, length: usize, (high, low): (u64, u64)) -> Option<Self> {
        // Where the point is, a byte becomes zero. The lowest zero byte is found exactly: a borrow
        // reaches only the bytes above it.
        let zero_at_point = low ^ (ONES * u64::from(b'.' ^ b'0'));
        let points = zero_at_point.wrapping_sub(ONES) & !zero_at_point & HIGHS;
        let has_point = points != 0;
        let scale = u8::try_from(points.trailing_zeros() / 8).ok()?;
        let scale = select_unpredictable(has_point, scale, 0);
        // A digit stands on both sides of the point.
        if has_point && (scale == 0 || length == usize::from(scale) + 1) {
            return None;
        }
        // The bytes after the point stay where they are; all of them where there is none.
        let after = ((points & points.wrapping_neg()) >> 7).wrapping_sub(1);
        let low = low & after | (low >> 8 | high << 56) & !after;
        let high = select_unpredictable(has_point, high >> 8, high);
        // What is above nine reaches the highest bit, or has it.
        let above_nine = high.wrapping_add(ONES * 0x76) | low.wrapping_add(ONES * 0x76);
        if (above_nine | high | low) & HIGHS != 0 {
            return None;
        }
        Some(Self { negative, magnitude: eight(high) * 100_000_000 + eight(low), scale })
    }

    #[inline]
    fn steps(self, scale: u8) -> Option<i64> {
        let Self { negative, mut magnitude, scale: mut own } = self;
        if own > scale {
            (magnitude, own) = strip_u64(magnitude, own);
        }
        let power = POWERS_I64.get(usize::from(scale.checked_sub(own)?))?;
        signed(magnitude, negative).checked_mul(*power)
    }
}

/// The bytes of the text as values of digits, in two words; the last byte is the lowest.
#[inline]
fn digit_values(text: &[u8]) -> Option<(u64, u64)> {
    const ZEROS: u64 = ONES * 0x30;
    let bits = u32::from(u8::try_from(text.len()).ok()?) * 8;
    // Two reads of fixed length that overlap.
    match text.len() {
        8..=16 => {
            let first = u64::from_be_bytes(*text.first_chunk()?) ^ ZEROS;
            let last = u64::from_be_bytes(*text.last_chunk()?) ^ ZEROS;
            Some((first.unbounded_shr(128 - bits), last))
        }
        4..=7 => {
            let first = u64::from(u32::from_be_bytes(*text.first_chunk()?));
            let last = u64::from(u32::from_be_bytes(*text.last_chunk()?));
            Some((0, (first << (bits - 32) | last) ^ (ZEROS >> (64 - bits))))
        }
        1..=3 => {
            let bytes = text.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte));
            Some((0, bytes ^ (ZEROS >> (64 - bits))))
        }
        _ => None,
    }
}

/// The number that eight digits are: neighbours join, three times.
#[inline]
fn eight(digits: u64) -> u64 {
    const PAIRS: u64 = u64::MAX / 0xffff * 0xff;
    const FOURS: u64 = u64::MAX / 0xffff_ffff * 0xffff;
    let pairs = (digits >> 8 & PAIRS) * 10 + (digits & PAIRS);
    let fours = (pairs >> 16 & FOURS) * 100 + (pairs & FOURS);
    (fours >> 32) * 10_000 + (fours & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::powers::strip_i64;

    fn read(text: &str) -> Option<(i64, u8)> {
        read_short(text.as_bytes()).map(|small| (small.mantissa, small.scale))
    }

    #[test]
    fn reads_every_length_and_every_point() {
        let digits = "1234567890123456";
        for length in 1..=16 {
            let whole = &digits[..length];
            let value: i64 = whole.parse().unwrap();
            assert_eq!(read(whole), Some((value, 0)));
            assert_eq!(read(&alloc::format!("-{whole}")), Some((-value, 0)));
            for point in 1..length.min(15) {
                let text = alloc::format!("{}.{}", &whole[..point], &whole[point..]);
                let expected = strip_i64(value, u8::try_from(length - point).unwrap());
                let short = length < 16 && length - point < 8;
                assert_eq!(read(&text), short.then_some(expected), "{text}");
            }
        }
        assert_eq!(read("0.00"), Some((0, 0)));
        assert_eq!(read("-0"), Some((0, 0)));
        assert_eq!(read("9999999999999999"), Some((9_999_999_999_999_999, 0)));
        assert_eq!(read("10.50"), Some((105, 1)));
    }

    #[test]
    fn every_other_byte_is_left_to_the_reader_with_errors() {
        for length in 1..=16 {
            for position in 0..length {
                for byte in 0..=255 {
                    let mut text = [b'7'; 16];
                    text[position] = byte;
                    let digit = byte.is_ascii_digit();
                    let places = length - position - 1;
                    let point = byte == b'.' && position > 0 && (1..8).contains(&places);
                    let sign = byte == b'-' && position == 0 && length > 1;
                    let expected = digit || point || sign;
                    let read = read_short(&text[..length]).is_some();
                    assert_eq!(read, expected, "{byte:#x} at {position} of {length}");
                }
            }
        }
        for text in ["", "-", "--1", ".", "1.2.3", "1..2", "..", "-.5", "12345678901234567"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn behind_a_code() {
        let digits = "1234567890123456";
        let amounts = (0..=16).flat_map(|length| {
            let whole = &digits[..length];
            (0..=length).flat_map(move |point| {
                let text = alloc::format!("{}.{}", &whole[..point], &whole[point..]);
                [text.clone(), alloc::format!("-{text}"), alloc::format!("-{whole}"), whole.into()]
            })
        });
        for amount in amounts {
            let expected = (amount.len() <= 12).then(|| read_steps(amount.as_bytes(), 3)).flatten();
            let text = alloc::format!("USD {amount}");
            assert_eq!(read_steps_from(text.as_bytes(), 4, 3), expected, "{text}");
        }
    }

    #[test]
    fn steps() {
        let steps = |text: &str| read_steps(text.as_bytes(), 2);
        assert_eq!(steps("-12.3"), Some(-1230));
        assert_eq!(steps("12.3400"), Some(1234));
        assert_eq!(steps("12.345"), None);
        assert_eq!(steps("9999999999999999"), Some(999_999_999_999_999_900));
    }
}
