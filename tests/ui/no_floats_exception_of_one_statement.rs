use money::float_free;

#[float_free]
fn read(text: &str) -> i64 {
    #[float_free(allow = "the feed has floats")]
    let first: f64 = text.parse().unwrap_or(0.0);
    let second: f64 = first * 100.0;
    second as i64
}

fn main() {}
