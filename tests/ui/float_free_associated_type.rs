use money::FloatFree;

#[derive(FloatFree)]
struct Page<I: Iterator> {
    rows: I,
    last: Option<I::Item>,
}

fn main() {}
