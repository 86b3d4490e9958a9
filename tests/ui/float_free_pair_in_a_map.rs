use money::FloatFree;

use std::collections::BTreeMap;

#[derive(FloatFree)]
struct Book {
    orders: BTreeMap<u64, (String, f64)>,
}

fn main() {}
