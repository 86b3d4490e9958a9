use money::float_free;

macro_rules! percent {
    ($rate:literal) => {
        $rate
    };
}

#[float_free]
fn tax() {
    let _ = percent!(0.19);
}

fn main() {}
