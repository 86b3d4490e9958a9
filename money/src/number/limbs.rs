//! Natural numbers as 64-bit limbs, the lowest first, without leading zeros: just the operations
//! with one limb, and the few with two numbers, that need no general division.

use alloc::vec::Vec;
use core::cmp::Ordering;
use num_bigint::BigUint;

pub(super) type Limbs = Vec<u64>;

pub(super) fn from_u128(value: u128) -> Limbs {
    let (high, low) = split(value);
    let mut limbs = Vec::with_capacity(4);
    limbs.extend([low, high]);
    trim(&mut limbs);
    limbs
}

/// The value, if it fits.
pub(super) fn to_u128(limbs: &[u64]) -> Option<u128> {
    match limbs {
        [] => Some(0),
        [low] => Some(u128::from(*low)),
        [low, high] => Some(u128::from(*high) << 64 | u128::from(*low)),
        _ => None,
    }
}

pub(super) fn from_big(value: &BigUint) -> Limbs {
    value.iter_u64_digits().collect()
}

pub(super) fn to_big(limbs: &[u64]) -> BigUint {
    let halves = limbs.iter().flat_map(|limb| {
        let (high, low) = halves(*limb);
        [low, high]
    });
    BigUint::new(halves.collect())
}

/// `limbs * factor`.
pub(super) fn mul_limb(limbs: &mut Limbs, factor: u64) {
    let mut carry = 0;
    for limb in limbs.iter_mut() {
        // At most (2^64 - 1)^2 + 2^64 - 1, which fits.
        (carry, *limb) = split(u128::from(*limb) * u128::from(factor) + u128::from(carry));
    }
    if carry != 0 {
        limbs.push(carry);
    }
    if factor == 0 {
        limbs.clear();
    }
}

/// `limbs / divisor`, and returns the rest. The divisor is not zero.
pub(super) fn div_limb(limbs: &mut Limbs, divisor: u64) -> u64 {
    let mut rest = 0;
    for limb in limbs.iter_mut().rev() {
        let part = u128::from(rest) << 64 | u128::from(*limb);
        // The rest is below the divisor, so the quotient fits one limb.
        (_, *limb) = split(part / u128::from(divisor));
        (_, rest) = split(part % u128::from(divisor));
    }
    trim(limbs);
    rest
}

/// `limbs % divisor`. The divisor is not zero.
pub(super) fn rem_limb(limbs: &[u64], divisor: u64) -> u64 {
    let mut rest = 0;
    for limb in limbs.iter().rev() {
        let part = u128::from(rest) << 64 | u128::from(*limb);
        (_, rest) = split(part % u128::from(divisor));
    }
    rest
}

/// `limbs + other * factor`.
pub(super) fn add_mul(limbs: &mut Limbs, other: &[u64], factor: u64) {
    if limbs.len() < other.len() {
        limbs.resize(other.len(), 0);
    }
    let mut carry = 0;
    for (limb, added) in limbs.iter_mut().zip(other) {
        let product = u128::from(*added) * u128::from(factor);
        // At most 2^128 - 1: the product is at most (2^64 - 1)^2.
        (carry, *limb) = split(product + u128::from(*limb) + u128::from(carry));
    }
    for limb in limbs.iter_mut().skip(other.len()) {
        if carry == 0 {
            break;
        }
        (carry, *limb) = split(u128::from(*limb) + u128::from(carry));
    }
    if carry != 0 {
        limbs.push(carry);
    }
    trim(limbs);
}

/// `|limbs - other|`, and whether the difference is negative.
pub(super) fn abs_diff(limbs: &mut Limbs, other: &[u64]) -> bool {
    let negative = compare(limbs, other) == Ordering::Less;
    limbs.resize(limbs.len().max(other.len()), 0);
    let mut borrow = false;
    for (index, limb) in limbs.iter_mut().enumerate() {
        let other = other.get(index).copied().unwrap_or(0);
        let (from, taken) = if negative { (other, *limb) } else { (*limb, other) };
        let (difference, first) = from.overflowing_sub(taken);
        let (difference, second) = difference.overflowing_sub(u64::from(borrow));
        (*limb, borrow) = (difference, first || second);
    }
    trim(limbs);
    negative
}

/// Replaces `a` and `b` by `x.0 * a - x.1 * b` and `y.1 * b - y.0 * a`, or both by the negative if
/// `odd`. The results are not negative; the factors are below `2^32`.
pub(super) fn combine(a: &mut Limbs, b: &mut Limbs, x: (u64, u64), y: (u64, u64), odd: bool) {
    let length = a.len().max(b.len());
    a.resize(length, 0);
    b.resize(length, 0);
    let product = |limb: u64, factor: u64| (u128::from(limb) * u128::from(factor)).cast_signed();
    let sign = -i128::from(odd);
    // Products below 2^96 leave room for the sign and for the carry.
    let next = |carry: &mut i128, difference: i128| {
        let sum = *carry + ((difference ^ sign) - sign);
        *carry = sum >> 64;
        split(sum.cast_unsigned()).1
    };
    let (mut carry_a, mut carry_b) = (0, 0);
    for (a, b) in a.iter_mut().zip(b.iter_mut()) {
        let new_a = next(&mut carry_a, product(*a, x.0) - product(*b, x.1));
        *b = next(&mut carry_b, product(*b, y.1) - product(*a, y.0));
        *a = new_a;
    }
    trim(a);
    trim(b);
}

/// `a % b`; `b` is not zero.
pub(super) fn rem(a: &[u64], b: &[u64]) -> Limbs {
    from_big(&(to_big(a) % to_big(b)))
}

pub(super) fn compare(a: &[u64], b: &[u64]) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.iter().rev().cmp(b.iter().rev()))
}

fn trim(limbs: &mut Limbs) {
    while limbs.last() == Some(&0) {
        limbs.pop();
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "splits an integer into its two words"
)]
#[inline]
const fn split(value: u128) -> (u64, u64) {
    ((value >> 64) as u64, value as u64)
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "splits an integer into its two halves"
)]
const fn halves(value: u64) -> (u32, u32) {
    ((value >> 32) as u32, value as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number with edges of all sizes in it, from a seed.
    fn sample(seed: u64) -> Limbs {
        let edges = [0, 1, u64::MAX, 1 << 63, 10u64.pow(18), seed];
        let length = usize::try_from(seed % 5).unwrap();
        let mut limbs: Limbs = (0..length)
            .map(|index| edges[(usize::try_from(seed).unwrap() / 7 + index * 5) % edges.len()])
            .collect();
        trim(&mut limbs);
        limbs
    }

    #[test]
    fn agrees_with_num_bigint() {
        for seed in 0..2000 {
            let (a, b) = (sample(seed * 31 + 1), sample(seed * 17 + 3));
            let (big_a, big_b) = (to_big(&a), to_big(&b));
            assert_eq!(from_big(&big_a), a);
            let factor = [0, 1, 7, u64::MAX, 1 << 63, seed][usize::try_from(seed % 6).unwrap()];

            let mut product = a.clone();
            mul_limb(&mut product, factor);
            assert_eq!(to_big(&product), &big_a * factor);

            let mut sum = a.clone();
            add_mul(&mut sum, &b, factor);
            assert_eq!(to_big(&sum), &big_a + &big_b * factor);

            let mut difference = a.clone();
            let negative = abs_diff(&mut difference, &b);
            assert_eq!(negative, big_a < big_b);
            let (large, small) = if negative { (&big_b, &big_a) } else { (&big_a, &big_b) };
            assert_eq!(to_big(&difference), large - small);

            let divisor = factor.max(1);
            let mut quotient = a.clone();
            let rest = div_limb(&mut quotient, divisor);
            assert_eq!(to_big(&quotient), &big_a / divisor);
            assert_eq!(BigUint::from(rest), &big_a % divisor);
            assert_eq!(rem_limb(&a, divisor), rest);
            assert_eq!(compare(&a, &b), big_a.cmp(&big_b));
        }
    }

    #[test]
    fn two_limbs() {
        for value in [0, 1, u128::from(u64::MAX), 1 << 64, u128::MAX] {
            assert_eq!(to_u128(&from_u128(value)), Some(value));
        }
        assert_eq!(to_u128(&[0, 0, 1]), None);
    }
}
