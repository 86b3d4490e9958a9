use money::{RemainderAccount, Rounding, USD, usd};

fn main() {
    let account = RemainderAccount::<USD>::new();
    let _ = account.clone();
    let (_, remainder) = (usd!(1) / 3).quantize(Rounding::HalfUp).into_parts();
    let _ = remainder.clone();
    let _ = (usd!(1) / 3).quantize(Rounding::HalfUp).clone();
}
