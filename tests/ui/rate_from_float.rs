use money::{Rate, usd};

fn main() {
    let _ = Rate::from_percent(7.25);
    let _ = usd!(1) * Rate::from_fraction(0.0725);
}
