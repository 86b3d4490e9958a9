use money::{AnyCurrency, Money};

fn total(amounts: Vec<Money<AnyCurrency>>) -> Money<AnyCurrency> {
    amounts.into_iter().sum()
}

fn main() {}
