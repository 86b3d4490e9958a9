//! Text out: always exact.

use super::SafeNumber;
use super::repr::Tier;
use super::write_short::ShortText;
use alloc::string::{String, ToString};
use core::fmt;
use num_bigint::BigInt;

/// Numbers that need more digits after the point than this are written as fractions.
const MAX_WRITTEN_SCALE: u32 = 255;

/// Writes the number exactly: as a decimal when the expansion ends (`12.5`), otherwise as a
/// fraction in lowest terms (`1/3`).
///
/// A precision is the *least* number of digits after the point: it adds zeros and never drops a
/// digit. Width, fill, alignment, `+` and `0` work as for integers.
///
/// # Example
///
/// ```
/// use money::SafeNumber;
///
/// let exact: SafeNumber = "0.105".parse()?;
/// assert_eq!(format!("{exact:.2}"), "0.105");
/// assert_eq!(format!("{:.2}", SafeNumber::new(25) / 2), "12.50");
/// assert_eq!(format!("{:.2}", SafeNumber::new(1) / 3), "1/3");
/// assert_eq!(format!("{:*>+8}", SafeNumber::new(25) / 2), "***+12.5");
/// # Ok::<(), money::Error>(())
/// ```
impl fmt::Display for SafeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(small) = self.repr.small()
            && f.width().is_none()
            && f.precision().is_none()
            && !f.sign_plus()
            && let Some(text) = ShortText::of(small)
        {
            return f.write_str(text.as_str());
        }
        let least = f.precision().unwrap_or(0);
        let digits = self.magnitude_text(least);
        f.pad_integral(!self.is_negative(), "", &digits)
    }
}

impl fmt::Debug for SafeNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SafeNumber({self})")
    }
}

impl SafeNumber {
    /// The number without its sign, with at least `least` digits after the point.
    pub(crate) fn magnitude_text(&self, least: usize) -> String {
        if let Tier::Decimal(mantissa, scale) = self.repr.tier() {
            return place_point(&mantissa.unsigned_abs().to_string(), usize::from(scale), least);
        }
        let numerator = self.numerator().magnitude().to_string();
        let Some(scale) = self.decimal_scale().filter(|scale| *scale <= MAX_WRITTEN_SCALE) else {
            return numerator + "/" + &self.denominator().to_string();
        };
        let mantissa = self * BigInt::from(10).pow(scale);
        let mantissa = mantissa.numerator().magnitude().to_string();
        place_point(&mantissa, usize::try_from(scale).unwrap_or(usize::MAX), least)
    }
}

/// `mantissa / 10^scale` as text, with at least `least` digits after the point.
pub(crate) fn place_point(mantissa: &str, scale: usize, least: usize) -> String {
    let zeros = (scale + 1).saturating_sub(mantissa.len());
    let mut text = "0".repeat(zeros) + mantissa;
    if scale.max(least) > 0 {
        text.insert(text.len() - scale, '.');
        text.push_str(&"0".repeat(least.saturating_sub(scale)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn points() {
        assert_eq!(place_point("5", 0, 0), "5");
        assert_eq!(place_point("5", 3, 0), "0.005");
        assert_eq!(place_point("1234", 2, 0), "12.34");
        assert_eq!(place_point("1234", 2, 4), "12.3400");
        assert_eq!(place_point("0", 0, 2), "0.00");
    }

    #[test]
    fn flags() {
        let half = SafeNumber::new(-1) / 2;
        assert_eq!(format!("{half:08.2}"), "-0000.50");
        assert_eq!(format!("{half:<6}|"), "-0.5  |");
        assert_eq!(format!("{half:?}"), "SafeNumber(-0.5)");
        let tiny: SafeNumber = "1e-256".parse().unwrap();
        assert!(tiny.to_string().starts_with("1/1000"));
    }
}
