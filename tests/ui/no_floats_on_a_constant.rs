use money::float_free;

#[float_free]
const TAX: u64 = 19;

fn main() {}
