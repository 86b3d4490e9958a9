use money::float_free;

struct Price(i64);

#[float_free]
impl Price {
    fn major(&self) -> f64 {
        self.0 as f64 / 100.0
    }
}

fn main() {}
