use money::SafeNumber;
use money::text::Style;

fn main() {
    let _ = Style::new().read::<SafeNumber>("12.50");
}
