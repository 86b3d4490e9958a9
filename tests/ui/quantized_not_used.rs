#![deny(unused_must_use)]

use money::{Rounding, usd};

fn main() {
    (usd!(1) / 3).quantize(Rounding::HalfUp);
}
