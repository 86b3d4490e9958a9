use money::float_free;

#[float_free]
struct Row {
    price: u64,
}

fn main() {}
