use money::float_free;

#[float_free]
trait Priced {
    fn price(&self) -> f64;
}

fn main() {}
