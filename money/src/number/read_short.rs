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
    let negative = *text.first()? == b'-';
    let text = text.get(usize::from(negative)..)?;
    let (high, low) = digit_values(text)?;
    // Where the point is, a byte becomes zero. The lowest zero byte is found exactly: a borrow
    // reaches only the bytes above it.
    let zero_at_point = low ^ (ONES * u64::from(b'.' ^ b'0'));
    let points = zero_at_point.wrapping_sub(ONES) & !zero_at_point & HIGHS;
    let has_point = points != 0;
    let scale = u8::try_from(points.trailing_zeros() / 8).ok()?;
    let scale = select_unpredictable(has_point, scale, 0);
    // A digit stands on both sides of the point.
    if has_point && (scale == 0 || text.len() == usize::from(scale) + 1) {
        return None;
    }
    // The bytes after the point stay where they are; all of them where there is none.
    let after = ((points & points.wrapping_neg()) >> 7).wrapping_sub(1);
    let low = low & after | (low >> 8 | high << 56) & !after;
    let high = select_unpredictable(has_point, high >> 8, high);
    // What is above nine reaches the highest bit, or has it.
    if (high.wrapping_add(ONES * 0x76) | low.wrapping_add(ONES * 0x76) | high | low) & HIGHS != 0 {
        return None;
    }
    let magnitude = eight(high) * 100_000_000 + eight(low);
    let (magnitude, scale) = strip_u64(magnitude, scale);
    let magnitude = magnitude.cast_signed();
    let mantissa = if negative { -magnitude } else { magnitude };
    Some(Small { mantissa, scale })
}

/// A plain decimal as a count of `10^-scale`; `None` for what [`read_short`] leaves out, and for
/// what is no whole count.
#[inline]
pub(crate) fn read_steps(text: &[u8], scale: u8) -> Option<i64> {
    let small = read_short(text)?;
    let power = POWERS_I64.get(usize::from(scale.checked_sub(small.scale)?))?;
    small.mantissa.checked_mul(*power)
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
}
