//! The text of a decimal of one word, without the heap.

use super::decimal::Small;
use core::fmt;

/// Digits that are written at once, whatever the number: no branch waits for how many it has.
const DIGITS: usize = 16;
/// Room for the digits, a point, a sign, and zeros before them.
const LENGTH: usize = 48;
/// Decimals with more digits after the point take the general path.
const MAX_SCALE: u8 = 15;
/// Mantissas from here on take the general path.
const MAX_MANTISSA: u64 = 10u64.pow(16);

/// The text, at the end of its buffer. Aligned, and checked as a whole, because that is how the
/// standard library checks UTF-8 by the word and not by the byte.
#[repr(align(16))]
pub(super) struct ShortText {
    buffer: [u8; LENGTH],
    start: usize,
}

/// `00` to `99`.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut value = 0;
    let mut tens = b'0';
    while tens <= b'9' {
        let mut ones = b'0';
        while ones <= b'9' {
            pairs[value] = [tens, ones];
            value += 1;
            ones += 1;
        }
        tens += 1;
    }
    pairs
};

impl ShortText {
    /// `None` when it takes the general path.
    #[inline]
    pub(super) fn of(small: Small) -> Option<Self> {
        let magnitude = small.mantissa.unsigned_abs();
        if small.scale > MAX_SCALE || magnitude >= MAX_MANTISSA {
            return None;
        }
        let mut text = Self { buffer: [b'0'; LENGTH], start: LENGTH };
        let (high, low) = (magnitude / 100_000_000, magnitude % 100_000_000);
        text.buffer[LENGTH - DIGITS..LENGTH - 8].copy_from_slice(&eight_digits(high));
        text.buffer[LENGTH - 8..].copy_from_slice(&eight_digits(low));
        let scale = usize::from(small.scale);
        let digits = magnitude.checked_ilog10().unwrap_or(0) + 1;
        // At least one digit stands before the point.
        let digits = usize::try_from(digits).unwrap_or(DIGITS).max(scale + 1);
        text.start -= digits;
        if scale > 0 {
            // A copy of fixed length is a load and a store.
            let point = LENGTH - scale;
            let mut whole = [0; DIGITS];
            whole.copy_from_slice(&text.buffer[point - DIGITS..point]);
            text.buffer[point - DIGITS - 1..point - 1].copy_from_slice(&whole);
            text.buffer[point - 1] = b'.';
            text.start -= 1;
        }
        text.start -= 1;
        text.buffer[text.start] = b'-';
        text.start += usize::from(small.mantissa >= 0);
        Some(text)
    }

    #[inline]
    pub(super) fn as_str(&self) -> &str {
        // Only ASCII was written.
        let text = core::str::from_utf8(&self.buffer).unwrap_or_default();
        text.get(self.start..).unwrap_or_default()
    }
}

/// Eight digits of a number below `10^8`, with zeros before it.
#[inline]
fn eight_digits(value: u64) -> [u8; 8] {
    let (high, low) = (value / 10_000, value % 10_000);
    let mut digits = [0; 8];
    digits[..2].copy_from_slice(&pair(high / 100));
    digits[2..4].copy_from_slice(&pair(high % 100));
    digits[4..6].copy_from_slice(&pair(low / 100));
    digits[6..].copy_from_slice(&pair(low % 100));
    digits
}

#[inline]
fn pair(value: u64) -> [u8; 2] {
    usize::try_from(value).ok().and_then(|value| PAIRS.get(value)).copied().unwrap_or([b'0'; 2])
}

impl fmt::Display for ShortText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn text(mantissa: i64, scale: u8) -> Option<alloc::string::String> {
        ShortText::of(Small { mantissa, scale }).map(|text| text.to_string())
    }

    #[test]
    fn edges() {
        assert_eq!(text(0, 0).as_deref(), Some("0"));
        assert_eq!(text(-7, 0).as_deref(), Some("-7"));
        assert_eq!(text(1234, 2).as_deref(), Some("12.34"));
        assert_eq!(text(-5, 3).as_deref(), Some("-0.005"));
        assert_eq!(text(100, 2).as_deref(), Some("1.00"));
        assert_eq!(text(-9_999_999_999_999_999, 0).as_deref(), Some("-9999999999999999"));
        assert_eq!(text(-9_999_999_999_999_999, 15).as_deref(), Some("-9.999999999999999"));
        assert_eq!(text(-1, 15).as_deref(), Some("-0.000000000000001"));
        assert_eq!(text(10_000_000_000_000_001, 15), None);
        assert_eq!(text(1, 16), None);
        for power in 0..16 {
            let value = 10i64.pow(power);
            assert_eq!(text(value, 0), Some(value.to_string()));
            assert_eq!(text(1 - value, 0), Some((1 - value).to_string()));
        }
    }
}
