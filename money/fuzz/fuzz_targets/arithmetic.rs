//! Any program of operations: the same as with `BigRational`, after each step.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use money::SafeNumber;
use num_bigint::BigInt;
use num_rational::BigRational;

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Number {
    Word(i64),
    Wide(i128),
    Decimal(i64, u8),
    Ratio(i64, u64),
}

impl Number {
    fn rational(self) -> BigRational {
        match self {
            Self::Word(value) => BigRational::from_integer(value.into()),
            Self::Wide(value) => BigRational::from_integer(value.into()),
            Self::Decimal(mantissa, scale) => {
                BigRational::new(mantissa.into(), BigInt::from(10).pow((scale % 60).into()))
            }
            Self::Ratio(num, den) => BigRational::new(num.into(), den.max(1).into()),
        }
    }
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum Step {
    Add(Number),
    Sub(Number),
    Mul(Number),
    Div(Number),
    Rem(Number),
    Trunc,
    Negate,
}

fuzz_target!(|steps: Vec<Step>| {
    let mut ours = SafeNumber::ZERO;
    let mut theirs = BigRational::from_integer(0.into());
    let zero = theirs.clone();
    for step in steps.into_iter().take(24) {
        let pair = |number: Number| {
            let rational = number.rational();
            (SafeNumber::try_from(&rational).expect("not zero"), rational)
        };
        match step {
            Step::Add(number) => {
                let (a, b) = pair(number);
                ours += a;
                theirs += b;
            }
            Step::Sub(number) => {
                let (a, b) = pair(number);
                ours = &ours - a;
                theirs -= b;
            }
            Step::Mul(number) => {
                let (a, b) = pair(number);
                ours *= a;
                theirs *= b;
            }
            Step::Div(number) | Step::Rem(number) => {
                let (a, b) = pair(number);
                if b == zero {
                    assert_eq!(ours.checked_div(&a), None);
                } else if matches!(step, Step::Div(_)) {
                    ours = &ours / a;
                    theirs /= b;
                } else {
                    ours = &ours % a;
                    theirs %= b;
                }
            }
            Step::Trunc => {
                ours = ours.trunc().0;
                theirs = theirs.trunc();
            }
            Step::Negate => {
                ours = -ours;
                theirs = -theirs;
            }
        }
        assert_eq!(ours.to_big_rational(), theirs);
        // One form for each value.
        assert_eq!(SafeNumber::try_from(&theirs).as_ref(), Ok(&ours));
        assert_eq!(ours.cmp(&SafeNumber::ZERO), theirs.cmp(&zero));
    }
});
