use money::FloatFree;

#[derive(FloatFree)]
struct Reading {
    #[float_free(skip)]
    celsius: f64,
}

fn main() {}
