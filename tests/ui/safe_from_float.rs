use money::SafeNumber;

fn main() {
    let _ = SafeNumber::from(0.1);
}
