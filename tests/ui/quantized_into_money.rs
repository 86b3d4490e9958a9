use money::{Money, Rounding, USD, usd};

fn main() {
    let _: Money<USD> = (usd!(1) / 3).quantize(Rounding::HalfUp).into();
}
