use money::rate;

fn main() {
    let _ = rate!(7.25);
    let _ = rate!(7.25 percent);
    let _ = rate!(7.25%%);
    let _ = rate!(125bps);
    let _ = rate!(5f64%);
    let _ = rate!(1.5/3 %);
    let _ = rate!(1/0 %);
    let _ = rate!(five%);
    let _ = rate!(5, %);
    let _ = rate!(0.1234567890123456789012345678901234567%);
}
