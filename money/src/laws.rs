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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    message: String,
}

impl Violation {
    fn new(message: String) -> Self {
        Self { message }
    }

    /// Amounts that cannot even be compared.
    fn of(error: &Error) -> Self {
        Self { message: format!("{error}") }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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
    balanced(exact, &parts, &kept)
}

/// [`conserves`] for many payments into one account, as a day or a month of them is.
///
/// # Errors
///
/// When the amounts that came out and what was kept do not sum to what went in, or more was kept
/// than a minor unit for each.
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
    let mut exact = exact.into_iter();
    let Some(first) = exact.next() else { return Ok(()) };
    let mut kept = RemainderAccount::new_in(first.currency());
    let mut parts: Vec<_> = pay(&first, &mut kept).into_iter().collect();
    let mut total = first;
    for exact in exact {
        parts.extend(pay(&exact, &mut kept));
        total = total.try_add(&exact).map_err(|error| Violation::of(&error))?;
    }
    balanced(&total, &parts, &kept)
}

fn balanced<C: MinorUnit>(
    exact: &ExactMoney<C>,
    parts: &[Money<C>],
    kept: &RemainderAccount<C>,
) -> Result<(), Violation> {
    let nothing = ExactMoney::new_in(SafeNumber::ZERO, exact.currency());
    let paid = parts.iter().try_fold(nothing, |sum, part| sum.try_add(&part.to_exact()));
    let paid = paid.map_err(|error| Violation::of(&error))?;
    let difference = paid.try_add(kept.balance()).and_then(|all| all.try_sub(exact));
    let difference = difference.map_err(|error| Violation::of(&error))?;
    let what = if difference.is_negative() { "too little" } else { "too much" };
    if !difference.is_zero() {
        return Err(Violation::new(format!(
            "not conserved: {exact} went in, {paid} came out and {} was kept: {} {what}",
            kept.balance(),
            difference.abs(),
        )));
    }
    let most = Money::from_minor_in(1, exact.currency()).amount() * parts.len().max(1);
    if kept.balance().amount().abs() > most {
        return Err(Violation::new(format!(
            "hoarded: {} was kept of {exact} in {} amounts, where rounding leaves at most {}",
            kept.balance(),
            parts.len(),
            ExactMoney::new_in(most, exact.currency()),
        )));
    }
    Ok(())
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
        return Err(Violation::new(format!(
            "no mirror: {} amounts for {exact}, {} for {refund}",
            charged.len(),
            refunded.len(),
        )));
    }
    for (index, (charge, back)) in charged.iter().zip(&refunded).enumerate() {
        if charge.to_exact() != -back.to_exact() {
            return Err(Violation::new(format!(
                "no mirror: for {exact} amount {index} is {charge}, for {refund} it is {back}",
            )));
        }
    }
    if kept != -&released {
        return Err(Violation::new(format!(
            "no mirror: for {exact} {kept} was kept, for {refund} {released}",
        )));
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
    let shares =
        whole.to_exact().allocate(ratios).map_err(|error| Violation::new(format!("{error}")))?;
    let shares = shares.as_ref();
    if shares.len() != parts.len() {
        return Err(Violation::new(format!("{} ratios, {} parts", shares.len(), parts.len())));
    }
    for (index, (share, part)) in shares.iter().zip(parts).enumerate() {
        if ratios.ratio(index, SafeNumber::is_zero) && !part.is_zero() {
            return Err(Violation::new(format!("ratio {index} is zero, but its part is {part}")));
        }
        let away = (part.amount() - share.amount()).abs();
        if away > Money::from_minor_in(1, whole.currency()).amount() {
            return Err(Violation::new(format!(
                "part {index} is {part}, more than a minor unit away from {share}",
            )));
        }
    }
    match Money::try_sum(parts.iter().copied()) {
        Ok(Some(sum)) if sum == *whole => Ok(()),
        Ok(sum) => {
            let sum = sum.map_or_else(|| "nothing".into(), |sum| format!("{sum}"));
            Err(Violation::new(format!("the parts sum to {sum}, not to {whole}")))
        }
        Err(error) => Err(Violation::new(format!("the parts have no sum: {error}"))),
    }
}
