use money::float_free;

#[float_free]
fn ingest() -> Option<rust_decimal::Decimal> {
    rust_decimal::prelude::FromPrimitive::from_f64(Default::default())
}

fn main() {}
