use money::float_free;

#[float_free]
fn grown(rate: i64) -> i64 {
    rate.powf(2)
}

trait Power {
    fn powf(self, by: i64) -> i64;
}

impl Power for i64 {
    fn powf(self, by: i64) -> i64 {
        self * by
    }
}

fn main() {}
