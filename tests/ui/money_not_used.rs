#![deny(unused_must_use)]

use money::{AllocationMode, Error, RemainderBook, Rounding, USD, usd};

fn pay(book: &mut RemainderBook<u64, USD>) -> Result<(), Error> {
    book.try_pay(7, &(usd!(1) / 3), Rounding::HalfUp)?;
    usd!(1) + usd!(2);
    (usd!(1) / 4).quantize(Rounding::HalfUp).exactly()?;
    let _parts = usd!(1).allocate(&[1, 2], AllocationMode::ToFirst)?;
    Ok(())
}

fn main() {
    let _ = pay(&mut RemainderBook::new());
}
