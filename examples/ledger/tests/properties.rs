//! Properties of the ledger's library, for any payouts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use ledger::{Payout, Store, reconcile, verify};
use money::{AnyCurrency, Currency, Money, SafeNumber};
use proptest::prelude::*;

fn payouts() -> impl Strategy<Value = Vec<Payout>> {
    let payout = (0usize..4, 0i128..10_000_000, 0u32..50, 1u32..50, 0usize..5).prop_map(
        |(payee, pool, part, more, currency)| {
            let currencies: Vec<_> = AnyCurrency::all().collect();
            Payout {
                id: String::new(),
                payee: format!("payee {payee}"),
                pool: Money::from_minor_in(pool, currencies[currency]),
                share: SafeNumber::new(part) / (part + more),
            }
        },
    );
    prop::collection::vec(payout, 0..30).prop_map(|mut payouts| {
        for (number, payout) in payouts.iter_mut().enumerate() {
            payout.id = format!("R{number}");
        }
        payouts
    })
}

/// A failure is read off the output; the tests have no file to keep it in.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn every_batch_reconciles_and_verifies(payouts in payouts(), cut in 0usize..30) {
        let mut store = Store::in_memory().unwrap();
        let cut = cut.min(payouts.len());
        // The second batch repeats the first: nobody is paid twice.
        store.post(&payouts[..cut], |_| ()).unwrap();
        let before: Vec<_> = AnyCurrency::all()
            .map(|currency| (currency, store.remainder(currency).unwrap()))
            .collect();
        let posted = store.post(&payouts, |_| ()).unwrap();
        prop_assert_eq!(posted.paid_minor.iter().flatten().count(), payouts.len() - cut);
        let kept = before
            .iter()
            .map(|(currency, before)| {
                let after = store.remainder(*currency).unwrap();
                (currency.code(), after.try_sub(before).unwrap())
            })
            .collect();
        prop_assert!(reconcile(&payouts, &posted, &kept).unwrap().balances());
        let verified = verify(&store).unwrap();
        prop_assert_eq!(verified.problems, Vec::<String>::new());
        prop_assert_eq!(usize::try_from(verified.transfers).unwrap(), payouts.len());
    }

    #[test]
    fn reading_near_csv_never_panics(rows in "[\",\n\ra0/.%-]{0,80}") {
        let _ = ledger::read(format!("payout_id,payee,pool,share,currency\n{rows}").as_bytes());
    }

    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = ledger::read(&bytes);
        let with_header = [b"payout_id,payee,pool,share,currency\n", &bytes[..]].concat();
        let _ = ledger::read(&with_header);
    }
}
