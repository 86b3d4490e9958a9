use money::{exact, money};

fn main() {
    let _ = money!(1.00 eur);
    let _ = money!(1.00 ESK);
    let _ = money!(1.00 SKE);
    let _ = exact!(1.00 QQQ);
    let _ = money!(1.00);
}
