use money::money;

fn main() {
    let _ = money!(12.34 eur);
}
