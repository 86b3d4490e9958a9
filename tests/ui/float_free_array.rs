use money::FloatFree;

#[derive(FloatFree)]
struct Series {
    prices: [f64; 12],
}

fn main() {}
