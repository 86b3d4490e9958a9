use money::money;

fn main() {
    let _ = money!(1.00 eur);
    let _ = money!(1.00 QQQ);
    let _ = money!(1.00);
}
