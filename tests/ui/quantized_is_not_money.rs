use money::{Money, Rounding, USD, usd};

fn pay(_: Money<USD>) {}

fn main() {
    pay((usd!(1) / 3).quantize(Rounding::HalfUp));
}
