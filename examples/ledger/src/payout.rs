//! The domain: a payout, and what it comes to. Knows nothing of files or databases.

use money::{AnyCurrency, ExactMoney, Money, Remainder, Rounding, SafeNumber};
use num_bigint::BigInt;

/// Shares with longer denominators are refused: sums multiply them.
const MAX_DENOMINATOR_DIGITS: u32 = 12;

/// A share of a pool, owed to a payee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payout {
    /// The idempotency key: made by the client, paid at most once.
    pub id: String,
    /// Who is paid.
    pub payee: String,
    /// What is shared, in whole minor units.
    pub pool: Money<AnyCurrency>,
    /// The payee's share of the pool, from 0 to 1.
    pub share: SafeNumber,
}

/// What a payout comes to.
#[derive(Debug)]
#[must_use = "the amount is to be paid and the remainder to be kept"]
pub struct Due {
    /// The whole minor units to pay, in the range of the store's integers.
    pub paid_minor: i64,
    /// The exact share less what is paid.
    pub remainder: Remainder<AnyCurrency>,
}

/// Why a payout cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PayoutError {
    /// The share is more than the whole.
    #[error("share `{0}` is over 1, expected a part of the pool")]
    ShareOverOne(String),
    /// The share is negative.
    #[error("share `{0}` is negative, expected a part of the pool")]
    NegativeShare(String),
    /// The share's denominator is beyond what a contract would name.
    #[error("share `{0}` has a denominator of more than {MAX_DENOMINATOR_DIGITS} digits")]
    ShareTooFine(String),
    /// The pool is negative.
    #[error("pool `{0}` is negative, expected zero or more")]
    NegativePool(Money<AnyCurrency>),
    /// The pool is beyond what the store can hold.
    #[error("pool `{0}` is beyond the store's range of 64-bit minor units")]
    PoolTooLarge(Money<AnyCurrency>),
}

impl Payout {
    /// Checks that the payout can be made.
    ///
    /// # Errors
    ///
    /// When the share is not within 0 to 1 or too fine, or the pool is negative or beyond 64-bit
    /// minor units.
    pub fn validate(&self) -> Result<(), PayoutError> {
        validate_share(&self.share, &self.share.to_string())?;
        validate_pool(self.pool)
    }

    /// The exact share: `pool * share`.
    pub fn exact(&self) -> ExactMoney<AnyCurrency> {
        self.pool * &self.share
    }

    /// What to pay, half-up, and the remainder.
    ///
    /// Law: `paid + remainder == exact`.
    ///
    /// # Errors
    ///
    /// When the payout is not [valid](Self::validate).
    pub fn due(&self) -> Result<Due, PayoutError> {
        self.validate()?;
        let (paid, remainder) = self.exact().quantize(Rounding::HalfUp).into_parts();
        // A part of a pool that fits is no larger than the pool.
        // money-lint: allow(discarded-remainder) nothing is paid when it fails
        let paid_minor =
            i64::try_from(paid.minor()).map_err(|_| PayoutError::PoolTooLarge(self.pool))?;
        Ok(Due { paid_minor, remainder })
    }
}

/// Checks a share; `written` is how it stands in the input.
pub(crate) fn validate_share(share: &SafeNumber, written: &str) -> Result<(), PayoutError> {
    if share.is_negative() {
        return Err(PayoutError::NegativeShare(written.to_owned()));
    }
    if *share > 1 {
        return Err(PayoutError::ShareOverOne(written.to_owned()));
    }
    if share.denominator() >= BigInt::from(10).pow(MAX_DENOMINATOR_DIGITS) {
        return Err(PayoutError::ShareTooFine(written.to_owned()));
    }
    Ok(())
}

pub(crate) fn validate_pool(pool: Money<AnyCurrency>) -> Result<(), PayoutError> {
    if pool.is_negative() {
        return Err(PayoutError::NegativePool(pool));
    }
    i64::try_from(pool.minor()).map(|_| ()).map_err(|_| PayoutError::PoolTooLarge(pool))
}
