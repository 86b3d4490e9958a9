use money::SafeNumber;

fn main() {
    let _ = SafeNumber::new(0.1_f32);
}
