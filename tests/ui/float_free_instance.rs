use money::{FloatFree, Money, USD};

#[derive(FloatFree)]
struct Row<K, V> {
    key: K,
    value: Option<V>,
}

fn store<T: FloatFree>(_: &[T]) {}

fn main() {
    store(&[Row { key: 1, value: Some(Money::<USD>::ZERO) }]);
    store(&[Row { key: 1, value: Some(2.5) }]);
}
