use money::{num, rate};

fn main() {
    let _ = rate!(5%) + 1;
    let _ = rate!(5%) + num!(0.05);
}
