use money::eur;

fn main() {
    let _ = eur!();
}
