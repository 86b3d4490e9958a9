use money::{AnyCurrency, ExactMoney, Money, RemainderAccount, Rounding};

fn pay(
    exact: ExactMoney<AnyCurrency>,
    account: &mut RemainderAccount<AnyCurrency>,
) -> Money<AnyCurrency> {
    exact.quantize(Rounding::HalfUp).settle(account)
}

fn main() {}
