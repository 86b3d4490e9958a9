use money::{MoneyBag, num};

fn main() {
    let mut bag = MoneyBag::new();
    bag += 5;
    bag += num!(0.5);
    let _ = bag * 1.5;
}
