//! The text of a decimal of one word, without the heap.

use super::decimal::Small;
use core::fmt;

/// A sign, 19 digits and a point, with a little room.
const LENGTH: usize = 24;
/// Decimals with more digits after the point take the general path.
const MAX_SCALE: u8 = 18;

/// The text, at the end of its buffer.
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
    /// `None` when there is no room for it.
    #[inline]
    pub(super) fn of(small: Small) -> Option<Self> {
        if small.scale > MAX_SCALE {
            return None;
        }
        let mut text = Self { buffer: [b'0'; LENGTH], start: LENGTH };
        let mut value = small.mantissa.unsigned_abs();
        if small.scale > 0 {
            for _ in 0..small.scale / 2 {
                text.pair(value % 100);
                value /= 100;
            }
            if small.scale % 2 == 1 {
                // The zero before the digit is overwritten by the point.
                text.pair(value % 10);
                text.start += 1;
                value /= 10;
            }
            text.byte(b'.');
        }
        while value >= 100 {
            text.pair(value % 100);
            value /= 100;
        }
        text.pair(value);
        if value < 10 {
            text.start += 1;
        }
        if small.mantissa < 0 {
            text.byte(b'-');
        }
        Some(text)
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.start -= 1;
        if let Some(place) = self.buffer.get_mut(self.start) {
            *place = byte;
        }
    }

    /// Puts two digits before the text.
    #[inline]
    fn pair(&mut self, value: u64) {
        self.start -= 2;
        let pair = usize::try_from(value).ok().and_then(|value| PAIRS.get(value));
        if let (Some(pair), Some(place)) = (pair, self.buffer.get_mut(self.start..self.start + 2)) {
            place.copy_from_slice(pair);
        }
    }

    pub(super) fn as_str(&self) -> &str {
        // Only ASCII was written.
        core::str::from_utf8(&self.buffer[self.start..]).unwrap_or_default()
    }
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
        assert_eq!(text(i64::MIN, 0).as_deref(), Some("-9223372036854775808"));
        assert_eq!(text(i64::MIN, 18).as_deref(), Some("-9.223372036854775808"));
        assert_eq!(text(-1, 18).as_deref(), Some("-0.000000000000000001"));
        assert_eq!(text(1, 19), None);
    }
}
