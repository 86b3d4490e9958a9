use money::{ExactMoney, Money, currency};

currency! {
    /// Shares of a fund, of any fraction.
    pub struct Shares { code: "SHR" }
}

fn main() {
    let _ = ExactMoney::<Shares>::new(1) / 3;
    let _ = Money::<Shares>::from_minor(1);
}
