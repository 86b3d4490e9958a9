#![no_implicit_prelude]

#[derive(::money::FloatFree)]
struct Order {
    id: u64,
    amount: ::std::vec::Vec<f64>,
}

fn main() {}
