//! What `FloatFree` holds for, and what its derive and attribute accept. What they refuse is in
//! `ui/`.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use money::{ExactMoney, FloatFree, Money, MoneyBag, USD, float_free, num, usd};
use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, mpsc};

fn proven<T: FloatFree + ?Sized>() {}

#[test]
fn types_of_std() {
    proven::<HashMap<String, Vec<Option<(u8, i128)>>>>();
    proven::<BTreeMap<Box<str>, Result<Arc<Mutex<[u64; 4]>>, std::num::ParseIntError>>>();
    proven::<(mpsc::Sender<Money<USD>>, std::thread::ThreadId, std::io::ErrorKind)>();
    proven::<std::pin::Pin<Box<std::mem::ManuallyDrop<std::mem::MaybeUninit<u8>>>>>();
    proven::<std::ops::ControlFlow<char, std::task::Poll<()>>>();
    proven::<[std::borrow::Cow<'static, str>]>();
}

#[test]
fn types_of_other_crates() {
    proven::<(uuid::Uuid, bytes::Bytes, bytes::BytesMut, url::Url, url::Host<String>)>();
    proven::<(chrono::NaiveDate, chrono::DateTime<chrono::Utc>, chrono::TimeDelta)>();
    proven::<(time::Date, time::OffsetDateTime, time::Duration)>();
    proven::<(jiff::civil::DateTime, jiff::Timestamp, jiff::Zoned, jiff::Span)>();
    proven::<indexmap::IndexMap<String, Money<USD>>>();
    proven::<indexmap::IndexSet<u64>>();
    proven::<smallvec::SmallVec<[ExactMoney<USD>; 2]>>();
    proven::<(rust_decimal::Decimal, num_bigint::BigInt, num_rational::BigRational)>();
}

/// Everything that a type can have.
#[derive(FloatFree)]
struct Everything<'a, T: ?Sized, U, const N: usize>
where
    U: Clone,
{
    name: &'a str,
    bag: MoneyBag,
    next: Option<Box<Everything<'a, T, U, N>>>,
    values: [U; N],
    marker: PhantomData<T>,
}

/// Recursive through another type.
#[derive(FloatFree)]
enum Tree<K> {
    Leaf(K, Money<USD>),
    Branches(Vec<Branch<K>>),
}

#[derive(FloatFree)]
struct Branch<K> {
    tree: Box<Tree<K>>,
    parent: std::rc::Weak<Tree<K>>,
}

#[derive(FloatFree)]
struct Tuple<T>(T, #[float_free(skip = "a gauge, not money")] f64);

#[derive(FloatFree)]
struct Unit;

/// The parameter stands for a sensor, which need not be proven: no value of it is held.
#[derive(FloatFree)]
#[float_free(bound = "K: FloatFree")]
struct Reading<K, S> {
    key: K,
    #[float_free(skip = "holds nothing")]
    sensor: PhantomData<S>,
}

#[test]
fn the_derive_accepts_all_shapes() {
    proven::<Everything<'static, str, u8, 3>>();
    proven::<Tree<String>>();
    proven::<Tuple<Unit>>();
    proven::<Reading<u64, f64>>();
    let row = Everything::<str, _, 1> {
        name: "row",
        bag: MoneyBag::new(),
        next: None,
        values: [7],
        marker: PhantomData,
    };
    assert!(row.next.is_none() && row.bag.is_zero() && row.values == [7] && row.name == "row");
    assert_eq!(row.marker, PhantomData);
    let reading = Reading::<_, f64> { key: 1, sensor: PhantomData };
    assert_eq!((reading.key, reading.sensor), (1, PhantomData));
    let leaf = Tree::Leaf(1, usd!(2));
    let branch = Branch { tree: Box::new(leaf), parent: std::rc::Weak::new() };
    assert!(branch.parent.upgrade().is_none());
    assert!(matches!(*branch.tree, Tree::Leaf(1, paid) if paid == usd!(2)));
    assert!(
        matches!(Tree::Branches(vec![branch]), Tree::Branches(branches) if branches.len() == 1)
    );
    let gauge = Tuple(Unit, 0.5);
    assert!(matches!(gauge, Tuple(Unit, load) if load > 0.0));
}

/// No literal, type, cast or name of a float, but in the marked exceptions.
#[float_free]
mod pricing {
    use money::{ExactMoney, Money, USD, num};

    /// `1.0825` is an exact literal here, `pair.0.1` a field of a field, and `0..3` a range.
    pub(super) fn with_tax(net: Money<USD>) -> ExactMoney<USD> {
        let pair = ((0, 3), 0xE5, 1_isize);
        assert_eq!((0..3).len(), pair.0.1);
        assert_eq!(format!("{:.2} 1.5 f64", pair.1 + pair.2), "230 1.5 f64");
        net * num!(1.0825) // 0.5 in a comment
    }

    #[float_free(allow = "a gauge, not money")]
    pub(super) fn is_hot(celsius: f64) -> bool {
        celsius > 30.5
    }

    pub(super) struct Reading {
        #[float_free(allow = "a gauge, not money")]
        pub(super) celsius: f64,
        pub(super) cost: Money<USD>,
    }

    pub(super) fn state(reading: &Reading) -> i64 {
        #[float_free(allow = "a gauge, not money")]
        let (freezing, boiling): (f64, f64) = (0.0, 100.0);
        i64::from(reading.celsius > freezing) + i64::from(reading.celsius > boiling)
    }

    /// The derive's options are its own.
    #[derive(money::FloatFree)]
    #[float_free(bound = "")]
    pub(super) struct Gauge<T> {
        #[float_free(skip = "a gauge, not money")]
        pub(super) celsius: f64,
        #[float_free(skip = "holds nothing")]
        pub(super) of: std::marker::PhantomData<T>,
        pub(super) cost: Money<USD>,
    }

    #[float_free]
    pub(super) trait Priced {
        fn price(&self) -> Money<USD>;
    }

    #[float_free]
    impl Priced for Reading {
        fn price(&self) -> Money<USD> {
            self.cost * 2
        }
    }
}

#[test]
fn the_attribute_lets_exact_code_and_exceptions_through() {
    use pricing::Priced;
    assert_eq!(pricing::with_tax(usd!(20)), usd!(21.65));
    let reading = pricing::Reading { celsius: 21.5, cost: usd!(1.50) };
    assert!(!pricing::is_hot(reading.celsius));
    assert_eq!((pricing::state(&reading), reading.price()), (1, usd!(3)));
    assert_eq!(num!(0.1) * 10, 1);
    let gauge = pricing::Gauge::<f64> { celsius: 1.5, of: PhantomData, cost: usd!(1) };
    proven::<pricing::Gauge<f64>>();
    assert!(gauge.celsius > 1.0 && gauge.of == PhantomData && gauge.cost == usd!(1));
}
