use money::{exact, money};

fn main() {
    let _ = money!(1.00 DEM);
    let _ = exact!(1/3 USS);
}
