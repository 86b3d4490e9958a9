use money::FloatFree;

#[derive(FloatFree)]
struct Request {
    body: serde_json::Value,
}

fn main() {}
