use money::{FloatFree, Money, USD};

#[derive(FloatFree)]
enum Event {
    Paid { amount: Money<USD> },
    Rated(u64, f32),
}

fn main() {}
