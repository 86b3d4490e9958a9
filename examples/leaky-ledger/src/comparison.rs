//! What the same payouts come to in `f64`, for a ledger that holds no float itself: everything
//! goes in and out as text.

use std::collections::BTreeMap;

/// What `f64` with `round()` pays, summed the way people sum it.
///
/// ```
/// use leaky_ledger::comparison::RoundedPayouts;
///
/// let mut payouts = RoundedPayouts::new();
/// assert_eq!(payouts.add("USD", "100000.00", "1/7", 2).as_deref(), Ok("14285.71"));
/// assert_eq!(payouts.add("USD", "0.10", "100%", 2).as_deref(), Ok("0.1"));
/// assert_eq!(payouts.total("USD").as_deref(), Some("14285.81"));
/// assert_eq!(payouts.total("EUR"), None);
/// ```
#[derive(Debug, Default)]
pub struct RoundedPayouts {
    payout_totals: BTreeMap<String, f64>, //~ float-money-container
}

impl RoundedPayouts {
    /// No payouts yet.
    ///
    /// ```
    /// assert_eq!(leaky_ledger::comparison::RoundedPayouts::new().total("USD"), None);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Pays `share` of `pool`, rounded to `decimals` digits, and adds it to the currency's total.
    ///
    /// `pool` is a decimal text in major units (`100000.00`), `share` is `num/den` or `12.5%`, and
    /// `decimals` the digits of the currency's minor unit (2, and 0 for JPY). Returns what this one
    /// payout pays, as its shortest decimal text.
    ///
    /// # Errors
    ///
    /// A text that says which input is no number, or that the payout is not finite.
    ///
    /// ```
    /// use leaky_ledger::comparison::RoundedPayouts;
    ///
    /// let mut payouts = RoundedPayouts::new();
    /// assert_eq!(payouts.add("JPY", "1000", "12.5%", 0).as_deref(), Ok("125"));
    /// assert_eq!(
    ///     payouts.add("JPY", "1000", "1/0", 0),
    ///     Err("pool `1000` times share `1/0` is not finite".to_owned()),
    /// );
    /// ```
    pub fn add(
        &mut self,
        currency: &str,
        pool: &str,
        share: &str,
        decimals: u8,
    ) -> Result<String, String> {
        let pool_amount = pool.parse::<f64>(); //~ parse-money-as-float
        let pool_amount = pool_amount.map_err(|_| not_a_number("pool", pool))?;
        let factor = 10_f64.powi(i32::from(decimals));
        let paid_amount = (pool_amount * share_as_float(share)? * factor).round() / factor;
        //~^ lossy-round
        if !paid_amount.is_finite() {
            return Err(format!("pool `{pool}` times share `{share}` is not finite"));
        }
        *self.payout_totals.entry(currency.to_owned()).or_default() += paid_amount;
        //~^ float-arithmetic-on-money
        Ok(paid_amount.to_string())
    }

    /// The running `f64` total of that currency: the shortest decimal text that reads back to the
    /// same float, in plain notation.
    ///
    /// ```
    /// use leaky_ledger::comparison::RoundedPayouts;
    ///
    /// let mut payouts = RoundedPayouts::new();
    /// for _ in 0..3 {
    ///     payouts.add("USD", "0.10", "1/1", 2)?;
    /// }
    /// assert_eq!(payouts.total("USD").as_deref(), Some("0.30000000000000004"));
    /// # Ok::<(), String>(())
    /// ```
    #[must_use]
    pub fn total(&self, currency: &str) -> Option<String> {
        self.payout_totals.get(currency).map(f64::to_string)
    }
}

fn share_as_float(share: &str) -> Result<f64, String> {
    let number = |text: &str| text.trim().parse::<f64>().map_err(|_| not_a_number("share", share));
    if let Some(percent) = share.strip_suffix('%') {
        return Ok(number(percent)? / 100.0);
    }
    match share.split_once('/') {
        Some((numerator, denominator)) => Ok(number(numerator)? / number(denominator)?),
        None => number(share),
    }
}

fn not_a_number(what: &str, text: &str) -> String {
    format!("{what} `{text}` is not a number")
}

#[cfg(test)]
mod tests {
    use super::RoundedPayouts;

    #[test]
    fn a_third_of_a_dollar_three_times_is_not_a_dollar() {
        let mut payouts = RoundedPayouts::new();
        for _ in 0..3 {
            assert_eq!(payouts.add("USD", "1.00", "1/3", 2), Ok("0.33".to_owned()));
        }
        assert_eq!(payouts.total("USD").as_deref(), Some("0.99"));
    }

    #[test]
    fn text_that_is_no_number_is_refused_by_name() {
        let mut payouts = RoundedPayouts::new();
        let error = |text: &str| Err(text.to_owned());
        assert_eq!(payouts.add("USD", "ten", "1/3", 2), error("pool `ten` is not a number"));
        assert_eq!(payouts.add("USD", "1", "1/x", 2), error("share `1/x` is not a number"));
        assert_eq!(payouts.add("USD", "1", "x%", 2), error("share `x%` is not a number"));
    }

    #[test]
    fn large_totals_are_written_without_an_exponent() {
        let mut payouts = RoundedPayouts::new();
        payouts.add("USD", "1e21", "1", 0).unwrap();
        assert_eq!(payouts.total("USD").as_deref(), Some("1000000000000000000000"));
    }
}
