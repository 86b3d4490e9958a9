use money::FloatFree;

mod units {
    pub struct Dollars(pub f64);
}

#[derive(FloatFree)]
struct Bill {
    total: units::Dollars,
}

fn main() {}
