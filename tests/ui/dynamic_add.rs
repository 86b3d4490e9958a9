use money::{AnyCurrency, Money};

fn add(a: Money<AnyCurrency>, b: Money<AnyCurrency>) {
    let _ = a + b;
}

fn main() {}
