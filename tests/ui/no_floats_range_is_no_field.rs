use money::float_free;

#[float_free]
fn band() {
    let pair = ((0, 1), 2);
    let _ = (pair.0.1, ..0.5);
}

fn main() {}
