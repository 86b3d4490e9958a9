use money::float_free;

#[float_free(strict)]
fn tax() {}

fn main() {}
