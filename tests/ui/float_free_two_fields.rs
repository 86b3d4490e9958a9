use money::FloatFree;

#[derive(FloatFree)]
struct Order {
    price: f64,
    id: u64,
    rebate: Option<f32>,
}

fn main() {}
