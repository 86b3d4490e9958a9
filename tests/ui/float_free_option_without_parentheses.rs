use money::FloatFree;

#[derive(FloatFree)]
struct Reading {
    #[float_free]
    celsius: u64,
}

fn main() {}
