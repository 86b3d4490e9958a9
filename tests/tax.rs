//! Taxes: the classic cases, and the laws.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, in their helpers too"
)]

use money::tax::{TaxAmount, TaxBasis, TaxScheme, Taxed, TaxedInvoice};
use money::{
    AnyCurrency, ExactMoney, JPY, MinorUnit, Money, Rate, RemainderAccount, Rounding, SafeNumber,
    USD, eur, jpy, num, rate, usd,
};
use money_tests::modes;
use proptest::prelude::*;
use proptest::sample::Index;

/// A failure is read off the output; the tests have no file to keep it in.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn vat(rate: Rate) -> TaxScheme {
    TaxScheme::single("VAT", rate).unwrap()
}

/// 19% on three lines of 0.99: the sum of the rounded is not the rounded sum.
#[test]
fn three_lines_of_99_cents() {
    let lines = [eur!(0.99); 3];
    let scheme = vat(rate!(19%));
    for (basis, tax, rest) in
        [(TaxBasis::Lines, eur!(0.57), num!(-0.0057)), (TaxBasis::Total, eur!(0.56), num!(0.0043))]
    {
        let (invoice, remainder) =
            scheme.add_to_lines(&lines, basis, Rounding::HalfUp).unwrap().into_parts();
        assert_eq!(invoice.charged().tax(), tax);
        assert_eq!(invoice.difference(), eur!(0.01));
        assert_eq!(invoice.lines().len(), 3);
        assert_eq!(remainder.amount(), &rest);
        assert_eq!(tax + remainder.into_exact(), eur!(2.97) * rate!(19%));
    }
}

/// Québec: until the end of 2012 the QST stood on the GST; the two reforms left about the same sum.
#[test]
fn quebec_before_and_after_2013() {
    let gst = || TaxScheme::single("GST", rate!(5%)).unwrap();
    let before = gst().and_on_top("QST", rate!(9.5%)).unwrap();
    let after = gst().and("QST", rate!(9.975%)).unwrap();
    assert_eq!(before.effective_rate(), rate!(14.975%));
    assert_eq!(after.effective_rate(), rate!(14.975%));
    let amounts = |scheme: &TaxScheme| {
        let pending = scheme.add_to(usd!(100.00), Rounding::HalfUp).unwrap();
        let (taxed, remainder) = pending.into_parts();
        let each: Vec<_> = taxed.taxes().iter().map(|tax| tax.amount().to_string()).collect();
        (each.join(", "), taxed.gross(), remainder.amount().to_string())
    };
    let expected = ("USD 5.00, USD 9.98".to_owned(), usd!(114.98), "-0.005".to_owned());
    assert_eq!(amounts(&before), expected);
    assert_eq!(amounts(&after), expected);
}

/// 20% in 9.99: each mode that differs at a tie, and what it leaves.
#[test]
fn twenty_percent_in_nine_ninety_nine() {
    for (mode, net, tax, rest) in [
        (Rounding::HalfUp, usd!(8.32), usd!(1.67), num!(-0.005)),
        (Rounding::HalfEven, usd!(8.33), usd!(1.66), num!(0.005)),
        (Rounding::Down, usd!(8.33), usd!(1.66), num!(0.005)),
    ] {
        let (taxed, remainder) =
            vat(rate!(20%)).extract_from(usd!(9.99), mode).unwrap().into_parts();
        assert_eq!((taxed.net(), taxed.tax(), taxed.gross()), (net, tax, usd!(9.99)));
        assert_eq!(remainder.amount(), &rest, "{mode:?}");
        assert_eq!(taxed.taxes()[0].exact(), &(usd!(9.99) / 6));
        assert_eq!(taxed.taxes()[0].base(), &(usd!(9.99) / num!(1.2)));
    }
}

#[test]
fn yen_have_no_decimals() {
    let scheme =
        TaxScheme::single("national", rate!(7.8%)).unwrap().and("local", rate!(2.2%)).unwrap();
    let mut kept = RemainderAccount::<JPY>::new();
    let taxed = scheme.add_to(jpy!(105), Rounding::Down).unwrap().settle(&mut kept);
    assert_eq!(taxed.to_string(), "JPY 105 + JPY 10 = JPY 115");
    let amounts: Vec<_> = taxed.taxes().iter().map(|tax| tax.amount().minor()).collect();
    assert_eq!(amounts, [8, 2]);
    assert_eq!(kept.balance().amount(), &num!(0.5));
}

#[test]
fn schemes_that_cannot_be() {
    let message = |scheme: Result<TaxScheme, money::Error>| {
        let error = scheme.unwrap_err();
        assert!(error.is_invalid_terms());
        error.to_string()
    };
    let base = || vat(rate!(20%));
    assert_eq!(
        message(TaxScheme::single("VAT", rate!(-1%))),
        "tax `VAT` has the rate `-1%`, expected zero or more"
    );
    assert_eq!(message(TaxScheme::single("", rate!(1%))), "a tax has no name, expected one");
    assert_eq!(
        message(base().and_on_top_of(&["GST"], "QST", rate!(1%))),
        "tax `QST` cannot stand on `GST`, expected earlier taxes, each once"
    );
    assert!(message(base().and_on_top_of(&["VAT", "VAT"], "QST", rate!(1%))).contains("each once"));
    assert!(message(base().and("VAT", rate!(1%))).contains("another name"));
    let long = "9".repeat(1 << 16);
    assert!(message(TaxScheme::single(&long, rate!(-1%))).len() < 200);
}

#[test]
fn amounts_that_cannot_be() {
    let scheme = vat(rate!(20%));
    let mode = Rounding::HalfUp;
    assert!(scheme.add_to(Money::<USD>::MAX, mode).unwrap_err().is_overflow());
    assert!(scheme.add_to(Money::<USD>::MIN, mode).unwrap_err().is_overflow());
    assert!(scheme.extract_from(Money::<USD>::MIN, mode).is_ok());
    let huge = vat(Rate::from_fraction("1e10000".parse::<SafeNumber>().unwrap()));
    assert!(huge.add_to(usd!(1), mode).unwrap_err().is_overflow());
    let (taxed, _rest) = huge.extract_from(usd!(1), mode).unwrap().into_parts();
    assert_eq!(taxed.net(), usd!(0));
    let none: [Money<USD>; 0] = [];
    for basis in [TaxBasis::Lines, TaxBasis::Total] {
        assert!(scheme.add_to_lines(&none, basis, mode).unwrap_err().is_invalid_terms());
        let pair = [Money::<USD>::MAX, usd!(1)];
        assert!(scheme.extract_from_lines(&pair, basis, mode).unwrap_err().is_overflow());
    }
    let mixed = ["EUR 1.00", "JPY 1"].map(|text| text.parse::<Money<AnyCurrency>>().unwrap());
    let error = scheme.add_to_lines(&mixed, TaxBasis::Lines, mode).unwrap_err();
    assert!(error.is_currency_mismatch());
    let (free, rest) = TaxScheme::new().add_to(usd!(1), mode).unwrap().into_parts();
    assert_eq!((free.gross(), rest.is_zero()), (usd!(1), true));
}

/// A receipt of a German shop: both rates of VAT, and a deposit that bears none.
#[test]
fn lines_of_several_rates() {
    let (full, reduced, free) = (vat(rate!(19%)), vat(rate!(7%)), TaxScheme::new());
    let lines = [
        (eur!(1.19), &full),
        (eur!(2.49), &reduced),
        (eur!(0.99), &full),
        (eur!(3.33), &reduced),
        (eur!(0.25), &free),
    ];
    for (basis, tax) in [(TaxBasis::Lines, eur!(0.73)), (TaxBasis::Total, eur!(0.73))] {
        let pending = TaxedInvoice::extract_from(&lines, basis, Rounding::HalfUp).unwrap();
        let (invoice, rest) = pending.into_parts();
        assert_eq!(invoice.charged().gross(), eur!(8.25));
        assert_eq!(invoice.charged().tax(), tax);
        let exact = eur!(2.18) * num!(19 / 119) + eur!(5.82) * num!(7 / 107);
        assert_eq!(tax + rest.into_exact(), exact);
        let taxes: Vec<_> = invoice.by_total().taxes().iter().map(TaxAmount::amount).collect();
        assert_eq!(taxes, [eur!(0.35), eur!(0.38)]);
    }
    // One tax in two schemes is one tax of the total: 5% of 0.30 once, not of 0.10 and of 0.20.
    let gst = || TaxScheme::single("GST", rate!(5%)).unwrap();
    let (both, one) = (gst().and("PST", rate!(7%)).unwrap(), gst());
    let lines = [(usd!(0.10), &both), (usd!(0.20), &one)];
    let pending = TaxedInvoice::add_to(&lines, TaxBasis::Total, Rounding::HalfUp).unwrap();
    let (invoice, _rest) = pending.into_parts();
    let text = |taxed: &Taxed<USD>| {
        let taxes: Vec<_> = taxed.taxes().iter().map(ToString::to_string).collect();
        taxes.join(", ")
    };
    assert_eq!(
        text(invoice.by_total()),
        "GST 5% of USD 0.30 = USD 0.02, PST 7% of USD 0.10 = USD 0.01"
    );
    assert_eq!(
        text(invoice.by_line()),
        "GST 5% of USD 0.30 = USD 0.02, PST 7% of USD 0.10 = USD 0.01"
    );
    let none: [(Money<USD>, &TaxScheme); 0] = [];
    let empty = TaxedInvoice::add_to(&none, TaxBasis::Lines, Rounding::Up);
    assert!(empty.unwrap_err().is_invalid_terms());
}

#[test]
fn sums_of_taxed_amounts() {
    let (full, reduced) = (vat(rate!(19%)), vat(rate!(7%)));
    let parts = [taxed(&full, eur!(1)), taxed(&reduced, eur!(1)), taxed(&full, eur!(-3))];
    let sum: Taxed<_> = parts.iter().sum();
    assert_eq!(sum.to_string(), "EUR -1.00 + EUR -0.31 = EUR -1.31");
    assert_eq!(sum, parts.iter().cloned().sum());
    assert_eq!(Some(&sum), Taxed::try_sum(&parts).unwrap().as_ref());
    let taxes: Vec<_> = sum.taxes().iter().map(ToString::to_string).collect();
    assert_eq!(taxes, ["VAT 19% of EUR -2.00 = EUR -0.38", "VAT 7% of EUR 1.00 = EUR 0.07"]);
    let none: Taxed<USD> = [].iter().sum();
    assert_eq!((none.net(), none.gross(), none.taxes().len()), (usd!(0), usd!(0), 0));

    let any = |text: &str| taxed(&full, text.parse::<Money<AnyCurrency>>().unwrap());
    assert_eq!(Taxed::<AnyCurrency>::try_sum(&[]).unwrap(), None);
    let error = Taxed::try_sum(&[any("EUR 1.00"), any("USD 1.00")]).unwrap_err();
    assert!(error.is_currency_mismatch());
    // Only the whole sum has to fit.
    let most = Money::<USD>::from_minor(i128::MAX / 2);
    let parts = [most, most, usd!(-1)].map(|net| taxed(&TaxScheme::new(), net));
    assert!(Taxed::try_sum(&parts).is_ok());
    let parts = [most; 3].map(|net| taxed(&TaxScheme::new(), net));
    assert!(Taxed::try_sum(&parts).unwrap_err().is_overflow());
}

fn taxed<C: MinorUnit>(scheme: &TaxScheme, net: Money<C>) -> Taxed<C> {
    scheme.add_to(net, Rounding::HalfUp).unwrap().into_parts().0
}

/// Two to four taxes, each on the net amount, on all before it, or on the first.
fn schemes() -> impl Strategy<Value = (TaxScheme, Vec<SafeNumber>)> {
    prop::collection::vec((0u32..60_000, 0u8..3), 1..5).prop_map(|taxes| {
        let (mut scheme, mut shares) = (TaxScheme::new(), Vec::<SafeNumber>::new());
        for (index, (hundredths, kind)) in taxes.into_iter().enumerate() {
            let (name, rate) = (index.to_string(), Rate::from_basis_points(hundredths) / 3);
            let (next, base) = match kind {
                0 => (scheme.and(&name, rate.clone()), SafeNumber::ONE),
                1 => {
                    (scheme.and_on_top(&name, rate.clone()), 1 + shares.iter().sum::<SafeNumber>())
                }
                _ if index == 0 => (scheme.and(&name, rate.clone()), SafeNumber::ONE),
                _ => (scheme.and_on_top_of(&["0"], &name, rate.clone()), 1 + shares[0].clone()),
            };
            scheme = next.unwrap();
            shares.push(base * rate);
        }
        (scheme, shares)
    })
}

/// The laws of one taxed amount, given its exact net amount.
fn check(
    taxed: &Taxed<USD>,
    net: &ExactMoney<USD>,
    shares: &[SafeNumber],
) -> Result<(), TestCaseError> {
    prop_assert_eq!(taxed.net() + taxed.tax(), taxed.gross());
    let sum: Money<USD> = taxed.taxes().iter().map(TaxAmount::amount).sum();
    prop_assert_eq!(sum, taxed.tax());
    for (tax, share) in taxed.taxes().iter().zip(shares) {
        prop_assert_eq!(tax.exact(), &(net * share));
        prop_assert_eq!(&(tax.base() * tax.rate()), tax.exact());
        prop_assert!((tax.exact().amount() - tax.amount().amount()).abs() < num!(0.01));
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(3_000))]

    #[test]
    fn net_and_tax_are_gross(
        scheme in schemes(), minor in -10_000_000i128..10_000_000, mode in modes(),
    ) {
        let (scheme, shares) = scheme;
        let amount = Money::<USD>::from_minor(minor);
        let exact = |net: &ExactMoney<USD>| net * shares.iter().sum::<SafeNumber>();

        let (taxed, remainder) = scheme.add_to(amount, mode).unwrap().into_parts();
        check(&taxed, &amount.to_exact(), &shares)?;
        prop_assert_eq!(taxed.net(), amount);
        prop_assert_eq!(taxed.tax() + remainder.into_exact(), exact(&amount.to_exact()));

        let (taxed, remainder) = scheme.extract_from(amount, mode).unwrap().into_parts();
        let net = amount / (1 + shares.iter().sum::<SafeNumber>());
        check(&taxed, &net, &shares)?;
        prop_assert_eq!(taxed.gross(), amount);
        prop_assert_eq!(taxed.tax() + remainder.into_exact(), exact(&net));
    }

    #[test]
    fn lines_and_total_differ_by_what_is_returned(
        scheme in schemes(), minors in prop::collection::vec(-100_000i128..100_000, 1..12),
        mode in modes(), inclusive in any::<bool>(),
    ) {
        let (scheme, _) = scheme;
        let lines: Vec<_> = minors.into_iter().map(Money::<USD>::from_minor).collect();
        let invoice = |basis| {
            let pending = if inclusive {
                scheme.extract_from_lines(&lines, basis, mode)
            } else {
                scheme.add_to_lines(&lines, basis, mode)
            };
            pending.unwrap().into_parts()
        };
        let (by_line, line_rest) = invoice(TaxBasis::Lines);
        let (by_total, total_rest) = invoice(TaxBasis::Total);
        prop_assert_eq!(by_line.charged(), by_total.by_line());
        prop_assert_eq!(by_line.by_total(), by_total.charged());
        let (a, b) = (by_line.charged(), by_total.charged());
        prop_assert_eq!(a.tax(), b.tax() + by_line.difference());
        prop_assert_eq!(a.tax() + line_rest.into_exact(), b.tax() + total_rest.into_exact());
        let sum = |part: fn(&Taxed<USD>) -> Money<USD>| by_line.lines().iter().map(part).sum();
        let sums = (sum(Taxed::net), sum(Taxed::tax), sum(Taxed::gross));
        prop_assert_eq!((a.net(), a.tax(), a.gross()), sums);
        let whole = lines.iter().sum::<Money<USD>>();
        let given = |taxed: &Taxed<USD>| if inclusive { taxed.gross() } else { taxed.net() };
        prop_assert_eq!((given(a), given(b)), (whole, whole));
    }

    #[test]
    fn lines_of_several_schemes_keep_the_laws(
        scheme in prop::collection::vec(schemes(), 1..4),
        minors in prop::collection::vec((-100_000i128..100_000, any::<Index>()), 1..9),
        mode in modes(), inclusive in any::<bool>(),
    ) {
        let lines: Vec<_> = minors
            .iter()
            .map(|(minor, index)| (Money::<USD>::from_minor(*minor), &index.get(&scheme).0))
            .collect();
        let invoice = |basis| {
            let pending = if inclusive {
                TaxedInvoice::extract_from(&lines, basis, mode)
            } else {
                TaxedInvoice::add_to(&lines, basis, mode)
            };
            pending.unwrap().into_parts()
        };
        let (by_line, line_rest) = invoice(TaxBasis::Lines);
        let (by_total, total_rest) = invoice(TaxBasis::Total);
        let (a, b) = (by_line.charged(), by_total.charged());
        prop_assert_eq!(a, &by_line.lines().iter().sum::<Taxed<_>>());
        prop_assert_eq!(a.tax(), b.tax() + by_line.difference());
        prop_assert_eq!(a.tax() + line_rest.into_exact(), b.tax() + total_rest.into_exact());
        let whole: Money<USD> = lines.iter().map(|(amount, _)| *amount).sum();
        for taxed in [a, b] {
            prop_assert_eq!(if inclusive { taxed.gross() } else { taxed.net() }, whole);
            prop_assert_eq!(taxed.net() + taxed.tax(), taxed.gross());
            let sum: Money<USD> = taxed.taxes().iter().map(TaxAmount::amount).sum();
            prop_assert_eq!(sum, taxed.tax());
        }
        // The same taxes on both; on the total each is rounded once.
        prop_assert_eq!(a.taxes().len(), b.taxes().len());
        for (line, total) in a.taxes().iter().zip(b.taxes()) {
            prop_assert_eq!((line.name(), line.rate()), (total.name(), total.rate()));
            prop_assert_eq!((line.base(), line.exact()), (total.base(), total.exact()));
            let once = total.exact().quantize(mode).into_parts().0;
            prop_assert_eq!(total.amount(), once);
        }
    }
}
