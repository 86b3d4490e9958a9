use money::FloatFree;

use std::ops::Range;

#[derive(FloatFree)]
struct Band {
    prices: Range<f64>,
}

fn main() {}
