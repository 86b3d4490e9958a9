use money::float_free;

#[float_free]
fn tax() -> Option<f32> {
    None
}

fn main() {}
