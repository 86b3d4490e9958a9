//! The greatest common divisor of two long integers, which is what a big fraction's time goes to.

extern crate alloc;

/// Ours, which is private to `money`.
#[path = "../../../../src/number"]
#[allow(dead_code)]
mod ours {
    mod gcd;
    mod gcd_big;
    mod limbs;

    use num_bigint::BigUint;
    use std::str::FromStr;

    /// As many limbs as the number needs.
    pub struct Limbs(Vec<u64>);

    impl Limbs {
        pub fn gcd(&self, other: &Self) -> Self {
            Self(gcd_big::gcd_limbs(self.0.clone(), other.0.clone()))
        }
    }

    impl FromStr for Limbs {
        type Err = <BigUint as FromStr>::Err;

        fn from_str(digits: &str) -> Result<Self, Self::Err> {
            Ok(Self(limbs::from_big(&digits.parse()?)))
        }
    }

    impl std::fmt::Display for Limbs {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            limbs::to_big(&self.0).fmt(f)
        }
    }
}

use dashu_int::UBig;
use dashu_int::ops::Gcd as _;
use malachite_base::num::arithmetic::traits::Gcd as _;
use malachite_nz::natural::Natural;
use money_bench_peers::case::{Case, Label};
use money_bench_peers::input::SplitMix64;
use money_bench_peers::report::report;
use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_rational::BigRational;
use std::str::FromStr;

/// Limbs of 64 bits.
const LENGTHS: [usize; 4] = [2, 5, 20, 60];
/// Enough that no branch predictor learns them.
const PAIRS: usize = 1_024;

fn main() {
    let mut cases = Vec::new();
    for limbs in LENGTHS {
        let mut random = SplitMix64 { state: 0x2545_f491_4f6c_dd1d };
        for shared in [0, limbs / 2] {
            let workload = match shared {
                0 => format!("{limbs} limbs, random"),
                _ => format!("{limbs} limbs, {shared} of them common"),
            };
            cases.extend(on(&workload, &numbers(&mut random, limbs, shared)));
        }
    }
    report(cases);
}

/// Pairs of numbers as text, whose factor of `shared` limbs is common to both.
fn numbers(random: &mut SplitMix64, limbs: usize, shared: usize) -> Vec<[String; 2]> {
    let mut number = |limbs: usize| {
        let halves = (0..2 * limbs).map(|_| (random.draw() >> 32) as u32).collect();
        // A low digit of one: without twos and fives, the pairs differ only by chance.
        BigUint::new(halves) | BigUint::from(1u8)
    };
    let mut pair = || {
        let common = if shared == 0 { BigUint::from(1u8) } else { number(shared) };
        [number(limbs - shared), number(limbs - shared)].map(|n| (n * &common).to_string())
    };
    (0..PAIRS).map(|_| pair()).collect()
}

fn on(workload: &str, pairs: &[[String; 2]]) -> Vec<Case> {
    vec![
        case("num-integer", workload, pairs, |a: &BigUint, b| a.gcd(b)),
        case("ours", workload, pairs, ours::Limbs::gcd),
        case("dashu-int", workload, pairs, |a: &UBig, b| a.gcd(b)),
        case("malachite-nz", workload, pairs, |a: &Natural, b| a.gcd(b)),
        #[cfg(feature = "gmp")]
        case("rug (GMP)", workload, pairs, |a: &rug::Integer, b| a.gcd_ref(b).into()),
    ]
}

fn case<N>(
    peer: &'static str,
    workload: &str,
    pairs: &[[String; 2]],
    gcd: impl Fn(&N, &N) -> N + Copy + 'static,
) -> Case
where
    N: FromStr<Err: std::fmt::Debug> + ToString + 'static,
{
    let side = |index: usize| -> &'static [N] {
        Vec::leak(pairs.iter().map(|pair| pair[index].parse().expect("digits")).collect())
    };
    let label = Label { prefix: "", peer, size: size_of::<N>() };
    let value = |number: N| {
        let digits: BigInt = number.to_string().parse().expect("digits");
        vec![BigRational::from_integer(digits)]
    };
    label.pairs(workload, side(0), side(1), gcd, value)
}
