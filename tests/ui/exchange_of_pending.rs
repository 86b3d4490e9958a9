use money::{EUR, ExchangeRate, Rounding, USD, eur, num};

fn main() {
    let rate = ExchangeRate::<EUR, USD>::new(num!(1.0837)).unwrap();
    let _ = rate.convert((eur!(1) / 3).quantize(Rounding::HalfUp));
}
