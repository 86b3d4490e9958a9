use money::float_free;

#[float_free]
fn cents() -> i64 {
    (19.99 * 100.0) as i64
}

fn main() {}
