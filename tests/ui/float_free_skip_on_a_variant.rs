use money::FloatFree;

#[derive(FloatFree)]
enum Reading {
    #[float_free(skip = "a gauge")]
    Celsius(u64),
}

fn main() {}
