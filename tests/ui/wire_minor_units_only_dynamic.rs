use money::{AnyCurrency, Money};

#[derive(serde::Serialize)]
struct Line {
    #[serde(with = "money::serde::minor_units_only")]
    price: Money<AnyCurrency>,
}

fn main() {}
