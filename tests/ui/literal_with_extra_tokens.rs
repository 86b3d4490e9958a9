use money::{num, usd};

fn main() {
    let _ = usd!(1 2);
    let _ = usd!(5 USD);
    let _ = num!(1/2/3);
    let _ = num!(50%);
    let _ = usd!();
    let _ = usd!(0x1f32);
}
