//! An `i128` and a scale, as they come: trailing zeros stay, and equality looks through them.

use crate::layout::Layout;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// How the two fields are kept.
pub trait Store: Copy + 'static {
    const NAME: &'static str;
    fn new(mantissa: i128, scale: u8) -> Self;
    fn get(self) -> (i128, u8);
}

/// As the compiler aligns them: 32 bytes.
#[derive(Clone, Copy)]
pub struct Unpacked {
    mantissa: i128,
    scale: u8,
}

impl Store for Unpacked {
    const NAME: &'static str = "i128 and scale";

    fn new(mantissa: i128, scale: u8) -> Self {
        Self { mantissa, scale }
    }
    fn get(self) -> (i128, u8) {
        (self.mantissa, self.scale)
    }
}

/// The mantissa in two halves, so that its alignment costs nothing: 24 bytes.
#[derive(Clone, Copy)]
pub struct Packed {
    low: u64,
    high: i64,
    scale: u8,
}

impl Store for Packed {
    const NAME: &'static str = "two halves and scale";

    fn new(mantissa: i128, scale: u8) -> Self {
        Self { low: mantissa as u64, high: (mantissa >> 64) as i64, scale }
    }
    fn get(self) -> (i128, u8) {
        (i128::from(self.high) << 64 | i128::from(self.low), self.scale)
    }
}

#[derive(Clone, Copy)]
pub struct Decimal<S>(S);

/// What fits one word.
const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut index = 1;
    while index < powers.len() {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

fn shifted(mantissa: i128, places: u8) -> i128 {
    let power = i128::from(POWERS[usize::from(places)]);
    match i64::try_from(mantissa) {
        Ok(mantissa) => i128::from(mantissa) * power,
        Err(_) => mantissa.checked_mul(power).expect("it fits"),
    }
}

impl<S: Store> Decimal<S> {
    /// Both mantissas at the larger scale.
    fn aligned(&self, other: &Self) -> (i128, i128, u8) {
        let ((a, a_scale), (b, b_scale)) = (self.0.get(), other.0.get());
        match a_scale.cmp(&b_scale) {
            Ordering::Equal => (a, b, a_scale),
            Ordering::Less => (shifted(a, b_scale - a_scale), b, b_scale),
            Ordering::Greater => (a, shifted(b, a_scale - b_scale), a_scale),
        }
    }
}

impl<S: Store> PartialEq for Decimal<S> {
    fn eq(&self, other: &Self) -> bool {
        let (a, b, _) = self.aligned(other);
        a == b
    }
}

/// Equal numbers hash alike, so the zeros must go here.
impl<S: Store> Hash for Decimal<S> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let (mut mantissa, mut scale) = self.0.get();
        while scale > 0 && mantissa & 1 == 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (mantissa, scale).hash(hasher);
    }
}

impl<S: Store> Layout for Decimal<S> {
    const NAME: &'static str = S::NAME;

    fn decimal(mantissa: i64, scale: u32) -> Self {
        Self(S::new(mantissa.into(), u8::try_from(scale).expect("small")))
    }
    fn to_rational(&self) -> BigRational {
        let (mantissa, scale) = self.0.get();
        BigRational::new(mantissa.into(), BigInt::from(10).pow(scale.into()))
    }
    fn add(&self, other: &Self) -> Self {
        let (a, b, scale) = self.aligned(other);
        Self(S::new(a.checked_add(b).expect("it fits"), scale))
    }
    fn mul(&self, other: &Self) -> Self {
        let ((a, a_scale), (b, b_scale)) = (self.0.get(), other.0.get());
        let product = match (i64::try_from(a), i64::try_from(b)) {
            (Ok(a), Ok(b)) => i128::from(a) * i128::from(b),
            _ => a.checked_mul(b).expect("it fits"),
        };
        Self(S::new(product, a_scale + b_scale))
    }
    fn less(&self, other: &Self) -> bool {
        let (a, b, _) = self.aligned(other);
        a < b
    }
}
