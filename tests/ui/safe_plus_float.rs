use money::SafeNumber;

fn main() {
    let safe = SafeNumber::new(1);
    let _ = safe + 1.0;
}
