use money::float_free;

#[float_free]
fn outer() {
    fn inner(net: f64) -> f64 {
        net
    }
    let _ = inner;
}

fn main() {}
