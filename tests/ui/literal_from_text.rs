use money::num;

fn main() {
    let _ = num!("1.5");
}
