use money::{AnyCurrency, Money, Rounding, eur, usd};

fn less(a: Money<AnyCurrency>, b: Money<AnyCurrency>) -> bool {
    a < b
}

fn less_exactly(a: Money<AnyCurrency>, b: Money<AnyCurrency>) -> bool {
    a / 3 < b / 3
}

fn main() {
    let _ = usd!(5) < eur!(5);
    let _ = usd!(5) == eur!(5);
    let _ = usd!(5) > 5;
    let _ = usd!(5) >= 5.0;
    let _ = usd!(5) < (usd!(5) / 3).quantize(Rounding::HalfUp);
}
