//! Exact amounts of a currency known at compile time as those of one known at run time, and back.

use crate::currency::{ActiveIso, AnyCurrency, Currency, IsoCurrency, MinorUnit, StaticCurrency};
use crate::error::Error;
use crate::exact::ExactMoney;

impl<C: Currency> ExactMoney<C> {
    /// The same amount of another value for the same currency.
    fn of<D: Currency>(self, currency: D) -> ExactMoney<D> {
        ExactMoney::new_in(self.into_amount(), currency)
    }
}

/// An amount of a currency known at compile time is one of a currency known at run time.
impl<C: ActiveIso> From<ExactMoney<C>> for ExactMoney<IsoCurrency> {
    fn from(money: ExactMoney<C>) -> Self {
        money.of(IsoCurrency::from(C::VALUE))
    }
}

impl<C: ActiveIso + MinorUnit> From<ExactMoney<C>> for ExactMoney<AnyCurrency> {
    fn from(money: ExactMoney<C>) -> Self {
        money.of(AnyCurrency::from(C::VALUE))
    }
}

impl TryFrom<ExactMoney<IsoCurrency>> for ExactMoney<AnyCurrency> {
    type Error = Error;

    /// # Errors
    ///
    /// When the currency was withdrawn or has no minor unit.
    fn try_from(money: ExactMoney<IsoCurrency>) -> Result<Self, Error> {
        let currency = AnyCurrency::try_from(money.currency())?;
        Ok(money.of(currency))
    }
}

impl<C: StaticCurrency> TryFrom<ExactMoney<IsoCurrency>> for ExactMoney<C> {
    type Error = Error;

    /// # Errors
    ///
    /// When the amount is of another currency.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, IsoCurrency, exact, iso::XAG, iso::XAU};
    ///
    /// let read: ExactMoney<IsoCurrency> = "XAU 1/3".parse()?;
    /// assert_eq!(ExactMoney::<XAU>::try_from(read.clone())?, exact!(1/3 XAU));
    /// assert!(ExactMoney::<XAG>::try_from(read).unwrap_err().is_currency_mismatch());
    /// # Ok::<(), money::Error>(())
    /// ```
    fn try_from(money: ExactMoney<IsoCurrency>) -> Result<Self, Error> {
        let currency = C::from_code(money.currency().code())?;
        Ok(money.of(currency))
    }
}

impl<C: StaticCurrency> TryFrom<ExactMoney<AnyCurrency>> for ExactMoney<C> {
    type Error = Error;

    /// # Errors
    ///
    /// When the amount is of another currency.
    fn try_from(money: ExactMoney<AnyCurrency>) -> Result<Self, Error> {
        let currency = C::from_code(money.currency().code())?;
        Ok(money.of(currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::iso::{EUR, XAU};
    use crate::number::SafeNumber;
    use alloc::string::ToString;

    #[test]
    fn there_and_back() {
        let third = || ExactMoney::<EUR>::new(SafeNumber::from(1) / 3);
        let any = ExactMoney::<AnyCurrency>::from(third());
        let listed = ExactMoney::<IsoCurrency>::from(third());
        assert_eq!(ExactMoney::<AnyCurrency>::try_from(listed.clone()), Ok(any.clone()));
        assert_eq!(ExactMoney::<EUR>::try_from(listed), Ok(third()));
        assert_eq!(ExactMoney::<EUR>::try_from(any), Ok(third()));
        let gold = ExactMoney::<IsoCurrency>::from(ExactMoney::<XAU>::new(1));
        let error = ExactMoney::<AnyCurrency>::try_from(gold).unwrap_err().to_string();
        assert_eq!(error, "`XAU` has no minor unit, so its amounts are `ExactMoney` only");
    }
}
