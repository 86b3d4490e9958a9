//! Shares of a royalty pool, in floats.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// "A type of our own", as safe as the float that it is.
pub type Price = f64; //~ float-money-alias

/// One line of a payout file.
#[derive(Clone, Debug)]
pub struct Payout {
    /// Who is paid.
    pub payee: String,
    /// What is shared out.
    pub amount: f64, //~ float-money-field
    /// The payee's share of it, in percent.
    pub share_percent: f64,
    /// What the platform keeps of each payment.
    pub fee: Price, //~ float-money-field
}

/// Reads `payee;amount;percent;fee`.
#[must_use]
pub fn read(line: &str) -> Option<Payout> {
    let mut columns = line.split(';');
    Some(Payout {
        payee: columns.next()?.trim().to_owned(),
        amount: columns.next()?.trim().parse::<f64>().ok()?, //~ parse-money-as-float
        share_percent: columns.next()?.trim().parse().ok()?,
        fee: columns.next()?.trim().parse::<Price>().ok()?, //~ parse-money-as-float
    })
}

/// What the payee gets: rounded, and nobody knows where the rest went.
#[must_use]
pub fn pay(payout: &Payout) -> f64 {
    //~^ float-money-signature
    let gross_amount = payout.amount * payout.share_percent / 100.0; //~ float-arithmetic-on-money
    let paid_amount = (gross_amount * 100.0).round() / 100.0; //~ lossy-round
    paid_amount - payout.fee //~ float-arithmetic-on-money
}

/// Whether a payout came to what was expected. It nearly never does.
#[must_use]
pub fn is_settled(paid_amount: f64, due_amount: f64) -> bool {
    //~^ float-money-signature
    //~^^ float-money-signature
    paid_amount == due_amount //~ float-money-equality
}

/// The sum of all payouts: its last digits depend on their order.
#[must_use]
pub fn payout_total(payouts: &[Payout]) -> f64 {
    //~^ float-money-signature
    payouts.iter().map(|payout| payout.amount).sum() //~ float-arithmetic-on-money
}

/// An exact decimal for the tax office, made from what the float left over.
#[must_use]
pub fn taxable_amount(payout: &Payout) -> Option<Decimal> {
    Decimal::from_f64(payout.amount) //~ decimal-from-float
}

/// Cents for the screen, in dollars.
#[must_use]
pub fn price_in_dollars(price_cents: i64) -> f64 {
    //~^ float-money-signature
    price_cents as f64 / 100.0 //~ cast-money-to-float
}

/// Equal parts in cents: what the division leaves belongs to nobody.
#[must_use]
pub fn split_cents(pool_cents: i64, payees: i64) -> Vec<i64> {
    let part_cents = pool_cents / payees; //~ integer-division-loses-remainder
    (0..payees).map(|_| part_cents).collect()
}

/// Seven and a quarter percent, which is seven percent to an integer.
#[must_use]
pub fn commission_cents(amount_cents: i64) -> i64 {
    amount_cents * (725 / 100) / 100
    //~^ integer-percent-truncates
    //~^^ unchecked-money-arithmetic
}

#[cfg(test)]
mod tests {
    use super::{commission_cents, is_settled, pay, payout_total, read, split_cents};

    #[test]
    fn it_leaks() {
        let payout = read("ada; 100000.00; 14.285714285714286; 0").unwrap();
        assert_eq!(pay(&payout), 14285.71, "3/700 of a dollar is gone");
        //~^ float-money-equality
        assert_eq!(split_cents(100, 7).iter().sum::<i64>(), 98);
        assert_eq!(commission_cents(10_000), 700);
        let dimes: Vec<_> = (0..3).filter_map(|_| read("ada; 0.10; 100; 0")).collect();
        assert!(!is_settled(payout_total(&dimes), 0.30));
    }
}
