use money::float_free;

#[float_free]
mod pricing {
    pub mod deep {
        pub const TAX: f64 = 0.19;
    }
    pub struct Row {
        pub price: f32,
    }
}

fn main() {}
