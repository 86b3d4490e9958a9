use money::{Money, USD, usd};

const FEE: Money<USD> = usd!(0.005);
static FEES: [Money<USD>; 2] = [usd!(1), usd!(1e2)];

fn main() {
    let _ = (FEE, FEES);
}
