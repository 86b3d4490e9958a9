use money::{Money, iso::XAU};

fn main() {
    let _ = Money::<XAU>::from_minor(1);
    let _ = Money::from_minor_in(1, XAU);
    let _: Money<XAU> = "XAU 1".parse().unwrap();
}
