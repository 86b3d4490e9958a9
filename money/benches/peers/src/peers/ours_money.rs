//! `Money<USD>`: whole cents; what is rounded to them is an `ExactMoney<USD>`.

use crate::peer::{Cents, DAILY, DAYS, Peer, Quantize};
use money::{
    AllocationMode, EUR, ExactMoney, ExchangeRate, Money, Remainder, RemainderAccount, Rounding,
    SafeNumber, USD,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use std::fmt::Write;

pub struct OursMoney;

fn hundredfold(amount: &SafeNumber) -> BigRational {
    amount.to_big_rational() * BigInt::from(100)
}

impl Peer for OursMoney {
    type Number = Money<USD>;
    const NAME: &'static str = "Money";

    fn text(plain: &str) -> String {
        format!("USD {plain}")
    }
    fn parse(text: &str) -> Money<USD> {
        text.parse().expect("an amount")
    }
    fn format(money: &Money<USD>, out: &mut String) {
        write!(out, "{money}").expect("a string");
    }
    fn to_rational(money: &Money<USD>) -> BigRational {
        money.amount().to_big_rational()
    }
    fn add(a: &Money<USD>, b: &Money<USD>) -> Money<USD> {
        a + b
    }
    fn sum(amounts: &[Money<USD>]) -> Money<USD> {
        amounts.iter().sum()
    }
    fn add_assign(a: &mut Money<USD>, b: &Money<USD>) {
        *a += b;
    }
    fn less(a: &Money<USD>, b: &Money<USD>) -> bool {
        a < b
    }
}

impl Quantize for OursMoney {
    type Exact = ExactMoney<USD>;
    type Parts = (Money<USD>, Remainder<USD>);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> ExactMoney<USD> {
        ExactMoney::new(plain.parse::<SafeNumber>().expect("a number"))
    }
    fn quantize(exact: &ExactMoney<USD>) -> Self::Parts {
        exact.quantize(Rounding::HalfUp).into_parts()
    }
    fn values((money, rest): Self::Parts) -> [BigRational; 2] {
        [Self::to_rational(&money), rest.amount().to_big_rational()]
    }
}

impl Cents for OursMoney {
    type Amount = Money<USD>;
    type Rate = ExchangeRate<USD, EUR>;
    type Daily = SafeNumber;
    type Rest = ExactMoney<USD>;
    type Converted = (Money<EUR>, Remainder<EUR>);
    type Divisor = u32;
    type Ratios<const N: usize> = [u32; N];
    type Parts<const N: usize> = [Money<USD>; N];
    const NAME: &'static str = <Self as Peer>::NAME;

    fn amount(plain: &str) -> Money<USD> {
        Money::parse_in(plain, USD).expect("an amount")
    }
    fn rate(plain: &str) -> ExchangeRate<USD, EUR> {
        ExchangeRate::new(plain.parse::<SafeNumber>().expect("a number")).expect("above zero")
    }
    fn daily(rate: &str) -> SafeNumber {
        rate.parse::<SafeNumber>().expect("a number") / DAILY
    }
    fn divisor(value: u32) -> u32 {
        value
    }
    fn ratios<const N: usize>(percent: &[u32; N]) -> [u32; N] {
        *percent
    }

    fn convert(amount: &Money<USD>, rate: &ExchangeRate<USD, EUR>) -> Self::Converted {
        rate.convert(amount).quantize(Rounding::HalfUp).into_parts()
    }
    fn divide(amount: &Money<USD>, by: &u32) -> (Money<USD>, ExactMoney<USD>) {
        let (paid, rest) = (amount / by).quantize(Rounding::HalfUp).into_parts();
        (paid, rest.into_exact())
    }
    fn month(balance: &Money<USD>, daily: &SafeNumber) -> (Money<USD>, ExactMoney<USD>) {
        let mut balance = *balance;
        let mut kept = RemainderAccount::new();
        for _ in 0..DAYS {
            balance += (balance * daily).quantize(Rounding::HalfUp).settle(&mut kept);
        }
        (balance, kept.into_balance())
    }
    fn allocate<const N: usize>(amount: &Money<USD>, ratios: &[u32; N]) -> [Money<USD>; N] {
        amount.allocate(ratios, AllocationMode::LargestRemainder).expect("valid ratios")
    }

    fn value(amount: &Money<USD>) -> BigRational {
        BigRational::from_integer(amount.minor().into())
    }
    fn rest_value(rest: &ExactMoney<USD>) -> BigRational {
        hundredfold(rest.amount())
    }
    fn converted_values((euros, rest): Self::Converted) -> [BigRational; 2] {
        [BigRational::from_integer(euros.minor().into()), hundredfold(rest.amount())]
    }
}
