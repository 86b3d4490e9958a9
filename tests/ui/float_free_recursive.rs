use money::FloatFree;

#[derive(FloatFree)]
struct Node<T> {
    value: T,
    weight: f32,
    next: Option<Box<Self>>,
}

fn main() {}
