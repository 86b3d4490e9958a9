use money::float_free;

#[float_free]
fn ratio(part: i64, whole: i64) -> bool {
    part as f64 > whole as f64
}

fn main() {}
