use money::tax::{TaxScheme, Taxed};
use money::{Rounding, USD, rate, usd};

fn main() {
    let scheme = TaxScheme::single("VAT", rate!(19%)).unwrap();
    let _: Taxed<USD> = scheme.add_to(usd!(0.99), Rounding::HalfUp).unwrap();
    let _ = scheme.add_to(usd!(0.99), Rounding::HalfUp).unwrap().tax();
    let _ = scheme.add_to(usd!(0.99));
}
