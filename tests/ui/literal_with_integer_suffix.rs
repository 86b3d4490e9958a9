use money::usd;

fn main() {
    let _ = usd!(5u8);
}
