use money::FloatFree;

#[derive(FloatFree)]
struct View<'a> {
    price: &'a f64,
}

fn main() {}
