use money::FloatFree;

#[derive(FloatFree)]
struct Reading {
    #[float_free(ignore = "a gauge")]
    celsius: u64,
}

fn main() {}
