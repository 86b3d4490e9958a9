use money::float_free;

#[float_free]
fn accrued(time: std::time::Duration) -> bool {
    time.as_secs_f64().to_bits() > 0
}

fn main() {}
