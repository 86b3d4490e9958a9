use money::{Rounding, usd};

fn main() {
    println!("{}", (usd!(1) / 3).quantize(Rounding::HalfUp));
}
