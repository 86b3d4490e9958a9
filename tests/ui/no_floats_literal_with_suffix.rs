use money::float_free;

#[float_free]
fn tax() {
    let _ = 19f64;
    let _ = 0.19_f32;
}

fn main() {}
