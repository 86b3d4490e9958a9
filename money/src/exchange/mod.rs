//! `ExchangeRate`: what one unit of a currency is in another, the direction in the type.
//!
//! Knows nothing of where rates come from: a `RateTable` keeps those that a caller puts in.

#[cfg(feature = "jiff_02")]
mod query;
#[cfg(feature = "jiff_02")]
mod table;
mod text;

#[cfg(feature = "jiff_02")]
pub use query::{DatePolicy, RateKind, RateQuery};
#[cfg(feature = "jiff_02")]
pub use table::{QuotedRate, RateTable};

use crate::currency::{AnyCurrency, Currency, StaticCurrency};
use crate::error::{Error, excerpt};
use crate::exact::ExactMoney;
use crate::monetary::Monetary;
use crate::number::{Exact, SafeNumber};
use alloc::format;
use alloc::string::{String, ToString};

/// How many major units of `T` one major unit of `F` is: exact, and always above zero.
///
/// The direction is in the type: a rate from euros to dollars converts euros only, its
/// [`inverse`](Self::inverse) converts dollars, and [`then`](Self::then) joins two rates that meet
/// in a currency. Converting gives exact money; what is paid is rounded once, by
/// [`quantize`](ExactMoney::quantize), and [`effective`](Self::effective) is the rate that was
/// really applied then.
///
/// # Example
///
/// ```
/// use money::{EUR, ExchangeRate, Rounding, USD, eur, num, usd};
///
/// let rate = ExchangeRate::<EUR, USD>::new(num!(1.0837))?;
/// let exact = rate.convert(eur!(99.99));
/// assert_eq!(exact.to_string(), "USD 108.359163");
/// let (received, remainder) = exact.quantize(Rounding::HalfUp).into_parts();
/// assert_eq!(received, usd!(108.36));
/// assert_eq!(remainder.to_string(), "USD -0.000837");
///
/// let back = rate.inverse().convert(rate.convert(eur!(99.99)));
/// assert_eq!(back, eur!(99.99));
/// # Ok::<(), money::Error>(())
/// ```
///
/// # Example: through a third currency
///
/// ```
/// use money::{EUR, ExchangeRate, JPY, USD, num};
///
/// let dollars = ExchangeRate::<EUR, USD>::new(num!(1.0837))?;
/// let yen = ExchangeRate::<USD, JPY>::new(num!(150.25))?;
/// let cross: ExchangeRate<EUR, JPY> = dollars.then(&yen);
/// assert_eq!(cross.to_string(), "EUR/JPY 162.825925");
/// # Ok::<(), money::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ExchangeRate<F, T> {
    from: F,
    to: T,
    /// Above zero.
    rate: SafeNumber,
}

impl<F: StaticCurrency, T: StaticCurrency> ExchangeRate<F, T> {
    /// One `F` is `rate` `T`, both in major units.
    ///
    /// # Errors
    ///
    /// When the rate is not above zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, USD, num};
    ///
    /// assert_eq!(ExchangeRate::<EUR, USD>::new(num!(1.0837))?.to_string(), "EUR/USD 1.0837");
    /// let error = ExchangeRate::<EUR, USD>::new(0).unwrap_err();
    /// assert!(error.is_invalid_rate());
    /// assert_eq!(error.to_string(), "`0` is no EUR/USD rate, expected a number above zero");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn new(rate: impl Exact) -> Result<Self, Error> {
        Self::new_in(F::VALUE, T::VALUE, rate)
    }
}

impl<F: Currency, T: Currency> ExchangeRate<F, T> {
    /// One unit of `from` is `rate` units of `to`, both major.
    ///
    /// # Errors
    ///
    /// When the rate is not above zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, ExchangeRate, num};
    ///
    /// let (pound, franc): (AnyCurrency, AnyCurrency) = ("GBP".parse()?, "CHF".parse()?);
    /// let rate = ExchangeRate::new_in(pound, franc, num!(1.1321))?;
    /// assert_eq!(rate.to_string(), "GBP/CHF 1.1321");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn new_in(from: F, to: T, rate: impl Exact) -> Result<Self, Error> {
        let rate = SafeNumber::new(rate);
        if rate.is_positive() {
            return Ok(Self { from, to, rate });
        }
        Err(Error::rate(format!(
            "`{}` is no {}/{} rate, expected a number above zero",
            excerpt(&rate.to_string()),
            from.code(),
            to.code(),
        )))
    }

    /// A rate that is known to be above zero.
    #[cfg(feature = "jiff_02")]
    fn from_positive(from: F, to: T, rate: SafeNumber) -> Self {
        Self { from, to, rate }
    }

    /// The currency that is converted.
    #[must_use]
    pub const fn source(&self) -> F {
        self.from
    }

    /// The currency that it is converted to.
    #[must_use]
    pub const fn target(&self) -> T {
        self.to
    }

    /// How many major units of the second currency one major unit of the first is; above zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, USD, num};
    ///
    /// assert_eq!(ExchangeRate::<EUR, USD>::new(num!(1.0837))?.rate(), &num!(1.0837));
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub const fn rate(&self) -> &SafeNumber {
        &self.rate
    }

    /// The rate that was really applied when `paid` became `received`, after all rounding.
    ///
    /// # Errors
    ///
    /// When the quotient of the two is not above zero.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, Rounding, USD, eur, num};
    ///
    /// let rate = ExchangeRate::<EUR, USD>::new(num!(1.0837))?;
    /// let (received, _remainder) =
    ///     rate.convert(eur!(0.05)).quantize(Rounding::HalfUp).into_parts();
    /// let applied = ExchangeRate::effective(eur!(0.05), received)?;
    /// assert_eq!(applied.to_string(), "EUR/USD 1");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn effective(
        paid: impl Monetary<Currency = F>,
        received: impl Monetary<Currency = T>,
    ) -> Result<Self, Error> {
        let (paid, received) = (paid.exact_amount(), received.exact_amount());
        let (from, to) = (paid.currency(), received.currency());
        match received.amount().checked_div(paid.amount()).filter(SafeNumber::is_positive) {
            Some(rate) => Ok(Self { from, to, rate }),
            None => Err(Error::rate(format!(
                "`{}` for `{}` has no exchange rate, expected amounts of one sign, not zero",
                excerpt(&received.to_string()),
                excerpt(&paid.to_string()),
            ))),
        }
    }

    /// The rate in the other direction.
    ///
    /// Law: `rate.inverse().inverse() == rate`, exactly. A quoted bid inverts to an ask, and an ask
    /// to a bid: this is the same rate seen from the other side, not another quote.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, USD, num};
    ///
    /// let rate = ExchangeRate::<EUR, USD>::new(num!(1.25))?;
    /// assert_eq!(rate.inverse().to_string(), "USD/EUR 0.8");
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn inverse(&self) -> ExchangeRate<T, F> {
        ExchangeRate { from: self.to, to: self.from, rate: SafeNumber::ONE / &self.rate }
    }

    /// [`convert`](Self::convert) where the currency is only known at run time.
    ///
    /// # Errors
    ///
    /// When the amount is of another currency.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, ExchangeRate, Money};
    ///
    /// let rate: ExchangeRate<AnyCurrency, AnyCurrency> = "GBP/CHF 1.1321".parse()?;
    /// let pounds: Money<AnyCurrency> = "GBP 10.00".parse()?;
    /// assert_eq!(rate.try_convert(pounds)?.to_string(), "CHF 11.321");
    /// let yen: Money<AnyCurrency> = "JPY 10".parse()?;
    /// let error = rate.try_convert(yen).unwrap_err();
    /// assert!(error.is_currency_mismatch());
    /// assert_eq!(
    ///     error.to_string(),
    ///     "currencies differ: found an amount of JPY, \
    ///      expected GBP, which the GBP/CHF rate converts",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_convert(&self, amount: impl Monetary<Currency = F>) -> Result<ExactMoney<T>, Error> {
        let amount = amount.exact_amount();
        if amount.currency() != self.from {
            let found = format!("an amount of {}", amount.currency().code());
            let from = self.from.code();
            return Err(Error::other_currency(
                found,
                format!("{from}, which the {} rate converts", self.pair()),
            ));
        }
        Ok(ExactMoney::new_in(amount.times(&self.rate), self.to))
    }

    /// [`then`](Self::then) where the currency in the middle is only known at run time.
    ///
    /// # Errors
    ///
    /// When `next` does not start from the currency that this rate leads to.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, ExchangeRate};
    ///
    /// let dollars: ExchangeRate<AnyCurrency, AnyCurrency> = "EUR/USD 1.08".parse()?;
    /// let yen: ExchangeRate<AnyCurrency, AnyCurrency> = "USD/JPY 150".parse()?;
    /// assert_eq!(dollars.try_then(&yen)?.to_string(), "EUR/JPY 162");
    /// assert_eq!(
    ///     yen.try_then(&dollars).unwrap_err().to_string(),
    ///     "currencies differ: found a EUR/USD rate, \
    ///      expected one from JPY, which the USD/JPY rate converts to",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_then<U: Currency>(
        &self,
        next: &ExchangeRate<T, U>,
    ) -> Result<ExchangeRate<F, U>, Error> {
        if next.from != self.to {
            let to = self.to.code();
            return Err(Error::other_currency(
                format!("a {} rate", next.pair()),
                format!("one from {to}, which the {} rate converts to", self.pair()),
            ));
        }
        Ok(self.joined(next))
    }

    /// `EUR/USD`.
    pub(crate) fn pair(&self) -> String {
        format!("{}/{}", self.from.code(), self.to.code())
    }

    fn joined<U: Currency>(&self, next: &ExchangeRate<T, U>) -> ExchangeRate<F, U> {
        ExchangeRate { from: self.from, to: next.to, rate: &self.rate * &next.rate }
    }
}

impl<F: StaticCurrency, T: Currency> ExchangeRate<F, T> {
    /// The amount in the other currency, exactly.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, JPY, eur, num};
    ///
    /// let rate = ExchangeRate::<EUR, JPY>::new(num!(162.5))?;
    /// assert_eq!(rate.convert(eur!(0.99)).to_string(), "JPY 160.875");
    /// assert_eq!(rate.convert(&(eur!(1) / 3)).to_string(), "JPY 325/6");
    /// # Ok::<(), money::Error>(())
    /// ```
    #[inline]
    pub fn convert(&self, amount: impl Monetary<Currency = F>) -> ExactMoney<T> {
        ExactMoney::new_in(amount.times(&self.rate), self.to)
    }
}

impl<F: Currency, T: StaticCurrency> ExchangeRate<F, T> {
    /// This rate, and from there the next one: the rate from the first currency to the third.
    ///
    /// Law: `a.then(&b).convert(x) == b.convert(a.convert(x))`, exactly.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{EUR, ExchangeRate, GBP, USD, num};
    ///
    /// let dollars = ExchangeRate::<EUR, USD>::new(num!(1.08))?;
    /// let pounds = ExchangeRate::<GBP, USD>::new(num!(1.27))?;
    /// assert_eq!(dollars.then(&pounds.inverse()).to_string(), "EUR/GBP 108/127");
    /// # Ok::<(), money::Error>(())
    /// ```
    #[must_use]
    pub fn then<U: Currency>(&self, next: &ExchangeRate<T, U>) -> ExchangeRate<F, U> {
        self.joined(next)
    }
}

/// The currencies of a pair that is read.
pub(crate) fn pair<F: Currency, T: Currency>(from: &str, to: &str) -> Result<(F, T), Error> {
    match (F::from_code(from), T::from_code(to)) {
        (Ok(from), Ok(to)) => Ok((from, to)),
        (first, second) => {
            let second = second.map_err(|error| error.within(to, from.len() + 1));
            let [first, second] = [expected_code(first)?, expected_code(second)?];
            let (found, expected) = (format!("a {from}/{to} rate"), format!("{first}/{second}"));
            Err(Error::other_currency(found, expected).within(from, 0))
        }
    }
}

/// The code that was to be read, whether it was or another currency's.
fn expected_code<C: Currency>(read: Result<C, Error>) -> Result<String, Error> {
    match read {
        Ok(currency) => Ok(currency.code().into()),
        Err(error) => error.expected_currency().map(Into::into).ok_or(error.clone()),
    }
}

/// A rate between currencies known at compile time is one between currencies known at run time.
impl<F, T> From<ExchangeRate<F, T>> for ExchangeRate<AnyCurrency, AnyCurrency>
where
    F: StaticCurrency + Into<AnyCurrency>,
    T: StaticCurrency + Into<AnyCurrency>,
{
    fn from(rate: ExchangeRate<F, T>) -> Self {
        Self { from: rate.from.into(), to: rate.to.into(), rate: rate.rate }
    }
}

impl<F, T> TryFrom<ExchangeRate<AnyCurrency, AnyCurrency>> for ExchangeRate<F, T>
where
    F: StaticCurrency,
    T: StaticCurrency,
{
    type Error = Error;

    /// # Errors
    ///
    /// When the rate is between other currencies.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{AnyCurrency, EUR, ExchangeRate, JPY, USD};
    ///
    /// let read: ExchangeRate<AnyCurrency, AnyCurrency> = "EUR/USD 1.0837".parse()?;
    /// assert!(ExchangeRate::<EUR, USD>::try_from(read.clone()).is_ok());
    /// let error = ExchangeRate::<EUR, JPY>::try_from(read).unwrap_err();
    /// assert_eq!(error.to_string(), "currencies differ: found a EUR/USD rate, expected EUR/JPY");
    /// # Ok::<(), money::Error>(())
    /// ```
    fn try_from(rate: ExchangeRate<AnyCurrency, AnyCurrency>) -> Result<Self, Error> {
        let (from, to) = pair(rate.from.code(), rate.to.code())?;
        Ok(Self { from, to, rate: rate.rate })
    }
}
