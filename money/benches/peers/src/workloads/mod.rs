//! The workloads, each written once for every peer.

mod big;
mod cents;
mod field;
mod numbers;

use crate::case::Case;
use crate::input::Input;
use crate::peer::{Cents, Field, Peer, Quantize};
use crate::peers::{
    CheckedRatio, Dashu, Fastnum, InCents, Malachite, NumRational, Ours, OursMoney, Plain,
    RustDecimal, RustyMoney,
};

/// Every workload of every peer that takes part in it; the reference first.
pub fn all() -> Vec<Case> {
    let input = &Input::new();
    let mut cases = Vec::new();
    cases.extend(number::<NumRational>(input));
    cases.extend(in_cents::<NumRational, InCents<NumRational>>(input));
    cases.extend(big::cases::<NumRational>(input));
    cases.extend(number::<Ours>(input));
    cases.extend(in_cents::<Ours, InCents<Ours>>(input));
    cases.extend(big::cases::<Ours>(input));
    cases.push(numbers::quantize::<OursMoney>(&input.amounts));
    cases.extend(in_cents::<OursMoney, OursMoney>(input));
    cases.extend(number::<RustDecimal>(input));
    cases.extend(in_cents::<RustDecimal, InCents<RustDecimal>>(input));
    cases.extend(number::<RustyMoney>(input));
    cases.extend(in_cents::<RustyMoney, RustyMoney>(input));
    cases.extend(number::<Dashu>(input));
    cases.extend(cents::cases::<InCents<Dashu>>(input));
    cases.extend(big::cases::<Dashu>(input));
    cases.extend(number::<Malachite>(input));
    cases.extend(cents::cases::<InCents<Malachite>>(input));
    cases.extend(big::cases::<Malachite>(input));
    #[cfg(feature = "gmp")]
    {
        use crate::peers::Gmp;
        cases.extend(number::<Gmp>(input));
        cases.extend(cents::cases::<InCents<Gmp>>(input));
        cases.extend(big::cases::<Gmp>(input));
    }
    cases.extend(numbers::cases::<CheckedRatio>("", &input.amounts));
    cases.extend(field::cases::<CheckedRatio>(input));
    cases.extend(cents::cases::<InCents<CheckedRatio>>(input));
    cases.extend(number::<Fastnum>(input));
    cases.extend(cents::cases::<InCents<Fastnum>>(input));
    cases.extend(numbers::cases::<Plain<i64, 6>>("", &input.amounts));
    cases.push(numbers::quantize::<Plain<i64, 6>>(&input.amounts));
    cases.extend(in_cents::<Plain<i64, 2>, Plain<i64, 2>>(input));
    cases.extend(numbers::cases::<Plain<i128, 6>>("", &input.amounts));
    cases.push(numbers::quantize::<Plain<i128, 6>>(&input.amounts));
    cases.extend(in_cents::<Plain<i128, 2>, Plain<i128, 2>>(input));
    cases
}

/// The workloads on amounts of 0 to 6 decimals.
fn number<P: Field + Quantize>(input: &Input) -> Vec<Case> {
    let mut cases = numbers::cases::<P>("", &input.amounts);
    cases.extend(field::cases::<P>(input));
    cases.push(numbers::quantize::<P>(&input.amounts));
    cases
}

/// The workloads on amounts of exactly 2 decimals.
fn in_cents<P: Peer, C: Cents>(input: &Input) -> Vec<Case> {
    let mut cases = numbers::cases::<P>("cents: ", &input.cents);
    cases.extend(cents::cases::<C>(input));
    cases
}
