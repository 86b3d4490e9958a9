//! Greatest common divisors of machine integers.

/// Binary, after one division that brings both to the size of the smaller.
#[inline]
pub(super) fn gcd_u64(a: u64, b: u64) -> u64 {
    let (large, small) = if a < b { (b, a) } else { (a, b) };
    if small < 2 {
        // gcd(x, 0) is x, gcd(x, 1) is 1.
        return if small == 0 { large } else { 1 };
    }
    let rest = match (u32::try_from(large), u32::try_from(small)) {
        // A narrow division costs a fraction of a wide one on many processors.
        (Ok(large), Ok(small)) => u64::from(large % small),
        _ => large % small,
    };
    if rest == 0 {
        return small;
    }
    match (usize::try_from(rest), usize::try_from(small)) {
        (Ok(rest), Ok(small)) if small < TABLE_LIMIT => {
            u64::from(SMALL_GCDS[small * (small - 1) / 2 + rest])
        }
        _ => binary(small, rest),
    }
}

/// Divisors below this are looked up: days, months, parties, percentages.
const TABLE_LIMIT: usize = 128;

/// The gcd of every `rest < small < TABLE_LIMIT`, row after row; 8 KiB.
#[expect(clippy::as_conversions, reason = "widens an index, in const code")]
static SMALL_GCDS: [u8; TABLE_LIMIT * (TABLE_LIMIT - 1) / 2] = {
    let mut table = [0; TABLE_LIMIT * (TABLE_LIMIT - 1) / 2];
    let mut small = 1;
    while small < 128u8 {
        let mut rest = 0;
        while rest < small {
            let (mut a, mut b) = (small, rest);
            while b != 0 {
                (a, b) = (b, a % b);
            }
            let row = small as usize * (small as usize - 1) / 2;
            table[row + rest as usize] = a;
            rest += 1;
        }
        small += 1;
    }
    table
};

/// `multiple / divisor`, which is not zero and leaves no rest; without a division for the usual
/// divisors.
#[inline]
pub(super) fn divide_exactly(multiple: u64, divisor: u64) -> u64 {
    let twos = divisor.trailing_zeros();
    let odd = usize::try_from(divisor >> twos).ok().and_then(|odd| INVERSES.get(odd / 2));
    match odd {
        Some(inverse) => (multiple >> twos).wrapping_mul(*inverse),
        None => multiple / divisor,
    }
}

/// The inverses of the odd numbers below [`TABLE_LIMIT`] modulo `2^64`.
static INVERSES: [u64; TABLE_LIMIT / 2] = {
    let mut table = [1; TABLE_LIMIT / 2];
    let mut odd = 1u64;
    let mut index = 0;
    while index < table.len() {
        // Newton: an odd number is its own inverse modulo 8; each step doubles the bits.
        let mut inverse = odd;
        while odd.wrapping_mul(inverse) != 1 {
            inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
        }
        table[index] = inverse;
        odd += 2;
        index += 1;
    }
    table
};

/// Both above zero.
fn binary(a: u64, b: u64) -> u64 {
    let shift = (a | b).trailing_zeros();
    let mut odd = Odd { a: a >> a.trailing_zeros(), b: b >> b.trailing_zeros() };
    while !odd.is_done() {
        odd.step();
    }
    odd.a << shift
}

/// [`gcd_u64`] of two pairs at once: each step of one waits for the step before it, so the other
/// costs nothing.
pub(super) fn gcd_twice(first: (u64, u64), second: (u64, u64)) -> (u64, u64) {
    let ((a, b), (c, d)) = (first, second);
    if [a, b, c, d].into_iter().any(|value| value < 2) {
        return (gcd_u64(a, b), gcd_u64(c, d));
    }
    let (left_shift, right_shift) = ((a | b).trailing_zeros(), (c | d).trailing_zeros());
    let mut left = Odd { a: a >> a.trailing_zeros(), b: b >> b.trailing_zeros() };
    let mut right = Odd { a: c >> c.trailing_zeros(), b: d >> d.trailing_zeros() };
    while !left.is_done() && !right.is_done() {
        left.step();
        right.step();
    }
    while !left.is_done() {
        left.step();
    }
    while !right.is_done() {
        right.step();
    }
    (left.a << left_shift, right.a << right_shift)
}

/// Two odd numbers on the way to their gcd.
#[derive(Clone, Copy)]
struct Odd {
    a: u64,
    b: u64,
}

impl Odd {
    #[inline]
    fn is_done(self) -> bool {
        self.a == self.b
    }

    /// Not for equal numbers.
    #[inline]
    fn step(&mut self) {
        let difference = self.a.abs_diff(self.b);
        self.b = self.a.min(self.b);
        self.a = difference >> difference.trailing_zeros();
    }
}

/// Falls to 64 bits as soon as the numbers do.
pub(super) fn gcd_u128(mut a: u128, mut b: u128) -> u128 {
    loop {
        if let (Ok(a), Ok(b)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(gcd_u64(a, b));
        }
        if a == 0 || b == 0 {
            return a | b;
        }
        (a, b) = if a < b { (a, b % a) } else { (b, a % b) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_integer::Integer;

    #[test]
    fn agrees_with_num_integer() {
        let edges = [0, 1, 2, 3, 10, 96, 97, 360_360, 1 << 32, (1 << 32) + 1, 10u64.pow(18)];
        let edges = edges.into_iter().chain([u64::MAX, u64::MAX - 1, 1 << 63]);
        for a in edges.clone() {
            for b in edges.clone() {
                assert_eq!(gcd_u64(a, b), a.gcd(&b), "{a} {b}");
                assert_eq!(gcd_twice((a, b), (b, 7)), (a.gcd(&b), b.gcd(&7)), "{a} {b}");
                if b != 0 {
                    assert_eq!(divide_exactly(b, a.gcd(&b)), b / a.gcd(&b), "{a} {b}");
                }
                let (wide_a, wide_b) = (u128::from(a) * 6, u128::from(b) * 15);
                assert_eq!(gcd_u128(wide_a, wide_b), wide_a.gcd(&wide_b), "{wide_a} {wide_b}");
            }
        }
    }
}
