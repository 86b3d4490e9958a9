//! The greatest common divisor of two numbers of many limbs, after Lehmer (Knuth, TAOCP 4.5.2,
//! algorithm L): Euclid's quotients come from the leading words, and many of his steps are carried
//! out on the whole numbers at once.

use super::gcd::gcd_u64;
use super::limbs::{self, Limbs};
use core::cmp::Ordering;

pub(super) fn gcd_limbs(mut a: Limbs, mut b: Limbs) -> Limbs {
    loop {
        if limbs::compare(&a, &b) == Ordering::Less {
            core::mem::swap(&mut a, &mut b);
        }
        match b.as_slice() {
            [] => return a,
            [word] => return alloc::vec![gcd_u64(limbs::rem_limb(&a, *word), *word)],
            _ => {}
        }
        match Steps::guess(&a, &b) {
            Some(Steps { x, y, odd }) => limbs::combine(&mut a, &mut b, x, y, odd),
            None => a = limbs::rem(&a, &b),
        }
    }
}

/// Several of Euclid's steps: `(a, b)` become `(x.0 * a - x.1 * b, y.1 * b - y.0 * a)`, or both of
/// the other sign if `odd`.
struct Steps {
    x: (u64, u64),
    y: (u64, u64),
    odd: bool,
}

impl Steps {
    /// Those that the leading words prove; `None` when they prove none.
    fn guess(a: &[u64], b: &[u64]) -> Option<Self> {
        let shift = a.last()?.leading_zeros();
        let (mut high, mut low) = (leading(a, a.len(), shift), leading(b, a.len(), shift));
        let (mut before, mut x, mut y) = ((0, 0), (1, 0), (0, 1));
        let mut odd = true;
        // Collins' condition: while it holds, `x` and `y` are proved, and below 2^32. After it, `y`
        // is not.
        while low >= y.1 && high - low >= x.1 + y.1 {
            let quotient = high / low;
            (high, low) = (low, high - quotient * low);
            (before, x, y) = (x, y, (x.0 + quotient * y.0, x.1 + quotient * y.1));
            odd = !odd;
        }
        (before.1 != 0).then_some(Self { x: before, y: x, odd })
    }
}

/// The word that starts `shift` bits into a number of `length` limbs, at least two.
fn leading(limbs: &[u64], length: usize, shift: u32) -> u64 {
    let limb = |from_top: usize| limbs.get(length - from_top).copied().unwrap_or(0);
    // In two steps, because a shift by 64 is none.
    limb(1) << shift | (limb(2) >> 1) >> (63 - shift)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_integer::Integer;

    /// A number of up to `limbs` limbs, from a seed.
    fn sample(seed: u64, limbs: u64) -> Limbs {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut limbs: Limbs = (0..seed % (limbs + 1))
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                match state % 5 {
                    0 => u64::MAX,
                    1 => 1 << (state >> 58),
                    _ => state,
                }
            })
            .collect();
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        limbs
    }

    #[test]
    fn agrees_with_num_integer() {
        for seed in 0..3000 {
            let common = limbs::to_big(&sample(seed * 7 + 1, 6));
            let a = limbs::to_big(&sample(seed * 31 + 2, 12)) * &common;
            let b = limbs::to_big(&sample(seed * 17 + 5, 9)) * &common;
            let ours = gcd_limbs(limbs::from_big(&a), limbs::from_big(&b));
            assert_eq!(limbs::to_big(&ours), a.gcd(&b), "{a} {b}");
        }
    }

    #[test]
    fn neighbours_of_fibonacci_numbers() {
        let (mut a, mut b) = (num_bigint::BigUint::from(1u8), num_bigint::BigUint::from(1u8));
        for _ in 0..2000 {
            (a, b) = (&a + &b, a);
            let ours = gcd_limbs(limbs::from_big(&a), limbs::from_big(&b));
            assert_eq!(ours, [1], "{a}");
        }
    }
}
