use money::FloatFree;

#[derive(FloatFree)]
struct Reading {
    #[float_free(skip = 1)]
    celsius: f64,
}

fn main() {}
