use money::FloatFree;

type Amount = f64;

#[derive(FloatFree)]
struct Order {
    id: u64,
    amount: Vec<Option<Amount>>,
}

fn main() {}
