//! Every macro of `money`, among modules and types that have the names which expanded code likes
//! to use.

/// Not the crate.
pub mod core {}
/// Not the crate.
pub mod std {}
/// Not the crate.
pub mod alloc {}
/// Not the crate.
pub mod money {}

/// Names of the prelude that mean something else here.
#[derive(::core::fmt::Debug)]
pub struct Option;
/// Not the trait.
pub trait FloatFree {}
/// Not the trait.
pub trait Sized {}
/// Not the type.
pub type Result = Option;

::money::currency! {
    /// Ether, in wei.
    pub struct ETH { code: "ETH", minor_unit: 18 }
}

::money::currency! {
    /// A unit without parts.
    pub struct Share { code: "SHARE" }
}

::money::currency_set! {
    /// What the shop takes.
    pub enum Tender {
        EUR,
        /// Loyalty points.
        Points { code: "PTS", minor_unit: 0 },
    }
}

/// A constant of each kind.
pub const NUMBER: ::money::SafeNumber = ::money::num!(-1 / 3);
/// A price.
pub const PRICE: ::money::Money<::money::USD> = ::money::usd!(12.34);
/// A named currency.
pub const NAMED: ::money::Money<::money::CAD> = ::money::money!(-0.05 CAD);
/// A rate.
pub const RATE: ::money::Rate = ::money::rate!(7.25%);
/// A third of a dollar.
pub static THIRD: ::money::ExactMoney<::money::USD> = ::money::exact!(1/3 USD);

/// A type with all that a type can have.
#[derive(::money::FloatFree, ::core::fmt::Debug)]
pub struct Row<'a, T: ?::core::marker::Sized, U, const N: usize = 3>
where
    U: ::core::clone::Clone,
{
    /// Borrowed.
    pub name: &'a str,
    /// Its own kind.
    pub next: ::core::option::Option<::std::boxed::Box<Row<'a, T, U, N>>>,
    /// Amounts.
    pub amounts: [U; N],
    /// Nothing.
    pub marker: ::core::marker::PhantomData<T>,
}

/// Variants of all shapes.
#[derive(::money::FloatFree, ::core::fmt::Debug)]
pub enum Event {
    /// Without a field.
    Opened,
    /// With one that has no name.
    Paid(::money::Money<::money::USD>),
    /// With one that is not proven.
    Rated {
        /// Not money.
        #[float_free(skip = "a reading of a gauge")]
        load: f64,
    },
}

/// Nothing at all.
#[derive(::money::FloatFree, ::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
pub struct Unit;

/// Twice the price.
#[::money::float_free]
pub fn doubled() -> ::money::Money<::money::USD> {
    let nested = ((1, 2), 3);
    PRICE * nested.0.1
}

/// Proves its argument.
pub fn proven<T: ::money::FloatFree>(value: T) -> T {
    value
}

/// Uses all of it.
#[must_use]
pub fn all() -> (Row<'static, Unit, ETH, 1>, Event, Tender, Share) {
    let row = Row {
        name: "",
        next: ::core::option::Option::None,
        amounts: [ETH],
        marker: ::core::marker::PhantomData,
    };
    (proven(row), proven(Event::Opened), Tender::ALL[0], Share)
}
