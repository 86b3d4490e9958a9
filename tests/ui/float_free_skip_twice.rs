use money::FloatFree;

#[derive(FloatFree)]
struct Reading {
    #[float_free(skip = "a gauge", skip = "really")]
    celsius: f64,
}

fn main() {}
