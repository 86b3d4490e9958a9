use money::FloatFree;

use std::any::Any;
use std::sync::Arc;

#[derive(FloatFree)]
struct Slot {
    value: Arc<dyn Any + Send + Sync>,
}

fn main() {}
