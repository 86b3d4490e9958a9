use money::{AllocationMode, usd};

fn main() {
    let _ = usd!(1).allocate(&[0.5, 0.5], AllocationMode::ToFirst);
}
