use money::FloatFree;

#[derive(FloatFree)]
#[float_free(bound = "T: Clone")]
struct Row<T> {
    value: Vec<T>,
}

fn main() {}
