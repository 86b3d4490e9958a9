use money::FloatFree;

#[derive(FloatFree)]
struct Request {
    amount: serde_json::Number,
}

fn main() {}
