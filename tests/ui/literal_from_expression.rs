use money::usd;

fn main() {
    let x = 1;
    let _ = usd!(x as f64);
}
