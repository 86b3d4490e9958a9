use money::FloatFree;

#[derive(FloatFree)]
#[float_free(bound = "T FloatFree")]
struct Row<T> {
    value: T,
}

fn main() {}
