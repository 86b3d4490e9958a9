//! Reconciliation: what came in equals what was paid plus what was kept, exactly.

use crate::payout::Payout;
use crate::store::{Posted, canonical};
use leaky_ledger::comparison::RoundedPayouts;
use money::{AnyCurrency, Currency, ExactMoney, MinorUnit, Money, Rounding, SafeNumber};
use std::collections::BTreeMap;
use std::fmt;

/// The payouts of a batch, per currency code.
#[derive(Debug, Default)]
pub struct Reconciliation {
    currencies: BTreeMap<&'static str, Row>,
}

#[derive(Debug)]
struct Row {
    payouts: usize,
    /// How many payouts `f64` with `round()` would have made in another amount.
    differing: usize,
    exact: SafeNumber,
    paid: Money<AnyCurrency>,
    /// By how much the balance of the remainder account changed, as read from the store.
    kept: SafeNumber,
    /// What `f64` with `round()` would have paid, in the shortest text that reads back the same.
    rounded: String,
}

/// Compares what was posted with the exact shares. `kept` is by how much the remainder account of
/// each currency code changed in the store.
///
/// # Errors
///
/// When a total does not fit, or the comparison with floats fails.
pub fn reconcile(
    payouts: &[Payout],
    posted: &Posted,
    kept: &BTreeMap<&'static str, ExactMoney<AnyCurrency>>,
) -> Result<Reconciliation, String> {
    let mut rounded = RoundedPayouts::new();
    let mut currencies = BTreeMap::new();
    for (payout, paid_minor) in payouts.iter().zip(&posted.paid_minor) {
        let Some(paid_minor) = paid_minor else {
            continue;
        };
        let currency = payout.pool.currency();
        let row = currencies.entry(currency.code()).or_insert_with(|| Row {
            payouts: 0,
            differing: 0,
            exact: SafeNumber::ZERO,
            paid: Money::from_minor_in(0, currency),
            kept: kept.get(currency.code()).map_or(SafeNumber::ZERO, |kept| kept.amount().clone()),
            rounded: String::new(),
        });
        let paid = Money::from_minor_in(i128::from(*paid_minor), currency);
        row.payouts += 1;
        row.exact += payout.exact().amount();
        row.paid = row.paid.try_add(paid).map_err(|error| error.to_string())?;
        let pool = payout.pool.amount().to_string();
        let share = canonical(&payout.share);
        let float = rounded.add(currency.code(), &pool, &share, currency.scale())?;
        row.differing += usize::from(float.parse() != Ok(paid.amount()));
    }
    for (code, row) in &mut currencies {
        row.rounded = rounded.total(code).unwrap_or_default();
    }
    Ok(Reconciliation { currencies })
}

impl Reconciliation {
    /// True when, in every currency, the exact shares equal what was paid plus what was kept.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.currencies.values().all(Row::balances)
    }
}

impl Row {
    fn balances(&self) -> bool {
        self.paid.amount() + &self.kept == self.exact
    }
}

impl fmt::Display for Reconciliation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (code, row) in &self.currencies {
            let plural = if row.payouts == 1 { "" } else { "s" };
            writeln!(f, "{code}: {} payout{plural}", row.payouts)?;
            line(f, "exact shares", &row.exact, row.scale())?;
            line(f, "paid", &row.paid.amount(), row.scale())?;
            line(f, "remainder kept", &row.kept, row.scale())?;
            let equal = if row.balances() { "=" } else { "IS NOT" };
            writeln!(f, "  exact shares {equal} paid + remainder")?;
            row.comparison(f)?;
        }
        Ok(())
    }
}

impl Row {
    fn scale(&self) -> usize {
        usize::from(self.paid.currency().scale())
    }

    fn comparison(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ok(total) = self.rounded.parse::<SafeNumber>() else {
            return writeln!(f, "  f64 with round() would have paid {}", self.rounded);
        };
        line(f, "f64 with round()", &total, self.scale())?;
        let difference = total - &self.exact;
        if difference.is_zero() {
            return writeln!(f, "  f64 would have paid exactly that");
        }
        let verb = if difference.is_negative() { "lost" } else { "invented" };
        let unaccounted = shortened(&difference.abs(), self.scale());
        writeln!(
            f,
            "  f64 would have {verb} {unaccounted} with no account that keeps it; payouts in \
             another amount: {}",
            self.differing,
        )
    }
}

/// A name, the decimal digits of a number, and the number itself where the digits do not end.
fn line(f: &mut fmt::Formatter<'_>, name: &str, number: &SafeNumber, scale: usize) -> fmt::Result {
    let digits = shortened(number, scale);
    write!(f, "  {name:<18}{digits:>24}")?;
    if digits.ends_with('…') {
        write!(f, "  = {}", canonical(number))?;
    }
    writeln!(f)
}

/// The number with `scale` to ten digits after the point; `…` stands for those left out.
fn shortened(number: &SafeNumber, scale: usize) -> String {
    const SHOWN: u32 = 10;
    match number.to_decimal(SHOWN, Rounding::Down) {
        Ok((decimal, rest)) if !rest.is_zero() => format!("{decimal}…"),
        _ => format!("{number:.scale$}"),
    }
}
