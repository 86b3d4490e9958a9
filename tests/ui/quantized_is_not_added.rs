use money::{Rounding, usd};

fn main() {
    let _ = usd!(1) + (usd!(1) / 3).quantize(Rounding::HalfUp);
}
