use money::SafeNumber;

fn main() {
    let x: f32 = 0.1;
    let _ = SafeNumber::new(1) < x;
}
