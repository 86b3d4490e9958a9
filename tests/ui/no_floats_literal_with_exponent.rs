use money::float_free;

#[float_free]
fn tax() {
    let _ = 1e-2;
}

fn main() {}
