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

/// Both above zero.
fn binary(mut a: u64, mut b: u64) -> u64 {
    let shift = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    b >>= b.trailing_zeros();
    while a != b {
        let difference = a.abs_diff(b);
        b = a.min(b);
        a = difference >> difference.trailing_zeros();
    }
    a << shift
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
                let (wide_a, wide_b) = (u128::from(a) * 6, u128::from(b) * 15);
                assert_eq!(gcd_u128(wide_a, wide_b), wide_a.gcd(&wide_b), "{wide_a} {wide_b}");
            }
        }
    }
}
