use money::FloatFree;

#[derive(FloatFree)]
struct Price(u64, f64);

fn main() {}
