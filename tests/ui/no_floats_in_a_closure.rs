use money::float_free;

#[float_free]
fn taxes(nets: &[i64]) -> usize {
    nets.iter().filter(|net| **net as f64 > 0.0).count()
}

fn main() {}
