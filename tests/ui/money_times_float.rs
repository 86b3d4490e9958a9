use money::usd;

fn main() {
    let _ = usd!(1.00) * 1.07;
}
