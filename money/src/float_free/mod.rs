//! `FloatFree`: the proof that a type holds no binary float.

use crate::allocate::Split;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::quantize::{Quantizable, Quantized, Unsettled};
use crate::remainder::{Remainder, RemainderAccount};
use crate::rounding::Rounding;
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::rc::{Rc, Weak as RcWeak};
use alloc::string::String;
use alloc::sync::{Arc, Weak as ArcWeak};
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};
use core::cmp::Reverse;
use core::marker::PhantomData;
use core::mem::{ManuallyDrop, MaybeUninit};
use core::num::{Saturating, Wrapping};
use core::ops::{Bound, ControlFlow, Range, RangeFrom, RangeInclusive, RangeTo, RangeToInclusive};
use core::pin::Pin;
use core::task::Poll;

/// A type no value of which can hold a binary float.
///
/// Derive it: `#[derive(FloatFree)]` refuses a type with a field that can hold a float, whatever
/// aliases, generics or containers lie between, and names the field. Ask for it as a bound where
/// money goes in. It is never implemented for types that can hold anything (trait objects, function
/// pointers, JSON values). The features `bytes`, `chrono`, `indexmap`, `jiff`, `smallvec`, `time`,
/// `url` and `uuid` have it for the types of those crates.
///
/// | attribute | on | does |
/// |---|---|---|
/// | `#[float_free(skip = "reason")]` | a field | leaves it out of the proof |
/// | `#[float_free(bound = "T: Sink")]` | the type | replaces `T: FloatFree` for every `T` |
/// | `#[float_free(crate = "…")]` | the type | says where `money` is, if `Cargo.toml` does not |
///
/// # Example
///
/// ```
/// use money::{FloatFree, Money, USD};
///
/// #[derive(FloatFree)]
/// struct Order {
///     id: u64,
///     lines: Vec<(String, Money<USD>)>,
/// }
///
/// fn store<T: FloatFree>(row: T) -> T {
///     row
/// }
/// assert_eq!(store(Order { id: 7, lines: vec![] }).id, 7);
/// ```
///
/// # Example: a field that is not money, and a parameter that need not be proven
///
/// ```
/// use money::{FloatFree, Money, USD};
/// use std::marker::PhantomData;
///
/// #[derive(FloatFree)]
/// #[float_free(bound = "")]
/// struct Reading<Sensor> {
///     cost: Money<USD>,
///     #[float_free(skip = "a temperature, not money")]
///     celsius: f64,
///     #[float_free(skip = "holds nothing")]
///     sensor: PhantomData<Sensor>,
/// }
///
/// fn store<T: FloatFree>(_: &T) {}
/// store(&Reading::<f64> { cost: Money::ZERO, celsius: 21.5, sensor: PhantomData });
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` can hold a float",
    label = "not known to be float-free",
    note = "write `SafeNumber`, `ExactMoney<C>`, `Money<C>` or an integer of minor units; \
            for a type of your own add `#[derive(FloatFree)]`"
)]
pub trait FloatFree {}

macro_rules! leaves {
    ($($leaf:ty)*) => {$(impl FloatFree for $leaf {})*};
}

// Behind the macro that it uses.
mod foreign;

leaves! {
    () bool char str String
    i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    core::num::NonZeroI8 core::num::NonZeroI16 core::num::NonZeroI32 core::num::NonZeroI64
    core::num::NonZeroI128 core::num::NonZeroIsize core::num::NonZeroU8 core::num::NonZeroU16
    core::num::NonZeroU32 core::num::NonZeroU64 core::num::NonZeroU128 core::num::NonZeroUsize
    core::time::Duration core::cmp::Ordering
    num_bigint::BigInt num_bigint::BigUint rust_decimal::Decimal
    SafeNumber Rounding crate::error::Error
    crate::allocate::AllocationMode
    crate::currency::AnyCurrency crate::currency::IsoCurrency crate::currency::YearMonth
    core::convert::Infallible core::any::TypeId core::alloc::Layout core::panic::Location<'_>
    core::sync::atomic::AtomicBool core::marker::PhantomPinned core::ops::RangeFull
    core::net::IpAddr core::net::Ipv4Addr core::net::Ipv6Addr
    core::net::SocketAddr core::net::SocketAddrV4 core::net::SocketAddrV6
    core::ffi::CStr alloc::ffi::CString core::fmt::Error core::num::IntErrorKind
    core::num::ParseIntError core::num::TryFromIntError core::char::ParseCharError
    core::str::ParseBoolError core::str::Utf8Error alloc::string::FromUtf8Error
}

macro_rules! currencies {
    ($($(#[$doc:meta])* $code:ident $position:literal $digits:tt;)*) => {
        leaves!($(crate::currency::iso::$code)*);
    };
}
crate::currency::for_each_active!(currencies);

#[cfg(target_has_atomic = "8")]
leaves!(core::sync::atomic::AtomicI8 core::sync::atomic::AtomicU8);
#[cfg(target_has_atomic = "16")]
leaves!(core::sync::atomic::AtomicI16 core::sync::atomic::AtomicU16);
#[cfg(target_has_atomic = "64")]
leaves!(core::sync::atomic::AtomicI64 core::sync::atomic::AtomicU64);
#[cfg(target_has_atomic = "32")]
leaves!(core::sync::atomic::AtomicI32 core::sync::atomic::AtomicU32);
#[cfg(target_has_atomic = "ptr")]
leaves!(core::sync::atomic::AtomicIsize core::sync::atomic::AtomicUsize);

macro_rules! containers {
    ($($container:ident)*) => {$(impl<T: FloatFree> FloatFree for $container<T> {})*};
}
containers!(Option Vec VecDeque BTreeSet BinaryHeap LinkedList Cell RefCell OnceCell MaybeUninit);
containers!(Wrapping Saturating Reverse Bound Range RangeFrom RangeInclusive RangeTo);
containers!(RangeToInclusive Poll Pin);

macro_rules! pointers {
    ($($pointer:ident)*) => {$(impl<T: FloatFree + ?Sized> FloatFree for $pointer<T> {})*};
}
pointers!(Box Rc RcWeak Arc ArcWeak PhantomData ManuallyDrop);

impl<T: FloatFree + ?Sized> FloatFree for &T {}
impl<T: FloatFree + ?Sized> FloatFree for &mut T {}
impl<T: FloatFree> FloatFree for [T] {}
impl<T: FloatFree, const N: usize> FloatFree for [T; N] {}
impl<T: FloatFree, E: FloatFree> FloatFree for Result<T, E> {}
impl<B: FloatFree, C: FloatFree> FloatFree for ControlFlow<B, C> {}
impl<K: FloatFree, V: FloatFree> FloatFree for BTreeMap<K, V> {}
impl<T: FloatFree> FloatFree for num_rational::Ratio<T> {}
impl<B: ToOwned<Owned: FloatFree> + FloatFree + ?Sized> FloatFree for Cow<'_, B> {}

macro_rules! tuples {
    ($(($($item:ident)*))*) => {$(impl<$($item: FloatFree),*> FloatFree for ($($item,)*) {})*};
}
tuples!((A)(A B)(A B C)(A B C D)(A B C D E)(A B C D E F)(A B C D E F G)(A B C D E F G H));
tuples!((A B C D E F G H I)(A B C D E F G H I J)(A B C D E F G H I J K));
tuples!((A B C D E F G H I J K L));

// A currency is a value too, and a user's own could hold anything.
impl<C: FloatFree> FloatFree for Money<C> {}
impl<C: FloatFree> FloatFree for ExactMoney<C> {}
impl<C: FloatFree> FloatFree for Remainder<C> {}
impl<C: FloatFree> FloatFree for RemainderAccount<C> {}
impl<K: FloatFree, C: FloatFree> FloatFree for crate::book::RemainderBook<K, C> {}
impl<C: FloatFree> FloatFree for crate::increment::Increment<C> {}
impl<M: FloatFree> FloatFree for crate::positive::Positive<M> {}
impl<C: FloatFree> FloatFree for Split<C> {}
impl<M: Quantizable<Currency: FloatFree> + FloatFree> FloatFree for Quantized<M> {}
impl<M: Quantizable<Currency: FloatFree> + FloatFree> FloatFree for Unsettled<M> {}

leaves!(crate::rate::Rate crate::tax::TaxScheme crate::tax::TaxBasis);
leaves!(crate::interest::InterestRounding crate::text::Style<'_>);
impl<F: FloatFree, T: FloatFree> FloatFree for crate::exchange::ExchangeRate<F, T> {}
impl<C: FloatFree> FloatFree for crate::bag::MoneyBag<C> {}
impl<C: FloatFree> FloatFree for crate::interest::Accrual<C> {}
impl<C: FloatFree> FloatFree for crate::interest::Installment<C> {}
impl<C: FloatFree> FloatFree for crate::interest::Schedule<C> {}
impl<C: FloatFree> FloatFree for crate::tax::TaxAmount<C> {}
impl<C: FloatFree> FloatFree for crate::tax::Taxed<C> {}
impl<C: FloatFree> FloatFree for crate::tax::TaxedInvoice<C> {}

#[cfg(feature = "jiff_02")]
mod with_dates {
    use super::FloatFree;
    use crate::exchange::{DatePolicy, QuotedRate, RateKind, RateQuery, RateTable};

    leaves!(RateKind DatePolicy RateQuery RateTable QuotedRate<'_>);
    leaves!(crate::interest::DayCount crate::interest::DueDates crate::interest::MonthEnd);
}

#[cfg(feature = "std")]
mod with_std {
    use super::FloatFree;
    use std::collections::{HashMap, HashSet};
    use std::sync::mpsc::{Receiver, Sender, SyncSender};
    use std::sync::{Mutex, OnceLock, RwLock};

    leaves!(std::time::SystemTime std::time::Instant std::path::PathBuf std::path::Path);
    leaves!(std::ffi::OsString std::ffi::OsStr std::hash::RandomState);
    leaves!(std::thread::ThreadId std::sync::Condvar std::sync::Once std::sync::Barrier);
    leaves!(std::process::ExitStatus std::io::ErrorKind);
    containers!(Mutex RwLock OnceLock Sender SyncSender Receiver);
    impl<K: FloatFree, V: FloatFree, S: FloatFree> FloatFree for HashMap<K, V, S> {}
    impl<T: FloatFree, S: FloatFree> FloatFree for HashSet<T, S> {}
    // Holds a `PhantomData<fn() -> H>`: no hasher, and so no float.
    impl<H> FloatFree for std::hash::BuildHasherDefault<H> {}
}
