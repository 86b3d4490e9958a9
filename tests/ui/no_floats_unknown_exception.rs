use money::float_free;

#[float_free]
mod gauges {
    #[float_free(ignore = "a gauge")]
    pub fn celsius() -> f64 {
        21.5
    }
}

fn main() {}
