//! `FloatFree`: the proof that a type holds no binary float.

use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::quantize::{Quantizable, Quantized};
use crate::remainder::{Remainder, RemainderAccount};
use crate::rounding::Rounding;
use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::{Cell, OnceCell, RefCell};
use core::marker::PhantomData;

/// A type no value of which can hold a binary float.
///
/// Derive it: `#[derive(FloatFree)]` refuses a type with a field that can hold a float, whatever
/// aliases, generics or containers lie between, and names the field. Ask for it as a bound where
/// money goes in. It is never implemented for types that can hold anything (trait objects, function
/// pointers, JSON values).
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
leaves! {
    () bool char str String
    i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize
    core::num::NonZeroI8 core::num::NonZeroI16 core::num::NonZeroI32 core::num::NonZeroI64
    core::num::NonZeroI128 core::num::NonZeroIsize core::num::NonZeroU8 core::num::NonZeroU16
    core::num::NonZeroU32 core::num::NonZeroU64 core::num::NonZeroU128 core::num::NonZeroUsize
    core::time::Duration core::cmp::Ordering
    num_bigint::BigInt num_bigint::BigUint rust_decimal::Decimal
    SafeNumber Rounding crate::error::Error
    crate::allocate::AllocationMode crate::currency::AnyCurrency
}

macro_rules! containers {
    ($($container:ident)*) => {$(impl<T: FloatFree> FloatFree for $container<T> {})*};
}
containers!(Option Vec VecDeque BTreeSet BinaryHeap LinkedList Cell RefCell OnceCell);

macro_rules! pointers {
    ($($pointer:ident)*) => {$(impl<T: FloatFree + ?Sized> FloatFree for $pointer<T> {})*};
}
pointers!(Box Rc Arc PhantomData);

impl<T: FloatFree + ?Sized> FloatFree for &T {}
impl<T: FloatFree + ?Sized> FloatFree for &mut T {}
impl<T: FloatFree> FloatFree for [T] {}
impl<T: FloatFree, const N: usize> FloatFree for [T; N] {}
impl<T: FloatFree, E: FloatFree> FloatFree for Result<T, E> {}
impl<K: FloatFree, V: FloatFree> FloatFree for BTreeMap<K, V> {}
impl<T: FloatFree> FloatFree for core::ops::Range<T> {}
impl<T: FloatFree> FloatFree for core::ops::RangeInclusive<T> {}
impl<T: FloatFree> FloatFree for num_rational::Ratio<T> {}
impl<B: ToOwned<Owned: FloatFree> + FloatFree + ?Sized> FloatFree for Cow<'_, B> {}

macro_rules! tuples {
    ($(($($item:ident)*))*) => {$(impl<$($item: FloatFree),*> FloatFree for ($($item,)*) {})*};
}
tuples!((A)(A B)(A B C)(A B C D)(A B C D E)(A B C D E F)(A B C D E F G)(A B C D E F G H));

impl<C> FloatFree for Money<C> {}
impl<C> FloatFree for ExactMoney<C> {}
impl<C> FloatFree for Remainder<C> {}
impl<C> FloatFree for RemainderAccount<C> {}
impl<M: Quantizable> FloatFree for Quantized<M> {}

#[cfg(feature = "std")]
mod with_std {
    use super::FloatFree;
    use std::collections::{HashMap, HashSet};
    use std::sync::{Mutex, OnceLock, RwLock};

    leaves!(std::time::SystemTime std::time::Instant std::path::PathBuf std::path::Path);
    containers!(Mutex RwLock OnceLock);
    impl<K: FloatFree, V: FloatFree, S> FloatFree for HashMap<K, V, S> {}
    impl<T: FloatFree, S> FloatFree for HashSet<T, S> {}
}
