use money::FloatFree;

use money::{Money, USD};
use std::collections::HashMap;

#[derive(FloatFree)]
struct Curve {
    points: HashMap<Money<USD>, Vec<f32>>,
}

fn main() {}
