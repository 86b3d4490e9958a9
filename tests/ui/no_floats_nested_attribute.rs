use money::float_free;

#[float_free]
mod pricing {
    #[money::float_free]
    pub fn tax() -> f64 {
        1.0
    }
}

fn main() {}
