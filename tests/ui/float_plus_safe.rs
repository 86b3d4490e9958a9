use money::SafeNumber;

fn main() {
    let safe = SafeNumber::new(1);
    let _ = 1.0 + safe;
}
