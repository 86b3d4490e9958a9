use money::usd;

fn main() {
    let _ = usd!(0.105);
}
