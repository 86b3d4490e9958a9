use money::float_free;

#[float_free(allow = "a gauge")]
fn celsius() -> f64 {
    21.5
}

fn main() {}
