//! `Taxed`: a net amount, its taxes, and their sum.

use super::TaxScheme;
use super::sums::TaxSums;
use crate::currency::{MinorUnit, StaticCurrency};
use crate::error::Error;
#[cfg(feature = "serde")]
use crate::error::excerpt;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::quantize::{Pending, Quantizable, Quantized};
use crate::rate::Rate;
use crate::remainder::Remainder;
use crate::rounding::Rounding;
#[cfg(feature = "serde")]
use alloc::format;
#[cfg(feature = "serde")]
use alloc::string::ToString;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::iter::Sum;

/// A net amount, its taxes and the gross amount, in whole minor units: `net + tax == gross`.
///
/// It comes out of [`TaxScheme::add_to`] or [`TaxScheme::extract_from`] when the remainder of its
/// rounding has gone somewhere.
#[derive(Clone, PartialEq, Eq)]
#[must_use = "the tax is to be charged"]
pub struct Taxed<C> {
    net: Money<C>,
    taxes: Vec<TaxAmount<C>>,
    gross: Money<C>,
}

/// One tax of a [`Taxed`] amount.
///
/// Shown as `QST 9.5% of USD 105.00 = USD 9.98`.
#[derive(Clone, PartialEq, Eq)]
pub struct TaxAmount<C> {
    name: Arc<str>,
    rate: Rate,
    base: ExactMoney<C>,
    exact: ExactMoney<C>,
    amount: Money<C>,
}

impl<C: MinorUnit> TaxAmount<C> {
    pub(super) const fn new(
        name: Arc<str>,
        rate: Rate,
        base: ExactMoney<C>,
        exact: ExactMoney<C>,
        amount: Money<C>,
    ) -> Self {
        Self { name, rate, base, exact, amount }
    }

    /// The tax of these parts, if they fit together.
    #[cfg(feature = "serde")]
    pub(crate) fn read(
        name: &str,
        rate: Rate,
        base: ExactMoney<C>,
        exact: ExactMoney<C>,
        amount: Money<C>,
    ) -> Result<Self, Error> {
        super::named_rate(name, &rate)?;
        base.same_currency(&exact)?;
        base.same_currency(&amount.to_exact())?;
        if &base * &rate != exact {
            let [base, exact] = [base, exact].map(|amount| excerpt(&amount.to_string()));
            return Err(Error::terms(format!(
                "tax `{}` of `{exact}` is not {} of its base `{base}`, expected rate times base",
                excerpt(name),
                excerpt(&rate.to_string()),
            )));
        }
        Ok(Self::new(name.into(), rate, base, exact, amount))
    }

    pub(super) const fn shared_name(&self) -> &Arc<str> {
        &self.name
    }

    /// Whether the two are one tax on one base, however rounded.
    #[cfg(feature = "serde")]
    pub(super) fn same_before_rounding(&self, other: &Self) -> bool {
        self.name == other.name && self.rate == other.rate && self.base == other.base
    }

    /// The name that the scheme gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rate, of the base.
    #[must_use]
    pub fn rate(&self) -> &Rate {
        &self.rate
    }

    /// What the tax is on, exactly: the net amount, and the earlier taxes that it stands on.
    ///
    /// In an inclusive tax this is the exact net amount, not the rounded one.
    pub fn base(&self) -> &ExactMoney<C> {
        &self.base
    }

    /// The tax before rounding: rate times base.
    pub fn exact(&self) -> &ExactMoney<C> {
        &self.exact
    }

    /// The tax, in whole minor units.
    pub fn amount(&self) -> Money<C> {
        self.amount
    }
}

impl<C: MinorUnit> Taxed<C> {
    /// The amount without taxes.
    pub fn net(&self) -> Money<C> {
        self.net
    }

    /// All taxes together: the difference of gross and net.
    pub fn tax(&self) -> Money<C> {
        Money::from_minor_in(self.gross.minor() - self.net.minor(), self.net.currency())
    }

    /// The amount with all taxes.
    pub fn gross(&self) -> Money<C> {
        self.gross
    }

    /// Each tax, in the order of the scheme; they sum to [`tax`](Self::tax).
    #[must_use]
    pub fn taxes(&self) -> &[TaxAmount<C>] {
        &self.taxes
    }

    /// The sum of any number of amounts with their taxes, of one scheme or of several; `None` of no
    /// amounts, whose currency nobody knows.
    ///
    /// Taxes of one name and one rate become one tax. What rounding left over is not in it: that
    /// went somewhere when each amount came to be.
    ///
    /// Laws: the net amounts, the taxes and the gross amounts of the parts sum to those of the sum.
    ///
    /// # Errors
    ///
    /// When the currencies differ or a sum does not fit `Money`.
    ///
    /// # Example
    ///
    /// ```
    /// use money::tax::{TaxScheme, Taxed};
    /// use money::{AnyCurrency, Money, RemainderAccount, Rounding, rate};
    ///
    /// let full = TaxScheme::single("VAT", rate!(19%))?;
    /// let reduced = TaxScheme::single("VAT", rate!(7%))?;
    /// let euros = |text: &str| text.parse::<Money<AnyCurrency>>();
    /// let mut kept = RemainderAccount::new_in("EUR".parse()?);
    /// let parts = [
    ///     full.add_to(euros("EUR 10.00")?, Rounding::HalfUp)?.try_settle(&mut kept).unwrap(),
    ///     reduced.add_to(euros("EUR 5.00")?, Rounding::HalfUp)?.try_settle(&mut kept).unwrap(),
    ///     full.add_to(euros("EUR 1.00")?, Rounding::HalfUp)?.try_settle(&mut kept).unwrap(),
    /// ];
    /// let sum = Taxed::try_sum(&parts)?.unwrap();
    /// assert_eq!(sum.to_string(), "EUR 16.00 + EUR 2.44 = EUR 18.44");
    /// let taxes: Vec<_> = sum.taxes().iter().map(|tax| tax.to_string()).collect();
    /// assert_eq!(taxes, ["VAT 19% of EUR 11.00 = EUR 2.09", "VAT 7% of EUR 5.00 = EUR 0.35"]);
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_sum<'a>(parts: impl IntoIterator<Item = &'a Self>) -> Result<Option<Self>, Error> {
        let (mut nets, mut all_gross) = (Vec::new(), Vec::new());
        let mut taxes: Option<TaxSums<C>> = None;
        for part in parts {
            let currency = part.net.currency();
            taxes.get_or_insert_with(|| TaxSums::new(currency)).add_taxed(part);
            nets.push(part.net);
            all_gross.push(part.gross);
        }
        let (net, gross) = (Money::try_sum(nets)?, Money::try_sum(all_gross)?);
        let (Some(net), Some(gross), Some(taxes)) = (net, gross, taxes) else { return Ok(None) };
        Self::checked(net, taxes.added()?, gross).map(Some)
    }

    pub(super) fn from_net(
        scheme: &TaxScheme,
        net: Money<C>,
        mode: Rounding,
    ) -> Result<Self, Error> {
        let mut taxes = TaxSums::new(net.currency());
        taxes.add_scheme(scheme, &net.amount());
        Self::rounded_from_net(net, taxes, mode)
    }

    pub(super) fn from_gross(
        scheme: &TaxScheme,
        gross: Money<C>,
        mode: Rounding,
    ) -> Result<Self, Error> {
        let mut taxes = TaxSums::new(gross.currency());
        taxes.add_scheme(scheme, &(gross.amount() / scheme.factor()));
        Self::rounded_from_gross(gross, taxes, mode)
    }

    pub(super) fn rounded_from_net(
        net: Money<C>,
        taxes: TaxSums<C>,
        mode: Rounding,
    ) -> Result<Self, Error> {
        let (taxes, sum) = taxes.rounded(mode)?;
        Self::checked(net, taxes, net.try_add(sum)?)
    }

    pub(super) fn rounded_from_gross(
        gross: Money<C>,
        taxes: TaxSums<C>,
        mode: Rounding,
    ) -> Result<Self, Error> {
        let (taxes, sum) = taxes.rounded(mode)?;
        Self::checked(gross.try_sub(sum)?, taxes, gross)
    }

    /// The parts, if the tax fits `Money` as the other two do.
    fn checked(net: Money<C>, taxes: Vec<TaxAmount<C>>, gross: Money<C>) -> Result<Self, Error> {
        let _tax = gross.try_sub(net)?;
        Ok(Self { net, taxes, gross })
    }

    /// The amount of these parts, if they fit together.
    #[cfg(feature = "serde")]
    pub(crate) fn read(
        net: Money<C>,
        taxes: Vec<TaxAmount<C>>,
        gross: Money<C>,
    ) -> Result<Self, Error> {
        let none = Money::from_minor_in(0, net.currency());
        let amounts = core::iter::once(none).chain(taxes.iter().map(TaxAmount::amount));
        let tax = Money::try_sum(amounts)?.unwrap_or(none);
        let whole = Self::checked(net, taxes, gross)?;
        if whole.tax() != tax {
            return Err(Error::terms(format!(
                "taxes of `{tax}` are not what `{gross}` is above `{net}`, expected `{}`",
                whole.tax()
            )));
        }
        for (index, tax) in whole.taxes.iter().enumerate() {
            let same = |other: &TaxAmount<C>| other.name == tax.name && other.rate == tax.rate;
            if whole.taxes[..index].iter().any(same) {
                return Err(Error::terms(format!(
                    "tax `{}` of one rate comes twice, expected once",
                    excerpt(&tax.name)
                )));
            }
        }
        Ok(whole)
    }

    /// What rounding left over of all taxes together.
    pub(super) fn rounded_off(&self) -> Remainder<C> {
        let exact: SafeNumber = self.taxes.iter().map(|tax| tax.exact.amount()).sum();
        let rest = exact - self.tax().amount();
        Remainder::new(ExactMoney::new_in(rest, self.net.currency()))
    }

    pub(super) fn pending(self, mode: Rounding) -> Quantized<Self> {
        let remainder = self.rounded_off();
        Quantized::pending(self, remainder, mode)
    }
}

impl<C: MinorUnit> Pending for Taxed<C> {}

/// What was rounded is the tax.
impl<C: MinorUnit> Quantizable for Taxed<C> {
    type Currency = C;

    fn exact(&self) -> ExactMoney<C> {
        self.tax().to_exact()
    }
}

/// The sum, as [`try_sum`](Taxed::try_sum) makes it; nothing, without taxes, of no amounts.
///
/// # Panics
///
/// When a sum does not fit `Money`; [`try_sum`](Taxed::try_sum) does not.
///
/// # Example
///
/// ```
/// use money::tax::{TaxScheme, Taxed};
/// use money::{Money, RemainderAccount, Rounding, rate, usd};
///
/// let scheme = TaxScheme::single("VAT", rate!(20%))?;
/// let mut kept = RemainderAccount::new();
/// let mut taxed = |net: Money<_>| {
///     Ok::<_, money::Error>(scheme.add_to(net, Rounding::HalfUp)?.settle(&mut kept))
/// };
/// let parts = [taxed(usd!(9.99))?, taxed(usd!(0.02))?];
/// assert_eq!(parts.iter().sum::<Taxed<_>>().to_string(), "USD 10.01 + USD 2.00 = USD 12.01");
/// # Ok::<(), money::Error>(())
/// ```
impl<'a, C: StaticCurrency + MinorUnit> Sum<&'a Self> for Taxed<C> {
    #[track_caller]
    #[expect(clippy::panic, reason = "documented, with a `try_` twin")]
    fn sum<I: Iterator<Item = &'a Self>>(parts: I) -> Self {
        match Self::try_sum(parts) {
            Ok(Some(sum)) => sum,
            Ok(None) => Self { net: Money::ZERO, taxes: Vec::new(), gross: Money::ZERO },
            Err(error) => panic!("attempt to add taxed amounts: {error}"),
        }
    }
}

impl<C: StaticCurrency + MinorUnit> Sum for Taxed<C> {
    #[track_caller]
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let parts: Vec<_> = parts.collect();
        parts.iter().sum()
    }
}

/// Writes `USD 8.32 + USD 1.67 = USD 9.99`: net, tax and gross.
impl<C: MinorUnit> fmt::Display for Taxed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} + {} = {}", self.net, self.tax(), self.gross)
    }
}

impl<C: MinorUnit> fmt::Debug for Taxed<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Taxed").field(&format_args!("{self}")).field(&self.taxes).finish()
    }
}

impl<C: MinorUnit> fmt::Debug for TaxAmount<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TaxAmount({self})")
    }
}

impl<C: MinorUnit> fmt::Display for TaxAmount<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} of {} = {}", self.name, self.rate, self.base, self.amount)
    }
}
