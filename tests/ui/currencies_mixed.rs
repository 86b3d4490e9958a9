use money::{eur, usd};

fn main() {
    let _ = usd!(1) + eur!(1);
}
