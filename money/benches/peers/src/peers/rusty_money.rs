//! `rusty-money`: a `Decimal` and a currency. Its own text is in cents, so `format` rounds what is
//! finer; it allocates the cents that are left over to the first, whatever each share lost.

use crate::peer::{Cents, DAILY, DAYS, Field, Peer, Quantize};
use crate::peers::RustDecimal;
use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;
use rusty_money::{Money, Round, iso};
use std::fmt::Write;

pub struct RustyMoney;

type Dollars = Money<'static, iso::Currency>;

fn dollars(amount: Decimal) -> Dollars {
    Money::from_decimal(amount, iso::USD)
}

fn half_up(exact: &Dollars) -> (Dollars, Dollars) {
    let rounded = exact.round(2, Round::HalfUp);
    (rounded, exact.sub(rounded).expect("it fits"))
}

fn hundredfold(money: &Dollars) -> BigRational {
    RustyMoney::to_rational(money) * BigInt::from(100)
}

impl Peer for RustyMoney {
    type Number = Dollars;
    const NAME: &'static str = "rusty-money";

    fn parse(text: &str) -> Dollars {
        Money::from_str(text, iso::USD).expect("an amount")
    }
    fn format(money: &Dollars, out: &mut String) {
        write!(out, "{money}").expect("a string");
    }
    fn to_rational(money: &Dollars) -> BigRational {
        RustDecimal::to_rational(money.amount())
    }
    fn add(a: &Dollars, b: &Dollars) -> Dollars {
        a.add(*b).expect("it fits")
    }
    fn sum(amounts: &[Dollars]) -> Dollars {
        amounts.iter().fold(dollars(Decimal::ZERO), |sum, money| Self::add(&sum, money))
    }
    fn less(a: &Dollars, b: &Dollars) -> bool {
        a.lt(b).expect("one currency")
    }
}

impl Field for RustyMoney {
    fn integer(value: u64) -> Dollars {
        dollars(value.into())
    }
    fn sub(a: &Dollars, b: &Dollars) -> Dollars {
        a.sub(*b).expect("it fits")
    }
    fn mul(a: &Dollars, b: &Dollars) -> Dollars {
        a.mul(*b.amount()).expect("it fits")
    }
    fn div(a: &Dollars, b: &Dollars) -> Dollars {
        a.div(*b.amount()).expect("not by zero")
    }
}

impl Quantize for RustyMoney {
    type Exact = Dollars;
    type Parts = (Dollars, Dollars);
    const NAME: &'static str = <Self as Peer>::NAME;

    fn exact(plain: &str) -> Dollars {
        Self::parse(plain)
    }
    fn quantize(exact: &Dollars) -> (Dollars, Dollars) {
        half_up(exact)
    }
    fn values((rounded, rest): Self::Parts) -> [BigRational; 2] {
        [Self::to_rational(&rounded), Self::to_rational(&rest)]
    }
}

impl Cents for RustyMoney {
    type Amount = Dollars;
    type Rate = Decimal;
    type Daily = Decimal;
    type Rest = Dollars;
    type Converted = (Money<'static, iso::Currency>, Money<'static, iso::Currency>);
    type Divisor = u32;
    type Ratios<const N: usize> = Vec<u32>;
    type Parts<const N: usize> = Vec<Self::Amount>;
    const NAME: &'static str = <Self as Peer>::NAME;

    fn amount(plain: &str) -> Dollars {
        Self::parse(plain)
    }
    fn rate(plain: &str) -> Decimal {
        RustDecimal::parse(plain)
    }
    fn daily(rate: &str) -> Decimal {
        Self::rate(rate) / Decimal::from(DAILY)
    }
    fn divisor(value: u32) -> u32 {
        value
    }
    fn ratios<const N: usize>(percent: &[u32; N]) -> Vec<u32> {
        percent.into()
    }

    fn convert(amount: &Dollars, rate: &Decimal) -> Self::Converted {
        half_up(&Money::from_decimal(*amount.mul(*rate).expect("it fits").amount(), iso::EUR))
    }
    fn divide(amount: &Dollars, by: &u32) -> (Dollars, Dollars) {
        half_up(&amount.div(*by).expect("not by zero"))
    }
    fn month(balance: &Dollars, daily: &Decimal) -> (Dollars, Dollars) {
        let mut balance = *balance;
        let mut kept = dollars(Decimal::ZERO);
        for _ in 0..DAYS {
            let (paid, rest) = half_up(&balance.mul(*daily).expect("it fits"));
            balance = Self::add(&balance, &paid);
            kept = Self::add(&kept, &rest);
        }
        (balance, kept)
    }
    fn allocate<const N: usize>(amount: &Dollars, ratios: &Vec<u32>) -> Vec<Dollars> {
        amount.allocate(ratios.clone()).expect("valid ratios")
    }

    fn value(amount: &Dollars) -> BigRational {
        hundredfold(amount)
    }
    fn rest_value(rest: &Dollars) -> BigRational {
        hundredfold(rest)
    }
    fn converted_values((amount, rest): Self::Converted) -> [BigRational; 2] {
        [hundredfold(&amount), hundredfold(&rest)]
    }
}
