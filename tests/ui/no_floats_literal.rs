use money::float_free;

#[float_free]
fn tax(net: i64) -> bool {
    let rate = 0.19;
    net > 0 && rate > 0.0
}

fn main() {}
