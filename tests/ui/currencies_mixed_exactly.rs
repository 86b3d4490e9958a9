use money::{eur, usd};

fn main() {
    let _ = usd!(1) / 3 - eur!(1) / 3;
}
