use money::FloatFree;

#[derive(FloatFree)]
struct Job {
    work: Box<dyn Fn(i64) -> i64>,
}

fn main() {}
