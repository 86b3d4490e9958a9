use money::num;

fn main() {
    let _ = num!(123456789012345678901234567890.5);
}
