use money::usd;

fn main() {
    let _ = usd!(price);
}
