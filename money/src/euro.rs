//! From the national currencies that the euro replaced to euros, and back, by the rates of the law.

use crate::currency::iso::EUR;
use crate::currency::{Currency, IsoCurrency};
use crate::error::Error;
use crate::exact::ExactMoney;
use crate::number::SafeNumber;

/// The fixed rate of a member of the euro; one for the euro itself.
fn factor(currency: IsoCurrency) -> Result<SafeNumber, Error> {
    if currency == IsoCurrency::from(EUR) {
        return Ok(SafeNumber::from(1));
    }
    let unfit = || Error::unfit(currency.code(), "has no fixed rate to the euro".into());
    currency.euro_factor().ok_or_else(unfit)
}

impl ExactMoney<IsoCurrency> {
    /// The amount in euros: divided by the rate of the law, and not rounded.
    ///
    /// The law: rates have six significant figures and are not rounded or truncated, and no inverse
    /// of a rate is used; amounts to be paid or booked are then rounded to the cent, half up (here:
    /// [`quantize`](Self::quantize) in EUR). Law: `a.to_euro()?.to_national(a.currency())? == a`.
    ///
    /// Source: Articles 4 and 5 of Council Regulation (EC) No 1103/97 of 17 June 1997; for the
    /// rates see [`IsoCurrency::euro_factor`].
    ///
    /// # Errors
    ///
    /// When the currency has no fixed rate to the euro.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, IsoCurrency, Rounding, eur};
    ///
    /// let rent: ExactMoney<IsoCurrency> = "DEM 1000".parse()?;
    /// let euros = rent.to_euro()?;
    /// assert_eq!(euros.to_string(), "EUR 100000000/195583");
    ///
    /// let (paid, remainder) = euros.quantize(Rounding::HalfUp).into_parts();
    /// assert_eq!(paid, eur!(511.29));
    /// assert_eq!(paid + remainder.into_exact(), euros);
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn to_euro(&self) -> Result<ExactMoney<EUR>, Error> {
        let factor = factor(self.currency())?;
        Ok(ExactMoney::new_in(self.amount() / factor, EUR))
    }
}

impl ExactMoney<EUR> {
    /// The amount in a currency that the euro replaced: multiplied by the rate of the law.
    ///
    /// Between two national currencies the law goes through the euro, which may be rounded there to
    /// no less than three decimals. It is not rounded here: the two steps are exact.
    ///
    /// # Errors
    ///
    /// When the currency has no fixed rate to the euro.
    ///
    /// # Example
    ///
    /// ```
    /// use money::{ExactMoney, IsoCurrency};
    ///
    /// let francs: ExactMoney<IsoCurrency> = "FRF 100".parse()?;
    /// let marks = francs.to_euro()?.to_national("DEM".parse()?)?;
    /// assert_eq!(marks.to_string(), "DEM 19558300/655957");
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn to_national(&self, currency: IsoCurrency) -> Result<ExactMoney<IsoCurrency>, Error> {
        Ok(ExactMoney::new_in(self.amount() * factor(currency)?, currency))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn there_and_back_is_the_same_amount() {
        let mut members = 0;
        for currency in IsoCurrency::all().filter(|currency| currency.euro_factor().is_some()) {
            let amount = ExactMoney::new_in(SafeNumber::from(123_456) / 7, currency);
            let euros = amount.to_euro().unwrap();
            assert_eq!(euros.to_national(currency), Ok(amount));
            members += 1;
        }
        assert_eq!(members, 21);
    }

    #[test]
    fn others_are_refused() {
        let krona = ExactMoney::new_in(SafeNumber::from(1), "SEK".parse::<IsoCurrency>().unwrap());
        let error = krona.to_euro().unwrap_err();
        assert_eq!(error.to_string(), "`SEK` has no fixed rate to the euro");
        assert!(error.is_unfit_currency());
        let euro = ExactMoney::new_in(SafeNumber::from(1), IsoCurrency::from(EUR));
        assert_eq!(euro.to_euro().unwrap().to_string(), "EUR 1.00");
    }
}
