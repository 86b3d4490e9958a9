//! Laws of money, to be checked on *your* payouts, fees and splits.
//!
//! Each function runs code of yours and returns the first [`Violation`] of a law. They need no test
//! framework; with proptest, `?` turns a violation into a failed case, and feature `proptest` has
//! inputs worth trying.
//!
//! | law | checks |
//! |---|---|
//! | [`conserves`] | what came out and was kept is what went in; little is kept |
//! | [`conserves_all`] | the same over many payments into one account |
//! | [`mirrors`] | a refund undoes its charge |
//! | [`allocates`] | parts sum to the whole, a ratio of zero gets nothing, shares are met |
//!
//! # Example
//!
//! ```
//! use money::{ExactMoney, Money, RemainderAccount, Rounding, USD, laws, num, usd};
//!
//! /// A fee of 2.9%, and the rest for the merchant.
//! fn payout(sale: &ExactMoney<USD>, kept: &mut RemainderAccount<USD>) -> [Money<USD>; 2] {
//!     let fee = sale * num!(0.029);
//!     let rest = sale - &fee;
//!     [fee, rest].map(|part| part.quantize(Rounding::HalfUp).settle(kept))
//! }
//! let sale = usd!(9.99).to_exact();
//! laws::conserves(&sale, payout)?;
//! laws::mirrors(&sale, payout)?;
//!
//! /// The same, but the remainder of the fee is dropped.
//! fn leaky(sale: &ExactMoney<USD>, kept: &mut RemainderAccount<USD>) -> [Money<USD>; 2] {
//!     let fee = sale * num!(0.029);
//!     let rest = sale - &fee;
//!     let (fee, _) = fee.quantize(Rounding::HalfUp).into_parts();
//!     [fee, rest.quantize(Rounding::HalfUp).settle(kept)]
//! }
//! let violation = laws::conserves(&sale, leaky).unwrap_err();
//! assert_eq!(
//!     violation.to_string(),
//!     "not conserved: USD 9.99 went in, USD 9.99 came out and USD 0.00029 was kept: USD 0.00029 \
//!      too much",
//! );
//! # Ok::<(), laws::Violation>(())
//! ```

use crate::allocate::Ratios;
use crate::currency::MinorUnit;
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::money::Money;
use crate::number::SafeNumber;
use crate::remainder::RemainderAccount;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// A law of money that does not hold: which one, and with which amounts.
///
/// # Example
///
/// ```
/// use money::{Rounding, laws, usd};
///
/// // Every tenth payment drops its remainder.
/// let mut count = 0;
/// let shares = (1..=30).map(|day| usd!(100) / (3 * day));
/// let violation = laws::conserves_all(shares, |share, kept| {
///     count += 1;
///     let (paid, remainder) = share.quantize(Rounding::HalfUp).into_parts();
///     if count % 10 != 0 {
///         kept.absorb(remainder);
///     }
///     [paid]
/// })
/// .unwrap_err();
/// assert_eq!((violation.law(), violation.payment()), (laws::Law::Conserved, Some(9)));
/// assert_eq!(
///     violation.to_string(),
///     "payment 9: not conserved: USD 10/3 went in, USD 3.33 came out and USD 0.00 was kept: \
///      USD 1/300 too little",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    law: Law,
    payment: Option<usize>,
    message: String,
}

/// What a [`Violation`] violates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Law {
    /// What came out and what was kept is what went in.
    Conserved,
    /// No more is kept than rounding leaves.
    NotHoarded,
    /// A refund undoes its charge.
    Mirrored,
    /// Parts are the shares of a whole.
    Allocated,
    /// Amounts that are added are of one currency.
    OneCurrency,
}

impl Violation {
    fn new(law: Law, message: String) -> Self {
        Self { law, payment: None, message }
    }

    /// Amounts that cannot even be compared.
    fn of(error: &Error) -> Self {
        Self::new(Law::OneCurrency, format!("{error}"))
    }

    /// The law.
    #[must_use]
    pub const fn law(&self) -> Law {
        self.law
    }

    /// Which of the payments of [`conserves_all`] it was, from 0; `None` where there is only one.
    #[must_use]
    pub const fn payment(&self) -> Option<usize> {
        self.payment
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(payment) = self.payment {
            write!(f, "payment {payment}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl core::error::Error for Violation {}

/// Checks that `pay` loses nothing and invents nothing: the amounts that it returns and what it
/// leaves in the account sum to `exact`, and for each amount at most one minor unit is left there.
///
/// # Errors
///
/// When they do not.
pub fn conserves<C, P>(
    exact: &ExactMoney<C>,
    pay: impl FnOnce(&ExactMoney<C>, &mut RemainderAccount<C>) -> P,
) -> Result<(), Violation>
where
    C: MinorUnit,
    P: IntoIterator<Item = Money<C>>,
{
    let mut kept = RemainderAccount::new_in(exact.currency());
    let parts: Vec<_> = pay(exact, &mut kept).into_iter().collect();
    balanced(exact, &parts, kept.balance())?;
    modest(exact, parts.len(), kept.balance())
}

/// [`conserves`] for many payments into one account, as a day or a month of them is.
///
/// Each payment must conserve by itself: what one lost, another must not make good. A payment may
/// release what earlier ones left in the account.
///
/// # Errors
///
/// When for some payment the amounts that came out and what the account gained do not sum to what
/// went in, or more was kept than a minor unit for each amount: the violation says which payment.
///
/// # Example
///
/// ```
/// use money::{Rounding, laws, usd};
///
/// let shares = (1..=30).map(|day| usd!(100) / day);
/// laws::conserves_all(shares, |share, kept| [share.quantize(Rounding::HalfUp).settle(kept)])?;
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn conserves_all<C, P>(
    exact: impl IntoIterator<Item = ExactMoney<C>>,
    mut pay: impl FnMut(&ExactMoney<C>, &mut RemainderAccount<C>) -> P,
) -> Result<(), Violation>
where
    C: MinorUnit,
    P: IntoIterator<Item = Money<C>>,
{
    let mut exact = exact.into_iter().peekable();
    let Some(first) = exact.peek() else { return Ok(()) };
    let mut kept = RemainderAccount::new_in(first.currency());
    let mut amounts = 0;
    for (index, exact) in exact.enumerate() {
        let before = kept.balance().clone();
        let parts: Vec<_> = pay(&exact, &mut kept).into_iter().collect();
        amounts += parts.len();
        let gained = kept.balance().try_sub(&before).map_err(|error| Violation::of(&error));
        gained
            .and_then(|gained| balanced(&exact, &parts, &gained))
            .and_then(|()| modest(&exact, amounts, kept.balance()))
            .map_err(|violation| Violation { payment: Some(index), ..violation })?;
    }
    Ok(())
}

/// Checks that what came out and was kept is what went in.
fn balanced<C: MinorUnit>(
    exact: &ExactMoney<C>,
    parts: &[Money<C>],
    kept: &ExactMoney<C>,
) -> Result<(), Violation> {
    let nothing = ExactMoney::new_in(SafeNumber::ZERO, exact.currency());
    let paid = parts.iter().try_fold(nothing, |sum, part| sum.try_add(&part.to_exact()));
    let paid = paid.map_err(|error| Violation::of(&error))?;
    let difference = paid.try_add(kept).and_then(|all| all.try_sub(exact));
    let difference = difference.map_err(|error| Violation::of(&error))?;
    if difference.is_zero() {
        return Ok(());
    }
    let what = if difference.is_negative() { "too little" } else { "too much" };
    let message = format!(
        "not conserved: {exact} went in, {paid} came out and {kept} was kept: {} {what}",
        difference.abs(),
    );
    Err(Violation::new(Law::Conserved, message))
}

/// Checks that no more is kept than rounding so many amounts leaves.
fn modest<C: MinorUnit>(
    exact: &ExactMoney<C>,
    amounts: usize,
    kept: &ExactMoney<C>,
) -> Result<(), Violation> {
    let most = Money::from_minor_in(1, exact.currency()).amount() * amounts.max(1);
    if kept.amount().abs() <= most {
        return Ok(());
    }
    let message = format!(
        "hoarded: {kept} was kept of {exact} in {amounts} amounts, rounding leaves at most {}",
        ExactMoney::new_in(most, exact.currency()),
    );
    Err(Violation::new(Law::NotHoarded, message))
}

/// Checks that a refund undoes its charge: for `-exact`, `pay` returns the amounts for `exact` with
/// the other sign, and leaves the opposite in the account.
///
/// # Errors
///
/// When it does not: the modes [`Floor`](crate::Rounding::Floor),
/// [`Ceiling`](crate::Rounding::Ceiling) and
/// [`HalfTowardPositive`](crate::Rounding::HalfTowardPositive) never do.
///
/// # Example
///
/// ```
/// use money::{Rounding, laws, usd};
///
/// let tie = usd!(1) / 200;
/// laws::mirrors(&tie, |due, kept| [due.quantize(Rounding::HalfUp).settle(kept)])?;
///
/// let up = |due: &_, kept: &mut _| {
///     [money::ExactMoney::quantize(due, Rounding::Ceiling).settle(kept)]
/// };
/// let violation = laws::mirrors(&tie, up).unwrap_err();
/// assert_eq!(
///     violation.to_string(),
///     "no mirror: for USD 0.005 amount 0 is USD 0.01, for USD -0.005 it is USD 0.00",
/// );
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn mirrors<C, P>(
    exact: &ExactMoney<C>,
    mut pay: impl FnMut(&ExactMoney<C>, &mut RemainderAccount<C>) -> P,
) -> Result<(), Violation>
where
    C: MinorUnit,
    P: IntoIterator<Item = Money<C>>,
{
    let mut run = |exact: &ExactMoney<C>| {
        let mut kept = RemainderAccount::new_in(exact.currency());
        let parts: Vec<_> = pay(exact, &mut kept).into_iter().collect();
        (parts, kept.into_balance())
    };
    let refund = -exact;
    let ((charged, kept), (refunded, released)) = (run(exact), run(&refund));
    if charged.len() != refunded.len() {
        return Err(Violation::new(
            Law::Mirrored,
            format!(
                "no mirror: {} amounts for {exact}, {} for {refund}",
                charged.len(),
                refunded.len(),
            ),
        ));
    }
    for (index, (charge, back)) in charged.iter().zip(&refunded).enumerate() {
        if charge.to_exact() != -back.to_exact() {
            return Err(Violation::new(
                Law::Mirrored,
                format!(
                    "no mirror: for {exact} amount {index} is {charge}, for {refund} it is {back}",
                ),
            ));
        }
    }
    if kept != -&released {
        return Err(Violation::new(
            Law::Mirrored,
            format!("no mirror: for {exact} {kept} was kept, for {refund} {released}"),
        ));
    }
    Ok(())
}

/// Checks an allocation: as many parts as ratios, which sum to the whole; nothing for a ratio of
/// zero; no part is more than a minor unit away from its exact share.
///
/// The last holds for [`LargestRemainder`](crate::AllocationMode::LargestRemainder) and
/// [`ToFirst`](crate::AllocationMode::ToFirst), not for
/// [`ToLargestRatio`](crate::AllocationMode::ToLargestRatio), which gives one party all that is
/// left over.
///
/// # Errors
///
/// When one of these does not hold, or the ratios can allocate nothing.
///
/// # Example
///
/// ```
/// use money::{laws, usd};
///
/// laws::allocates(&usd!(0.05), &[0, 1, 1], &[usd!(0), usd!(0.03), usd!(0.02)])?;
/// let parts = [usd!(0.01), usd!(0.02), usd!(0.02)];
/// let violation = laws::allocates(&usd!(0.05), &[0, 1, 1], &parts).unwrap_err();
/// assert_eq!(violation.to_string(), "ratio 0 is zero, but its part is USD 0.01");
/// # Ok::<(), laws::Violation>(())
/// ```
pub fn allocates<C: MinorUnit, R: Ratios + ?Sized>(
    whole: &Money<C>,
    ratios: &R,
    parts: &[Money<C>],
) -> Result<(), Violation> {
    let shares = whole
        .to_exact()
        .allocate(ratios)
        .map_err(|error| Violation::new(Law::Allocated, format!("{error}")))?;
    let shares = shares.as_ref();
    if shares.len() != parts.len() {
        return Err(Violation::new(
            Law::Allocated,
            format!("{} ratios, {} parts", shares.len(), parts.len()),
        ));
    }
    for (index, (share, part)) in shares.iter().zip(parts).enumerate() {
        if ratios.ratio(index, SafeNumber::is_zero) && !part.is_zero() {
            return Err(Violation::new(
                Law::Allocated,
                format!("ratio {index} is zero, but its part is {part}"),
            ));
        }
        let away = (part.amount() - share.amount()).abs();
        if away > Money::from_minor_in(1, whole.currency()).amount() {
            return Err(Violation::new(
                Law::Allocated,
                format!("part {index} is {part}, more than a minor unit away from {share}"),
            ));
        }
    }
    match Money::try_sum(parts.iter().copied()) {
        Ok(Some(sum)) if sum == *whole => Ok(()),
        Ok(sum) => {
            let sum = sum.map_or_else(|| "nothing".into(), |sum| format!("{sum}"));
            Err(Violation::new(Law::Allocated, format!("the parts sum to {sum}, not to {whole}")))
        }
        Err(error) => {
            Err(Violation::new(Law::Allocated, format!("the parts have no sum: {error}")))
        }
    }
}
