use money::num;

fn main() {
    let _ = num!(1234567890123456789012345678901234567.5);
}
