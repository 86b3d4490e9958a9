use money::float_free;

#[float_free]
static TAX: u64 = 19;

fn main() {}
