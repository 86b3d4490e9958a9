use money::{ExactMoney, USD};

#[derive(serde::Serialize)]
struct Line {
    #[serde(with = "money::serde::minor_units")]
    price: ExactMoney<USD>,
}

fn main() {}
