//! The laws of money, checked on the ledger's own payouts.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use ledger::Payout;
use money::{AnyCurrency, Money, SafeNumber, laws};
use proptest::prelude::*;

fn payout() -> impl Strategy<Value = Payout> {
    (any::<AnyCurrency>(), 0i64.., 0u64..=10_000, 1u64..1_000_000_000).prop_map(
        |(currency, pool, part, whole)| Payout {
            id: "p-1".into(),
            payee: "ada".into(),
            pool: Money::from_minor_in(pool.into(), currency),
            share: SafeNumber::new(part.min(whole)) / whole,
        },
    )
}

/// A failure is read off the output; the tests have no file to keep it in.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn a_payout_conserves(payout in payout()) {
        laws::conserves(&payout.exact(), |_, kept| {
            let due = payout.due().unwrap();
            kept.try_absorb(due.remainder).unwrap();
            [Money::from_minor_in(due.paid_minor.into(), payout.pool.currency())]
        })?;
    }

    #[test]
    fn a_day_of_payouts_conserves(
        first in payout(), shares in prop::collection::vec((0u64..=97, 97u64..9_700), 1..40),
    ) {
        let payouts: Vec<Payout> = shares
            .into_iter()
            .map(|(part, whole)| Payout { share: SafeNumber::new(part) / whole, ..first.clone() })
            .collect();
        let mut next = payouts.iter();
        laws::conserves_all(payouts.iter().map(Payout::exact), |_, kept| {
            let due = next.next().unwrap().due().unwrap();
            kept.try_absorb(due.remainder).unwrap();
            [Money::from_minor_in(due.paid_minor.into(), first.pool.currency())]
        })?;
    }
}
