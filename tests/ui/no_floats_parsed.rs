use money::float_free;

#[float_free]
fn read(text: &str) -> bool {
    text.parse::<f64>().is_ok()
}

fn main() {}
