use money::FloatFree;
use std::collections::HashMap;

type A = f64;

#[derive(FloatFree)]
struct Row<T> {
    x: HashMap<u64, Vec<Option<T>>>,
}

fn need<T: FloatFree>() {}

fn main() {
    need::<Row<i64>>();
    need::<Row<A>>();
}
