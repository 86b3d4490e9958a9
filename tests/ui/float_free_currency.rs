use money::{FloatFree, Money};

struct Tagged(f64);

#[derive(FloatFree)]
struct Row {
    amount: Money<Tagged>,
}

fn main() {}
