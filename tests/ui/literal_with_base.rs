use money::num;

fn main() {
    let _ = num!(0x1F);
}
