use money::FloatFree;

#[derive(FloatFree)]
#[float_free(skip = "a gauge")]
struct Reading {
    celsius: u64,
}

fn main() {}
