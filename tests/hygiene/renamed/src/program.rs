//! Every macro of `money`, in a program that calls the crate `cash` and has a `money` of its own.

use cash::{
    ExactMoney, FloatFree, Money, Rate, SafeNumber, USD, currency, currency_set, float_free,
};

/// What this program calls money has nothing to do with the crate.
pub mod money {}

currency! {
    /// Ether, in wei.
    pub struct ETH { code: "ETH", minor_unit: 18 }
}

currency_set! {
    /// What the shop takes.
    pub enum Tender {
        EUR,
        /// Loyalty points.
        Points { code: "PTS", minor_unit: 0 },
    }
}

/// A constant of each kind.
pub const NUMBER: SafeNumber = cash::num!(-1 / 3);
/// A price.
pub const PRICE: Money<USD> = cash::usd!(12.34);
/// A named currency.
pub const NAMED: Money<cash::CAD> = cash::money!(-0.05 CAD);
/// A rate.
pub const RATE: Rate = cash::rate!(7.25%);
/// A third of a dollar.
pub static THIRD: ExactMoney<USD> = cash::exact!(1/3 USD);

/// A row.
#[derive(FloatFree, Debug)]
pub struct Row<T> {
    /// The amount.
    pub amount: Money<USD>,
    /// What comes with it.
    pub with: Option<Box<T>>,
    /// Not money.
    #[float_free(skip = "a gauge, not money")]
    pub load: f64,
}

/// Twice the price.
#[float_free]
pub fn doubled() -> Money<USD> {
    PRICE * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn float_free<T: FloatFree>(value: T) -> T {
        value
    }

    #[test]
    fn everything_works_under_another_name() {
        assert_eq!(NUMBER * 3, -1);
        assert_eq!(doubled().to_string(), "USD 24.68");
        assert_eq!(NAMED.minor() + i128::from(THIRD.is_zero()), -5);
        assert_eq!((PRICE * &RATE).to_string(), "USD 0.89465");
        let row = Row { amount: PRICE, with: Some(Box::new(ETH)), load: 0.5 };
        assert!(float_free(row).load > 0.0);
        let points = Money::from_minor_in(3, Tender::Points);
        let json = r#"{"amount":"3","currency":"PTS"}"#;
        assert_eq!(serde_json::to_string(&points).ok().as_deref(), Some(json));
    }
}
