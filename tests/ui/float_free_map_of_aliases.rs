use money::FloatFree;
use std::collections::HashMap;

type A = f64;
type Id = u64;

#[derive(FloatFree)]
struct Row {
    x: HashMap<Id, Vec<Option<A>>>,
}

fn main() {}
