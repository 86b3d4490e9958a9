//! Greatest common divisors of one word.

/// Powers of five by their length in bits: no two have the same.
const FIVES: [u64; 65] = {
    let mut fives = [0; 65];
    let mut power: u64 = 1;
    loop {
        fives[(u64::BITS - power.leading_zeros()) as usize] = power;
        match power.checked_mul(5) {
            Some(next) => power = next,
            None => break fives,
        }
    }
};

/// One remainder, then the binary algorithm.
pub fn gcd(a: u64, b: u64) -> u64 {
    let (large, small) = if a < b { (b, a) } else { (a, b) };
    if small == 0 {
        return large;
    }
    let mut a = large % small;
    if a == 0 {
        return small;
    }
    let mut b = small;
    let twos = (a | b).trailing_zeros();
    b >>= b.trailing_zeros();
    loop {
        a >>= a.trailing_zeros();
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        b = low;
        a = high - low;
        if a == 0 {
            return b << twos;
        }
    }
}

/// The same, where `b` is often `2^i * 5^j`: such a divisor needs no algorithm.
pub fn gcd_by_tens(a: u64, b: u64) -> u64 {
    let odd = b >> b.trailing_zeros();
    if a == 0 || FIVES[(u64::BITS - odd.leading_zeros()) as usize] != odd {
        return gcd(a, b);
    }
    let twos = a.trailing_zeros().min(b.trailing_zeros());
    let mut fives = 1;
    while fives < odd && a.is_multiple_of(fives * 5) {
        fives *= 5;
    }
    fives << twos
}
