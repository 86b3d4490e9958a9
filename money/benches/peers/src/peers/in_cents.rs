//! Number types as amounts: whole numbers of cents.

use crate::peer::{Cents, DAILY, DAYS, Peer, Whole};
use num_rational::BigRational;
use std::cmp::Ordering;
use std::marker::PhantomData;

pub struct InCents<P>(PhantomData<P>);

/// Shares of one, and the constants of an allocation.
pub struct Ratios<N> {
    shares: Vec<N>,
    zero: N,
    one: N,
    minus_one: N,
}

impl<P: Whole> Cents for InCents<P> {
    type Amount = P::Number;
    type Rate = P::Number;
    type Daily = P::Number;
    type Rest = P::Number;
    type Converted = (P::Number, P::Number);
    type Divisor = P::Number;
    type Ratios<const N: usize> = Ratios<P::Number>;
    type Parts<const N: usize> = Vec<Self::Amount>;
    const NAME: &'static str = <P as Peer>::NAME;

    fn amount(plain: &str) -> P::Number {
        P::mul(&P::parse(plain), &P::integer(100))
    }
    fn rate(plain: &str) -> P::Number {
        P::parse(plain)
    }
    fn daily(rate: &str) -> P::Number {
        P::div(&P::parse(rate), &P::integer(DAILY.into()))
    }
    fn divisor(value: u32) -> P::Number {
        P::integer(value.into())
    }
    fn ratios<const N: usize>(percent: &[u32; N]) -> Ratios<P::Number> {
        let hundred = P::integer(100);
        let share = |percent: &u32| P::div(&P::integer((*percent).into()), &hundred);
        let [zero, one] = [0, 1].map(P::integer);
        let minus_one = P::sub(&zero, &one);
        Ratios { shares: percent.iter().map(share).collect(), zero, one, minus_one }
    }

    fn convert(amount: &P::Number, rate: &P::Number) -> Self::Converted {
        P::half_up(&P::mul(amount, rate))
    }
    fn divide(amount: &P::Number, by: &P::Number) -> (P::Number, P::Number) {
        P::half_up(&P::div(amount, by))
    }
    fn month(balance: &P::Number, daily: &P::Number) -> (P::Number, P::Number) {
        let mut balance = balance.clone();
        let mut kept = P::integer(0);
        for _ in 0..DAYS {
            let (paid, rest) = P::half_up(&P::mul(&balance, daily));
            P::add_assign(&mut balance, &paid);
            P::add_assign(&mut kept, &rest);
        }
        (balance, kept)
    }

    /// Every share is cut to cents; one cent each goes to those that lost the most, the first of
    /// them first.
    fn allocate<const N: usize>(amount: &P::Number, ratios: &Ratios<P::Number>) -> Vec<P::Number> {
        let mut left = amount.clone();
        let mut parts = Vec::with_capacity(ratios.shares.len());
        let mut cuts = Vec::with_capacity(ratios.shares.len());
        for share in &ratios.shares {
            let (part, cut) = P::truncate(&P::mul(amount, share));
            left = P::sub(&left, &part);
            parts.push(part);
            cuts.push(cut);
        }
        let negative = P::less(&left, &ratios.zero);
        let cent = if negative { &ratios.minus_one } else { &ratios.one };
        let mut order: Vec<usize> = (0..cuts.len()).collect();
        order.sort_by(|&a, &b| {
            let (a, b) = if negative { (b, a) } else { (a, b) };
            match (P::less(&cuts[b], &cuts[a]), P::less(&cuts[a], &cuts[b])) {
                (true, _) => Ordering::Less,
                (_, true) => Ordering::Greater,
                _ => Ordering::Equal,
            }
        });
        for index in order {
            if !P::less(&left, &ratios.zero) && !P::less(&ratios.zero, &left) {
                break;
            }
            P::add_assign(&mut parts[index], cent);
            left = P::sub(&left, cent);
        }
        parts
    }

    fn value(amount: &P::Number) -> BigRational {
        P::to_rational(amount)
    }
    fn rest_value(rest: &P::Number) -> BigRational {
        P::to_rational(rest)
    }
    fn converted_values((amount, rest): Self::Converted) -> [BigRational; 2] {
        [P::to_rational(&amount), P::to_rational(&rest)]
    }
}
