use money::float_free;

struct Price;

impl Price {
    fn to_f64(&self) -> Option<u8> {
        None
    }
}

#[float_free]
fn shown(price: &Price) -> bool {
    price.to_f64().is_some()
}

fn main() {}
