use money::money;

fn main() {
    let _ = money!(1.5 JPY);
}
