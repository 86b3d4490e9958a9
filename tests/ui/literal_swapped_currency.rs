use money::exact;

fn main() {
    let _ = exact!(1/3 UDS);
}
