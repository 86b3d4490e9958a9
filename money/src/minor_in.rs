//! `Money` in the minor units of somebody else, and back: exactly or not at all.

use crate::currency::MinorUnit;
use crate::currency::profile::MinorUnitProfile;
use crate::error::{Error, ErrorKind};
use crate::money::Money;
use crate::number::SafeNumber;
use alloc::format;
use alloc::string::ToString;

impl<C: MinorUnit> Money<C> {
    /// The amount in the minor units of the profile `P`.
    ///
    /// # Errors
    ///
    /// When the profile does not have the currency, the amount is no multiple of what the profile
    /// demands (it is not rounded), or it does not fit.
    ///
    /// # Example
    ///
    /// ```
    /// use money::profile::Stripe;
    /// use money::{jpy, money, usd};
    ///
    /// assert_eq!(usd!(12.34).to_minor_in::<Stripe>()?, 1234);
    /// assert_eq!(jpy!(500).to_minor_in::<Stripe>()?, 500);
    /// assert_eq!(money!(5 ISK).to_minor_in::<Stripe>()?, 500);
    ///
    /// let error = money!(5.124 KWD).to_minor_in::<Stripe>().unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`5.124` does not fit amounts of KWD in the profile `Stripe` (multiples of 0.01) \
    ///      without rounding",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn to_minor_in<P: MinorUnitProfile>(self) -> Result<i128, Error> {
        let (scale, step) = unit::<C, P>(self.currency())?;
        let minor = rescaled(self.minor(), self.currency().scale(), scale)?;
        match minor.filter(|minor| minor.checked_rem(step) == Some(0)) {
            Some(minor) => Ok(minor),
            None => Err(no_multiple::<C, P>(&self.amount(), self.currency())),
        }
    }

    /// The amount that is `minor` in the minor units of the profile `P`.
    ///
    /// # Errors
    ///
    /// When the profile does not have the currency, `minor` is no multiple of what the profile
    /// demands, it is no whole number of the currency's own minor units, or it does not fit.
    ///
    /// # Example
    ///
    /// ```
    /// use money::profile::Stripe;
    /// use money::{Money, iso::ISK, money};
    ///
    /// assert_eq!(Money::try_from_minor_in::<Stripe>(500, ISK)?, money!(5 ISK));
    ///
    /// let error = Money::try_from_minor_in::<Stripe>(550, ISK).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`5.5` does not fit amounts of ISK in the profile `Stripe` (multiples of 1) \
    ///      without rounding",
    /// );
    /// # Ok::<(), money::Error>(())
    /// ```
    pub fn try_from_minor_in<P: MinorUnitProfile>(minor: i128, currency: C) -> Result<Self, Error> {
        let (scale, step) = unit::<C, P>(currency)?;
        let own = match minor.checked_rem(step) {
            Some(0) => rescaled(minor, scale, currency.scale())?,
            _ => None,
        };
        let refused =
            || no_multiple::<C, P>(&SafeNumber::from_scaled(minor, scale.into()), currency);
        own.map(|own| Self::from_minor_in(own, currency)).ok_or_else(refused)
    }
}

/// The digits and the step of the profile for this currency.
fn unit<C: MinorUnit, P: MinorUnitProfile>(currency: C) -> Result<(u8, i128), Error> {
    let unfit = || {
        let problem = format!("has no minor unit in the profile `{}`", P::NAME);
        Error::unfit(currency.code(), problem)
    };
    Ok((P::scale(&currency).ok_or_else(unfit)?, P::step(&currency).into()))
}

/// As many units of `10^-to` as `minor` units of `10^-from` are; `None` if that is no integer.
fn rescaled(minor: i128, from: u8, to: u8) -> Result<Option<i128>, Error> {
    let overflow = || Error::overflow("an `i128` of minor units");
    if minor == 0 {
        return Ok(Some(0));
    }
    let Some(factor) = 10i128.checked_pow(from.abs_diff(to).into()) else {
        // Finer by more digits than an integer has, or a fraction of one.
        return if to > from { Err(overflow()) } else { Ok(None) };
    };
    if to >= from {
        return minor.checked_mul(factor).map(Some).ok_or_else(overflow);
    }
    Ok((minor % factor == 0).then(|| minor / factor))
}

#[cold]
fn no_multiple<C: MinorUnit, P: MinorUnitProfile>(amount: &SafeNumber, currency: C) -> Error {
    let step = P::scale(&currency).map(|scale| {
        let step = SafeNumber::from_scaled(P::step(&currency).into(), scale.into());
        let own = SafeNumber::from_scaled(1, currency.scale().into());
        step.max(own)
    });
    let wanted = format!(
        "amounts of {} in the profile `{}` (multiples of {})",
        currency.code(),
        P::NAME,
        step.unwrap_or_default()
    );
    Error::new(ErrorKind::Inexact { value: amount.to_string(), wanted })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::currency::iso::{JPY, USD};

    #[test]
    fn rescaling_is_exact_or_refused() {
        assert_eq!(rescaled(1234, 2, 4), Ok(Some(123_400)));
        assert_eq!(rescaled(123_400, 4, 2), Ok(Some(1234)));
        assert_eq!(rescaled(123_450, 4, 2), Ok(None));
        assert_eq!(rescaled(-50, 2, 0), Ok(None));
        assert_eq!(rescaled(0, 0, 255), Ok(Some(0)));
        assert_eq!(rescaled(1, 255, 0), Ok(None));
        assert!(rescaled(1, 0, 255).unwrap_err().is_overflow());
        assert!(rescaled(i128::MAX, 0, 1).unwrap_err().is_overflow());
    }

    /// A profile may be wrong: then nothing fits it, and nothing panics.
    struct NoStep;

    impl MinorUnitProfile for NoStep {
        const NAME: &'static str = "NoStep";
        fn scale(_: &impl crate::currency::Currency) -> Option<u8> {
            Some(0)
        }
        fn step(_: &impl crate::currency::Currency) -> u32 {
            0
        }
    }

    #[test]
    fn a_step_of_zero_fits_nothing() {
        assert!(Money::from_minor_in(1, JPY).to_minor_in::<NoStep>().is_err());
        assert!(Money::try_from_minor_in::<NoStep>(100, USD).is_err());
    }
}
