//! Text out: `USD 12.34`, exactly.

use crate::currency::{Currency, MinorUnit};
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::{ShortText, place_point};
use alloc::string::ToString;
use core::fmt::{self, Alignment, Write};

/// Writes `USD 12.34`: the code, and the amount with all digits of the minor unit.
///
/// A precision is the *least* number of digits after the point; width, fill, alignment, `+` and `0`
/// work on the whole, and the zeros stand before the digits. [`display`](Money::display) writes in
/// other styles.
///
/// # Example
///
/// ```
/// use money::usd;
///
/// assert_eq!(usd!(-0.5).to_string(), "USD -0.50");
/// assert_eq!(format!("{:>12}|{:.3}", usd!(1), usd!(1)), "    USD 1.00|USD 1.000");
/// assert_eq!(format!("{:012}", usd!(-1)), "USD -0001.00");
/// ```
impl<C: MinorUnit> fmt::Display for Money<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.width().is_none()
            && f.precision().is_none()
            && !f.sign_plus()
            && let Some(text) = ShortText::of_steps(self.minor(), self.currency().scale())
        {
            let code = self.currency().code();
            if let Some(text) = text.after_code(code) {
                return f.write_str(text.as_str());
            }
            f.write_str(code)?;
            f.write_str(" ")?;
            return f.write_str(text.as_str());
        }
        let scale = usize::from(self.currency().scale());
        let digits = self.minor().unsigned_abs().to_string();
        let digits = place_point(&digits, scale, f.precision().unwrap_or(scale).max(scale));
        write_amount(f, self.currency().code(), self.is_negative(), &digits)
    }
}

/// Writes `USD 12.345` or `USD 1/3`: never a digit less than the amount has, and at least those of
/// the minor unit.
///
/// # Example
///
/// ```
/// use money::{num, usd};
///
/// assert_eq!((usd!(1) * num!(0.105)).to_string(), "USD 0.105");
/// assert_eq!((usd!(1) * num!(0.5)).to_string(), "USD 0.50");
/// assert_eq!((usd!(-1) / 3).to_string(), "USD -1/3");
/// ```
impl<C: Currency> fmt::Display for ExactMoney<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.currency().minor_unit().unwrap_or(0));
        let digits = self.amount().magnitude_text(f.precision().unwrap_or(scale).max(scale));
        write_amount(f, self.currency().code(), self.is_negative(), &digits)
    }
}

impl<C: MinorUnit> fmt::Debug for Money<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Money({self})")
    }
}

impl<C: Currency> fmt::Debug for ExactMoney<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExactMoney({self})")
    }
}

fn write_amount(
    f: &mut fmt::Formatter<'_>,
    code: &str,
    negative: bool,
    digits: &str,
) -> fmt::Result {
    let sign = match (negative, f.sign_plus()) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "",
    };
    pad(f, &|out, zeros| {
        out.write_str(code)?;
        out.write_str(" ")?;
        out.write_str(sign)?;
        (0..zeros).try_for_each(|_| out.write_str("0"))?;
        out.write_str(digits)
    })
}

/// Writes a text with the fill that the formatter asks for. `write` gets the number of zeros that
/// stand before the digits, and is called twice where there is a width.
///
/// Unlike `Formatter::pad`, a precision does not cut the text off.
pub(crate) fn pad(
    f: &mut fmt::Formatter<'_>,
    write: &dyn Fn(&mut dyn Write, usize) -> fmt::Result,
) -> fmt::Result {
    let Some(width) = f.width() else { return write(f, 0) };
    let mut length = Length(0);
    write(&mut length, 0)?;
    let missing = width.saturating_sub(length.0);
    if f.sign_aware_zero_pad() {
        return write(f, missing);
    }
    let before = match f.align() {
        Some(Alignment::Right) => missing,
        Some(Alignment::Center) => missing / 2,
        Some(Alignment::Left) | None => 0,
    };
    let fill = f.fill();
    (0..before).try_for_each(|_| f.write_char(fill))?;
    write(f, 0)?;
    (before..missing).try_for_each(|_| f.write_char(fill))
}

/// Counts the characters that are written to it.
struct Length(usize);

impl Write for Length {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}
