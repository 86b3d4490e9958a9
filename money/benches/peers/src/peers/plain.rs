//! Plain integers of a fixed scale: no currency, no check for overflow, no name for a remainder.
//! What any safe type can at most hope for.

use crate::peer::{Cents, DAILY, DAYS, Peer, Quantize, digits};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::marker::PhantomData;

/// Integers that count units of `10^-SCALE`.
pub struct Plain<Integer, const SCALE: u32>(PhantomData<Integer>);

/// Rates have this many digits after the point.
const RATE_SCALE: u32 = 6;

/// A numerator; its denominator is known where it is made.
pub struct Rest<Integer> {
    numerator: Integer,
    denominator: Integer,
}

/// Longer than any `i64` with its sign and point.
const TEXT: usize = 24;

/// Always with `SCALE` digits after the point.
fn write<const SCALE: u32>(negative: bool, magnitude: u64, out: &mut String) {
    let mut text = [0; TEXT];
    let mut at = TEXT;
    let mut put = |byte| {
        at -= 1;
        text[at] = byte;
    };
    let unit = 10u64.pow(SCALE);
    let (mut whole, mut fraction) = (magnitude / unit, magnitude % unit);
    for _ in 0..SCALE {
        put(b'0' + (fraction % 10) as u8);
        fraction /= 10;
    }
    if SCALE > 0 {
        put(b'.');
    }
    loop {
        put(b'0' + (whole % 10) as u8);
        whole /= 10;
        if whole == 0 {
            break;
        }
    }
    if negative {
        put(b'-');
    }
    out.push_str(std::str::from_utf8(&text[at..]).expect("digits"));
}

macro_rules! plain {
    ($integer:ty, $name:literal) => {
        impl<const SCALE: u32> Peer for Plain<$integer, SCALE> {
            type Number = $integer;
            const NAME: &'static str = $name;

            fn parse(text: &str) -> $integer {
                let (negative, text) = match text.strip_prefix('-') {
                    Some(rest) => (true, rest),
                    None => (false, text),
                };
                let mut value: $integer = 0;
                let mut missing = SCALE;
                let mut after_point = false;
                for byte in text.bytes() {
                    if byte == b'.' {
                        after_point = true;
                        continue;
                    }
                    value = value * 10 + <$integer>::from(byte - b'0');
                    missing -= u32::from(after_point);
                }
                value *= (10 as $integer).pow(missing);
                if negative { -value } else { value }
            }
            fn format(number: &$integer, out: &mut String) {
                let magnitude = u64::try_from(number.unsigned_abs()).expect("it fits");
                write::<SCALE>(*number < 0, magnitude, out);
            }
            fn to_rational(number: &$integer) -> BigRational {
                BigRational::new((*number).into(), BigInt::from(10).pow(SCALE))
            }
            fn add(a: &$integer, b: &$integer) -> $integer {
                a.wrapping_add(*b)
            }
            fn sum(numbers: &[$integer]) -> $integer {
                numbers.iter().fold(0, |sum, number| sum.wrapping_add(*number))
            }
            fn less(a: &$integer, b: &$integer) -> bool {
                a < b
            }
        }

        impl<const SCALE: u32> Plain<$integer, SCALE> {
            fn half_up(numerator: $integer, denominator: $integer) -> ($integer, Rest<$integer>) {
                let (mut whole, mut rest) = (numerator / denominator, numerator % denominator);
                if 2 * rest.abs() >= denominator {
                    whole += numerator.signum();
                    rest -= numerator.signum() * denominator;
                }
                (whole, Rest { numerator: rest, denominator })
            }
        }

        impl Quantize for Plain<$integer, 6> {
            type Exact = $integer;
            type Parts = ($integer, Rest<$integer>);
            const NAME: &'static str = <Self as Peer>::NAME;

            fn exact(plain: &str) -> $integer {
                Self::parse(plain)
            }
            fn quantize(exact: &$integer) -> Self::Parts {
                Self::half_up(*exact, 10_000)
            }
            fn values((cents, rest): Self::Parts) -> [BigRational; 2] {
                [Plain::<$integer, 2>::to_rational(&cents), Self::to_rational(&rest.numerator)]
            }
        }

        /// A rate counts millionths; a remainder of interest counts the parts of a day.
        impl Cents for Plain<$integer, 2> {
            type Amount = $integer;
            type Rate = $integer;
            type Daily = $integer;
            type Rest = Rest<$integer>;
            type Converted = ($integer, Rest<$integer>);
            type Divisor = $integer;
            type Ratios<const N: usize> = Vec<$integer>;
            type Parts<const N: usize> = Vec<Self::Amount>;
            const NAME: &'static str = <Self as Peer>::NAME;

            fn amount(plain: &str) -> $integer {
                Self::parse(plain)
            }
            fn rate(plain: &str) -> $integer {
                let (digits, scale) = digits(plain);
                let number: $integer = digits.parse().expect("digits");
                number * (10 as $integer).pow(RATE_SCALE - scale)
            }
            fn daily(rate: &str) -> $integer {
                Self::rate(rate)
            }
            fn divisor(value: u32) -> $integer {
                value.into()
            }
            fn ratios<const N: usize>(percent: &[u32; N]) -> Vec<$integer> {
                percent.iter().map(|percent| (*percent).into()).collect()
            }

            fn convert(amount: &$integer, rate: &$integer) -> Self::Converted {
                Self::half_up(amount * rate, (10 as $integer).pow(RATE_SCALE))
            }
            fn divide(amount: &$integer, by: &$integer) -> ($integer, Rest<$integer>) {
                Self::half_up(*amount, *by)
            }
            fn month(balance: &$integer, daily: &$integer) -> ($integer, Rest<$integer>) {
                let denominator = <$integer>::from(DAILY) * (10 as $integer).pow(RATE_SCALE);
                let mut balance = *balance;
                let mut kept = Rest { numerator: 0, denominator };
                for _ in 0..DAYS {
                    let (paid, rest) = Self::half_up(balance * daily, denominator);
                    balance += paid;
                    kept.numerator += rest.numerator;
                }
                (balance, kept)
            }
            fn allocate<const N: usize>(
                amount: &$integer,
                ratios: &Vec<$integer>,
            ) -> Vec<$integer> {
                let shares = ratios.iter().map(|percent| amount * percent);
                let mut parts: Vec<$integer> = shares.clone().map(|share| share / 100).collect();
                let cuts: Vec<$integer> = shares.map(|share| (share % 100).abs()).collect();
                let mut left = amount - parts.iter().sum::<$integer>();
                let mut order: Vec<usize> = (0..parts.len()).collect();
                order.sort_by_key(|&index| std::cmp::Reverse(cuts[index]));
                for index in order {
                    parts[index] += left.signum();
                    left -= left.signum();
                }
                parts
            }

            fn value(amount: &$integer) -> BigRational {
                BigRational::from_integer((*amount).into())
            }
            fn rest_value(rest: &Rest<$integer>) -> BigRational {
                BigRational::new(rest.numerator.into(), rest.denominator.into())
            }
            fn converted_values((amount, rest): Self::Converted) -> [BigRational; 2] {
                [Self::value(&amount), Self::rest_value(&rest)]
            }
        }
    };
}
plain!(i64, "plain integer");
plain!(i128, "plain i128");
