use money::float_free;

#[float_free]
fn tax(net: f64) -> i64 {
    let _ = net;
    0
}

fn main() {}
