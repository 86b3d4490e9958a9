use money::FloatFree;

struct Price {
    cents: i64,
}

#[derive(FloatFree)]
struct Order {
    price: Price,
}

fn main() {}
