use money::text::Style;

const AMBIGUOUS: Style = Style::new().grouped('.', '.');

fn main() {
    let _ = AMBIGUOUS;
}
