//! The running total of `Sum`: unpacked, so that only the result is made canonical.

use super::powers::POWERS_I64;
use super::repr::Repr;

/// `mantissa / 10^scale + rest`.
pub(super) struct Total {
    mantissa: i128,
    scale: u8,
    rest: Repr,
}

impl Total {
    pub(super) const ZERO: Self = Self { mantissa: 0, scale: 0, rest: Repr::ZERO };

    #[inline]
    pub(super) fn add(&mut self, number: &Repr) {
        if self.add_small(number).is_none() {
            self.rest = self.rest.add(number);
        }
    }

    /// Adds a decimal of one word; `None`, and nothing is changed, when the total has no room.
    #[inline]
    fn add_small(&mut self, number: &Repr) -> Option<()> {
        let small = number.small()?;
        if small.scale > self.scale {
            let power = *POWERS_I64.get(usize::from(small.scale - self.scale))?;
            let mantissa = self.mantissa.checked_mul(i128::from(power))?;
            self.mantissa = mantissa.checked_add(i128::from(small.mantissa))?;
            self.scale = small.scale;
            return Some(());
        }
        let power = *POWERS_I64.get(usize::from(self.scale - small.scale))?;
        // A product of two words always fits.
        let scaled = i128::from(small.mantissa) * i128::from(power);
        self.mantissa = self.mantissa.checked_add(scaled)?;
        Some(())
    }

    pub(super) fn finish(self) -> Repr {
        Repr::from_scaled(self.mantissa, u32::from(self.scale)).add(&self.rest)
    }
}
