#![deny(unused_must_use)]

use money::tax::TaxScheme;
use money::{RemainderAccount, Rounding, rate, usd};

fn main() {
    let scheme = TaxScheme::single("VAT", rate!(19%)).unwrap();
    scheme.add_to(usd!(0.99), Rounding::HalfUp).unwrap();
    scheme.add_to(usd!(0.99), Rounding::HalfUp).unwrap().settle(&mut RemainderAccount::new());
}
