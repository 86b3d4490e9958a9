//! The text of a short decimal, all bytes at once, without the heap: no branch waits for how many
//! digits it has, or for the sign.

use super::decimal::Small;
use core::fmt;
use core::hint::select_unpredictable;

/// The same byte, eight times.
const ONES: u64 = u64::MAX / 255;
/// Mantissas from here on take the general path: fourteen digits, a point and a sign fit sixteen
/// bytes.
const MAX_MANTISSA: u64 = 10u64.pow(14);
/// Decimals with more digits after the point take the general path.
const MAX_SCALE: u8 = 7;

/// The text, at the end of sixteen bytes; ASCII before it, too. Aligned, because that is how the
/// standard library checks UTF-8 by the word and not by the byte.
#[repr(align(16))]
pub(crate) struct ShortText {
    bytes: [u8; 16],
    start: usize,
}

impl ShortText {
    /// So many steps of `10^-scale`, with all their digits; `None` when it takes the general path.
    #[inline]
    pub(crate) fn of_steps(steps: i128, scale: u8) -> Option<Self> {
        Self::of(Small { mantissa: i64::try_from(steps).ok()?, scale })
    }

    /// `None` when it takes the general path.
    #[inline]
    pub(super) fn of(small: Small) -> Option<Self> {
        let magnitude = small.mantissa.unsigned_abs();
        if small.scale > MAX_SCALE || magnitude >= MAX_MANTISSA {
            return None;
        }
        let (high, low) = (eight(magnitude / 100_000_000), eight(magnitude % 100_000_000));
        let zeros = select_unpredictable(high == 0, 64 + low.leading_zeros(), high.leading_zeros());
        let scale = u32::from(small.scale);
        // At least one digit stands before the point.
        let digits = (16 - zeros / 8).max(scale + 1);
        let (high, low) = (high + ONES * u64::from(b'0'), low + ONES * u64::from(b'0'));
        let (high, low) = if scale == 0 { (high, low) } else { with_point(high, low, scale) };
        let length = digits + u32::from(scale > 0);
        let negative = small.mantissa < 0;
        let sign = select_unpredictable(negative, u64::from(b'0' ^ b'-'), 0);
        // One of the words has the byte before the digits; the shift of the other is too far.
        let high = high ^ sign.unbounded_shl((8 * length).wrapping_sub(64));
        let low = low ^ sign.unbounded_shl(8 * length);
        let bytes = (u128::from(high) << 64 | u128::from(low)).to_be_bytes();
        let start = 16 - usize::try_from(length + u32::from(negative)).ok()?;
        Some(Self { bytes, start })
    }

    /// The same after a code of three bytes and a space, if there is room.
    #[inline]
    pub(crate) fn after_code(&self, code: &str) -> Option<Self> {
        let [a, b, c] = *code.as_bytes() else { return None };
        let start = self.start.checked_sub(4)?;
        // What is there now is zeros.
        let code = u32::from_be_bytes([a, b, c, b' ']) ^ u32::from_be_bytes([b'0'; 4]);
        let code = u128::from(code) << (8 * (16 - self.start));
        let bytes = (u128::from_be_bytes(self.bytes) ^ code).to_be_bytes();
        Some(Self { bytes, start })
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        // All of it is ASCII.
        let text = core::str::from_utf8(&self.bytes).unwrap_or_default();
        text.get(self.start..).unwrap_or_default()
    }
}

/// Moves the digits before the last `scale` ones up by a byte and puts the point there.
#[inline]
fn with_point(high: u64, low: u64, scale: u32) -> (u64, u64) {
    let after = (1 << (8 * scale)) - 1;
    let point = u64::from(b'.') << (8 * scale);
    (high << 8 | low >> 56, low & after | point | (low & !after) << 8)
}

/// The eight digits of a number below `10^8`, the last one lowest: lanes split, three times.
#[inline]
fn eight(value: u64) -> u64 {
    const HUNDREDS: u64 = 0x0000_007f_0000_007f;
    const TENS: u64 = 0x000f_000f_000f_000f;
    let fours = ((value / 10_000) << 32) | (value % 10_000);
    // 10486 / 2^20 is a hundredth for what is below 10^4, 103 / 2^10 a tenth for what is below 100.
    let hundreds = (fours * 10_486) >> 20 & HUNDREDS;
    let pairs = hundreds << 16 | (fours - hundreds * 100);
    let tens = (pairs * 103) >> 10 & TENS;
    tens << 8 | (pairs - tens * 10)
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
        assert_eq!(text(-99_999_999_999_999, 0).as_deref(), Some("-99999999999999"));
        assert_eq!(text(-99_999_999_999_999, 7).as_deref(), Some("-9999999.9999999"));
        assert_eq!(text(-1, 7).as_deref(), Some("-0.0000001"));
        assert_eq!(text(100_000_000_000_000, 2), None);
        assert_eq!(text(1, 8), None);
        for power in 0..15 {
            let value = 10i64.pow(power);
            assert_eq!(text(1 - value, 0), Some((1 - value).to_string()));
            let longer = (power < 14).then(|| value.to_string());
            assert_eq!(text(value, 0), longer);
        }
    }

    #[test]
    fn every_number_of_four_digits() {
        for value in 0..10_000 {
            let digits = eight(value) + ONES * u64::from(b'0');
            assert_eq!(digits.to_be_bytes(), *alloc::format!("{value:08}").as_bytes());
        }
    }
}
