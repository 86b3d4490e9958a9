//! How a `SafeNumber` is stored: 16 bytes, three tiers, one form for each value.
//!
//! 1. *Decimal*: a signed mantissa below `2^111` over a power of ten up to `10^255`, without
//!    trailing zeros after the point. Every value that has this form is stored in it: as `Small`
//!    if the mantissa fits an `i64`, which nearly all do, as `Wide` otherwise.
//! 2. *Ratio*: otherwise, an `i64` over a denominator below `2^56`, in lowest terms.
//! 3. *Big*: otherwise, a boxed fraction of any size, in lowest terms.
//!
//! Equal values have equal forms, so equality and hash look at nothing but the fields. The fields
//! of a tier stand in the enum itself: wrapped in a struct of their own they would not leave room
//! for the tag.

use super::big::Big;
use super::decimal::Small;
use super::fraction::Fraction;
use super::limbs;
use super::powers::{Factors, strip};
use super::word::Word;
use crate::rounding::Rounding;
use alloc::borrow::Cow;
use alloc::boxed::Box;
use core::cmp::Ordering;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

/// See the module's documentation.
#[derive(PartialEq, Eq)]
pub(super) enum Repr {
    Small { scale: u8, mantissa: i64 },
    Wide { scale: u8, high: i16, middle: u32, low: u64 },
    Ratio { den_high: u8, den_middle: u16, den_low: u32, num: i64 },
    Big(Box<Big>),
}

/// Most numbers are copied where they stand, without a call.
impl Clone for Repr {
    #[inline]
    fn clone(&self) -> Self {
        match *self {
            Self::Small { scale, mantissa } => Self::Small { scale, mantissa },
            Self::Wide { scale, high, middle, low } => Self::Wide { scale, high, middle, low },
            Self::Ratio { den_high, den_middle, den_low, num } => {
                Self::Ratio { den_high, den_middle, den_low, num }
            }
            Self::Big(ref big) => Self::Big(big.clone()),
        }
    }
}

/// A stored value, unpacked.
pub(super) enum Tier<'a> {
    Decimal(i128, u8),
    Ratio(i64, u64),
    Big(&'a Big),
}

/// Mantissas are below this in magnitude.
const MANTISSA_LIMIT: i128 = 1 << 111;
/// Denominators of ratios are below this.
const DENOMINATOR_LIMIT: u64 = 1 << 56;

impl Repr {
    pub(super) const ZERO: Self = Self::Small { scale: 0, mantissa: 0 };
    pub(super) const ONE: Self = Self::Small { scale: 0, mantissa: 1 };

    /// Packs a canonical decimal that fits.
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "splits an integer into its words; the bits above them are copies of the sign"
    )]
    #[inline]
    pub(super) const fn pack_decimal(mantissa: i128, scale: u8) -> Self {
        let small = mantissa as i64;
        if small as i128 == mantissa {
            return Self::Small { scale, mantissa: small };
        }
        Self::Wide {
            scale,
            high: (mantissa >> 96) as i16,
            middle: (mantissa >> 64) as u32,
            low: mantissa as u64,
        }
    }

    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "splits an integer of 56 bits into its words"
    )]
    #[inline]
    pub(super) const fn pack_ratio(num: i64, den: u64) -> Self {
        Self::Ratio {
            den_high: (den >> 48) as u8,
            den_middle: (den >> 32) as u16,
            den_low: den as u32,
            num,
        }
    }

    #[expect(clippy::as_conversions, reason = "joins the words of an integer, in const code")]
    #[inline]
    const fn mantissa(high: i16, middle: u32, low: u64) -> i128 {
        (high as i128) << 96 | (middle as i128) << 64 | low as i128
    }

    #[expect(clippy::as_conversions, reason = "joins the words of an integer, in const code")]
    #[inline]
    const fn denominator_of(high: u8, middle: u16, low: u32) -> u64 {
        (high as u64) << 48 | (middle as u64) << 32 | low as u64
    }

    #[inline]
    pub(super) fn tier(&self) -> Tier<'_> {
        match self {
            Self::Small { scale, mantissa } => Tier::Decimal(i128::from(*mantissa), *scale),
            Self::Wide { scale, high, middle, low } => {
                Tier::Decimal(Self::mantissa(*high, *middle, *low), *scale)
            }
            Self::Ratio { den_high, den_middle, den_low, num } => {
                Tier::Ratio(*num, Self::denominator_of(*den_high, *den_middle, *den_low))
            }
            Self::Big(big) => Tier::Big(big),
        }
    }

    /// A decimal whose mantissa fits a word.
    #[inline]
    pub(super) fn small(&self) -> Option<Small> {
        match self {
            Self::Small { scale, mantissa } => Some(Small { mantissa: *mantissa, scale: *scale }),
            _ => None,
        }
    }

    /// A canonical decimal of one word.
    #[inline]
    pub(super) const fn from_small(Small { mantissa, scale }: Small) -> Self {
        Self::Small { scale, mantissa }
    }

    pub(super) const fn holds_decimal(mantissa: i128) -> bool {
        mantissa > -MANTISSA_LIMIT && mantissa < MANTISSA_LIMIT
    }

    pub(super) const fn holds_ratio(den: u64) -> bool {
        den < DENOMINATOR_LIMIT
    }

    /// A canonical decimal, if it fits the tier.
    #[inline]
    pub(super) fn decimal(mantissa: i128, scale: u32) -> Option<Self> {
        let scale = u8::try_from(scale).ok()?;
        Self::holds_decimal(mantissa).then(|| Self::pack_decimal(mantissa, scale))
    }

    /// A fraction in lowest terms whose expansion does not end, if it fits the tier.
    fn ratio(num: i64, den: u64) -> Option<Self> {
        Self::holds_ratio(den).then(|| Self::pack_ratio(num, den))
    }

    /// `mantissa / 10^scale`.
    pub(super) fn from_scaled(mantissa: i128, scale: u32) -> Self {
        let (mantissa, scale) = strip(mantissa, scale);
        if let Some(decimal) = Self::decimal(mantissa, scale) {
            return decimal;
        }
        if let Some(fraction) = Fraction::of_decimal(mantissa, scale) {
            return Self::from_lowest(fraction);
        }
        let denominator = BigInt::from(10).pow(scale);
        Self::from_rational(&BigRational::new(mantissa.into(), denominator))
    }

    /// A fraction in lowest terms.
    pub(super) fn from_lowest(fraction: Fraction) -> Self {
        let decimal = fraction.to_decimal();
        match decimal.and_then(|(mantissa, scale)| Self::decimal(mantissa, scale)) {
            Some(decimal) => decimal,
            None => Self::from_unending(fraction),
        }
    }

    /// A fraction in lowest terms that is no decimal of the tier.
    pub(super) fn from_unending(Fraction { num, den }: Fraction) -> Self {
        let words = (i64::try_from(num), u64::try_from(den));
        if let (Ok(num), Ok(den)) = words
            && let Some(ratio) = Self::ratio(num, den)
        {
            return ratio;
        }
        Self::Big(Box::new(Big::from_lowest(num, den)))
    }

    /// A fraction in lowest terms with a positive denominator.
    pub(super) fn from_rational(value: &BigRational) -> Self {
        match (value.numer().to_i128(), value.denom().to_u128()) {
            (Some(num), Some(den)) => Self::from_lowest(Fraction { num, den }),
            _ => Self::from_big(Big::from_rational(value)),
        }
    }

    pub(super) fn from_integer(value: &BigInt) -> Self {
        match value.to_i128() {
            Some(value) => Self::from_lowest(Fraction { num: value, den: 1 }),
            None => Self::Big(Box::new(Big {
                negative: value.is_negative(),
                num: limbs::from_big(value.magnitude()),
                den: alloc::vec![1],
            })),
        }
    }

    /// The smallest tier for a big fraction in lowest terms.
    pub(super) fn from_big(big: Big) -> Self {
        Self::demoted(&big).unwrap_or_else(|| Self::Big(Box::new(big)))
    }

    /// The smaller form of a big fraction, if it has one.
    pub(super) fn demoted(big: &Big) -> Option<Self> {
        // Every smaller form has a numerator of at most 111 bits, also over a power of ten.
        let num = big.small_numerator().filter(|num| num.unsigned_abs() >> 111 == 0)?;
        if let Some(den) = limbs::to_u128(&big.den) {
            let fraction = Fraction { num, den };
            let decimal = fraction.to_decimal();
            return match decimal.and_then(|(mantissa, scale)| Self::decimal(mantissa, scale)) {
                Some(decimal) => Some(decimal),
                None => Self::ratio(i64::try_from(num).ok()?, u64::try_from(den).ok()?),
            };
        }
        let (mantissa, scale) = big.to_decimal()?;
        Self::decimal(mantissa, scale)
    }

    pub(super) fn to_rational(&self) -> BigRational {
        match self.tier() {
            Tier::Big(big) => big.to_rational(),
            _ => BigRational::new_raw(self.numerator(), self.denominator()),
        }
    }

    /// The value as a big fraction, whatever its size.
    pub(super) fn to_big(&self) -> Cow<'_, Big> {
        match (self, self.fraction()) {
            (Self::Big(big), _) => Cow::Borrowed(big),
            (_, Some(Fraction { num, den })) => Cow::Owned(Big::from_lowest(num, den)),
            _ => Cow::Owned(Big::from_rational(&self.to_rational())),
        }
    }

    /// The value as a fraction of machine integers, if it fits.
    pub(super) fn fraction(&self) -> Option<Fraction> {
        match self.tier() {
            Tier::Decimal(mantissa, scale) => Fraction::of_decimal(mantissa, u32::from(scale)),
            Tier::Ratio(num, den) => Some(Fraction { num: num.into(), den: den.into() }),
            Tier::Big(_) => None,
        }
    }

    /// The value as a fraction of words, if it fits.
    #[inline]
    pub(super) fn word(&self) -> Option<Word> {
        match self {
            Self::Small { mantissa, scale } => {
                Word::of_decimal(Small { mantissa: *mantissa, scale: *scale })
            }
            _ => self.wide_word(),
        }
    }

    #[inline]
    fn wide_word(&self) -> Option<Word> {
        match self.tier() {
            Tier::Ratio(num, den) => Some(Word { negative: num < 0, num: num.unsigned_abs(), den }),
            Tier::Decimal(..) => {
                let Fraction { num, den } = self.fraction()?;
                let magnitude = u64::try_from(num.unsigned_abs()).ok()?;
                Some(Word { negative: num < 0, num: magnitude, den: u64::try_from(den).ok()? })
            }
            Tier::Big(_) => None,
        }
    }

    /// The multiple of `10^-scale` that `mode` chooses for a ratio, and what is left.
    pub(super) fn quantize_ratio(&self, scale: u8, mode: Rounding) -> Option<(i64, Self)> {
        let Tier::Ratio(num, den) = self.tier() else { return None };
        let ratio = Word { negative: num < 0, num: num.unsigned_abs(), den };
        let (steps, Word { negative, num, den }) = ratio.quantize(scale, mode)?;
        let num = if negative { -i128::from(num) } else { num.into() };
        Some((steps, Self::from_unending(Fraction { num, den: den.into() })))
    }

    /// A fraction of words in lowest terms.
    pub(super) fn from_word(word: Word) -> Self {
        let magnitude = i128::from(word.num);
        let num = if word.negative { -magnitude } else { magnitude };
        if let (Ok(num), true) = (i64::try_from(num), Factors::of(word.den).rest != 1)
            && let Some(ratio) = Self::ratio(num, word.den)
        {
            return ratio;
        }
        Self::from_lowest(Fraction { num, den: word.den.into() })
    }

    pub(super) fn numerator(&self) -> BigInt {
        match self.tier() {
            Tier::Big(big) => big.numerator(),
            Tier::Ratio(num, _) => num.into(),
            Tier::Decimal(mantissa, scale) => match self.fraction() {
                Some(fraction) => fraction.num.into(),
                None => decimal_rational(mantissa, scale).numer().clone(),
            },
        }
    }

    pub(super) fn denominator(&self) -> BigInt {
        match self.tier() {
            Tier::Big(big) => big.denominator(),
            Tier::Ratio(_, den) => den.into(),
            Tier::Decimal(mantissa, scale) => match self.fraction() {
                Some(fraction) => fraction.den.into(),
                None => decimal_rational(mantissa, scale).denom().clone(),
            },
        }
    }

    pub(super) fn signum(&self) -> i8 {
        let order = match self.tier() {
            Tier::Decimal(mantissa, _) => mantissa.cmp(&0),
            Tier::Ratio(num, _) => num.cmp(&0),
            Tier::Big(big) if big.negative => Ordering::Less,
            Tier::Big(_) => Ordering::Greater,
        };
        match order {
            Ordering::Less => -1,
            Ordering::Equal => 0,
            Ordering::Greater => 1,
        }
    }

    pub(super) fn is_integer(&self) -> bool {
        match self {
            Self::Small { scale, .. } | Self::Wide { scale, .. } => *scale == 0,
            Self::Ratio { .. } => false,
            Self::Big(big) => big.is_integer(),
        }
    }

    pub(super) fn neg(&self) -> Self {
        match self.tier() {
            Tier::Decimal(mantissa, scale) => Self::pack_decimal(-mantissa, scale),
            Tier::Ratio(num, den) => {
                Self::from_unending(Fraction { num: -i128::from(num), den: den.into() })
            }
            // i64::MIN has no ratio of the other sign, so a big number can become smaller here.
            Tier::Big(big) => Self::from_big(Big { negative: !big.negative, ..big.clone() }),
        }
    }
}

fn decimal_rational(mantissa: i128, scale: u8) -> BigRational {
    BigRational::new(mantissa.into(), BigInt::from(10).pow(u32::from(scale)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_bytes() {
        assert_eq!(size_of::<Repr>(), 16);
    }

    fn tier_of(num: i128, den: u128) -> &'static str {
        match Repr::from_lowest(Fraction { num, den }).tier() {
            Tier::Decimal(..) => "decimal",
            Tier::Ratio(..) => "ratio",
            Tier::Big(_) => "big",
        }
    }

    #[test]
    fn each_value_has_the_first_tier_that_holds_it() {
        assert_eq!(tier_of(MANTISSA_LIMIT - 1, 1), "decimal");
        assert_eq!(tier_of(1 - MANTISSA_LIMIT, 1), "decimal");
        assert_eq!(tier_of(MANTISSA_LIMIT, 1), "big");
        assert_eq!(tier_of(-MANTISSA_LIMIT, 1), "big");
        assert_eq!(tier_of(1, 3), "ratio");
        assert_eq!(tier_of(i64::MIN.into(), 3), "ratio");
        assert_eq!(tier_of(i128::from(i64::MIN) - 1, 7), "big");
        assert_eq!(tier_of(1, (1 << 56) - 1), "ratio");
        assert_eq!(tier_of(1, (1 << 56) + 1), "big");
        // 1/2^47 is 5^47/10^47, of 110 bits; 1/2^48 has 112, but a small denominator.
        assert_eq!(tier_of(1, 1 << 47), "decimal");
        assert_eq!(tier_of(1, 1 << 48), "ratio");
        assert_eq!(tier_of(1, 1 << 56), "big");
        assert_eq!(tier_of(1, 5u128.pow(50)), "decimal");
    }

    #[test]
    fn packing_keeps_every_bit() {
        for mantissa in [0, 1, -1, i128::from(i64::MAX) + 1, MANTISSA_LIMIT - 1, 1 - MANTISSA_LIMIT]
        {
            for scale in [0, 1, 255] {
                let Some(Tier::Decimal(m, s)) =
                    Repr::decimal(mantissa, scale).as_ref().map(Repr::tier)
                else {
                    panic!("{mantissa}")
                };
                assert_eq!((m, u32::from(s)), (mantissa, scale));
            }
        }
        for den in [1, 3, DENOMINATOR_LIMIT - 1, 1 << 48, 1 << 32] {
            let ratio = Repr::ratio(i64::MIN, den).unwrap();
            assert!(matches!(ratio.tier(), Tier::Ratio(i64::MIN, d) if d == den));
        }
    }
}
