//! Pays out a small sample in floats, and says what went missing.

use leaky_ledger::accounts::Accounts;
use leaky_ledger::comparison::RoundedPayouts;
use leaky_ledger::interest::{SavingsAccount, balance_after_year};
use leaky_ledger::payout::{
    commission_cents, pay, payout_total, price_in_dollars, read, split_cents,
};

const SAMPLE: &str = "\
ada; 100000.00; 14.285714285714286; 0
ben; 100000.00; 14.285714285714286; 0
cleo; 0.10; 100; 0
dora; 0.20; 100; 0";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let payouts: Vec<_> = SAMPLE.lines().filter_map(read).collect();
    for payout in &payouts {
        println!("{:5} gets {}", payout.payee, pay(payout));
    }
    println!("the pools sum to {}, and 200000.3 were paid in", payout_total(&payouts[..]));

    let mut sevenths = RoundedPayouts::new();
    for _ in 0..7 {
        sevenths.add("USD", "100000.00", "1/7", 2)?;
    }
    println!("seven sevenths of 100000 are {}", sevenths.total("USD").unwrap_or_default());

    let parts = split_cents(100_000, 7);
    let paid: i64 = parts.iter().sum();
    println!("1000.00 in seven parts pays {}", price_in_dollars(paid));
    println!("7.25% of 100.00 come to {} cents", commission_cents(10_000));

    let account = SavingsAccount { balance: 50.0, interest_rate: 0.03 };
    //~^ float-literal-money
    println!("a year at 3% turns 50.00 into {}", balance_after_year(account));

    let accounts = Accounts::open()?;
    let ada = accounts.create("ada", 1.0)?;
    let ben = accounts.create("ben", 0.0)?;
    let moved = (0..10).filter(|_| accounts.transfer(ada, ben, 0.1).unwrap_or(false)).count();
    println!("of ten transfers of 0.10 from 1.00, {moved} went through");
    println!("the accounts hold {} and {}", accounts.balance(ada)?, accounts.balance(ben)?);
    Ok(())
}
