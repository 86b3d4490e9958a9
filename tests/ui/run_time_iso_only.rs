use money::{AnyCurrency, IsoCurrency, Money};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Points;

fn main() {
    let _ = IsoCurrency::from(Points);
    let _ = Money::<AnyCurrency>::from_minor(1);
}
