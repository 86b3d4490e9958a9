use money::FloatFree;

use std::marker::PhantomData;

#[derive(FloatFree)]
struct Tag {
    of: PhantomData<f64>,
}

fn main() {}
