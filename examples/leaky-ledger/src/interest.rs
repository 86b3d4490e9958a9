//! Interest on balances, a day at a time.

/// An account that earns interest.
#[derive(Clone, Debug)]
pub struct SavingsAccount {
    /// What it holds.
    pub balance: f64, //~ float-money-field
    /// Per year; a factor, not an amount.
    pub interest_rate: f64,
    //~^ float-money-rate
}

impl SavingsAccount {
    /// Adds a day's interest, rounded to cents: every day the same fraction is lost again.
    pub fn accrue_day(&mut self) {
        let interest = self.balance * self.interest_rate / 365.0; //~ float-arithmetic-on-money
        let interest = (interest * 100.0).round() / 100.0; //~ lossy-round
        self.balance += interest; //~ float-arithmetic-on-money
    }

    /// The balance in whole cents, for the statement.
    #[must_use]
    pub fn balance_cents(&self) -> i64 {
        (self.balance * 100.0).round() as i64
        //~^ lossy-round
        //~^^ narrowing-money-cast
    }
}

/// What a year of daily rounding pays on a balance.
#[must_use]
pub fn balance_after_year(mut account: SavingsAccount) -> f64 {
    //~^ float-money-signature
    for _ in 0..365 {
        account.accrue_day();
    }
    account.balance
}

#[cfg(test)]
mod tests {
    use super::{SavingsAccount, balance_after_year};

    #[test]
    fn small_balances_earn_nothing_for_ever() {
        let account = SavingsAccount { balance: 50.0, interest_rate: 0.03 };
        //~^ float-literal-money
        assert_eq!(balance_after_year(account.clone()), 50.0, "1.50 is due");
        //~^ float-money-equality
        assert_eq!(account.balance_cents(), 5000);
    }
}
