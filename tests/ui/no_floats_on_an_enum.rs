use money::float_free;

#[float_free]
enum Row {
    Price(u64),
}

fn main() {}
