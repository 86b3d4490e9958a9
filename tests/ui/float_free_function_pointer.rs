use money::FloatFree;

#[derive(FloatFree)]
struct Job {
    work: fn(i64) -> i64,
}

fn main() {}
